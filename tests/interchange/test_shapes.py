"""ClaimReview in the shapes in which it is found: whole documents, properties, encodings, damage."""

import gzip
import io
import json
from datetime import date

import pytest

from claims.interchange import opening, waiting
from tests.interchange.reading import feed, found, one, review

PLAIN = review()
TEXT = "Ekspor naik 70 persen tahun ini."


def page(*nodes, lang="id", head=""):
    scripts = "".join(f'<script type="application/ld+json">{json.dumps(node)}</script>' for node in nodes)
    return f'<!doctype html><html lang="{lang}"><head>{head}{scripts}</head><body><p>Teks</p></body></html>'.encode()


def lines(*values):
    return "\n".join(value if isinstance(value, str) else json.dumps(value) for value in values).encode()


def as_prefixed(node):
    renamed = {f"schema:{name}" if name[0] != "@" else name: value for name, value in node.items()}
    return {**renamed, "@context": {"schema": "http://schema.org/"}, "@type": "schema:ClaimReview"}


OTHER = review(url="https://cek.example/lain", claimReviewed="Impor turun.")
DOCUMENTS = {
    "a single object": PLAIN,
    "a list": [PLAIN, OTHER],
    "a list of lists": [[PLAIN], [OTHER]],
    "a graph": {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Cek"}, PLAIN]},
    "a data feed": feed(PLAIN, OTHER),
    "a data feed whose items are no lists": {"@type": "DataFeed", "dataFeedElement": [{"item": PLAIN}, {"item": OTHER}]},
    "an item list": {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "position": 1, "item": PLAIN}]},
    "an article that carries it": {"@type": "NewsArticle", "headline": "Cek", "review": PLAIN},
    "several types": review(**{"@type": ["Review", "ClaimReview"]}),
    "a type with its address": review(**{"@type": "http://schema.org/ClaimReview"}),
    "http in the context": review(**{"@context": "http://schema.org/"}),
    "a prefix before every name": as_prefixed(PLAIN),
    "addresses as names": {"@type": "https://schema.org/ClaimReview", **{f"https://schema.org/{k}": v for k, v in PLAIN.items() if k[0] != "@"}},
    "no type, but what is reviewed": review(**{"@type": None}),
    "type without its sign": review(**{"@type": None, "type": "ClaimReview"}),
    "lines": lines(PLAIN, OTHER, ""),
    "lines of feed items": lines({"@type": "DataFeedItem", "item": [PLAIN]}, {"@type": "DataFeedItem", "item": [OTHER]}),
    "values one after another": (json.dumps(PLAIN) + json.dumps(OTHER)).encode(),
    "a page": page(PLAIN),
    "a page with other data": page({"@type": "BreadcrumbList"}, PLAIN),
    "two pages in one file": page(PLAIN) + page(OTHER),
    "a page with attributes in odd order": page(PLAIN).replace(b"<script type", b"<SCRIPT data-x='>' id=a\n TYPE"),
    "a script in a comment of its own": page(PLAIN).replace(b'json">', b'json"><!-- ').replace(b"</script", b" --></script"),
    "a script in CDATA": page(PLAIN).replace(b'json">', b'json">//<![CDATA[\n').replace(b"</script", b"\n//]]></script"),
    "a mark of byte order": b"\xef\xbb\xbf" + json.dumps(PLAIN).encode(),
    "UTF-16": json.dumps(PLAIN).encode("utf-16"),
    "UTF-16 without a mark": json.dumps(PLAIN).encode("utf-16-le"),
    "UTF-16, the high byte first": json.dumps(PLAIN).encode("utf-16-be"),
    "UTF-32": json.dumps(PLAIN).encode("utf-32"),
    "NUL between its parts": json.dumps(PLAIN).encode().replace(b", ", b",\0 "),
    "a raw line break in a string": json.dumps(PLAIN).encode().replace(b"naik 70", b"naik\n70"),
    "a comma too many": json.dumps([PLAIN]).encode().replace(b"}]", b"},]"),
    "gzip": gzip.compress(json.dumps(PLAIN).encode()),
    "gzip in two members": gzip.compress(json.dumps(PLAIN).encode()[:50]) + gzip.compress(json.dumps(PLAIN).encode()[50:]),
}  # fmt: skip


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_review_is_found_in_whatever_it_stands(name):
    taken, _left, broke = found(DOCUMENTS[name])
    assert broke == ""
    assert (taken[0].claim_text, taken[0].url, taken[0].site) == (
        TEXT,
        "https://cek.example/ekspor-naik",
        "cek.example",
    )
    assert [one.claim_text for one in taken[1:]] in ([], ["Impor turun."])
    assert len(taken) == (2 if name in ("a list", "a list of lists", "a data feed", "a data feed whose items are no lists", "lines",
                                        "lines of feed items", "values one after another", "two pages in one file") else 1)  # fmt: skip


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_feed_read_in_small_pieces_says_the_same(name, monkeypatch):
    whole = found(DOCUMENTS[name])
    monkeypatch.setattr(opening, "PIECE", 7)
    assert found(DOCUMENTS[name])[0] == whole[0]


@pytest.mark.parametrize(
    ("changed", "field", "value"),
    [
        ({"author": None}, "publisher", "cek.example"),
        ({"author": "Cek Contoh"}, "publisher", "Cek Contoh"),
        ({"author": [{"@type": "Person", "name": "Wartawan"}], "publisher": {"name": "Cek Contoh"}}, "publisher", "Cek Contoh"),
        ({"author": {"@type": "Person", "name": "Wartawan"}}, "publisher", "cek.example"),
        ({"author": {"@type": "Person", "name": "W", "worksFor": {"name": "Cek Contoh"}}}, "publisher", "Cek Contoh"),
        ({"author": {"@type": "Organization", "alternateName": ["Cek Contoh", "CC"]}}, "publisher", "Cek Contoh"),
        ({"author": {"@type": "Organization", "url": "https://cek.example"}}, "publisher", "cek.example"),
        ({"url": ["https://cek.example/a", "https://cek.example/b"]}, "url", "https://cek.example/a"),
        ({"url": {"@id": "https://CEK.example/A"}}, "url", "https://cek.example/A"),
        ({"url": None, "mainEntityOfPage": {"@type": "WebPage", "@id": "https://cek.example/m"}}, "url", "https://cek.example/m"),
        ({"url": "", "@id": "https://cek.example/i"}, "url", "https://cek.example/i"),
        ({"url": "//cek.example/p"}, "url", "https://cek.example/p"),
        ({"url": "https://cek.example/?a=1&amp;b=2"}, "url", "https://cek.example/?a=1&b=2"),
        ({"url": "https://www.cek.example/x"}, "site", "cek.example"),
        ({"claimReviewed": ["Ekspor naik 70 persen tahun ini."]}, "claim_text", TEXT),
        ({"claimReviewed": {"@value": TEXT, "@language": "id"}}, "claim_text", TEXT),
        ({"claimReviewed": "", "itemReviewed": TEXT}, "claim_text", TEXT),
        ({"claimReviewed": None, "itemReviewed": {"@type": "Claim", "name": TEXT}}, "claim_text", TEXT),
        ({"claimReviewed": "<p>Ekspor &lt;b&gt;naik&lt;/b&gt;&nbsp;5 &amp;lt; 6</p>"}, "claim_text", "Ekspor naik 5 < 6"),
        ({"claimReviewed": "A\u0000 b\u202e c\u200b\n d"}, "claim_text", "A b c d"),
        ({"claimReviewed": "Cafe\u0301 \ud83d\ude00"}, "claim_text", "Café 😀"),
        ({"claimReviewed": "<script>alert(1)</script>Ekspor <img src=x onerror=alert(1)>naik"}, "claim_text", "Ekspor naik"),
        ({"itemReviewed": None}, "claimant", ""),
        ({"itemReviewed": {"author": "Budi"}}, "claimant", "Budi"),
        ({"itemReviewed": {"author": [{"name": "Budi"}, "Siti", {"name": "Budi"}]}}, "claimant", "Budi, Siti"),
        ({"itemReviewed": [{"@type": "CreativeWork", "author": {"name": ["Budi"]}}]}, "claimant", "Budi"),
        ({"itemReviewed": {"author": {"name": "N/A"}}}, "claimant", ""),
        ({"itemReviewed": {"datePublished": "3 Maret 2024"}}, "claim_date", date(2024, 3, 3)),
        ({"itemReviewed": {"firstAppearance": {"datePublished": "2024-02-09"}}}, "claim_date", date(2024, 2, 9)),
        ({"itemReviewed": {"appearance": "https://a.example/1, http://b.example/2 dan https://a.example/1"}}, "appearances", ("https://a.example/1", "http://b.example/2")),
        ({"itemReviewed": {"appearance": [{"url": "https://a.example/1"}, "https://b.example/2"], "firstAppearance": {"@id": "https://c.example/3"}}}, "appearances", ("https://a.example/1", "https://b.example/2", "https://c.example/3")),
        ({"itemReviewed": {"appearance": "seen on television, javascript:alert(1)"}}, "appearances", ()),
        ({"inLanguage": "id-ID"}, "language", "id"),
        ({"inLanguage": ["in"]}, "language", "id"),
        ({"inLanguage": {"@type": "Language", "name": "Bahasa Indonesia"}}, "language", "id"),
        ({"inLanguage": {"@type": "Language", "name": "Spanish", "alternateName": "es"}}, "language", "es"),
        ({"inLanguage": "fil"}, "language", "tl"),
        ({"inLanguage": "Klingon of the north"}, "language", "id"),
        ({"inLanguage": None, "claimReviewed": {"@value": "Ekspor.", "@language": "ms"}}, "language", "ms"),
        ({"inLanguage": None, "claimReviewed": "Xq zzyx 12."}, "language", ""),
        ({"inLanguage": None, "claimReviewed": "The minister said that exports are up by a third."}, "language", "en"),
        ({"headline": "Cek &quot;ekspor&quot;"}, "title", "Cek \"ekspor\""),
        ({"name": "x" * 900}, "title", "x" * 499 + "…"),
    ],
)  # fmt: skip
def test_a_property_may_be_written_in_many_ways(changed, field, value):
    assert getattr(one(review(**changed)), field) == value


def test_what_an_object_refers_to_stands_elsewhere_in_the_same_document():
    document = {"@graph": [{"@id": "#org", "@type": "Organization", "name": "Cek Contoh"}, {"@id": "#budi", "@type": "Person", "name": "Budi"},
                           review(author={"@id": "#org"}, itemReviewed={"@type": "Claim", "author": {"@id": "#budi"}})]}  # fmt: skip
    taken = one(document)
    assert (taken.publisher, taken.claimant) == ("Cek Contoh", "Budi")


def test_a_page_lends_its_language_and_its_address():
    bare = review(inLanguage=None, url=None, claimReviewed="Xq 12.")
    taken = one(page(bare, lang="ms-MY", head='<link rel="canonical" href="https://cek.example/hal">'))
    assert (taken.language, taken.url) == ("ms", "https://cek.example/hal")
    relative = one(page(review(url="/lain"), head='<meta property="og:url" content="https://cek.example/hal">'))
    assert relative.url == "https://cek.example/lain"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"claimReviewed": None}, "no_claim"),
        ({"claimReviewed": " <b></b> \u200b"}, "no_claim"),
        ({"claimReviewed": None, "itemReviewed": {"@type": "CreativeWork", "name": "Berita"}}, "no_claim"),
        ({"claimReviewed": "x" * 5001}, "too_long"),
        ({"claimReviewed": "rusak \udc80"}, "broken_text"),
        ({"url": None}, "no_url"),
        ({"url": "javascript:alert(1)"}, "no_url"),
        ({"url": "https://user:word@cek.example/"}, "no_url"),
        ({"url": "https://localhost/x"}, "no_url"),
        ({"url": "https://cek.example/a b"}, "no_url"),
        ({"url": "http://[::1/x"}, "no_url"),
        ({"url": "https://cek.example/" + "x" * 2000}, "no_url"),
        ({"@type": "Review", "claimReviewed": None}, "no_review"),
    ],
)
def test_what_has_no_claim_or_no_address_is_left_out_with_the_reason(changed, code):
    taken, left, broke = found(feed(review(**changed), PLAIN))
    assert ([one.url for one in taken], broke) == ([PLAIN["url"]], "")
    assert [one.code for one in left] == [code]
    assert found(lines(review(**changed), PLAIN))[1][0].code == code


def test_a_page_cannot_speak_for_another_site():
    taken, left, _broke = found(page(PLAIN, head='<link rel=canonical href="https://peniru.example/">'))
    assert (taken, left[0].code) == ([], "other_site")


def test_bytes_in_another_encoding_cost_the_item_that_has_them():
    taken, left, broke = found(
        lines(PLAIN) + b"\n" + json.dumps(review(claimReviewed="caf@")).encode().replace(b"@", b"\xe9")
    )
    assert (len(taken), [one.code for one in left], broke) == (1, ["broken_text"], "")


def test_a_page_in_the_encoding_it_declares_is_read():
    declared = page(review(claimReviewed="café"), head="<meta charset=iso-8859-1>").decode().replace("\\u00e9", "é")
    assert one(declared.encode("latin-1")).claim_text == "café"


@pytest.mark.parametrize("pieces", [1 << 20, 64])
def test_of_a_feed_cut_in_the_middle_what_came_before_is_kept(pieces, monkeypatch):
    monkeypatch.setattr(opening, "PIECE", pieces)
    whole = json.dumps(feed(*(review(url=f"https://cek.example/{n}") for n in range(20)))).encode()
    for share in (0.35, 0.5, 0.9):
        taken, _left, broke = found(whole[: int(len(whole) * share)])
        assert len(taken) == pytest.approx(20 * share, abs=2)
        assert [review.url for review in taken] == [f"https://cek.example/{n}" for n in range(len(taken))]
        assert "cut off" in broke
        assert broke.startswith("Character ")


def test_of_compressed_data_cut_or_damaged_what_came_before_is_kept():
    whole = gzip.compress(
        json.dumps(feed(*(review(url=f"https://cek.example/{n}", name=str(n) * 99) for n in range(2000)))).encode()
    )
    taken, _left, broke = found(whole[: len(whole) // 2])
    assert len(taken) > 100
    assert "compressed file ends before its end" in broke
    middle = len(whole) // 2
    taken, _left, broke = found(whole[:middle] + bytes(200) + whole[middle + 200 :])
    assert len(taken) > 100
    assert "damaged" in broke or "broken" in broke


def test_a_broken_line_costs_nothing_but_itself():
    taken, left, broke = found(lines(PLAIN, '{"@type": "ClaimReview", "url": ', OTHER))
    assert (len(taken), [(one.code, one.place) for one in left], broke) == (2, [("not_json", "line 2")], "")
    assert [one.code for one in found(lines('{"@type": ', PLAIN))[1]] == ["not_json"]


def test_a_script_that_is_no_json_does_not_cost_the_next():
    broken = page(PLAIN, OTHER).replace(b'{"@context"', b'{"@context" oops', 1)
    taken, left, _broke = found(broken)
    assert (len(taken), [one.code for one in left]) == (1, ["not_json"])
    assert [one.code for one in found(b"<html><p>Nothing</p></html>")[1]] == ["no_review"]


@pytest.mark.parametrize("content", [b"", b" \n", b"claim,rating\n", b"\x89PNG\r\n\x1a\n", b"%PDF-1.7"])
def test_what_is_no_feed_is_said_to_be_none(content):
    taken, left, broke = found(content)
    assert (taken, left) == ([], [])
    assert broke in ("There is nothing in it.", "This is neither JSON nor an HTML page.")


@pytest.mark.parametrize(
    "content",
    [
        b"[" * 200_000,
        b'{"a":' * 200_000,
        b'[{"@type":"ClaimReview","claimReviewed":"' + b"x" * 300,
        b"<!--" * 50_000,
        b"<script " * 50_000,
        b"<html " + b"a" * 300_000 + b">",
        b"<link " + b"a=\"" * 100_000 + b">",
        b"<script type=application/ld+json>" * 20_000,
        json.dumps(review(claimReviewed="<" * 5000 + "a" * 4000)).encode(),
        json.dumps(review(claimReviewed="<script " * 5000)).encode(),
        json.dumps(review(itemReviewed={"appearance": "http://" * 30_000})).encode(),
        b'[{"claimReviewed": ' + b"9" * 10_000 + b"}]",
        b'[{"claimReviewed": 1e999, "url": NaN}]',
    ],
    ids=range(13),
)  # fmt: skip
def test_a_hostile_feed_ends_in_an_answer(content):
    found(content)
    found(gzip.compress(content))


def test_a_large_number_costs_its_item_and_no_other():
    taken, _left, broke = found(
        json.dumps(feed(review(position=0), OTHER)).encode().replace(b'"position": 0', b'"position": ' + b"9" * 9000)
    )
    assert (len(taken), broke) == (2, "")


def test_no_item_may_be_larger_than_an_item_can_be(monkeypatch):
    monkeypatch.setattr(waiting, "LARGEST", 1000)
    monkeypatch.setattr(opening, "PIECE", 100)
    taken, _left, broke = found(json.dumps([PLAIN, review(name="x" * 5000), OTHER]).encode())
    assert len(taken) == 1
    assert "make no item" in broke


def test_little_of_a_file_is_in_memory_at_a_time():
    read = []

    class File(io.BytesIO):
        def read(self, size=-1):
            read.append(self.tell())
            return super().read(size)

    from claims.interchange.reading import read as reading

    content = json.dumps(feed(*(review(url=f"https://cek.example/{n}", name="x" * 400) for n in range(8000)))).encode()
    items = reading(File(content))
    next(items)
    assert read[-1] < len(content) / 2
