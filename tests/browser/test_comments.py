"""A comment written beside an open form: nothing typed in either is lost."""

import pytest

from claims.models import Claim, Comment
from claims.workflow import comments
from tests import factories

pytestmark = pytest.mark.browser


def open_draft(page):
    """A draft of somebody who is signed in, whose claim names them, with words typed and not saved."""
    reporter = factories.user("reporter", "sari")
    verdict = factories.verdict(reporter)
    comments.add_comment(verdict.claim, by=factories.user("reviewer", "raka"), text="@sari lihat tabel 2.")
    page.goto("/admin/login/")
    page.fill("#id_username", "sari")
    page.fill("#id_password", "a long test password")
    page.click("[type=submit]")
    page.goto(f"/admin/claims/verdict/{verdict.pk}/change/")
    page.fill("#id_summary", "Belum disimpan.")
    return page


def test_a_comment_is_sent_while_the_verdict_is_being_written(new_page, faults):
    page = open_draft(new_page())
    page.fill("#id_comment", "@raka sudah.\nTabel 3 juga.")
    page.click("#comments input[type=submit]")
    page.get_by_text("Tabel 3 juga.").locator("visible=true").first.wait_for()
    page.locator("#comments li:nth-child(2) .words").wait_for()
    assert page.input_value("#id_comment") == ""
    assert page.input_value("#id_summary") == "Belum disimpan."
    assert page.locator("#comments .named").count() == 0
    assert Comment.objects.latest("pk").text == "@raka sudah.\nTabel 3 juga."
    assert faults == []


def test_saying_that_one_has_seen_it_keeps_the_comment_that_is_being_written(new_page, faults):
    page = open_draft(new_page())
    page.fill("#id_comment", "Sedang kutulis")
    page.click("#comments .named button")
    page.locator("#comments .named").wait_for(state="detached")
    assert page.input_value("#id_comment") == "Sedang kutulis"
    assert page.input_value("#id_summary") == "Belum disimpan."
    assert Claim.objects.get().comments.get().mentions.get().seen_at is not None
    assert faults == []


def test_a_refused_comment_says_why_and_stays(new_page):
    page = open_draft(new_page())
    page.fill("#id_comment", "x" * 5001)
    page.click("#comments input[type=submit]")
    page.get_by_text("at most 5,000 characters").wait_for()
    assert len(page.input_value("#id_comment")) == 5001
    assert page.input_value("#id_summary") == "Belum disimpan."
