"""The leak test can fail: each kind of leak is made on purpose and found, with its sentinel and its URL."""

import base64
import json
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import OperationalError, connections, transaction
from django.http import HttpResponse
from django.utils.safestring import SafeString

import factcheck.middleware
from claims import pagination
from claims.api import checks as api
from claims.models import Article, Claim, EventDetail, Evidence, OriginGroup, Outlet, User, Verdict
from claims.models.published import PublishedCheck
from claims.public import errors, views
from claims.publishing import documents, proposed, reading, records
from claims.publishing import verbs as publishing
from claims.publishing.documents import check_document
from tests.leaks import walking
from tests.leaks.walking import Answer, anonymous, ask, crawl
from tests.leaks.world import World

LIST = "/api/v1/checks/"
Patch = pytest.MonkeyPatch


@pytest.fixture
def undone(world):
    """What a test publishes is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def hidden_claim(world: World) -> Claim:
    return Claim.objects.filter(state="suggested").get()


def page_of(world: World, name: str = "seen") -> str:
    return f"/claims/{world.shown[name].public_id}/"


def adds(view: Any, **headers: Any) -> Any:
    """The view with headers that a function of the request gives."""

    def broken(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        for name, value in headers.items():
            response[name.replace("_", "-")] = value(request)
        return response

    return broken


# ------------------------------------------------------------------ leaks by what is published


def the_document_takes_a_note_along(patch: Patch, world: World) -> list[Answer]:
    def broken(verdict: Verdict, **more: Any) -> dict[str, Any]:
        return {**check_document(verdict, **more), "note": OriginGroup.objects.exclude(note="").first().note}

    patch.setattr(proposed, "check_document", broken)
    publishing.publish(world.correction, by=world.reviewer)
    return [ask(anonymous(), f"{LIST}{world.shown['seen'].public_id}/")]


def the_document_takes_the_author_along(patch: Patch, world: World) -> list[Answer]:
    whole = documents._foot
    patch.setattr(documents, "_foot", lambda: {**whole(), "author": User.objects.get(pk=world.reporter.pk).email})
    publishing.publish(world.correction, by=world.reviewer)
    return crawl(anonymous(), ["/api/v1/checks/"])


def the_article_shows_its_whole_text(patch: Patch, world: World) -> list[Answer]:
    patch.setattr(records, "_excerpts", lambda text, spans: [{"text": text, "marks": []}])
    publishing.publish(world.correction, by=world.reviewer)
    return crawl(anonymous(), ["/"])


def a_translation_takes_words_of_the_desk_along(patch: Patch, world: World) -> list[Answer]:
    def broken(check: dict[str, Any], translation: Any, now: Any) -> dict[str, Any]:
        words = Evidence.objects.filter(quote__startswith="zq").last().quote
        added = {"claim": words, "summary": words, "explanation": {"markdown": "", "html": ""}, "attribution_note": ""}
        return {**check, "translations": {translation.language: added}}

    patch.setattr(proposed, "translated", broken)
    publishing.publish_translation(world.translation, by=world.reviewer)
    return [ask(anonymous(), "/id" + page_of(world) + "x/"), *crawl(anonymous(), [page_of(world)])]


# ------------------------------------------------------------------ leaks by what reads


def a_page_lists_the_editorial_table(patch: Patch, world: World) -> list[Answer]:
    drawn = views.row

    def broken(body: str, *more: Any) -> SafeString:
        check = json.loads(body)
        check["claim"]["text"] = Claim.objects.get(public_id=check["public_id"]).text
        return drawn(json.dumps(check), *more)

    patch.setattr(views, "row", broken)
    return [ask(anonymous(), "/")]


def an_article_without_checks_has_a_page(patch: Patch, world: World) -> list[Answer]:
    def broken(kind: str, key: str) -> dict[str, Any]:
        row = Article.objects.get(public_id=key)
        return {**records.article_reference(row), "excerpts": [], "checks": []}

    patch.setattr(reading, "record", broken)
    return [ask(anonymous(), f"/articles/{world.hidden['public_id'][0]}/")]


def a_page_greets_the_editor(patch: Patch, world: World) -> list[Answer]:
    def editor_of(request: Any) -> str:
        session = SessionStore(request.COOKIES[settings.SESSION_COOKIE_NAME])
        return User.objects.get(pk=session[SESSION_KEY]).username

    patch.setattr(views, "render", adds(views.render, X_Hello=editor_of))
    return [ask(walking.editor(world), "/")]


def a_header_names_who_changed_it(patch: Patch, world: World) -> list[Answer]:
    patch.setattr(views, "render", adds(views.render, X_Editor=lambda request: User.objects.first().username))
    return [ask(anonymous(), "/corrections/", "HEAD")]


def a_cookie_keeps_a_private_date(patch: Patch, world: World) -> list[Answer]:
    def broken(*args: Any) -> HttpResponse:
        response = HttpResponse("")
        day = User.objects.first().date_joined
        response.set_cookie("since", f"{day:%d %B %Y}")
        return response

    patch.setattr(views, "render", broken)
    return [ask(anonymous(), "/corrections/")]


def the_status_line_says_why(patch: Patch, world: World) -> list[Answer]:
    patch.setattr(
        views, "render", lambda *_: HttpResponse(reason=EventDetail.objects.exclude(reason="").first().reason)
    )
    return [ask(anonymous(), "/")]


def a_cursor_carries_a_number(patch: Patch, world: World) -> list[Answer]:
    version = Outlet.objects.first().version
    patch.setattr(
        pagination,
        "cursor_of",
        lambda way, public_id, *more: base64.urlsafe_b64encode(f"{way}|x|{version}".encode()).decode(),
    )
    return [ask(anonymous(), f"{LIST}?page_size=1")]


def options_describe_a_draft(patch: Patch, world: World) -> list[Answer]:
    patch.setattr(api.CheckList, "options", lambda self, request: HttpResponse(hidden_claim(world).text))
    return [ask(anonymous(), LIST, "OPTIONS")]


def an_error_tells_the_exception(patch: Patch, world: World) -> list[Answer]:
    patch.setattr(factcheck.middleware, "unavailable", lambda request: HttpResponse(str(fails.error), status=503))

    def fails(*_: Any) -> None:
        fails.error = OperationalError(f"no such row: {world.marks.word('the words of an error')}")  # type: ignore[attr-defined]
        raise fails.error  # type: ignore[attr-defined]

    with connections["default"].execute_wrapper(fails):
        return [ask(anonymous(), "/"), ask(anonymous(), LIST)]


def a_missing_page_looks_for_it_at_the_desk(patch: Patch, world: World) -> list[Answer]:
    page = errors._page
    patch.setattr(
        errors, "_page", lambda request, status, title, text: page(request, status, title, hidden_claim(world).text)
    )
    return [ask(anonymous(), "/nothing/")]


def a_word_hides_behind_character_references(patch: Patch, world: World) -> list[Answer]:
    hidden = "".join(f"&#{ord(letter)};" for letter in hidden_claim(world).text)
    patch.setattr(views, "render", lambda *_: HttpResponse(hidden))
    return [ask(anonymous(), "/")]


def a_word_hides_behind_json_escapes(patch: Patch, world: World) -> list[Answer]:
    hidden = "".join(f"\\u{ord(letter):04x}" for letter in hidden_claim(world).text)
    patch.setattr(views, "render", lambda *_: HttpResponse(json.dumps("") + hidden))
    return [ask(anonymous(), "/")]


def a_figure_is_written_with_points(patch: Patch, world: World) -> list[Answer]:
    value = int(hidden_claim(world).quantities.get().value)
    patch.setattr(views, "render", lambda *_: HttpResponse(f"{value:,}".replace(",", ".")))
    return [ask(anonymous(), "/")]


LEAKS = [
    the_document_takes_a_note_along, the_document_takes_the_author_along, the_article_shows_its_whole_text,
    a_translation_takes_words_of_the_desk_along, a_page_lists_the_editorial_table,
    an_article_without_checks_has_a_page, a_page_greets_the_editor, a_header_names_who_changed_it,
    a_cookie_keeps_a_private_date, the_status_line_says_why, a_cursor_carries_a_number, options_describe_a_draft,
    an_error_tells_the_exception, a_missing_page_looks_for_it_at_the_desk, a_word_hides_behind_character_references,
    a_word_hides_behind_json_escapes, a_figure_is_written_with_points,
]  # fmt: skip


@pytest.mark.parametrize("leak", LEAKS, ids=lambda leak: leak.__name__)
def test_a_leak_made_on_purpose_is_found(world, undone, monkeypatch, leak):
    answers = leak(monkeypatch, world)
    assert {answer.status for answer in answers} <= {200, 301, 404, 503}
    found = walking.leaks(world.marks, answers)
    assert found
    assert "of no known row" not in " ".join(found)


# ------------------------------------------------------------------ leaks that show no word


def a_hidden_check_is_forbidden(patch: Patch) -> None:
    found = reading.check

    def broken(public_id: str) -> PublishedCheck | None:
        if Claim.objects.filter(public_id=public_id).exists() and not found(public_id):
            raise PermissionError
        return found(public_id)

    patch.setattr(reading, "check", broken)


def a_hidden_check_is_missing_in_other_words(patch: Patch) -> None:
    page = errors._page

    def told(request: Any, status: int, title: str, text: str) -> HttpResponse:
        key = request.path.split("/")[-2]
        return page(request, status, title, "Not yet." if Claim.objects.filter(public_id=key).exists() else text)

    patch.setattr(errors, "_page", told)


@pytest.mark.parametrize("leak", [a_hidden_check_is_forbidden, a_hidden_check_is_missing_in_other_words])
def test_what_tells_the_hidden_from_the_absent_is_found(world, monkeypatch, leak):
    leak(monkeypatch)
    claim = hidden_claim(world).public_id
    paths = [f"{LIST}{claim}/", f"/claims/{claim}/"]
    assert walking.distinguishable(anonymous(), paths, [claim])


def test_a_filter_that_looks_at_the_desk_is_found(world, monkeypatch):
    def broken(self: Any, rows: Any) -> Any:
        return rows.none() if Claim.objects.filter(topics__slug=self.form.cleaned_data.get("topic")).exists() else rows

    monkeypatch.setattr("claims.filtersets.CheckFilter._linked", broken)
    secret = hidden_claim(world).topics.get().slug
    api.narrowed.cache_clear()
    try:
        asked = [f"{LIST}?topic={secret}", f"{LIST}?rating={secret}"]
        assert walking.distinguishable(anonymous(), asked, [secret]) == asked[:1]
    finally:
        api.narrowed.cache_clear()
