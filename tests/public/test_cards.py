"""The picture of a check: drawn once when the check changes, for any text, and never of an earlier document."""

import io
import re

import pytest
from django.conf import settings
from django.core.management import call_command
from PIL import Image

from claims.models import PublishedCard, PublishedCheck
from claims.publishing import card_glyphs, cards, reading
from claims.publishing import verbs as publishing
from claims.vocabulary import Meaning
from tests import factories

CHECK = {
    "language": "id",
    "rating": {"meaning": "false", "labels": {"en": "False", "id": "Salah"}},
    "claim": {"text": "Negeri tetangga memasok 70 persen.", "made_on": "2026-11-02"},
    "claimant": {"name": "Sari Contoh", "role": "Kepala dinas"},
}
PAPER = (0xFD, 0xFC, 0xF9)


@pytest.fixture
def claim(people, django_capture_on_commit_callbacks):
    claim = factories.claim(people[0])
    with django_capture_on_commit_callbacks(execute=True):
        factories.published(*people, claim)
    return claim


def picture(png):
    image = Image.open(io.BytesIO(png)).convert("RGB")
    assert image.size == (1200, 630)
    return image


def rows_with_ink(image, top, bottom):
    """How many rows of pixels are not paper, and the columns between which they are inked."""
    band = image.crop((0, top, 1200, bottom))
    ink = band.point(lambda value: 255 if value < 200 else 0).convert("L").point(lambda value: 255 if value else 0)
    return ink.getbbox()


CLAIM = (cards.CLAIM_TOP, cards.CLAIM_BOTTOM + 20)


def with_text(text, **more):
    return {**CHECK, "claim": {**CHECK["claim"], "text": text}, **more}


@pytest.mark.parametrize(
    "text",
    [
        "Ya.",
        "Anggaran pendidikan naik " * 40,
        "tanpaspasi" * 90,
        "“Crème” – € 5 ≤ 6…",
        "Łódź, Кремль",
        "x \u202e y \u200b z",
    ],
    ids=["short", "long", "one endless word", "signs", "other letters", "invisible controls"],
)
def test_any_text_stays_within_the_picture(text):
    left, _top, right, _bottom = rows_with_ink(picture(cards.draw(with_text(text))), *CLAIM)
    assert left >= cards.MARGIN - 8
    assert right <= cards.WIDTH - cards.MARGIN + 8


@pytest.mark.parametrize("text", ["ادعى الوزير أن النسبة 70", "שר טען", "大臣は言った", "Ya 😀"])
def test_what_the_font_cannot_write_is_left_out_and_the_finding_stays(text):
    image = picture(cards.draw(with_text(text, claimant={"name": text, "role": ""})))
    assert rows_with_ink(image, *CLAIM) is None
    assert rows_with_ink(image, 60, 170)
    assert rows_with_ink(image, 556, 620)


def test_a_rating_in_another_script_falls_back_to_a_label_that_can_be_written():
    rating = {"meaning": "false", "labels": {"ar": "خطأ", "id": "Salah"}}
    assert cards.draw({**CHECK, "rating": rating, "language": "ar"}) == cards.draw(
        {**CHECK, "language": "ar", "rating": {**rating, "labels": {"id": "Salah"}}}
    )


@pytest.mark.parametrize("meaning", Meaning.values)
def test_each_meaning_has_the_hue_of_the_pages(meaning):
    token = meaning.replace("_", "-")
    css = (settings.BASE_DIR / "claims/static/claims/tokens.css").read_text(encoding="utf-8")
    assert re.search(rf"--{token}: ([^;]+);", css)[1] == card_glyphs.HUES[meaning]
    image = picture(cards.draw({**CHECK, "rating": {"meaning": meaning, "labels": {"en": "Word"}}}))
    assert rows_with_ink(image, 82, 154)[0] < cards.MARGIN + 20


def test_a_long_text_is_cut_at_a_word_with_an_ellipsis():
    words = "Anggaran pendidikan naik " * 40
    kept = cards._cut(words, cards._font(42), cards.ROOM)
    assert kept.endswith("…")
    assert words.startswith(kept.removesuffix("…"))
    assert kept.removesuffix("…").split()[-1] in {"Anggaran", "pendidikan", "naik"}


@pytest.mark.django_db
def test_a_published_check_has_its_picture_and_readers_get_it_undrawn(client, claim, monkeypatch):
    kept = bytes(PublishedCard.objects.get().png)
    monkeypatch.setattr(cards, "draw", lambda check: pytest.fail("drawn again"))
    answer = client.get(f"/claims/{claim.public_id}/card.png")
    assert (answer.status_code, answer["Content-Type"], answer.content) == (200, "image/png", kept)
    picture(kept)


@pytest.mark.django_db
def test_pages_name_the_picture_of_their_document_and_none_without_the_library(client, people, claim, monkeypatch):
    path = reading.parsed(PublishedCheck.objects.select_related("document").get().document)["path"]
    image = re.compile(r'<meta property="og:image" content="([^"]+)">')
    first = image.search(client.get(path).content.decode())[1]
    assert client.get(first.removeprefix(settings.SITE_URL)).status_code == 200
    factories.correction(*people, claim)
    assert image.search(client.get(path).content.decode())[1] != first
    monkeypatch.setattr(cards, "available", lambda: False)
    page = client.get(path).content.decode()
    assert not image.search(page)
    assert '<meta name="twitter:card" content="summary">' in page
    assert client.get(f"/claims/{claim.public_id}/card.png").status_code == 404
    publishing.retract(factories.retraction(people[0], claim), by=people[1])


@pytest.mark.django_db
def test_a_missing_or_stale_picture_is_drawn_for_whoever_asks_and_not_stored(client, people, claim):
    url = f"/claims/{claim.public_id}/card.png"
    PublishedCard.objects.update(png=b"of other code", version="other code")
    first = client.get(url).content
    picture(first)
    factories.correction(*people, claim)
    PublishedCard.objects.update(version=cards.version())
    corrected = client.get(url).content
    assert corrected not in (first, b"of other code")
    assert bytes(PublishedCard.objects.get().png) == b"of other code"


@pytest.mark.django_db
def test_a_retracted_check_says_so_in_its_picture(client, people, claim):
    before = client.get(f"/claims/{claim.public_id}/card.png").content
    publishing.retract(factories.retraction(people[0], claim), by=people[1])
    after = client.get(f"/claims/{claim.public_id}/card.png").content
    hues = [{pixel for _n, pixel in picture(png).crop((72, 82, 144, 154)).getcolors(6000)} for png in (before, after)]
    green = tuple(int(card_glyphs.HUES["partly_true"][n : n + 2], 16) for n in (1, 3, 5))
    assert green in hues[0]
    assert green not in hues[1]


@pytest.mark.django_db
def test_draw_pages_draws_pictures_when_asked_to_and_only_those_that_need_it(claim, capsys):
    call_command("generate_checks", "2")
    assert PublishedCard.objects.count() == 1
    PublishedCard.objects.update(version="other code")
    call_command("draw_pages")
    assert not PublishedCard.objects.filter(version=cards.version()).exists()
    call_command("draw_pages", "--cards")
    assert PublishedCard.objects.filter(version=cards.version()).count() == 3
    assert "3 pictures drawn" in capsys.readouterr().out
    call_command("draw_pages", "--cards")
    assert "0 pictures drawn" in capsys.readouterr().out


@pytest.mark.django_db
def test_what_is_not_published_has_no_picture(client, people):
    draft = factories.in_review(people[0]).claim
    assert client.get(f"/claims/{draft.public_id}/card.png").status_code == 404
