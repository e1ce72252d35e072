"""Requests made up from the OpenAPI document by schemathesis, sent to the application in this process."""

import json
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any
from unittest import mock

import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.db import connections
from schemathesis import engine
from schemathesis.engine import events
from schemathesis.transport.wsgi import WSGI_TRANSPORT

SCHEMA = "/api/v1/schema/"
# Refusals of values that no JSON Schema can tell: whether they were taken from an answer, or go together.
NOT_TOLD_BY_A_SCHEMA = {
    "invalid_cursor", "no_place_in_format", "invalid_filter", "invalid_url", "no_such_entry", "no_state",
}  # fmt: skip
OF_SOCKETS = ("max_redirects", "verify", "cert")
GOOGLES = ("query: Say what to look for", "pageToken: ")


class Application:
    """Counts its answers by status. One thread answers, so that the database is connected to once."""

    def __init__(self) -> None:
        self.statuses: Counter[int] = Counter()
        self._application = WSGIHandler()
        self._thread = ThreadPoolExecutor(1)

    def __call__(self, environ: dict[str, Any], start_response: Any) -> list[bytes]:
        return self._thread.submit(self._answer, environ, start_response).result()

    def _answer(self, environ: dict[str, Any], start_response: Any) -> list[bytes]:
        def started(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Any:
            self.statuses[int(status[:3])] += 1
            return start_response(status, headers)

        answer = self._application(environ, started)
        try:
            return list(answer)
        finally:
            answer.close()

    def close(self) -> None:
        self._thread.submit(connections.close_all).result()
        self._thread.shutdown()


@contextmanager
def application() -> Iterator[Application]:
    found, send = Application(), WSGI_TRANSPORT.send

    def sent(case: Any, **options: Any) -> Any:
        # Requests that schemathesis repeats without a key come with what is meant for sockets alone.
        return send(case, **{name: value for name, value in options.items() if name not in OF_SOCKETS})

    try:
        with mock.patch.object(WSGI_TRANSPORT, "send", sent):
            yield found
    finally:
        found.close()


def failures(app: Application, key: str, examples: int, seed: int) -> Iterator[str]:
    """What is not as the document says: each failed check of schemathesis, with how to repeat it."""
    config = schemathesis.Config.from_dict({
        "seed": seed,
        "auth": {"openapi": {"key": {"bearer": key}}},
        "headers": {"Accept-Encoding": "identity"},
        "generation": {"max-examples": examples, "database": "none"},
    })  # fmt: skip
    schema = schemathesis.openapi.from_wsgi(SCHEMA, app, config=config)
    for hook in (map_query, filter_failure):
        schema.hook(hook)
    for event in engine.from_schema(schema).execute():
        if isinstance(event, events.ScenarioFinished):
            for check in [each for found in event.recorder.checks.values() for each in found]:
                if check.failure_info is not None:
                    failure = check.failure_info.failure
                    yield f"{check.name} of {event.label}: {failure.message}\n{check.failure_info.code_sample}"
        elif isinstance(event, events.NonFatalError | events.FatalError):
            yield repr(event.value if isinstance(event, events.NonFatalError) else event.exception)


def map_query(context: Any, query: dict[str, Any]) -> dict[str, Any]:
    """Nobody waits here."""
    return {**query, "wait": 0} if query and str(query.get("wait")).isdigit() else query


def filter_failure(context: Any, failure: Any, case: Any, response: Any) -> bool:
    """Whether it is one: what no schema can tell may be refused, by just these codes of docs/api.md."""
    if type(failure).__name__ != "RejectedPositiveData":
        return True
    problem = json.loads(response.content)
    if "error" in problem:
        return not problem["error"]["message"].startswith(GOOGLES)
    return problem["code"] not in NOT_TOLD_BY_A_SCHEMA
