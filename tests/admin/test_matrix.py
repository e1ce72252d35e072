"""Every address of the desk answers each role as matrix.py says, by GET and by POST."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.urls import reverse
from django.urls.resolvers import URLPattern, URLResolver

from claims.models import ApiKey, Event, LogEntry, User
from claims.workflow.permissions import PARTNER
from tests import factories
from tests.admin.matrix import NO_ROLE, STRANGER, WHO, World, pages

pytestmark = pytest.mark.django_db


def names(patterns):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern.url_patterns)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield pattern.name


def person(who):
    made = factories.user("reporter")
    made.groups.set(Group.objects.filter(name=who))
    return made


def status(answer):
    """Of an answer; a file is read to its end, so that it is closed."""
    if answer.streaming:
        list(answer.streaming_content)
    return answer.status_code


def traces():
    """What any act leaves behind."""
    return (
        Event.objects.count(),
        LogEntry.objects.count(),
        sorted(User.objects.values_list("pk", "is_active", "password")),
        list(ApiKey.objects.values_list("pk", "revoked_at")),
    )


def test_every_address_of_the_desk_stands_in_the_matrix():
    assert set(names(admin.site.get_urls())) == set(pages())


@pytest.mark.parametrize("who", WHO)
def test_every_address_answers_as_the_matrix_says(client, who):
    world = World()
    if who != STRANGER:
        client.force_login(person(who))
    wrong = []
    for name, page in pages().items():
        address = reverse(f"admin:{name}", kwargs=page.arguments(world)) + (f"?{page.query}" if page.query else "")
        rest = {PARTNER: page.partner or page.no_role, NO_ROLE: page.no_role, STRANGER: 302}.get(who, page.other)
        expected = page.status if who in page.shown else rest
        got = status(client.get(address))
        if got != expected:
            wrong.append(f"GET {address}: {got}, not {expected}")
    assert wrong == []


@pytest.mark.parametrize("who", WHO)
def test_whoever_is_refused_a_page_changes_nothing_by_posting_to_it(client, who):
    world = World()
    if who != STRANGER:
        client.force_login(person(who))
    wrong = []
    for name, page in pages().items():
        if who in page.shown or name in ("login", "logout"):
            continue
        address = reverse(f"admin:{name}", kwargs=page.arguments(world))
        before = traces()
        got = status(client.post(address, {"post": "yes", "reason": "x"}))
        if (got == 200 and who != STRANGER) or got >= 500:
            wrong.append(f"POST {address}: {got}")
        if traces() != before:
            wrong.append(f"POST {address}: something changed")
    assert wrong == []


@pytest.mark.parametrize("who", WHO[:5])
def test_an_empty_post_is_an_answer_and_never_a_fault(client, who):
    world = World()
    client.force_login(person(who))
    wrong = []
    for name, page in pages().items():
        if who in page.shown and name != "logout":
            address = reverse(f"admin:{name}", kwargs=page.arguments(world))
            got = status(client.post(address, {}))
            if got >= 500:
                wrong.append(f"POST {address}: {got}")
    assert wrong == []
