"""Likely repeats by the keyboard; what looks alike while a claim is typed."""

import os

import pytest

from claims.matching import candidates
from claims.models import MatchDecision
from tests import factories

pytestmark = pytest.mark.browser
WORDS = "Negeri tetangga memasok sekitar 70 persen peralatan mesin yang diimpor."


def sign_in(page, person):
    page.goto("/admin/login/")
    page.fill("#id_username", person.username)
    page.fill("#id_password", "a long test password")
    page.click("[type=submit]")


@pytest.fixture
def three(committed_db):
    """Three claims in nearly the same words: three pairs."""
    person = factories.user("reporter")
    for figure in ("70", "90", "75"):
        factories.claim(person, text=WORDS.replace("70", figure))
    candidates.look(10)
    return person


def test_pairs_are_ruled_on_and_that_is_undone_by_keys_alone(three, new_page, faults):
    page = new_page()
    sign_in(page, three)
    page.goto("/admin/repeats/")
    assert page.locator(".pair").count() == 3
    page.keyboard.press("j")
    with page.expect_navigation():
        page.keyboard.press("d")
    assert page.locator(".pair").count() == 2
    assert MatchDecision.objects.get(undone_at=None).decision == "different"
    with page.expect_navigation():
        page.keyboard.press("r")
    assert page.locator(".pair").count() == 1
    with page.expect_navigation():
        page.keyboard.press("u")
    assert page.locator(".pair").count() == 2
    assert faults == []


def test_what_looks_alike_is_shown_and_announced_while_a_claim_is_typed(three, new_page, faults):
    page = new_page(390, 844)
    sign_in(page, three)
    page.goto("/admin/claims/claim/add/")
    page.select_option("#id_language", "id")
    page.locator("#id_text").press_sequentially(WORDS.partition(" yang")[0])
    page.locator(".typed-alike a").first.wait_for()
    assert page.locator(".alike-said[role=status]").text_content() == "3 claims look alike."
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.typed-alike') !== null")
    page.fill("#id_text", "")
    page.locator(".typed-alike a").first.wait_for(state="detached")
    assert faults == []


@pytest.mark.parametrize("width", [1280, 390])
def test_no_page_of_repeats_is_wider_than_the_screen(three, new_page, width, faults):
    page = new_page(width, 900)
    sign_in(page, three)
    claim = factories.suggested(three)
    candidates.look(10)
    claim_url, bench = f"/admin/claims/claim/{claim.pk}/change/", claim.appearances.get().article_version.article_id
    for name, url in (
        ("queue", "/admin/repeats/"),
        ("claim", claim_url),
        ("bench", f"/admin/claims/article/{bench}/workbench/"),
    ):
        page.goto(url)
        if folder := os.environ.get("SHOTS"):
            page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), url
    assert faults == []
