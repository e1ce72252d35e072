"""What is typed into a form survives the page, the session and the other tab, in a real browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from claims.models import Claim
from claims.workflow import claims
from tests import factories
from tests.browser.test_main_job import log_in

pytestmark = pytest.mark.browser


@pytest.fixture
def claim(committed_db):
    return factories.claim(factories.user("reporter", "sinta"))


@pytest.fixture
def page(claim, new_page):
    made = new_page()
    log_in(made, "sinta")
    made.goto(f"/admin/claims/claim/{claim.pk}/change/")
    return made


def barriers(page):
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
    # Chromium lets the keyboard scroll any region; Django's wide inline tables rely on it.
    return [v for v in found.response["violations"] if v["id"] != "scrollable-region-focusable"]


def kept(page):
    return page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('desk-draft:'))")


def type_and_leave(page, words):
    page.fill("[name=context]", words)
    page.goto("/admin/")


def test_a_draft_is_offered_and_comes_back_only_when_asked(page, claim, faults):
    type_and_leave(page, "Belum disimpan")
    page.goto(f"/admin/claims/claim/{claim.pk}/change/")
    expect(page.locator("#draft-bar")).to_contain_text("Unsaved text from")
    expect(page.locator("[name=context]")).to_have_value("")
    page.click("[data-draft=back]")
    expect(page.locator("[name=context]")).to_have_value("Belum disimpan")
    assert faults == []


def test_a_draft_goes_when_it_is_saved_and_not_before(page, claim):
    page.fill("[name=context]", "Disimpan")
    page.fill("[name=text]", "")
    page.locator("form").evaluate_all("forms => forms.forEach(form => (form.noValidate = true))")
    page.click("[name=_save]")
    expect(page.locator(".errornote")).to_be_visible()
    assert len(kept(page)) == 1
    page.fill("[name=text]", "Kalimat yang utuh.")
    page.click("[name=_save]")
    expect(page.locator(".messagelist .success")).to_be_visible()
    page.wait_for_load_state("load")
    assert kept(page) == []
    assert Claim.objects.get(pk=claim.pk).context == "Disimpan"


def test_a_draft_that_is_thrown_away_is_gone(page, claim):
    type_and_leave(page, "Tidak jadi")
    page.goto(f"/admin/claims/claim/{claim.pk}/change/")
    page.click("[data-draft=away]")
    assert kept(page) == []
    page.reload()
    expect(page.locator("#draft-bar")).to_be_hidden()


def test_a_row_that_was_added_comes_back_too(page, claim):
    page.click("#quantities-group .add-row a")
    page.fill("[name=quantities-2-value]", "90")
    page.fill("[name=quantities-2-unit]", "%")
    page.goto("/admin/")
    page.goto(f"/admin/claims/claim/{claim.pk}/change/")
    page.click("[data-draft=back]")
    expect(page.locator("[name=quantities-2-value]")).to_have_value("90")


def test_an_article_that_is_being_pasted_is_kept_too(page):
    page.goto("/admin/claims/article/add/")
    page.fill("[name=text]", "Judul\n\nSebuah naskah panjang.")
    page.goto("/admin/")
    page.goto("/admin/claims/article/add/")
    page.click("[data-draft=back]")
    expect(page.locator("[name=text]")).to_have_value("Judul\n\nSebuah naskah panjang.")


def test_a_draft_says_when_the_page_was_saved_since(page, claim):
    type_and_leave(page, "Belum disimpan")
    claims.edit_claim(claim, by=factories.user("reporter"), changes={"made_on": None})
    page.goto(f"/admin/claims/claim/{claim.pk}/change/")
    expect(page.locator("#draft-bar")).to_contain_text("The page has been saved since")


def test_a_draft_is_offered_to_nobody_else(page, claim):
    type_and_leave(page, "Milik Sinta")
    factories.user("reporter", "budi")
    page.context.clear_cookies()
    log_in(page, "budi")
    page.goto(f"/admin/claims/claim/{claim.pk}/change/")
    expect(page.locator("[name=context]")).to_be_visible()
    expect(page.locator("#draft-bar")).to_be_hidden()


def test_no_token_and_no_password_is_kept(page):
    page.fill("[name=context]", "Sesuatu")
    page.goto("/admin/")
    [key] = kept(page)
    assert "csrf" not in page.evaluate("key => localStorage.getItem(key)", key)


def test_a_session_that_ended_gives_the_text_back(page, claim):
    page.fill("[name=context]", "Sebelum sesi berakhir")
    page.context.clear_cookies(name="sessionid")
    page.click("[name=_continue]")
    page.fill("[name=username]", "sinta")
    page.fill("[name=password]", "a long test password")
    assert barriers(page) == []
    page.click("#content [type=submit]")
    expect(page.locator("#content")).to_contain_text("Your text is still here")
    assert barriers(page) == []
    page.click("#content [type=submit]")
    expect(page.locator(".messagelist .success")).to_be_visible()
    expect(page.locator("[name=context]")).to_have_value("Sebelum sesi berakhir")


@pytest.mark.parametrize("width", [1280, 390])
def test_both_texts_and_the_history_are_readable_by_all(page, claim, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.fill("[name=context]", "Kata saya")
    claims.edit_claim(claim, by=factories.user("reporter"), changes={"context": "Kata mereka"})
    page.click("[name=_continue]")
    expect(page.locator(".both")).to_contain_text("Kata mereka")
    page.click(".both summary")
    assert barriers(page) == []
    page.click(".both [value=theirs]")
    page.click("[name=_continue]")
    expect(page.locator("[name=context]")).to_have_value("Kata mereka")
    page.goto(f"/admin/claims/claim/{claim.pk}/history/")
    expect(page.locator(".history-list")).to_contain_text("Kata mereka")
    assert barriers(page) == []
