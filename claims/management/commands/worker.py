import asyncio
import logging
import os
import signal
import threading
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from claims.webhooks.relay import Relay

if TYPE_CHECKING:
    from procrastinate import App

STOPS = (signal.SIGINT, signal.SIGTERM)
GRACE = 20.0  # seconds that a job under way may take to end
GLANCE = 1.0  # seconds between two looks at the parent


class Command(BaseCommand):
    help = "Works off the job queue and tells partners by webhooks, until it is told to stop."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what is due now, then end")
        parser.add_argument(
            "--until-parent-ends", action="store_true", help="end with the process that started this one"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.JOBS:
            raise CommandError(
                "The job queue is not installed. Install the extra “jobs” "
                "(pip install --require-hashes -r deploy/requirements/jobs.txt), then run migrate."
            )
        # Imported here, for the extra may be missing.
        from procrastinate.contrib.django import app
        from procrastinate.exceptions import ConnectorException

        from claims.jobs.tasks import PERIODIC

        for stop in STOPS:
            signal.signal(stop, interrupt)  # until the loop takes them over
        logging.getLogger("claims.jobs").setLevel(logging.INFO)
        if options["until_parent_ends"]:
            threading.Thread(target=end_with, args=[os.getppid()], daemon=True).start()
        try:
            if not app.check_connection():
                raise CommandError("The queue has no tables yet. Run manage.py migrate.")
            if options["once"]:
                now = int(time.time())
                for task in PERIODIC:
                    task.configure(queueing_lock=f"{task.name} {now}").defer(timestamp=now)
            connector = app.connector.get_worker_connector()  # type: ignore[attr-defined]
            with app.replace_connector(connector) as queue, relaying(once=options["once"]):
                asyncio.run(self.work(queue, wait=not options["once"]))
        except ConnectorException as error:
            raise CommandError(f"The queue cannot be reached: {error.__cause__ or error}") from None
        except KeyboardInterrupt:
            pass  # told to stop before it had begun
        self.stdout.write("The worker has ended.")

    async def work(self, queue: "App", *, wait: bool) -> None:
        """Until it is told to stop or, without `wait`, has caught up; a job under way then has GRACE to end.

        A signal only sets an event: raised as an exception it would cancel the queue's connections too, and one
        that is cancelled while it connects tries again without end.
        """
        told = asyncio.Event()
        for stop in STOPS:
            asyncio.get_running_loop().add_signal_handler(stop, told.set)
        async with queue.open_async():
            self.stdout.write("The worker is ready. Stop it with Ctrl-C.")
            self.stdout.flush()  # a log in a file says so too
            working = asyncio.create_task(
                queue.run_worker_async(
                    wait=wait,
                    shutdown_graceful_timeout=GRACE,
                    delete_jobs="successful",
                    name="worker",
                    install_signal_handlers=False,
                )
            )
            stopping = asyncio.create_task(told.wait())
            await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
            stopping.cancel()
            working.cancel()  # one that has ended by itself keeps its result
            with suppress(asyncio.CancelledError):
                await working


@contextmanager
def relaying(*, once: bool) -> Iterator[None]:
    """Webhooks go out beside the queue, in a thread of their own; `once`: what is due, first."""
    stop = threading.Event()
    relay = Relay(stop)
    thread = threading.Thread(target=relay.catch_up if once else relay.run)
    thread.start()
    if once:
        thread.join()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def interrupt(*_signal: Any) -> None:
    raise KeyboardInterrupt


def end_with(parent: int) -> None:
    """Asks this process to stop when its parent is gone, however it went: a worker of the demo is never left over."""
    while os.getppid() == parent:
        time.sleep(GLANCE)
    os.kill(os.getpid(), signal.SIGTERM)
