"""Several hands at once, with the windows between looking and writing held open so that they truly overlap."""

import threading
from collections.abc import Callable
from typing import Any

import psycopg
from django.conf import settings
from django.db import DatabaseError, connection

from claims.management.databases import connect
from claims.workflow.problems import Refused

# A hand that is about to write waits here until another hand stands in a queue behind it, or none is left, or its
# patience (proof.wait, seconds) is over. Hands at work share an advisory lock, by which they are counted.
AT_WORK = 20261124
WAIT = f"""
CREATE FUNCTION proof_wait() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    until timestamptz := clock_timestamp() + coalesce(nullif(current_setting('proof.wait', true), ''), '0')::float * interval '1s';
BEGIN
    WHILE clock_timestamp() < until
        AND (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = {AT_WORK}
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database())) > 1
        AND NOT EXISTS (SELECT 1 FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid)))
    LOOP
        PERFORM pg_sleep(0.002);
    END LOOP;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER z_wait BEFORE DELETE ON claims_evidence FOR EACH ROW EXECUTE FUNCTION proof_wait();
CREATE TRIGGER a_wait BEFORE INSERT OR UPDATE ON claims_verdict FOR EACH STATEMENT EXECUTE FUNCTION proof_wait();
CREATE TRIGGER a_wait BEFORE INSERT ON claims_approval FOR EACH STATEMENT EXECUTE FUNCTION proof_wait();
CREATE TRIGGER a_wait BEFORE INSERT ON claims_appearance FOR EACH STATEMENT EXECUTE FUNCTION proof_wait();
CREATE TRIGGER a_wait BEFORE UPDATE ON claims_retraction FOR EACH STATEMENT EXECUTE FUNCTION proof_wait();
"""


def widen(database: str, *broken: Callable[[psycopg.Connection], None]) -> None:
    """Holds the windows open in a test's own database, and breaks what it is given as superuser."""
    with connect(settings.ADMIN_DATABASE, database) as admin:
        admin.execute(WAIT)
        for act in broken:
            act(admin)


def together(*acts: Callable[[], Any], wait: float = 0) -> list[Any]:
    """Runs all at once, each on its own connection; answers what each returned, or the error it raised.

    `wait` is their patience in seconds where widen() holds windows open.
    """
    gate, results = threading.Barrier(len(acts)), [None] * len(acts)

    def run(index: int, act: Callable[[], Any]) -> None:
        try:
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT set_config('proof.wait', '{wait}', false), pg_advisory_lock_shared({AT_WORK})")
            gate.wait(timeout=60)
            results[index] = act()
        except (Refused, DatabaseError, psycopg.Error) as error:
            results[index] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(index, act)) for index, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    assert not any(thread.is_alive() for thread in threads)
    return results


def codes(results: list[Any]) -> list[str]:
    """Of each result, the code of its refusal, or "" where the hand succeeded. Raises what is no refusal."""
    for result in results:
        if isinstance(result, Exception) and not isinstance(result, Refused):
            raise result
    return [result.code if isinstance(result, Refused) else "" for result in results]
