"""The verdict desk in a browser: what is missing follows the typing, every problem leads to its field, Ctrl+S saves."""

import pytest
from playwright.sync_api import expect

from tests import factories
from tests.browser.test_main_job import log_in

pytestmark = pytest.mark.browser


@pytest.fixture
def draft(committed_db):
    return factories.verdict(factories.user("reporter", "sinta"))


def test_what_is_missing_follows_the_typing_and_saving_keeps_it(draft, new_page, faults):
    page = log_in(new_page(), "sinta")
    page.goto(f"/admin/claims/verdict/{draft.pk}/change/")
    missing = page.locator("#readiness")
    expect(missing).to_contain_text("Nothing. It is ready.")
    page.fill("#id_summary", "")
    expect(missing).to_contain_text("Write one sentence that says why.")
    page.check("#id_evidence-0-DELETE")
    expect(missing).to_contain_text("Add evidence on whether it is so.")
    page.uncheck("#id_evidence-0-DELETE")
    expect(missing).not_to_contain_text("Add evidence on whether it is so.")

    missing.get_by_role("link", name="Write one sentence that says why.").click()
    expect(page.locator("#id_summary")).to_be_in_viewport()
    page.fill("#id_summary", "Tabelnya menyebut 64 persen.")
    expect(missing).to_contain_text("Nothing. It is ready.")
    page.keyboard.press("Control+s")
    expect(page.locator(".messagelist")).to_be_visible()
    expect(page.locator("#id_summary")).to_have_value("Tabelnya menyebut 64 persen.")
    assert faults == []


def test_a_row_of_evidence_that_is_added_counts_at_once(draft, new_page, faults):
    page = log_in(new_page(), "sinta")
    page.goto(f"/admin/claims/verdict/{draft.pk}/change/")
    missing = page.locator("#readiness")
    page.check("#id_evidence-1-DELETE")
    expect(missing).to_contain_text("at least two independent origins")
    page.locator("#evidence-2 .select2-selection").click()
    page.locator(".select2-search__field").fill("Tabel impor")
    page.locator(".select2-results__option", has_text="Tabel impor").first.click()
    page.select_option("#id_evidence-2-finding", "attribution")
    expect(missing).not_to_contain_text("Add evidence that shows whether the claimant said it.")
    assert faults == []
