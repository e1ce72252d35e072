"""Tells partners: woken by each entry of the log, many receivers at once, one POST at a time to each.

One relay works at a time, whoever holds the lock; others stand by and take over when its connection ends, however it
ended. A receiver that hangs holds one hand for one deadline; those that failed last share half of the hands, so
receivers that are well always find one.
"""

import logging
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from typing import Any

import psycopg
from django.db import Error, connection, connections
from django.utils import timezone

from claims.webhooks import telling
from claims.webhooks.verbs import CHANNEL

log = logging.getLogger("claims.webhooks")
LOCK = "SELECT pg_try_advisory_lock(hashtext('claims_webhookendpoint'))"
HANDS = 32
FOR_FAILING = HANDS // 2
TURN = 5.0  # seconds after which a hand with much to tell one receiver looks after the others
TICK = 1.0  # seconds between two looks, whether woken or not


class Relay:
    """`stop` ends it; sends under way end first, within their deadline."""

    def __init__(self, stop: threading.Event) -> None:
        self._stop = stop
        self._busy: dict[int, bool] = {}  # endpoints that are being told, and whether they are failing

    def run(self) -> None:
        """Until it is stopped, whatever happens to the database meanwhile."""
        while not self._stop.is_set():
            try:
                with _line() as line:
                    if _leads(line):
                        self._work(line)
                    else:
                        self._stop.wait(TICK)
            except (Error, psycopg.Error) as error:
                log.warning("The relay of webhooks begins anew: %s", error)
                self._stop.wait(TICK)
            except Exception:
                log.exception("The relay of webhooks begins anew.")
                self._stop.wait(TICK)
            finally:
                connections.close_all()

    def catch_up(self) -> None:
        """Tells what is due now, then ends. Another relay at work does it instead."""
        with _line() as line:
            if _leads(line):
                with ThreadPoolExecutor(HANDS) as hands:
                    more = True
                    while more and not self._stop.is_set():
                        more, told = self._step(hands)
                        wait(told)
                        more = more or bool(told)

    def _work(self, line: "psycopg.Connection[Any]") -> None:
        line.execute(f"LISTEN {CHANNEL}")
        with ThreadPoolExecutor(HANDS) as hands:
            while not self._stop.is_set():
                more, _told = self._step(hands)
                connection.close()  # an idle relay holds its line alone
                for _woken in line.notifies(timeout=0 if more else TICK, stop_after=1):
                    pass

    def _step(self, hands: ThreadPoolExecutor) -> "tuple[bool, list[Future[None]]]":
        """Gives each receiver that is due to a free hand; answers whether more is to be taken up at once, and what was
        begun."""
        more = telling.take_up()
        begun = []
        for endpoint, failing in telling.due(timezone.now()):
            if endpoint not in self._busy and self._has_hand(failing):
                self._busy[endpoint] = failing
                begun.append(hands.submit(self._tell, endpoint))
        return more, begun

    def _has_hand(self, failing: bool) -> bool:
        busy = list(self._busy.values())
        return len(busy) < HANDS and not (failing and sum(busy) >= FOR_FAILING)

    def _tell(self, endpoint: int) -> None:
        """One event after another, until one fails, none is left or the turn is over."""
        end = time.monotonic() + TURN
        try:
            while _send_next(endpoint) and time.monotonic() < end and not self._stop.is_set():
                pass
        except (Error, psycopg.Error) as error:
            log.warning("Endpoint %d: %s", endpoint, error)  # what was not written down is sent again
        except Exception:
            log.exception("Endpoint %d", endpoint)
        finally:
            connections.close_all()
            del self._busy[endpoint]


def _send_next(endpoint: int) -> bool:
    """Answers whether something was sent and taken, so that the next may follow."""
    parcel = telling.pack(endpoint)
    if parcel is None:
        return False
    connection.close()  # there are more hands than connections
    answer = parcel.send()
    telling.settle(parcel.delivery, answer)
    return answer.is_success


@contextmanager
def _line() -> Iterator["psycopg.Connection[Any]"]:
    """A connection of the relay's own, apart from the pool: it holds the lock and listens."""
    parameters = connection.get_connection_params()
    with psycopg.connect(**{**parameters, "autocommit": True}) as line:
        yield line


def _leads(line: "psycopg.Connection[Any]") -> bool:
    """One relay in a database: its lock ends with its connection."""
    row = line.execute(LOCK).fetchone()
    return bool(row and row[0])
