"""A reader on a phone: the answer on the first screen, a light page, everything there without script."""

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from claims.workflow.permissions import ensure_groups
from tests.browser.test_looks import violations

pytestmark = pytest.mark.browser

PHONE = (360, 640)
BUDGET = 60_000  # bytes on the wire for a claim page with all it loads
SHIFTS = """
    window.shifted = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => { window.shifted += entry.value; }))
        .observe({type: "layout-shift", buffered: true});
"""


@pytest.fixture
def checks(committed_db, new_page):
    ensure_groups()
    call_command("load_demo", verbosity=0)
    rows = new_page().request.get("/api/v1/checks/").json()["results"]
    return [row for row in rows if row["state"] != "retracted"]


def test_the_first_screen_of_a_phone_says_who_what_and_whether_it_is_so(checks, new_page):
    page = new_page(*PHONE)
    for check in [row for row in checks if not row["corrections"]]:
        page.goto(check["path"])
        for part in (".said-by", "h1.claim-said", ".finding .rating", ".finding .summary"):
            box = page.locator(part).first.bounding_box()
            assert box["y"] + min(box["height"], 30) < PHONE[1], f"{check['path']}: {part} begins at {box['y']}"


def test_a_correction_of_the_rating_stands_above_the_claim(checks, new_page):
    page = new_page(*PHONE)
    (check,) = [row for row in checks if any(item["kind"] == "major" for item in row["corrections"])]
    page.goto(check["path"])
    band = page.locator(".correction-band").bounding_box()
    assert band["y"] + band["height"] <= page.locator("h1.claim-said").bounding_box()["y"]


def test_a_claim_page_is_light_and_nothing_in_it_moves(checks, new_page):
    page = new_page(*PHONE)
    page.add_init_script(SHIFTS)
    sent = {}
    page.on("response", lambda response: sent.setdefault(response.url, response.request.sizes()))
    for check in checks[:5]:
        sent.clear()
        page.goto(check["path"], wait_until="networkidle")
        weight = sum(sizes["responseBodySize"] + sizes["responseHeadersSize"] for sizes in sent.values())
        assert 0 < weight < BUDGET, check["path"]
        assert page.evaluate("window.shifted") == 0


def test_everything_is_there_without_script(checks, chromium, base):
    context = chromium.new_context(java_script_enabled=False, base_url=base)
    page = context.new_page()
    page.goto(checks[0]["path"])
    page.get_by_text("Cite this check").click()
    expect(page.locator(".cited")).to_contain_text(checks[0]["claim"]["text"])
    expect(page.locator("#evidence blockquote").first).to_be_visible()
    context.close()


def test_a_check_reads_as_well_in_the_dark(checks, new_page, faults):
    page = new_page(*PHONE)
    page.emulate_media(color_scheme="dark")
    found = [fault for check in checks[:8] for fault in violations(page, check["path"], faults)]
    assert "\n".join(found) == ""


def test_the_keyboard_goes_straight_to_the_content(checks, new_page):
    page = new_page()
    page.goto(checks[0]["path"])
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#main"
