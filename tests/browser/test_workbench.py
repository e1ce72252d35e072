"""The workbench as an editor uses it: by keyboard, by pointing, by selecting words."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from claims.models import Appearance, Claim, User
from claims.workflow import claims
from tests import factories
from tests.browser.test_main_job import log_in

pytestmark = pytest.mark.browser

# Two characters beyond the first plane stand before everything that is marked or selected here.
TEXT = (
    "📈 Neraca dagang 🚢\n"
    "Menteri mengatakan 70 persen mesin dan 90 persen cip diimpor.\n"
    "Harga beras naik 12 persen. Harga gula naik 12 persen.\n"
    "Ekspor kopi turun 5 persen."
)
ARABIC = "قالت الوزيرة 📈 إن البطالة انخفضت إلى 7 في المئة.\nوأضافت أن شركة Siemens استثمرت 2 مليار دولار."


def suggest(by, version, words, text, score=0.8, **proposal):
    return claims.open_claim(
        by=by,
        fields={"text": text, "language": version.article.language},
        spans=[factories.span(version, words)],
        suggested=True,
        suggestion=claims.Proposal(score=score, method="rules 1", **proposal),
    )


@pytest.fixture
def sinta(committed_db) -> User:
    return factories.user("reporter", "sinta")


@pytest.fixture
def version(sinta):
    return factories.article(sinta, TEXT)


@pytest.fixture
def found(sinta, version) -> dict[str, Claim]:
    return {
        "both": suggest(
            sinta, version, "70 persen mesin dan 90 persen cip", "70 persen mesin dan 90 persen cip diimpor."
        ),
        "chips": suggest(sinta, version, "90 persen cip", "90 persen cip diimpor.", claimant_name="Sang Menteri"),
        "rice": suggest(sinta, version, "Harga beras naik 12 persen", "Harga beras naik 12 persen."),
        "coffee": suggest(sinta, version, "Ekspor kopi turun 5 persen", "Ekspor kopi turun 5 persen.", score=0.2),
    }


@pytest.fixture
def bench(found, version, new_page):
    return at_bench(new_page(), version)


def at_bench(page: Page, version) -> Page:
    log_in(page, "sinta")
    page.goto(f"/admin/claims/article/{version.article_id}/workbench/")
    expect(page.locator("#workbench.is-scripted")).to_be_attached()
    return page


def card(page: Page, claim: Claim):
    return page.locator(f"#claim-{claim.pk}")


def current(page: Page, claim: Claim) -> None:
    expect(card(page, claim)).to_be_focused()


def marked(page: Page, name: str) -> list[str]:
    """The words under a highlight."""
    return page.evaluate(
        """name => [...CSS.highlights.get(name)].map(({startContainer, startOffset, endContainer, endOffset}) => {
            const range = document.createRange();
            range.setStart(startContainer, startOffset);
            range.setEnd(endContainer, endOffset);
            return range.toString();
        })""",
        name,
    )


def select(page: Page, words: str, which: int = 0) -> None:
    """Selects words of the article as a mouse would."""
    page.evaluate(
        """([words, which]) => {
            const nodes = [...document.getElementById("bench-text").childNodes].filter((node) => node.nodeType === 3);
            const places = nodes.flatMap((node) => [...node.data.matchAll(words)].map((match) => [node, match.index]));
            const [node, index] = places[which];
            getSelection().setBaseAndExtent(node, index, node, index + words.length);
        }""",
        [words, which],
    )


def test_words_are_highlighted_at_their_place_behind_wide_characters(bench, found):
    assert bench.evaluate("CSS.highlights.size") == 6
    assert marked(bench, "claim-suggested") == [
        "70 persen mesin dan 90 persen cip", "90 persen cip", "Harga beras naik 12 persen", "Ekspor kopi turun 5 persen",
    ]  # fmt: skip
    assert marked(bench, "claim-many") == ["90 persen cip"]
    assert bench.locator("#bench-text mark").count() == 0


def test_pointing_at_a_claim_shows_its_words_and_at_words_their_claims(bench, found):
    card(bench, found["rice"]).hover()
    assert marked(bench, "claim-tied") == ["Harga beras naik 12 persen"]
    box = bench.evaluate(
        """() => {
            const [range] = CSS.highlights.get("claim-many");
            const live = document.createRange();
            live.setStart(range.startContainer, range.startOffset);
            live.setEnd(range.endContainer, range.endOffset);
            const {left, top, width, height} = live.getBoundingClientRect();
            return [left + width / 2, top + height / 2];
        }"""
    )
    bench.mouse.move(*box)
    expect(bench.locator("li.is-tied")).to_have_count(2)
    expect(card(bench, found["chips"])).to_have_class(re.compile("is-tied"))
    bench.mouse.click(*box)
    current(bench, found["chips"])
    bench.mouse.click(*box)
    current(bench, found["both"])


def test_all_of_it_by_keyboard(bench, found, version, faults):
    page, press = bench, bench.keyboard.press
    press("j")
    current(page, found["both"])
    press("j")
    current(page, found["chips"])
    assert marked(page, "claim-current") == ["90 persen cip"]
    press("a")
    current(page, found["rice"])
    expect(card(page, found["chips"])).to_contain_text("Accepted by sinta")
    expect(page.locator("#bench-bar")).to_contain_text("1 of 4 decided")
    press("d")
    expect(page.get_by_label("Opinion, forecast or promise")).to_be_focused()
    press("6")
    current(page, found["coffee"])
    expect(card(page, found["rice"])).to_contain_text("True or false, it does not matter")
    press("k")
    current(page, found["rice"])
    press("u")
    expect(card(page, found["rice"])).to_have_attribute("data-group", "todo")
    current(page, found["rice"])
    press("e")
    wording = card(page, found["rice"]).get_by_label("Claim", exact=True)
    expect(wording).to_be_focused()
    wording.fill("Beras naik 12 persen: aejkdsmu")  # letters that are keys elsewhere
    press("Tab")
    page.keyboard.type("Bu Menteri")
    card(page, found["rice"]).get_by_label("New claimant").press("Space")
    card(page, found["rice"]).get_by_role("button", name="Save and accept").press("Enter")
    expect(card(page, found["rice"])).to_contain_text("Bu Menteri")
    expect(page.locator("#bench-bar")).to_contain_text("2 of 4 decided")
    press("k")
    press("k")
    current(page, found["both"])
    press("s")
    part = card(page, found["both"])
    expect(part.get_by_label("Part 1")).to_be_focused()
    part.get_by_label("Part 1").fill("70 persen mesin diimpor.")
    part.get_by_label("its words in the article").nth(0).fill("70 persen mesin")
    part.get_by_label("Part 2").fill("90 persen cip yang diimpor.")
    part.get_by_label("its words in the article").nth(1).fill("90 persen cip")
    part.get_by_role("button", name="Split", exact=True).press("Enter")
    current(page, found["coffee"])
    assert sorted(marked(page, "claim-accepted")) == [
        "70 persen mesin", "90 persen cip", "90 persen cip", "Harga beras naik 12 persen",
    ]  # fmt: skip
    press("m")
    same = card(page, found["coffee"]).get_by_label("Beras naik 12 persen")
    same.press("Space")
    card(page, found["coffee"]).get_by_role("button", name="Merge").press("Enter")
    expect(card(page, found["coffee"])).to_contain_text("same as")
    expect(page.locator("#bench-side")).to_contain_text("All decided.")
    press("u")
    expect(card(page, found["coffee"])).to_have_attribute("data-group", "todo")
    assert [Claim.objects.get(pk=claim.pk).state for claim in found.values()] == ["split", "open", "open", "suggested"]
    assert faults == []


def test_selected_words_become_a_claim_at_exactly_their_place(bench, found, version):
    select(bench, "naik 12 persen", 1)  # stands there twice
    bench.get_by_role("button", name="Make a claim").click()
    form = bench.locator("#new-claim form")
    expect(form.get_by_label("Exact words")).to_have_value("naik 12 persen")
    form.get_by_label("Claim", exact=True).fill("Gula naik 12 persen.")
    form.get_by_role("button", name="Add claim").click()
    made = bench.locator("li.card", has_text="Gula naik 12 persen.")
    expect(made).to_be_focused()
    place = Appearance.objects.get(claim__text="Gula naik 12 persen.")
    assert place.start == TEXT.rindex("naik 12 persen")
    assert "naik 12 persen" in marked(bench, "claim-accepted")


def test_words_are_selected_by_keyboard_in_a_right_to_left_article(sinta, new_page):
    version = factories.article(sinta, ARABIC, language="ar", title="البطالة")
    page = at_bench(new_page(), version)
    page.keyboard.press("t")
    expect(page.locator("#bench-text")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+ArrowLeft")
    words = page.evaluate("getSelection().toString().trim()")
    assert len(words.split()) == 2
    page.keyboard.press("n")
    page.locator("#new-claim").get_by_label("Claim", exact=True).fill("جملة.")
    page.locator("#new-claim").get_by_role("button", name="Add claim").click()
    expect(page.locator("li.card")).to_have_count(1)
    place = Appearance.objects.get()
    assert place.exact == words
    assert ARABIC[place.start : place.end] == words
    assert place.start > ARABIC.index("\n")
    assert marked(page, "claim-accepted") == [words]
    assert page.locator("#bench-text").evaluate("element => getComputedStyle(element).direction") == "rtl"


def test_a_colleague_was_faster_and_nothing_written_is_lost(bench, found):
    raka = factories.user("reviewer", "raka")
    bench.keyboard.press("j")
    bench.keyboard.press("e")
    wording = card(bench, found["both"]).get_by_label("Claim", exact=True)
    wording.fill("Kata-kataku.")
    claims.accept_claim(found["rice"], by=raka)
    card(bench, found["chips"]).get_by_role("button", name="Accept", exact=True).click()
    expect(card(bench, found["rice"])).to_contain_text("Accepted by raka")
    expect(wording).to_have_value("Kata-kataku.")
    claims.edit_claim(found["both"], by=raka, changes={"text": "Kata-katanya."})
    card(bench, found["both"]).get_by_role("button", name="Save and accept").click()
    expect(bench.locator("#bench-said")).to_contain_text("Edited by raka")
    expect(card(bench, found["both"]).locator(".claim-words")).to_have_text("Kata-katanya.")
    expect(wording).to_have_value("Kata-kataku.")
    card(bench, found["coffee"]).get_by_role("button", name="Accept", exact=True).click()
    expect(card(bench, found["coffee"])).to_contain_text("Accepted by sinta")
    expect(wording).to_have_value("Kata-kataku.")
    card(bench, found["both"]).get_by_role("button", name="Save and accept").click()
    expect(card(bench, found["both"]).locator(".claim-words")).to_have_text("Kata-kataku.")
    expect(wording).to_have_count(0)


def test_a_form_in_which_nothing_changed_closes_when_it_is_saved(bench, found):
    for _time in ("first", "again"):
        card(bench, found["rice"]).get_by_role("link", name="Edit").click()
        card(bench, found["rice"]).get_by_role("button", name="Save", exact=True).click()
        expect(bench.locator("form[data-form=edit]")).to_have_count(0)
        current(bench, found["rice"])


def test_without_a_network_or_a_session_the_text_stays_and_can_be_sent_again(bench, found):
    bench.keyboard.press("j")
    bench.keyboard.press("e")
    wording = card(bench, found["both"]).get_by_label("Claim", exact=True)
    wording.fill("Kata-kataku.")
    save = card(bench, found["both"]).get_by_role("button", name="Save", exact=True)
    bench.context.set_offline(True)
    save.click()
    expect(bench.locator("#bench-said")).to_contain_text("could not be reached")
    bench.context.set_offline(False)
    bench.context.clear_cookies(name="sessionid")
    save.click()
    expect(bench.locator("#bench-said")).to_contain_text("no longer logged in")
    with bench.context.expect_page() as opened:
        bench.locator("#bench-said").get_by_role("link", name="Log in").click()
    log_in(opened.value, "sinta")
    expect(wording).to_have_value("Kata-kataku.")
    save.click()
    expect(card(bench, found["both"]).locator(".claim-words")).to_have_text("Kata-kataku.")


def test_the_filter_outlives_every_act_and_a_reload(bench, found):
    bench.keyboard.press("/")
    bench.locator(".chip", has_text="To decide").click()
    bench.wait_for_url("**show=todo**")
    expect(bench.locator("#bench-bar [name=show]:checked")).to_be_focused()
    bench.locator("[name=least]").fill("50")
    expect(card(bench, found["coffee"])).to_have_count(0)
    card(bench, found["both"]).get_by_role("button", name="Accept", exact=True).click()
    current(bench, found["chips"])
    card(bench, found["chips"]).get_by_role("button", name="Accept", exact=True).click()
    expect(card(bench, found["both"])).to_have_count(0)
    bench.reload()
    expect(bench.locator("li.card")).to_have_count(1)
    current_card = bench.locator("li.card")
    expect(current_card).to_contain_text("Harga beras")


def test_what_is_being_written_stays_when_its_claim_leaves_the_list(bench, found):
    bench.locator(".chip", has_text="To decide").click()
    bench.wait_for_url("**show=todo**")
    card(bench, found["rice"]).get_by_role("link", name="Edit").click()
    card(bench, found["rice"]).get_by_label("Claim", exact=True).fill("Kata-kataku.")
    claims.accept_claim(found["rice"], by=factories.user("reviewer", "raka"))
    card(bench, found["chips"]).get_by_role("button", name="Accept", exact=True).click()
    expect(card(bench, found["rice"])).to_have_count(0)
    kept = bench.locator("#bench-side > form[data-form=edit]")
    expect(kept.get_by_label("Claim", exact=True)).to_have_value("Kata-kataku.")
    kept.get_by_role("button", name="Save", exact=True).click()
    expect(card(bench, found["rice"])).to_contain_text("Accepted by raka")
    expect(card(bench, found["rice"]).get_by_label("Claim", exact=True)).to_have_value("Kata-kataku.")


def test_single_keys_can_be_switched_off(bench, found):
    bench.keyboard.press("?")
    dialog = bench.get_by_role("dialog", name="Keys")
    dialog.get_by_label("Single keys").uncheck()
    dialog.get_by_role("button", name="Close").click()
    bench.reload()
    bench.keyboard.press("j")
    bench.keyboard.press("a")
    expect(bench.locator("li.card:focus")).to_have_count(0)
    # Requests go one after the other: an acceptance would have been answered before this.
    bench.locator(".chip", has_text="To decide").click()
    bench.wait_for_url("**show=todo**")
    expect(bench.locator("#bench-bar")).to_contain_text("0 of 4 decided")


def test_without_scripts_all_is_a_list_of_forms(bench, found, base, chromium, version):
    context = chromium.new_context(base_url=base, java_script_enabled=False)
    context.add_cookies(bench.context.cookies())
    page = context.new_page()
    page.goto(f"/admin/claims/article/{version.article_id}/workbench/")
    expect(page.locator("mark.marks-many")).to_contain_text("90 persen cip")
    card(page, found["chips"]).get_by_role("button", name="Accept", exact=True).click()
    expect(page.locator("#bench-said")).to_contain_text("Accepted by sinta")
    card(page, found["rice"]).get_by_role("link", name="Dismiss").click()
    page.get_by_label("Not a claim").check()
    card(page, found["rice"]).get_by_role("button", name="Dismiss").click()
    expect(card(page, found["rice"])).to_contain_text("Not a claim")
    page.locator("#bench-said").get_by_role("button", name="Undo").click()
    expect(card(page, found["rice"]).locator(".state").first).to_have_text("Suggested")
    card(page, found["coffee"]).get_by_role("link", name="Merge").click()
    page.get_by_label("Search open and published claims").fill("cip")
    page.get_by_role("button", name="Search").click()
    page.get_by_label("90 persen cip diimpor.").check()
    page.get_by_role("button", name="Merge").click()
    expect(card(page, found["coffee"])).to_contain_text("same as")
    page.get_by_label("To decide").check()
    page.get_by_role("button", name="Show").click()
    expect(page.locator("li.card")).to_have_count(2)
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_bench_and_its_forms_are_accessible_and_refuse_nothing(bench, found, version, faults, width, scheme):
    bench.emulate_media(color_scheme=scheme)
    bench.set_viewport_size({"width": width, "height": 800})
    card(bench, found["chips"]).get_by_role("button", name="Accept", exact=True).click()
    expect(card(bench, found["chips"])).to_have_attribute("data-group", "accepted")
    seen = {}
    for act in ("Edit", "Split", "Merge", "Dismiss"):
        card(bench, found["both"]).get_by_role("link", name=act).click()
        expect(bench.locator(f"form[data-form={act.lower()}]")).to_be_visible()
        seen |= violations(bench)
    assert faults == []
    assert seen == {}
    assert not bench.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def violations(page: Page) -> dict[str, str]:
    result = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
    return {found["id"]: found["nodes"][0]["html"][:150] for found in result.response["violations"]}


def test_a_sighting_is_previewed_in_a_tab_of_its_own_and_the_form_stays_as_it_was(bench, sinta, faults):
    known = factories.published(sinta, factories.user("reviewer"))
    shown = Claim.objects.get(public_id=known.public_id)
    bench.get_by_text("A known claim stands here too").click()
    bench.get_by_role("link", name="Choose the claim").click()
    form = bench.locator("#seen-claim form[data-form]")
    form.get_by_label("Exact words").fill("Harga gula naik 12 persen")
    form.get_by_role("radio").check()
    with bench.expect_popup() as opened:
        form.get_by_role("button", name="Preview in a new tab").click()
    preview = opened.value
    expect(preview.get_by_role("heading", name="Where it will be seen")).to_be_visible()
    expect(preview.locator(".preview")).to_contain_text("Harga gula naik 12 persen")
    preview.close()
    expect(form.get_by_label("Exact words")).to_have_value("Harga gula naik 12 persen")
    expect(form.get_by_role("radio")).to_be_checked()
    assert shown.appearances.count() == 1
    assert faults == []
