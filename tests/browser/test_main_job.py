"""The main job, all the way: an article comes in, two claims of one sentence go out, one is corrected, one retracted."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from claims.models import OriginGroup, Source
from claims.workflow.records import save_record
from tests import factories
from tests.support.databases import ROOT

pytestmark = pytest.mark.browser

PASSWORD = "a long test password"
ARTICLE = (ROOT / "fixtures" / "articles" / "retelling_id.txt").read_text(encoding="utf-8")
SHARED = (
    "Blinken menuding China sebagai penyumbang utama perang Moskow karena memasok sekitar 70 persen peralatan mesin"
)
NINETY = f"{SHARED} dan 90 persen mikroelektronika yang diimpor Rusia"
CLAIM_70 = "Sekitar 70 persen peralatan mesin yang diimpor Rusia berasal dari China."
CLAIM_90 = "90 persen mikroelektronika yang diimpor Rusia berasal dari China."


@pytest.fixture
def newsroom(committed_db):
    reporter = factories.user("reporter", "sinta")
    factories.user("reviewer", "raka")
    from claims.models import Claimant, Topic

    claimant = save_record(Claimant(), by=reporter, changes={"name": "Antony Blinken", "wikidata_id": "Q7821917"})
    save_record(Topic(), by=factories.user("chief editor"), changes={"labels": {"en": "Trade", "id": "Perdagangan"}})
    for number in (1, 2):
        origin = save_record(OriginGroup(), by=reporter, changes={"name": f"Origin {number}"})
        changes = {
            "title": f"Source {number}", "publisher": f"Publisher {number}", "url": f"https://source.example/{number}",
            "archive_url": f"https://archive.example/{number}", "kind": "primary", "origin": origin, "language": "en",
            "published_on": factories.date(2026, 11, 1),
        }  # fmt: skip
        save_record(Source(), by=reporter, changes=changes)
    return claimant


def log_in(page: Page, name: str) -> Page:
    page.goto("/admin/login/")
    page.fill("#id_username", name)
    page.fill("#id_password", PASSWORD)
    page.click("[type=submit]")
    expect(page.locator("h1.greeting")).to_be_visible()
    return page


def do(page: Page, label: str, **fields: str) -> None:
    """Presses a button of the desk and confirms."""
    page.locator(".verbs").get_by_role("link", name=label, exact=True).click()
    for name, value in fields.items():
        page.fill(f"#id_{name}", value)
    page.locator(".submit-row input[type=submit]").click()


def import_article(page: Page) -> str:
    page.goto("/admin/")
    page.get_by_role("link", name="Import an article").click()
    page.fill("#id_text", ARTICLE)
    page.fill("#id_url", "https://kabar-contoh.example/dunia/beijing-moskow")
    page.get_by_role("button", name="Import").click()
    expect(page.locator(".messagelist")).to_contain_text("Dropped: 03:07")
    expect(page.locator(".bench-text")).not_to_contain_text("03:07")
    return page.url


def add_claim(page: Page, workbench: str, quote: str, text: str, figure: tuple[str, str], of: str) -> None:
    page.goto(workbench)
    form = page.locator("#new-claim form")
    if not form.is_visible():
        page.locator("#new-claim summary").click()
    form.get_by_label("Exact words").fill(quote)
    form.get_by_label("Claim", exact=True).fill(text)
    form.get_by_label("Claimant", exact=True).fill("Antony Blinken")
    form.get_by_label("Made on").fill("2024-04-26")
    form.get_by_label("Why we check it").select_option("reach")
    form.get_by_label("Figure", exact=True).select_option(figure[0])
    form.get_by_label("Value").fill(figure[1])
    form.get_by_label("Unit").fill("%")
    form.get_by_label("Of what").fill(of)
    form.get_by_role("button", name="Add claim").click()
    expect(page.locator(".bench-claims")).to_contain_text(text)


def choose(page: Page, number: int, name: str) -> None:
    """Picks a source in the autocomplete of an evidence row."""
    row = page.locator(f"#evidence-{number}")
    row.locator(".select2-selection").click()
    page.locator(".select2-search__field").fill(name)
    page.locator(".select2-results__option", has_text=name).click()


def write_verdict(page: Page, text: str) -> str:
    page.goto("/admin/claims/claim/")
    page.get_by_role("link", name=text).click()
    page.locator(".verbs").get_by_role("link", name="Write verdict").click()
    page.select_option("#id_scale", label="Five labels")
    page.locator(".submit-row input[type=submit]").click()
    page.wait_for_url(re.compile(r"/verdict/\d+/change/"))
    return page.url


def fill_verdict(page: Page) -> None:
    page.select_option("#id_rating", label="Unproven")
    page.fill("#id_summary", "Data pabean tidak diperiksa dalam contoh ini.")
    page.fill("#id_counter_search", "Tidak dicari dalam contoh ini.")
    page.select_option("#id_attribution", "said")
    page.fill("#id_attribution_note", "Dimuat dalam artikel.")
    page.check("#id_no_interest")
    for number, finding in ((0, "truth"), (1, "attribution")):
        if number:
            page.locator("#evidence-group .add-row a").click()
        choose(page, number, f"Source {number + 1}")
        page.select_option(f"#id_evidence-{number}-finding", finding)
        page.select_option(f"#id_evidence-{number}-stance", "supports")
        page.fill(f"#id_evidence-{number}-quote", "The quoted words.")
        page.fill(f"#id_evidence-{number}-position", str(number + 1))
    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.locator(".side")).to_contain_text("Nothing. It is ready.")


def public_id(page: Page, text: str) -> str:
    found = page.request.get("/api/v1/checks/").json()["results"]
    return next(check["public_id"] for check in found if check["claim"]["text"] == text)


def test_from_an_article_to_published_corrected_and_retracted_checks(newsroom, new_page, faults):
    reporter, reviewer = log_in(new_page(), "sinta"), log_in(new_page(), "raka")
    workbench = import_article(reporter)
    add_claim(reporter, workbench, SHARED, CLAIM_70, ("about", "70"), "peralatan mesin")
    add_claim(reporter, workbench, NINETY, CLAIM_90, ("exactly", "90"), "mikroelektronika")
    overlap = reporter.evaluate(
        "[...CSS.highlights.get('claim-many')].map((range) => range.startContainer.data.slice(range.startOffset, range.endOffset))"
    )
    assert any("70 persen" in words for words in overlap)

    verdicts = []
    for text in (CLAIM_70, CLAIM_90):
        verdicts.append(write_verdict(reporter, text))
        reporter.locator(".verbs").get_by_role("link", name="Publish …").click()
        expect(reporter.locator(".refusal")).to_contain_text("Choose a rating")
        reporter.goto(verdicts[-1])
        expect(reporter.locator(".problems")).to_contain_text("Add evidence on whether it is so.")
        fill_verdict(reporter)
        do(reporter, "Send to review")
        expect(reporter.locator(".side")).to_contain_text("In review")
        reporter.locator(".verbs").get_by_role("link", name="Approve …").click()
        expect(reporter.locator(".refusal")).to_contain_text("Your role does not allow this")

        reviewer.goto(verdicts[-1])
        do(reviewer, "Approve")
        do(reviewer, "Publish")
        expect(reviewer.locator(".messagelist")).to_contain_text("Published.")

    reader = new_page(360, 640)
    reader.goto("/")
    reader.get_by_role("link", name=re.compile("70 persen")).click()
    expect(reader.locator("h1")).to_have_text(CLAIM_70)
    expect(reader.locator(".rating-word").first).to_be_in_viewport()
    expect(reader.locator(".said-found")).to_contain_text("about 70 %")
    markup = json.loads(reader.locator("script[type='application/ld+json']").first.text_content() or "")
    assert markup["@type"] == "ClaimReview"
    assert markup["itemReviewed"]["author"]["name"] == "Antony Blinken"
    assert "ratingValue" not in markup["reviewRating"]
    reader.locator(".timeline").get_by_role("link", name=re.compile("Beijing dan Moskow")).click()
    expect(reader.locator("mark.many")).to_contain_text("70 persen")
    expect(reader.locator(".numbered")).to_contain_text(CLAIM_90)

    seventy, ninety = public_id(reader, CLAIM_70), public_id(reader, CLAIM_90)
    correct(reporter, reviewer, CLAIM_70)
    retract(reporter, reviewer, CLAIM_90)

    checks = {c["public_id"]: c for c in reader.request.get("/api/v1/checks/").json()["results"]}
    assert (checks[seventy]["state"], checks[ninety]["state"]) == ("corrected", "retracted")
    reader.goto(checks[seventy]["path"])
    expect(reader.locator(".correction-band")).to_contain_text("It was rated “Unproven”; it is now “Partly true”.")
    reader.goto(f"/id{checks[ninety]['path']}")
    expect(reader.locator(".correction-band")).to_contain_text("Sumber ditarik")
    reader.goto("/corrections/")
    expect(reader.locator(".row")).to_have_count(2)
    assert faults == []


def correct(reporter: Page, reviewer: Page, text: str) -> None:
    reporter.goto("/admin/claims/claim/")
    reporter.get_by_role("link", name=text).click()
    do(reporter, "Correct", reason="Data baru terbit.")
    reporter.select_option("#id_rating", label="Partly true")
    reporter.check("#id_no_interest")
    reporter.get_by_role("button", name="Save and continue editing").click()
    do(reporter, "Send to review")
    reviewer.goto(reporter.url)
    do(reviewer, "Approve")
    do(reviewer, "Publish")


def retract(reporter: Page, reviewer: Page, text: str) -> None:
    reporter.goto("/admin/claims/claim/")
    reporter.get_by_role("link", name=text).click()
    do(reporter, "Propose retraction", reason="Sumber ditarik.")
    reviewer.goto("/admin/claims/retraction/")
    reviewer.locator("#result_list tbody th a").click()
    do(reviewer, "Retract")
