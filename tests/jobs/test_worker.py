"""The real worker against a real database, in a process of its own."""

import os
import signal
import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command

from claims.models import Notice, User
from claims.workflow import verdicts
from tests import factories
from tests.support import databases

COMMAND = [sys.executable, "manage.py", "worker"]


def environment() -> dict[str, str]:
    return os.environ | {"FACTCHECK_MODE": "test", "DATABASE_URL": databases.url("app"), "EMAIL_URL": ""}


def test_the_worker_sends_what_is_due_as_the_application_role(committed_db):
    reporter, reviewer = factories.user(), factories.user("reviewer")
    User.objects.filter(pk=reporter.pk).update(email="sari@newsroom.example")
    verdicts.send_back(factories.in_review(reporter), by=reviewer, reason="Once more.")
    done = subprocess.run(
        [*COMMAND, "--once"], cwd=databases.ROOT, env=environment(), capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert "Subject: Your text was sent back to you." in done.stdout
    assert Notice.objects.filter(mailed_at=None).count() == 0


# The worker, sent the signal by itself as the libraries call the named function for the nth time.
INTERRUPTED = """
import itertools, os, signal, sys, django
django.setup()
import procrastinate.manager, procrastinate.worker, psycopg, psycopg_pool
from django.core.management import call_command
how, *moments = sys.argv[1:]
for moment in moments:
    nth, function = moment.split()
    owner, name = function.rsplit(".", 1)
    owner = eval(owner)
    def interrupted(*args, step=getattr(owner, name), calls=itertools.count(1), nth=int(nth), **kwargs):
        if next(calls) == nth:
            os.kill(os.getpid(), int(how))
        return step(*args, **kwargs)
    setattr(owner, name, interrupted)
call_command("worker")
"""
MOMENTS = {
    "opening": "1 psycopg_pool.AsyncConnectionPool.open",
    "connecting": "2 psycopg.AsyncConnection.connect",  # while the first connection is under way
    "pruning": "1 procrastinate.manager.JobManager.prune_stalled_workers",
    "registering": "1 procrastinate.manager.JobManager.register_worker",
    "fetching": "1 procrastinate.worker.Worker._fetch_and_process_jobs",
    "closing": "1 psycopg_pool.AsyncConnectionPool.close",
}


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize(
    "moments", [["fetching"], ["opening"], ["connecting"], ["pruning"], ["registering"], list(MOMENTS)]
)
def test_the_worker_stops_whenever_it_is_told_to(committed_db, how, moments):
    worker = subprocess.run(
        [sys.executable, "-c", INTERRUPTED, str(int(how)), *(MOMENTS[moment] for moment in moments)],
        cwd=databases.ROOT,
        env=environment() | {"DJANGO_SETTINGS_MODULE": "factcheck.settings"},
        capture_output=True,
        text=True,
        timeout=40,
    )
    assert worker.returncode == 0, worker.stderr
    assert "ready" in worker.stdout
    assert worker.stdout.rstrip().endswith("The worker has ended.")


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_the_worker_that_says_it_is_ready_stops_when_it_is_told_to(committed_db, how):
    with subprocess.Popen(COMMAND, cwd=databases.ROOT, env=environment(), stdout=subprocess.PIPE, text=True) as worker:
        try:
            assert "ready" in worker.stdout.readline()
            worker.send_signal(how)
            rest, _err = worker.communicate(timeout=40)
            assert worker.returncode == 0
            assert "ended" in rest
        finally:
            worker.kill()


def test_the_worker_of_a_parent_that_was_killed_ends_too(committed_db):
    script = f"import subprocess, sys; p = subprocess.Popen({[*COMMAND, '--until-parent-ends']!r}); p.wait()"
    with subprocess.Popen(
        [sys.executable, "-c", script], cwd=databases.ROOT, env=environment(), stdout=subprocess.PIPE, text=True
    ) as parent:
        assert "ready" in parent.stdout.readline()
        parent.kill()
        # The pipe closes when the last process that holds it has ended.
        rest, _err = parent.communicate(timeout=40)
    assert "ended" in rest


def test_without_the_extra_the_worker_says_what_to_install(settings):
    settings.JOBS = False
    with pytest.raises(CommandError, match="Install the extra"):
        call_command("worker")
