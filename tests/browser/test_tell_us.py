"""A reader with a small phone writes to us: refused, mended, sent, and the receipt found again."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command

from claims.models import PublishedCheck, ReaderReport
from claims.workflow import reports
from claims.workflow.permissions import ensure_groups
from tests import factories

pytestmark = pytest.mark.browser
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
TOO_FAST = 3500  # milliseconds after which a form is no longer taken for a machine's


@pytest.fixture
def check(committed_db):
    ensure_groups()
    people = factories.user("reporter"), factories.user("reviewer")
    claim = factories.claim(people[0])
    factories.published(*people, claim)
    return claim


def clean(page, faults):
    """Nothing that axe finds wrong, and nothing wider than the screen."""
    before = len(faults)
    found = Axe().run(page, options={"runOnly": TAGS}).response["violations"]
    del faults[before:]  # axe sets a style of its own, which the policy refuses as it should
    assert [f"{item['id']}: {item['nodes'][0]['html'][:120]}" for item in found] == []
    assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


@pytest.mark.parametrize("prefix", ["", "/id"])
def test_a_mistake_is_reported_on_a_small_phone_by_keyboard(check, new_page, faults, prefix):
    page = new_page(320, 640)
    page.goto(f"{prefix}/report/?check={check.public_id}")
    assert page.get_by_text(check.text).is_visible()
    assert not page.locator(".trap").evaluate("e => e.getBoundingClientRect().right > 0")
    clean(page, faults)
    page.wait_for_timeout(TOO_FAST)
    page.focus("#id_message")
    page.keyboard.press("Tab")
    page.keyboard.type("pembaca di contoh")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")  # over the hidden field, to the button
    page.keyboard.press("Enter")
    page.wait_for_selector("#problems")
    assert page.locator("#problems li").count() == 2
    assert page.evaluate("document.activeElement.id") == "problems"
    assert page.input_value("#id_email") == "pembaca di contoh"
    clean(page, faults)
    page.click("#problems a[href='#id_message']")
    assert page.evaluate("document.activeElement.id") == "id_message"
    page.keyboard.type("Tabelnya dari tahun lalu.\nLihat halaman 3. ")
    page.fill("#id_email", "pembaca@pembaca.example")
    page.click(".tell-do button")
    page.wait_for_selector(".receipt")
    row = ReaderReport.objects.get()
    assert (row.message, row.claim) == ("Tabelnya dari tahun lalu.\nLihat halaman 3.", check)
    assert page.inner_text(".receipt").replace(" ", "") == row.receipt
    assert page.locator(".steps .waits").is_visible()
    assert page.context.cookies() == []
    clean(page, faults)
    assert [fault for fault in faults if "400" not in fault] == []


def test_a_button_pressed_twice_sends_one_report(check, new_page):
    page = new_page(320, 640)
    page.goto("/submit/")
    page.fill("#id_message", "Benarkah pasar ikan pindah?")
    page.wait_for_timeout(TOO_FAST)
    page.dblclick(".tell-do button")
    page.wait_for_selector(".receipt")
    page.wait_for_load_state("networkidle")
    assert page.url.endswith(f"/report/{ReaderReport.objects.get().receipt}/")


def test_a_receipt_typed_from_paper_leads_to_where_it_stands(check, new_page, faults):
    by = factories.user("reporter")
    tip = reports.take_report(factories.tip(), by=by)
    page = new_page(320, 640)
    for prefix in ("", "/id"):
        page.goto(f"{prefix}/report/status/")
        clean(page, faults)
        page.fill("#id_receipt", "0123 4567 89ab cdef")
        page.keyboard.press("Enter")
        page.wait_for_url("**/0123456789abcdef/")
        assert page.input_value("#id_receipt") == "0123456789abcdef"
        clean(page, faults)
        page.fill("#id_receipt", "-".join(tip.receipt[start : start + 4] for start in range(0, 16, 4)).upper())
        page.keyboard.press("Enter")
        page.wait_for_selector(".receipt")
        clean(page, faults)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_forms_are_clean_in_both_languages_and_colours(committed_db, new_page, faults, scheme):
    ensure_groups()
    call_command("load_demo", verbosity=0)
    shown = PublishedCheck.objects.exclude(state="retracted").first()
    taken_back = PublishedCheck.objects.filter(state="retracted").first()
    page = new_page(1280, 800)
    page.emulate_media(color_scheme=scheme)
    for path in ("/report/", "/submit/", f"/report/?check={shown.public_id}", f"/report/?check={taken_back.public_id}",
                 "/report/?check=zzzzzzzzzz"):  # fmt: skip
        for prefix in ("", "/id"):
            page.goto(prefix + path)
            clean(page, faults)
