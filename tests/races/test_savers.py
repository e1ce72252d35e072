"""Many who opened the same form save it at once: one is saved, all others are asked, and the trail has no gap."""

import itertools
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from claims.models import Event
from tests import factories
from tests.support.forms import fields_of
from tests.support.soak import rounds

pytestmark = pytest.mark.soak
SAVERS = 100


@dataclass(frozen=True)
class Form:
    """`made` makes the row, `field` is what each saver types something of their own into."""

    made: Callable[[Any], Any]
    field: str


FORMS = {
    "claim": Form(factories.claim, "context"),
    "verdict": Form(factories.verdict, "summary"),
    "source": Form(factories.source, "title"),
    "claimant": Form(factories.claimant, "description"),
}


@pytest.fixture
def world(committed_db):
    return factories.user("reporter")


def save_at_once(url: str, typed: list[dict[str, Any]], by: Any) -> list[Any]:
    """Each from a browser and on a connection of its own; answers their statuses and pages."""
    gate, answers = threading.Barrier(len(typed)), [None] * len(typed)
    clients = [Client() for _saver in typed]
    for client in clients:
        client.force_login(by)

    def run(index: int) -> None:
        try:
            gate.wait(timeout=60)
            answers[index] = clients[index].post(url, typed[index])
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(index,)) for index in range(len(typed))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=300)
    assert not any(thread.is_alive() for thread in threads)
    return answers


def race(name: str, by: Any) -> tuple[list[Any], Any, list[Event], list[str]]:
    form = FORMS[name]
    row = form.made(by)
    client = Client()
    client.force_login(by)
    url = f"/admin/claims/{name}/{row.pk}/change/"
    opened = fields_of(client.get(url))
    known = Event.objects.order_by("-pk").first().pk
    words = [f"Kata penyimpan {number}" for number in range(rounds(SAVERS))]
    answers = save_at_once(url, [opened | {form.field: word} for word in words], by)
    row.refresh_from_db()
    events = list(Event.objects.filter(pk__gt=known).select_related("detail").order_by("pk"))
    return answers, row, events, words


@pytest.mark.parametrize("name", FORMS)
def test_of_all_who_save_the_same_form_at_once_one_wins_and_the_others_are_asked(world, name):
    answers, row, events, words = race(name, world)
    won = [index for index, answer in enumerate(answers) if answer.status_code == 302]
    assert len(won) == 1
    assert getattr(row, FORMS[name].field) == words[won[0]]
    assert len(events) == 1
    for index, answer in enumerate(answers):
        if index not in won:
            text = answer.content.decode()
            assert answer.status_code == 200
            assert "Two people wrote here" in text
            assert fields_of(answer)[FORMS[name].field] == words[index], "what was typed is still there"
            assert words[won[0]] in text, "and what was saved is beside it"


@pytest.mark.parametrize("name", FORMS)
def test_more_than_one_wins_where_no_version_is_checked(world, name, monkeypatch):
    from claims.admin import merging, together
    from claims.workflow import articles, claims, records, translations, verdicts

    for module in (articles, claims, records, translations, verdicts):
        monkeypatch.setattr(module, "check_version", lambda row, expected: None)
    monkeypatch.setattr(together, "merge", lambda admin, request, row: merging.Merged(request.POST.copy()))
    answers, _row, events, _words = race(name, world)
    assert [answer.status_code for answer in answers].count(302) > 1
    assert len(events) > 1


@pytest.mark.parametrize("name", FORMS)
def test_what_is_chosen_after_being_asked_chains_without_gaps(world, name):
    answers, row, events, _words = race(name, world)
    client = Client()
    client.force_login(world)
    field = FORMS[name].field
    for answer in answers:
        page = answer
        while page.status_code == 200:
            page = client.post(f"/admin/claims/{name}/{row.pk}/change/", fields_of(page))
    events = list(Event.objects.filter(pk__gte=events[0].pk).select_related("detail").order_by("pk"))
    assert len(events) == rounds(SAVERS)
    pairs = [event.detail.changes[field] for event in events]
    assert all(before[1] == after[0] for before, after in itertools.pairwise(pairs))
    version = row.version
    row.refresh_from_db()
    assert (getattr(row, field), row.version) == (pairs[-1][1], version + len(events) - 1)
