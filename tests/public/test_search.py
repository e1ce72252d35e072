"""Searching the published checks: the best first, whatever is asked, with bounded work."""

import json
import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.matching import embedding, filling
from claims.models import PublishedCheck
from claims.public.highlighting import excerpt, marked
from claims.publishing import ranking, reading, searching, store
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def publish(people):
    """Publishes a claim of these words; answers its public id."""
    claimant, version = factories.claimant(people[0]), factories.article(people[0])

    def publish(text, language="id"):
        claim = factories.claim(people[0], version, text=text, language=language, claimant=claimant)
        factories.published(*people, claim)
        return claim.public_id

    return publish


def found(question):
    rows = searching.search(question, reading.checks()).rows
    return [json.loads(body)["public_id"] for body in reading.bodies(rows)]


def shown(client, query):
    answer = client.get(f"/claims/?{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_rare_word_counts_more_than_a_common_one(publish):
    rare = publish("Ekspor kedelai turun.")
    common = [publish(f"Harga {thing} naik.") for thing in ("gula", "garam", "cabai")]
    store.count_terms()
    assert found("harga kedelai")[0] == rare
    assert set(found("harga kedelai")) == {rare, *common}


def test_both_words_of_a_question_count_more_than_one_of_them(publish):
    one, both, other = publish("Harga beras naik."), publish("Harga kedelai naik."), publish("Impor kedelai naik.")
    store.count_terms()
    assert found("harga kedelai")[0] == both
    assert set(found("harga kedelai")) == {one, both, other}


def test_of_two_texts_with_the_word_the_shorter_stands_first(publish):
    short = publish("Kedelai mahal.")
    long = publish("Kedelai yang didatangkan dari luar negeri dengan kapal besar dijual mahal di pasar kota.")
    store.count_terms()
    assert found("kedelai") == [short, long]


def test_a_word_in_the_claim_counts_more_than_one_in_the_summary(publish):
    in_summary, in_claim = publish("Harga beras naik."), publish("Tabel beras naik.")
    store.count_terms()
    assert found("tabel") == [in_claim, in_summary]


@pytest.mark.parametrize(
    ("language", "text", "question"),
    [
        ("en", "Taxes on imported machines were doubled.", "importing machine tax"),
        ("id", "Pemerintah menaikkan pajak kendaraan.", "pajaknya"),
        ("id", "Pemerintah menaikkan pajak kendaraan.", "perpajakan"),
        ("fr", "Les machines coûtent cher.", "COÛTENT"),
        ("ar", "ارتفعت أسعار القمح", "القمح"),
    ],
)
def test_words_are_found_by_their_stems_where_the_language_has_a_stemmer(publish, language, text, question):
    public_id = publish(text, language)
    assert found(question) == [public_id]


def test_unemployment_is_not_taken_for_grapes(publish):
    grapes, unemployed = publish("Harga anggur naik."), publish("Angka pengangguran naik.")
    store.count_terms()
    assert found("pengangguran")[0] == unemployed
    assert found("anggur")[0] == grapes
    publish("Harga anggur merah turun lagi.")
    assert found("pengangguran")[0] == unemployed


def test_what_was_published_since_terms_were_counted_is_found_at_once(publish):
    publish("Harga beras naik.")
    store.count_terms()
    assert found("kedelai") == []
    new = publish("Harga kedelai naik.")
    assert found("kedelai") == [new]


def test_a_filter_narrows_a_search(client, publish):
    ours, _other = publish("Harga beras naik.", "id"), publish("The price of beras.", "en")
    page = shown(client, "q=beras&language=id")
    assert page.count('class="row"') == 1
    assert ours in page


@pytest.mark.parametrize(
    ("typed", "meant"), [("kedelei", "kedelai"), ("kdeelai", "kedelai"), ("bears", "beras"), ("BERSA", "beras")]
)
def test_a_slip_of_the_hand_is_answered_with_the_word_that_was_meant(client, publish, typed, meant):
    publish("Harga beras dan kedelai naik.")
    store.count_terms()
    page = shown(client, f"q=gula+{typed}&language=id")
    assert "No check has the words" in page
    link = re.search(r'Did you mean\s+<a href="([^"]+)"><bdi>([^<]+)</bdi>', page)
    assert unescape(link[1]) == f"?q=gula+{meant}&language=id"
    assert link[2] == f"gula {meant}"


def test_no_word_is_suggested_that_is_no_longer_public(client, people):
    from claims.publishing import verbs

    claim = factories.claim(people[0], text="Harga kedelai naik.")
    factories.published(*people, claim)
    store.count_terms()
    assert "Did you mean" in shown(client, "q=kedelei")
    verbs.retract(factories.retraction(people[0], claim), by=people[1])
    assert "Did you mean" not in shown(client, "q=kedelei")


def test_a_known_word_and_a_stem_of_one_are_no_slips(client, publish):
    publish("Harga pangan dan papan naik.")
    store.count_terms()
    for word in ("pangan", "papan", "harganya", "xylophones", "7000"):
        assert "Did you mean" not in shown(client, f"q={word}"), word


def test_hits_are_marked_in_claim_and_summary_and_texts_stay_escaped(client, publish):
    publish("Harga <b>beras</b> & 'tabel' naik.")
    page = shown(client, "q=TABEL+naiknya+b")
    assert "Harga &lt;<mark>b</mark>&gt;beras&lt;/<mark>b</mark>&gt; &amp; &#x27;<mark>tabel</mark>&#x27;" in page
    assert "<mark>naik</mark>" in page
    assert "<mark>Tabel</mark> impor menunjukkan 64 persen." in page


def test_a_question_cannot_write_into_the_page(client, publish):
    publish("Harga beras naik.")
    page = shown(client, "q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E+beras")
    assert "<script>alert" not in page
    assert '"><script' not in page


def test_a_long_summary_is_shown_around_its_first_hit_in_whole_words():
    text = "kata " * 60 + "beras " + "lagi " * 60
    piece = excerpt(text.strip(), {"beras"})
    assert (piece[:6], piece[-6:]) == ("…kata ", " lagi…")
    assert "<mark>beras</mark>" in marked(piece, {"beras"})
    assert len(piece) <= 152


HOSTILE = [
    "%20", "the", "yang", "'", '"', '"beras', "beras & | ! ( ) <-> :*", "beras:*A", "\\", "%25_", "🍚", "бегемот", "米",
    "القمح", "-", "1e400", "a" * 200, "%E2%80%AE", "%0D%0A", "%09beras", "x " * 100, "http://kabar.example/1?a=b", "$$",
]  # fmt: skip


@pytest.mark.parametrize("question", HOSTILE)
def test_whatever_is_asked_gets_a_clear_page(client, publish, question):
    publish("The harga beras yang naik.")
    page = shown(client, f"q={question.replace('&', '%26').replace(' ', '+')}")
    assert 'class="row"' in page or "No check has the words" in page


@pytest.mark.parametrize("question", ["%00", "beras%00", "x" * 10_000, "x" * 201])
def test_a_question_that_cannot_be_asked_is_refused_beside_its_field(client, question):
    answer = client.get(f"/claims/?q={question}")
    page = answer.content.decode()
    assert answer.status_code == 400
    assert 'aria-describedby="q-errors"' in page
    assert '<ul class="errorlist" id="q-errors"><li>' in page


def test_partners_search_with_the_same_question(client, publish):
    rice, tea = publish("Harga beras naik."), publish("Harga teh naik.")
    answer = client.get("/api/v1/checks/?q=teh").json()
    assert [check["public_id"] for check in answer["results"]] == [tea]
    first = client.get("/api/v1/checks/?q=harga&page_size=1").json()
    second = client.get(first["next"]).json()
    assert {check["public_id"] for page in (first, second) for check in page["results"]} == {rice, tea}
    assert (first["previous"], second["next"]) == (None, None)
    assert client.get("/api/v1/checks/?q=harga&cursor=cXw1MDA").json()["code"] == "invalid_cursor"
    assert client.get(f"/api/v1/checks/?q={'x' * 201}").json()["parameter"] == "q"


def test_results_have_pages_and_a_place_behind_the_last_is_not_found(client, publish, monkeypatch):
    monkeypatch.setattr("claims.public.listing.PAGE_SIZE", 2)
    ids = {publish(f"Harga beras {n} naik.") for n in range(5)}
    seen, query = set(), "?q=beras"
    pages = 0
    while query:
        page = shown(client, query[1:])
        seen |= {public_id for public_id in ids if public_id in page}
        link = re.search(r'rel="next" href="([^"]+)"', page)
        query = link and unescape(link[1])
        pages += 1
    assert (seen, pages) == (ids, 3)
    assert client.get("/claims/?q=beras&cursor=cXw1MDA").status_code == 404


def test_a_common_word_is_answered_from_the_newest_without_reading_all_that_have_it(publish, monkeypatch):
    old = publish("Harga beras naik.")
    newer = [publish(f"Harga teh {n} naik.") for n in range(4)]
    store.count_terms()
    monkeypatch.setattr(ranking, "SCANNED", 3)
    for name, bound in (("SCANNED", 3), ("WALKED", 4), ("RESULTS", 2)):
        monkeypatch.setattr(searching, name, bound)
    assert set(found("harga")) == set(newer[-2:])
    assert found("beras harga") == [old]  # a rare word is found wherever it stands
    assert set(found("qwerty harga")) == set(newer[-2:])


def test_common_words_that_no_new_check_has_are_found_among_the_old(publish, monkeypatch):
    old = {publish(f"Harga beras {n} naik.") for n in range(3)}
    publish("Harga teh naik.")
    store.count_terms()
    monkeypatch.setattr(ranking, "SCANNED", 2)
    monkeypatch.setattr(searching, "WALKED", 1)
    assert set(found("beras")) == old


def test_a_search_asks_few_questions_of_the_database_and_none_of_the_editorial_half(client, publish):
    publish("Harga beras naik.")
    store.count_terms()
    with CaptureQueriesContext(connection) as queries:
        shown(client, "q=beras+kedelei")
    assert len(queries) <= 9
    assert not re.search(r"claims_(claim|verdict|topic|claimant|outlet|article)\b", " ".join(q["sql"] for q in queries))


def test_the_walk_through_the_newest_stops_where_its_bound_says(publish):
    """The plan: an index in order, one look-up by key a row, no list of every check that has the word."""
    for n in range(3):
        publish(f"Harga beras {n} naik.")
    assert PublishedCheck.objects.count() == 3
    newest, values = reading.checks().values("id")[:2].query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {searching.WALK.format(rows=newest)}", [*values, ["harga"], 1])
        plan = json.dumps(cursor.fetchone()[0])
    assert "check_newest" in plan
    assert "search_by_term" not in plan
    assert '"Node Type": "Sort"' not in plan
    assert max(map(int, re.findall(r'"Actual Rows": (\d+)', plan))) == 1


def test_a_question_in_other_words_is_answered_with_what_means_nearly_the_same(client, publish, settings):
    settings.MATCH_MODEL = "tests.matching.model:Parrot"
    rice, steel = publish("Harga beras naik"), publish("Baja dari pabrik baru berkarat")
    sum(filling.make_vectors(embedding.required()))
    page = client.get("/claims/?q=price+rice+rose").content.decode()
    assert "Did you mean one of these?" in page
    assert (rice in page, steel in page) == (True, False)
    assert "Did you mean one of these?" not in client.get("/claims/?q=sesuatu+lain").content.decode()
    narrowed = client.get("/claims/?q=price+rice+rose&language=id").content.decode()
    assert "Did you mean one of these?" not in narrowed


def test_words_that_stand_in_every_text_find_nothing_beside_others(client, publish):
    port, tram = publish("The port of the city was closed", "en"), publish("The tram of the city is new", "en")
    assert port in client.get("/claims/?q=the+of+port").content.decode()
    assert tram not in client.get("/claims/?q=the+of+port").content.decode()
    assert "No check has the words" in client.get("/claims/?q=the+price+of+the+sugar").content.decode()
    assert port in client.get("/claims/?q=the+of").content.decode()
