"""One claim through three people: sent back twice, an exception, a second opinion, published, corrected, retracted."""

import pytest
from playwright.sync_api import Page, expect

from claims.models import Event, RuleException, SecondOpinion, Verdict
from tests import factories
from tests.browser.test_main_job import do, log_in

pytestmark = pytest.mark.browser


@pytest.fixture
def verdict(committed_db):
    """A draft ready for review, but that its only evidence on the truth says nothing against it."""
    reporter = factories.user("reporter", "sinta")
    factories.user("reviewer", "raka")
    factories.user("chief editor", "wulan")
    return factories.verdict(reporter)


def send_back(page: Page, reason: str, field: str, text: str) -> None:
    page.locator(".verbs").get_by_role("link", name="Send back", exact=True).click()
    page.fill("#id_reason", reason)
    page.select_option("#id_field_1", field)
    page.fill("#id_text_1", text)
    page.locator(".submit-row input[type=submit]").click()
    expect(page.locator(".messagelist")).to_contain_text("Sent back.")


def save(page: Page) -> None:
    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.locator(".messagelist")).to_be_visible()


def test_one_claim_goes_through_three_people_to_its_retraction(verdict, new_page, faults):
    author, reviewer, chief = (log_in(new_page(), name) for name in ("sinta", "raka", "wulan"))
    desk = f"/admin/claims/verdict/{verdict.pk}/change/"

    # Sent back for its summary; the note stands at the field until it is mended.
    author.goto(desk)
    do(author, "Send to review")
    reviewer.goto(desk)
    send_back(reviewer, "Almost there.", "summary", "Say which table.")
    author.goto("/admin/")
    author.locator("#queue-sent_back").locator("xpath=..").get_by_role("link").last.click()
    expect(author.locator(".field-summary")).to_contain_text("Say which table.")
    author.fill("#id_summary", "Tabel impor 2025 menunjukkan 64 persen.")
    author.fill("#id_counter_search", "")
    author.select_option("#id_evidence-0-stance", "supports")
    save(author)
    author.locator(".notes").get_by_role("button", name="Mended").click()
    expect(author.locator(".side")).to_contain_text("1 settled")
    do(author, "Send to review")

    # Sent back again: what changed since the first time is shown.
    reviewer.goto(f"/admin/claims/verdict/{verdict.pk}/changes/")
    expect(reviewer.locator("ins").first).to_contain_text("2025")
    reviewer.goto(desk)
    send_back(reviewer, "One more thing.", "explanation", "Name the year.")
    author.goto(desk)
    author.fill("#id_explanation", "Angka resmi 2025 lebih rendah.")
    save(author)
    do(author, "Send to review")

    # An exception with a public reason, and a second opinion of somebody who has not seen the rating.
    reviewer.goto(desk)
    expect(reviewer.locator("#readiness")).to_contain_text("Cite evidence against")
    do_from(reviewer, "#readiness", "Grant exception", reason="No other series exists.")
    reviewer.goto(desk)
    reviewer.locator(".verbs").get_by_role("link", name="Ask for a second opinion").click()
    reviewer.select_option("#id_of", label="wulan")
    reviewer.locator(".submit-row input[type=submit]").click()
    chief.goto(desk)
    expect(chief.locator("#content")).not_to_contain_text("Tabel impor 2025 menunjukkan")
    chief.get_by_label("Partly true").check()
    chief.get_by_label("Said so").check()
    chief.locator(".submit-row input[type=submit]").click()
    expect(chief.locator(".side")).to_contain_text("Partly true")

    reviewer.goto(desk)
    do(reviewer, "Approve")
    do(reviewer, "Publish")
    expect(reviewer.locator(".messagelist")).to_contain_text("Published.")
    reader = new_page(390, 800)
    path = reader.request.get("/api/v1/checks/").json()["results"][0]["path"]
    reader.goto(path)
    expect(reader.locator("#evidence")).to_contain_text("No other series exists.")

    # A major correction, said on top with the old rating, approved by another.
    author.goto(f"/admin/claims/claim/{verdict.claim_id}/change/")
    do(author, "Correct", reason="A newer table came out.")
    author.select_option("#id_rating", label="False")
    author.check("#id_no_interest")
    save(author)
    expect(author.locator(".side")).to_contain_text("A newer table came out.")
    do(author, "Send to review")
    reviewer.goto(author.url)
    do(reviewer, "Grant exception", reason="No other series exists.")
    do(reviewer, "Approve")
    reviewer.locator(".verbs").get_by_role("link", name="Publish", exact=True).click()
    expect(reviewer.locator("#content")).to_contain_text("A major correction")
    reviewer.locator(".submit-row input[type=submit]").click()
    reader.reload()
    expect(reader.locator(".correction-band")).to_contain_text("It was rated “Partly true”; it is now “False”.")

    # Taken back: proposed by one, carried out by another.
    author.goto(f"/admin/claims/claim/{verdict.claim_id}/change/")
    do(author, "Propose retraction", reason="The table itself was withdrawn.")
    chief.goto("/admin/")
    chief.locator("#queue-retractions").locator("xpath=..").get_by_role("link").last.click()
    do(chief, "Retract")
    reader.reload()
    expect(reader.locator(".correction-band")).to_contain_text("The table itself was withdrawn.")

    verbs = list(Event.objects.filter(claim=verdict.claim).values_list("verb", flat=True))
    assert (verbs.count("send_back"), verbs.count("approve_verdict"), verbs.count("retract")) == (2, 2, 2)
    assert SecondOpinion.objects.get().compared_rating == SecondOpinion.objects.get().rating
    assert RuleException.objects.count() == 2
    assert Verdict.objects.filter(claim=verdict.claim).count() == 2
    assert faults == []


def do_from(page: Page, place: str, label: str, **fields: str) -> None:
    page.locator(place).get_by_role("link", name=label).first.click()
    for name, value in fields.items():
        page.fill(f"#id_{name}", value)
    page.locator(".submit-row input[type=submit]").click()
