"""Many who opened the same form save it at once: one is saved, all others are asked, and the trail has no gap."""

import itertools
from functools import partial
from typing import Any

import pytest
from django.db.models import Max
from django.test import Client

from claims.models import Event
from tests import factories
from tests.support.forms import fields_of
from tests.support.hands import together
from tests.support.soak import rounds
from tests.support.versioned import FORMS

pytestmark = pytest.mark.soak
SAVERS = 100


@pytest.fixture
def world(committed_db):
    return {role: factories.user(role) for role in {form.role for form in FORMS.values()}}


def save_at_once(url: str, typed: list[dict[str, Any]], by: Any) -> list[Any]:
    """Each from a browser and on a connection of its own; answers their statuses and pages."""
    clients = [Client() for _saver in typed]
    for client in clients:
        client.force_login(by)
    return together(*(partial(client.post, url, data) for client, data in zip(clients, typed, strict=True)))


def race(name: str, world: dict[str, Any]) -> tuple[list[Any], Any, list[Event], list[str]]:
    form = FORMS[name]
    by = world[form.role]
    row = form.made(by)
    client = Client()
    client.force_login(by)
    url = f"/admin/claims/{name}/{row.pk}/change/"
    opened = fields_of(client.get(url))
    known = Event.objects.aggregate(last=Max("pk"))["last"] or 0
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
    form = FORMS[name]
    assert form.words(getattr(row, form.column)) == words[won[0]]
    assert len(events) == 1
    for index, answer in enumerate(answers):
        if index not in won:
            text = answer.content.decode()
            assert answer.status_code == 200
            assert "Two people wrote here" in text
            assert fields_of(answer)[form.field] == words[index], "what was typed is still there"
            assert words[won[0]] in text, "and what was saved is beside it"


@pytest.mark.parametrize("name", FORMS)
def test_more_than_one_wins_where_no_version_is_checked(world, name, monkeypatch):
    from claims.admin import merging, together
    from claims.workflow import articles, claims, people, records, statements, translations, verdicts

    for module in (articles, claims, people, records, statements, translations, verdicts):
        monkeypatch.setattr(module, "check_version", lambda row, expected: None)
    monkeypatch.setattr(together, "merge", lambda admin, request, row: merging.Merged(request.POST.copy()))
    answers, _row, events, _words = race(name, world)
    assert [answer.status_code for answer in answers].count(302) > 1
    assert len(events) > 1


@pytest.mark.parametrize("name", FORMS)
def test_what_is_chosen_after_being_asked_chains_without_gaps(world, name):
    answers, row, events, _words = race(name, world)
    client = Client()
    client.force_login(world[FORMS[name].role])
    form = FORMS[name]
    for answer in answers:
        page = answer
        while page.status_code == 200:
            page = client.post(f"/admin/claims/{name}/{row.pk}/change/", fields_of(page))
    events = list(Event.objects.filter(pk__gte=events[0].pk).select_related("detail").order_by("pk"))
    assert len(events) == rounds(SAVERS)
    pairs = [[form.words(side) for side in event.detail.changes[form.column]] for event in events]
    assert all(before[1] == after[0] for before, after in itertools.pairwise(pairs))
    version = row.version
    row.refresh_from_db()
    assert (form.words(getattr(row, form.column)), row.version) == (pairs[-1][1], version + len(events) - 1)
