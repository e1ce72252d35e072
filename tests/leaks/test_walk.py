"""Nothing private is in any answer to anybody, at any public URL, however it is asked for.

How long an answer takes, and how long it is beyond its text, is not looked at.
"""

from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.db import DataError, InterfaceError, OperationalError, connections
from django.http import HttpResponse
from django.urls import path

from claims.api import changes
from claims.management.databases import PUBLISHED
from claims.public import views
from tests.leaks import addresses, walking
from tests.leaks.marks import readings
from tests.leaks.walking import Answer, anonymous, ask, crawl
from tests.support import soak

pytestmark = pytest.mark.soak
TENTH = 1 if soak.WHOLE else 10
# Numbers that a model makes of published words, where there is one.
WORDLESS = ("claims_publishedvector",)
LISTS = ("/claims/", "/api/v1/checks/", *(["/id/claims/"] if soak.WHOLE else []))


@pytest.fixture(scope="module", autouse=True)
def short_lists() -> Iterator[None]:
    """Pages of two, so that there are links to later ones; a stream that ends with what is there."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(changes, "STREAM", 0.1)
        patch.setattr(views, "PAGE_SIZE", 2)
        yield


@pytest.fixture(scope="module")
def urls(world) -> list[str]:
    return [url for instances in addresses.urls(world).values() for url in instances]


@pytest.fixture(scope="module")
def answers(world, urls) -> list[Answer]:
    return crawl(
        anonymous(),
        [
            *urls,
            "/api/v1/checks/?page_size=2",
            "/api/v1/checks/?page_size=2&language=id",
            "/api/v1/match/?text=persen+mesin",
        ],
    )


@pytest.fixture(scope="module")
def kinds(answers) -> list[str]:
    """One URL of each pattern and status; in soak every one that is there."""
    found = {
        answer.path if soak.WHOLE and answer.status < 400 else (addresses.name_of(answer.path), answer.status): answer
        for answer in answers
    }
    return [answer.path for answer in found.values()]


def test_every_public_pattern_is_walked_and_answers(world, answers):
    answered = {answer.path: answer.status for answer in answers}
    for name, instances in addresses.urls(world).items():
        assert {addresses.name_of(url) for url in instances} == {name}
        assert instances[0] in answered
        if name.startswith(addresses.KEYED):
            assert {answered[url] for url in instances} <= {401, 405}
            continue
        assert name in addresses.CLOSED or answered[instances[0]] != 403
        assert name in (*addresses.ANYTHING, *addresses.CLOSED) or {200, 301} & {answered[url] for url in instances}


@pytest.mark.parametrize(
    "new",
    [path("tickets/<slug:ticket>/", HttpResponse, name="ticket"), path("secret/", HttpResponse)],
    ids=["a parameter nobody has values for", "a pattern without a name"],
)
def test_a_new_pattern_that_cannot_be_walked_fails(world, new):
    with pytest.raises(AssertionError):
        addresses.urls(world, (new,))


def test_links_lead_to_later_pages_and_to_every_check(world, answers):
    assert sum("cursor=" in answer.path for answer in answers) > 6
    for claim in world.shown.values():
        assert any(claim.public_id in answer.path and answer.status == 200 for answer in answers)


def test_nothing_private_is_in_any_answer(world, answers):
    assert walking.leaks(world.marks, answers) == []


def test_the_public_words_are_found_by_the_same_search(world, answers):
    """The search would see them: what is public is there to be found in as many places."""
    words = readings("\n".join(answer.text for answer in answers))
    assert all(claim.public_id in words for claim in world.shown.values())


@pytest.mark.parametrize("table", PUBLISHED)
def test_nothing_private_is_in_the_published_half_itself(world, table):
    with connections[settings.PUBLIC_ALIAS].cursor() as cursor:
        cursor.execute(f"SELECT row_to_json(t)::text FROM {table} t")
        rows = "\n".join(row for (row,) in cursor.fetchall())
    assert rows or table in WORDLESS
    assert {world.marks.says(found) for found in world.marks.found_in(readings(rows))} == set()


@pytest.mark.parametrize("who", ["partner", "editor"])
def test_everybody_gets_the_same_bytes_as_a_stranger(world, answers, who):
    client = {"partner": lambda: walking.partner(world), "editor": lambda: walking.editor(world)}[who]()
    # What asks for a key says another thing to who has one that is not good for it.
    some = [answer for answer in answers if answer.status not in (401, 404)] + [a for a in answers if a.status == 404][
        ::TENTH
    ]
    theirs = [ask(client, answer.path, who=who) for answer in some]
    assert walking.leaks(world.marks, theirs) == []
    assert [one.path for one, other in zip(some, theirs, strict=True) if one.plain() != other.plain()] == []


def test_the_role_that_can_read_nothing_else_is_enough_for_every_public_page(answers):
    """The same bytes to a role to which the editorial tables are closed: they hold nothing that a page needs.

    A receipt is of the front desk, which is neither half: its page alone asks beyond the published half.
    """
    connection = connections[settings.PUBLIC_ALIAS]
    before = connection.settings_dict["USER"]
    connection.close()
    connection.settings_dict["USER"] = settings.READER_ROLE
    try:
        some = [a for a in answers if a.status != 404 and addresses.name_of(a.path) != "receipt"]
        client = anonymous()
        assert [one.path for one in some if one.plain() != ask(client, one.path).plain()] == []
    finally:
        connection.close()
        connection.settings_dict["USER"] = before


def test_no_method_and_no_header_brings_anything_private_out(world, kinds):
    client, editor, found = anonymous(), walking.editor(world), []
    for url in kinds:
        found += [ask(client, path) for path in (url.rstrip("/"), f"{url}/", f"{url}.json", f"{url}?format=json")]
        found += [ask(client, url, headers=headers) for headers in walking.HEADERS]
        found += [ask(client, url, method) for method in walking.METHODS]
        found += [ask(editor, url, method, who="editor") for method in walking.METHODS]
    assert {200, 301, 400, 404, 405} <= {answer.status for answer in found}
    assert [answer.asked for answer in found if answer.status >= 500] == []
    assert walking.leaks(world.marks, found) == []


def test_a_revalidated_check_says_nothing_more(world, answers):
    client = anonymous()
    found = [
        ask(client, answer.path, headers={"if-none-match": answer.headers["ETag"]})
        for answer in answers
        if "ETag" in answer.headers
    ]
    assert {answer.status for answer in found} == {304}
    assert walking.leaks(world.marks, found) == []


def test_no_query_brings_anything_private_out(world):
    client, pairs = anonymous(), [*addresses.queries(world), *addresses.hostile()[::TENTH]]
    others = {instances[0] for instances in addresses.urls(world).values()} - set(LISTS)
    repeated = [[first, ("page_size", "1"), second] for first, second in pairwise(pairs[::TENTH])]
    asked = [(url, [pair]) for url in LISTS for pair in pairs]
    asked += [(url, [pair]) for url in sorted(others) for pair in pairs[::TENTH]]
    asked += [(url, query) for url in LISTS for query in repeated]
    found = [ask(client, f"{url}?{urlencode(query)}") for url, query in asked]
    assert [answer.asked for answer in found if answer.status >= 500] == []
    assert walking.leaks(world.marks, found) == []


def test_what_is_hidden_answers_as_what_never_was(world, urls):
    hidden = [*world.hidden["public_id"], *world.hidden["slug"]]
    paths = [url for url in urls if soak.WHOLE or not url.startswith("/id/")]
    reported = [
        f"{prefix}/report/?check={public_id}" for prefix in ("", "/id") for public_id in world.hidden["public_id"]
    ]
    assert walking.distinguishable(anonymous(), paths + reported[::TENTH], hidden) == []


def test_no_filter_tells_what_is_hidden_from_what_never_was(world):
    names = {name for name, _value in addresses.queries(world)}
    asked = [f"{url}?{name}={secret}" for url in LISTS for name in names for secret in addresses.secrets(world)]
    assert walking.distinguishable(anonymous(), asked, addresses.secrets(world)) == []


@pytest.mark.parametrize("error", [OperationalError, InterfaceError, DataError, ValueError, KeyError])
def test_an_error_page_says_nothing_of_the_error(world, kinds, error):
    secret = world.marks.word("the words of an error")

    def fail(execute, sql, params, many, context):
        raise error(f"{secret} in {sql}")

    with connections[settings.PUBLIC_ALIAS].execute_wrapper(fail):
        found = [ask(client, url) for client in (anonymous(), walking.editor(world)) for url in kinds]
    assert {503 if error is OperationalError else 500} <= {answer.status for answer in found}
    assert walking.leaks(world.marks, found) == []
