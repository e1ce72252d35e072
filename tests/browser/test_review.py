"""The review in a browser: its pages in both languages and widths without a violation, and its buttons without script."""

import pytest
from playwright.sync_api import expect

from claims.models import SecondOpinion, User, Verdict
from claims.workflow import verdicts
from tests.browser.test_looks import demo, violations

__all__ = ["demo"]
pytestmark = pytest.mark.browser


def sign_in(page, name):
    page.context.clear_cookies()
    page.goto("/admin/login/")
    page.fill("#id_username", name)
    page.fill("#id_password", "demo newsroom 2026")
    page.click("[type=submit]")


@pytest.mark.parametrize("width", [390, 1280])
def test_the_pages_of_a_review_are_clean(demo, new_page, faults, width):
    asked = SecondOpinion.objects.get(state="asked")
    noted = Verdict.objects.exclude(review_notes=None).get()
    verdicts.edit_verdict(noted, by=User.objects.get(username="mei"), changes={"summary": "The maps show the loss."})
    given = SecondOpinion.objects.get(state="given").verdict_id
    urls = {
        "nadia": [f"/admin/claims/secondopinion/{asked.pk}/do/give_opinion/"],
        "mei": [f"/admin/claims/verdict/{noted.pk}/change/", f"/admin/claims/verdict/{noted.pk}/changes/"],
        "raka": [
            "/admin/claims/secondopinion/", f"/admin/claims/verdict/{given}/change/",
            *[f"/admin/claims/verdict/{asked.verdict_id}/do/{verb}/" for verb in ("send_back", "ask_opinion")],
        ],
    }  # fmt: skip
    page = new_page(width, 800)
    found = []
    for name, addresses in urls.items():
        sign_in(page, name)
        found += [
            fault for url in addresses for prefix in ("", "/id") for fault in violations(page, prefix + url, faults)
        ]
    assert "\n".join(sorted(set(found))) == ""
    assert faults == []


def test_a_note_leads_to_its_field_and_is_settled(demo, new_page):
    noted = Verdict.objects.exclude(review_notes=None).get()
    page = new_page(1280, 720)
    sign_in(page, "mei")
    page.goto(f"/admin/claims/verdict/{noted.pk}/change/")
    page.click(".notes a >> text=Evidence")
    assert page.url.endswith("#evidence-group")
    assert page.locator("#evidence-group").evaluate("it => it.getBoundingClientRect().top < innerHeight")
    page.click(".notes button >> nth=0")
    expect(page.locator(".notes button:visible")).to_have_count(1)
    expect(page.locator("#review")).to_contain_text("1 settled")
