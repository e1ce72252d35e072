"""Every main page in both languages and widths: no accessibility violation, no script or style refused, no overflow."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command
from playwright.sync_api import expect

from claims.models import Claim, Retraction, Statement, User, Verdict, VerdictTranslation
from claims.workflow import articles, claims
from claims.workflow.permissions import ensure_groups
from tests import factories
from tests.browser.test_main_job import log_in

pytestmark = pytest.mark.browser

PUBLIC = [
    "/",
    "/claims/",
    "/claims/?rating=keliru",
    "/corrections/",
    "/methodology/",
    "/methodology/versions/1/",
    "/about/",
    "/statistics/",
    "/sources/",
    "/ratings/",
    "/nowhere/",
]
DESK = [
    "/admin/", "/admin/claims/verdict/", "/admin/claims/article/add/", "/admin/claims/article/1/workbench/",
    "/admin/claims/claim/1/change/", "/admin/claims/source/add/", "/admin/claims/event/",
    "/admin/claims/article/suggestions/", "/admin/claims/keptcopy/", "/admin/claims/keptcopy/1/change/",
    "/admin/claims/keptcopy/1/do/drop_copy/", "/admin/claims/source/1/do/keep_copy/", "/admin/claims/comment/",
    "/admin/claims/claim/board/", "/admin/claims/absence/add/", "/admin/claims/claim/", "/admin/claims/claim/1/do/set_priority/",
]  # fmt: skip


@pytest.fixture
def demo(committed_db):
    ensure_groups()
    call_command("load_demo", verbosity=0)


def violations(page, url, faults):
    page.goto(url)
    of_the_page = len(faults)
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
    del faults[of_the_page:]  # axe sets a style of its own, which the policy refuses as it should
    # Chromium lets the keyboard scroll any region; Django's wide inline tables rely on it.
    found.response["violations"] = [v for v in found.response["violations"] if v["id"] != "scrollable-region-focusable"]
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    listed = [f"{url}: {item['id']}: {item['nodes'][0]['html'][:120]}" for item in found.response["violations"]]
    return listed + ([f"{url}: wider than the screen"] if wide else [])


def one_of_each(checks):
    """One check of each kind that looks different."""
    shapes = {}
    for check in checks:
        rating = check.get("rating") or {"meaning": ""}
        parts = [bool(check.get(name)) for name in ("exceptions", "translations", "claimant")]
        shapes.setdefault((check["state"], rating["meaning"], *parts), check)
    return list(shapes.values())


@pytest.mark.parametrize("width", [320, 1280])
def test_readers_pages_are_clean(demo, new_page, faults, width):
    page = new_page(width, 700)
    checks = page.request.get("/api/v1/checks/").json()["results"]
    urls = (
        PUBLIC
        + [check["path"] for check in one_of_each(checks)]
        + [c["article"]["path"] for c in checks[0]["appearances"]]
    )
    urls += [f"/claimants/{checks[0]['claimant']['slug']}/", f"/topics/{checks[0]['claim']['topics'][0]['slug']}/"]
    found = [fault for url in urls for prefix in ("", "/id") for fault in violations(page, prefix + url, faults)]
    assert "\n".join(sorted(set(found))) == ""
    assert [fault for fault in faults if "404" not in fault] == []


@pytest.fixture
def decisions(demo):
    """Suggestions decided in two languages, and an article that has changed under its claims."""
    by = User.objects.get(username="raka")
    for language in ("id", "en"):
        version = factories.article(by, language=language)
        claims.accept_claim(factories.suggested(by, version), by=by)
        claims.dismiss_claim(factories.suggested(by, version), by=by, reason="", kind="minor")
    version = Claim.objects.filter(state="closed").last().appearances.get().article_version
    text = f"Judul baru.\n\n{version.text.replace('0', '1')}"
    return articles.revise_article(version.article, by=by, text=text, received_text=text, leftovers=[])


@pytest.mark.parametrize("width", [390, 1280])
def test_the_desk_is_clean(decisions, new_page, faults, width):
    page = new_page(width, 800)
    page.goto("/admin/login/")
    found = violations(page, "/admin/login/", faults)
    page.fill("#id_username", "raka")
    page.fill("#id_password", "demo newsroom 2026")
    page.click("[type=submit]")
    waiting = Verdict.objects.get(state="in_review")
    past, proposed = Claim.objects.past_shelf_life().get(), Retraction.objects.get(state="proposed")
    translated, stated = VerdictTranslation.objects.first(), Statement.objects.first()
    urls = [*DESK, f"/admin/claims/verdict/{waiting.pk}/change/", f"/admin/claims/verdict/{waiting.pk}/do/approve_verdict/",
            f"/admin/claims/verdict/{waiting.pk}/preview/", f"/admin/claims/article/{decisions.article_id}/workbench/",
            f"/admin/claims/source/{waiting.evidence.first().source_id}/change/", f"/admin/claims/claim/{past.pk}/do/confirm/",
            f"/admin/claims/retraction/{proposed.pk}/preview/", f"/admin/claims/verdicttranslation/{translated.pk}/change/",
            f"/admin/claims/statement/{stated.pk}/change/", "/admin/claims/claim/?shelf=past",
            f"/admin/claims/verdict/{translated.verdict_id}/change/"]  # fmt: skip
    found += [fault for url in urls for prefix in ("", "/id") for fault in violations(page, prefix + url, faults)]
    assert "\n".join(sorted(set(found))) == ""
    assert faults == []


@pytest.mark.parametrize("width", [390, 1280])
def test_the_links_of_the_header_are_of_one_readable_size_and_in_line_with_the_title(
    committed_db, new_page, faults, width
):
    factories.user("reporter", "sinta")
    page = new_page(width, 700)
    log_in(page, "sinta")
    boxes = page.evaluate(
        """() => [...document.querySelectorAll("#user-tools a, #user-tools button")].map((link) => {
            const {x, y, height} = link.getBoundingClientRect(), {fontSize, fontWeight, textTransform} = getComputedStyle(link);
            return {x, middle: y + height / 2, height, look: `${fontSize} ${fontWeight} ${textTransform}`};
        })"""
    )
    assert len(boxes) == 6
    assert min(box["height"] for box in boxes) >= 24
    assert {box["look"] for box in boxes} == {"14px 400 none"}
    title = page.locator("#site-name").bounding_box()
    if width == 1280:
        middle = title["y"] + title["height"] / 2
        assert all(abs(box["middle"] - middle) <= 2 for box in boxes)
    else:
        start = page.locator("#user-tools").bounding_box()["x"]
        assert title["x"] == start == page.locator("#content h1").first.bounding_box()["x"]


def test_a_browser_of_another_time_zone_is_not_warned_but_told_whose_clock_a_time_is_of(committed_db, new_page):
    version = factories.article(factories.user("reporter", "sinta"))
    page = new_page()
    page.context.new_cdp_session(page).send("Emulation.setTimezoneOverride", {"timezoneId": "Europe/Berlin"})
    log_in(page, "sinta")
    page.goto(f"/admin/claims/article/{version.article_id}/change/")
    expect(page.locator(".timezonewarning").first).to_be_attached()
    expect(page.get_by_text("server time")).to_be_hidden()
    expect(page.get_by_text("By the newsroom’s clock, Asia/Jakarta.")).to_be_visible()
    page.goto("/admin/claims/article/add/")
    expect(page.get_by_text("By the newsroom’s clock, Asia/Jakarta.")).to_be_visible()
