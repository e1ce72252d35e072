"""Whatever comes: the reader answers, and takes nothing without a claim and an address."""

import gzip
import io
import json
import unicodedata

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.interchange import opening
from claims.interchange.found import LONGEST_CLAIM, WHY, BrokenError, NotTaken, Review
from claims.interchange.reading import read
from claims.interchange.texts import address, site
from claims.vocabulary import Meaning, MeaningReason
from tests.interchange.reading import review
from tests.support import soak

NAMES = ("@type", "@id", "@graph", "@value", "url", "claimReviewed", "schema:claimReviewed", "itemReviewed", "author", "name", "alternateName",
         "datePublished", "reviewRating", "ratingValue", "bestRating", "worstRating", "appearance", "firstAppearance", "inLanguage", "item",
         "dataFeedElement", "itemListElement", "publisher", "worksFor", "mainEntityOfPage")  # fmt: skip
WORDS = ("ClaimReview", "https://cek.example/1", "//cek.example/x", "http://", "http://[::1", "3 Maret 2024", "1709424000", "-1", "4,5", "1e999", "99/99",
         "False", "Salah: x", "id-ID", "<b>x</b>", "&lt;script&gt;", "a\u0000b", "\ud800", "\u202e", "e\u0301", "🙂", "x" * 6000, "#1")  # fmt: skip
scalars = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.sampled_from(WORDS), st.text(max_size=20))
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=6), max_leaves=25
)  # fmt: skip
nodes = st.dictionaries(st.sampled_from(NAMES), values, max_size=8).map(lambda changed: {**review(), **changed})
feeds = st.one_of(nodes, st.lists(nodes, max_size=4), nodes.map(lambda node: {"dataFeedElement": [{"item": node}]}), values)
QUICK = settings(max_examples=soak.rounds(3000), deadline=None, suppress_health_check=list(HealthCheck))


def answers(content):
    try:
        return list(read(io.BytesIO(content)))
    except BrokenError:
        return []


def is_sound(found):
    """What the database would take, asked of the values alone."""
    if isinstance(found, NotTaken):
        return found.code in WHY and bool(found.why)
    assert isinstance(found, Review)
    texts = (found.publisher, found.url, found.claim_text, found.claimant, found.title, found.rating.given, *found.appearances)
    says = (MeaningReason.WORDS, MeaningReason.NUMBER, MeaningReason.USUAL_SCALE)
    return (
        0 < len(found.claim_text) <= LONGEST_CLAIM
        and address(found.url) == found.url
        and site(found.url) == found.site != ""
        and all(address(one) == one for one in found.appearances)
        and all(unicodedata.is_normalized("NFC", text) and "\0" not in text for text in texts)
        and all(text.encode() is not None for text in texts)
        and len(found.language) in (0, 2, 3)
        and len(found.fingerprint) == 64
        and found.rating.meaning in ("", *Meaning.values)
        and (found.rating.meaning == "") != (found.rating.reason in says)
    )


@QUICK
@given(feeds, st.sampled_from(("utf-8", "utf-16", "gzip", "page", "lines")))
def test_every_item_of_a_feed_comes_out_sound_or_with_a_reason(value, form):
    text = json.dumps(value)
    content = {
        "utf-8": text.encode(),
        "utf-16": text.encode("utf-16"),
        "gzip": gzip.compress(text.encode()),
        "page": f'<html lang=id><script type="application/ld+json">{text}</script>'.encode(),
        "lines": f"{text}\n{text}\n".encode(),
    }[form]
    assert all(map(is_sound, answers(content)))


@QUICK
@given(feeds, st.data())
def test_a_damaged_feed_ends_in_an_answer(value, data):
    content = bytearray(json.dumps([value, review()]).encode())
    for _ in range(data.draw(st.integers(1, 5))):
        place = data.draw(st.integers(0, len(content) - 1))
        if data.draw(st.booleans()):
            content[place] = data.draw(st.integers(0, 255))
        else:
            del content[place:]
            content += b" "
    assert all(map(is_sound, answers(bytes(content))))


@QUICK
@given(st.lists(st.sampled_from(["<script type=application/ld+json>", "</script>", "<!--", "-->", "<html lang=", "<link rel=canonical href=", "'", '"',
                                 ">", "<", "{", "}", json.dumps(review()), "<![CDATA[", "]]>", "\0", " ", "=", "https://cek.example"]), max_size=20), st.sampled_from((3, 50, 1 << 20)))  # fmt: skip
def test_a_page_of_scraps_says_the_same_in_pieces_of_any_size(scraps, size):
    content = ("<p>" + "".join(scraps)).encode()
    whole, opening.PIECE = opening.PIECE, size
    try:
        pieces = answers(content)
    finally:
        opening.PIECE = whole
    assert pieces == answers(content)
    assert all(map(is_sound, pieces))
