"""The board with the keyboard, and without scripts."""

import pytest
from django.core.management import call_command

from claims.models import Claim
from claims.workflow.permissions import ensure_groups

pytestmark = pytest.mark.browser


@pytest.fixture
def demo(committed_db):
    ensure_groups()
    call_command("load_demo", verbosity=0)


def sign_in(page, name):
    page.goto("/admin/login/")
    page.fill("#id_username", name)
    page.fill("#id_password", "demo newsroom 2026")
    page.click("[type=submit]")


def focused(page):
    return page.evaluate("document.activeElement.textContent")


def test_keys_move_between_cards_open_one_and_take_one(demo, new_page, faults):
    page = new_page()
    sign_in(page, "bayu")
    page.goto("/admin/claims/claim/board/")
    texts = page.locator(".board .open").all_text_contents()
    page.keyboard.press("j")
    assert focused(page) == texts[0]
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert focused(page) == texts[1]
    page.keyboard.press("Enter")
    page.wait_for_url("**/change/")
    assert page.locator(f"text={texts[1]}").first.is_visible()
    page.go_back()
    free = page.locator(".card:has(.take)").first
    text = free.locator(".open").text_content()
    free.locator(".open").focus()
    page.keyboard.press("t")
    page.click("input[type=submit].default")
    page.wait_for_url("**/change/")
    assert str(Claim.objects.get(text=text).assignee) == "Bayu Pratama"
    assert faults == []


def test_letters_typed_into_a_filter_are_letters(demo, new_page):
    page = new_page()
    sign_in(page, "bayu")
    page.goto("/admin/claims/claim/board/")
    page.locator("[name=q]").press_sequentially("jkt")
    assert page.locator("[name=q]").input_value() == "jkt"


def test_claims_are_ticked_and_assigned_without_scripts(demo, chromium, base):
    context = chromium.new_context(base_url=base, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, "raka")
    page.goto("/admin/claims/claim/board/?person=none")
    for number in range(2):
        page.locator("[aria-labelledby=stage-open] [name=claim]").nth(number).check()
    page.click("text=Assign the ticked …")
    page.select_option("#id_to", label="Mei Santoso")
    page.click("input[name=carry_out]")
    assert page.url.endswith("/board/?person=none")
    assert page.locator("text=2 claims are assigned.").is_visible()
    context.close()
