"""How worth checking a sentence is: orderings that hold in both languages, reasons that name what is there."""

import json
import sys
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.suggesting.worth import scoring, words_en, words_id
from claims.suggesting.worth.features import features
from claims.suggesting.worth.scoring import WeightsError, worth
from claims.vocabulary import Language, SuggestionReason

FACTS = (
    ("Unemployment fell from 6.2 percent to 5.1 percent last year.", "Pengangguran turun dari 6,2 persen menjadi 5,1 persen tahun lalu."),
    ("The government spent 40 billion dollars on food subsidies in 2024.", "Pemerintah menghabiskan 40 miliar dolar untuk subsidi pangan pada 2024."),
    ("The number of poor people has doubled since 2019.", "Jumlah penduduk miskin telah berlipat dua sejak 2019."),
    ("Russia imports about 70 percent of its machine tools from China.", "Rusia mengimpor sekitar 70 persen peralatan mesinnya dari China."),
    ("The minister said that two million families receive aid.", "Menteri itu mengatakan dua juta keluarga menerima bantuan."),
    ("He voted against the law two years ago.", "Ia memilih menolak undang-undang itu dua tahun lalu."),
    ("The factory closed in January and 800 workers lost their jobs.", "Pabrik itu tutup pada Januari dan 800 pekerja kehilangan pekerjaan."),
    ("Rice prices rose because the harvest failed.", "Harga beras naik karena panen gagal."),
)  # fmt: skip
TALK = (
    ("Thank you very much and good evening.", "Terima kasih banyak dan selamat malam."),
    ("I think this is a wonderful idea.", "Saya rasa ini gagasan yang luar biasa."),
    ("The food was delicious and the place was beautiful.", "Makanannya lezat dan tempatnya indah."),
    ("What do you want to say about this?", "Apa yang ingin Anda katakan tentang ini?"),
    ("We must protect our freedom and our values.", "Kita harus menjaga kebebasan dan nilai-nilai kita."),
    ("We will build a better future together.", "Kita akan membangun masa depan yang lebih baik bersama."),
    ("I hope that the situation improves.", "Saya berharap keadaan membaik."),
    ("Maybe it will rain tomorrow.", "Mungkin besok akan hujan."),
)  # fmt: skip
LANGUAGES = ("en", "id")
TOLERANCE = 0.15


def scored(pair):
    return [worth(text, language).score for text, language in zip(pair, LANGUAGES, strict=True)]


def codes(text, language):
    return {reason.code for reason in worth(text, language).reasons}


@pytest.mark.parametrize(("fact", "talk"), list(product(FACTS, TALK)))
def test_facts_stand_above_pleasantries_opinions_questions_and_promises(fact, talk):
    for high, low in zip(scored(fact), scored(talk), strict=True):
        assert high > low + 0.2


@pytest.mark.parametrize("pair", [*FACTS, *TALK])
def test_what_says_the_same_scores_alike_in_both_languages(pair):
    english, indonesian = scored(pair)
    assert abs(english - indonesian) <= TOLERANCE


@pytest.mark.parametrize(
    ("done", "to_come", "language"),
    [
        ("Exports grew by 5 percent last year.", "Exports will grow by 5 percent next year.", "en"),
        ("The city has built a new port.", "The city will build a new port.", "en"),
        ("Ekspor tumbuh 5 persen tahun lalu.", "Ekspor akan tumbuh 5 persen tahun depan.", "id"),
        ("Kota itu telah membangun pelabuhan baru.", "Kota itu akan membangun pelabuhan baru.", "id"),
    ],
)
def test_forecasts_stand_below_facts(done, to_come, language):
    assert worth(done, language).score > worth(to_come, language).score
    assert SuggestionReason.PREDICTION in codes(to_come, language)


@pytest.mark.parametrize(
    ("text", "language", "code", "detail"),
    [
        ("China menyediakan sekitar 70 persen peralatan mesin.", "id", SuggestionReason.FIGURE, "70 persen"),
        ("Ia mengumumkan bantuan senilai US$2 miliar.", "id", SuggestionReason.FIGURE, "$2 miliar"),
        ("The port moved 4.2 million tonnes of cargo.", "en", SuggestionReason.FIGURE, "4.2 million tonnes"),
        ("Harga beras naik karena panen gagal.", "id", SuggestionReason.CAUSE, "karena"),
        ("Prices rose because of the drought.", "en", SuggestionReason.CAUSE, "because of"),
        ("The bridge has been closed since 2019.", "en", SuggestionReason.DATED, "since 2019"),
        ("Tingkat kematian telah menurun di Jawa.", "id", SuggestionReason.CHANGE, "menurun"),
        ("The talks were led by Antony Blinken in Kyiv.", "en", SuggestionReason.NAMED, "Antony Blinken, Kyiv"),
        ("Menurut laporan itu, sawah mengering.", "id", SuggestionReason.ATTRIBUTED, "Menurut laporan"),
        ("Jakarta is bigger than Bandung.", "en", SuggestionReason.COMPARISON, "bigger than"),
        ("Sungai itu terpanjang di Jawa.", "id", SuggestionReason.COMPARISON, "terpanjang"),
        ("Saya yakin kita bisa.", "id", SuggestionReason.OPINION, "yakin"),
        ("Prices will rise.", "en", SuggestionReason.PREDICTION, "will rise"),
        ("Terima kasih.", "id", SuggestionReason.VAGUE, "Terima kasih"),
    ],
)  # fmt: skip
def test_reasons_name_what_stands_in_the_sentence(text, language, code, detail):
    assert detail in {reason.detail for reason in worth(text, language).reasons if reason.code == code}


def test_the_strongest_reason_comes_first():
    first, *_rest = worth("Menurut dinas, 40 persen dari 1.200 sekolah telah berubah.", "id").reasons
    assert (first.code, str(first)) == (SuggestionReason.FIGURE, "gives a figure: 40 persen, 1.200")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The council will meet again on 9 December.", "en"),
        ("Pemungutan suara berlangsung 6 Desember.", "id"),
        ("Pintu dibuka pukul 19:30.", None),
    ],
)
def test_a_date_or_a_time_of_day_is_no_figure(text, language):
    assert SuggestionReason.FIGURE not in codes(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [("Trump Says He Will Cut Taxes", "en"), ("Vladimir Putin, Xi Jinping, Emmanuel Macron, Andrei Belousov", "id")],
)
def test_capitals_of_headlines_and_lists_name_nobody(text, language):
    assert SuggestionReason.NAMED not in codes(text, language)


def test_may_the_month_is_no_doubt():
    assert codes("The port was closed on 9 May.", "en") >= {SuggestionReason.DATED}
    assert SuggestionReason.OPINION not in codes("The port was closed on 9 May.", "en")
    assert SuggestionReason.OPINION in codes("May the port be closed?", "en")


def test_the_letters_of_an_amount_name_nobody():
    assert SuggestionReason.NAMED not in codes("Harganya Rp14 miliar atau US$2 juta.", "id")


def test_a_name_that_looks_like_a_verb_reports_no_event():
    assert "past" not in features("Kota Medan dan Kota Terempa", "id").values
    assert "past" not in features("A street for Mohammed", "en").values


def test_an_indonesian_verb_after_a_plan_reports_no_event():
    assert "past" in features("Kota membangun jembatan", "id").values
    assert "past" not in features("Kota akan membangun jembatan", "id").values


@pytest.mark.parametrize("form", ["naik", "menaikkan", "dinaikkan", "kenaikan", "naiknya"])
def test_indonesian_roots_are_known_in_their_affixes(form):
    assert features(f"Ada {form} harga", "id").values["change"] == 1


# ------------------------------------------------------------------ languages and any text at all
@pytest.mark.parametrize("language", [None, "", "xx", *(code for code in Language.values if code not in LANGUAGES)])
def test_other_languages_are_read_by_their_signs(language):
    assert worth("Xxx 70% yyy Zzzz 2019 qqq $5.", language).score > worth("Xxx yyy zzzz qqq?", language).score


def test_other_languages_have_weights_of_their_own():
    text = "Xxx 70% yyy Zzzz."
    assert worth(text, "nl").score == scoring.load(scoring.SHIPPED)["neutral"].score(features(text, None))


def test_figures_count_in_other_scripts():
    assert worth("ارتفعت الأسعار بنسبة ٧٠٪ هذا العام", "ar").score > worth("ارتفعت الأسعار هذا العام", "ar").score


@given(st.text(max_size=300), st.sampled_from([*LANGUAGES, "ar", None]))
def test_any_text_gets_a_score_and_reasons_that_stand_in_it(text, language):
    found = worth(text, language)
    assert 0 <= found.score <= 1
    for reason in found.reasons:
        assert str(reason)
        assert all(part in text for part in reason.detail.split(", "))


@pytest.mark.parametrize(
    "unit", ["1", "a", "a-", "A ", "“", "1.", "dua kali ", "more than ", "$", "\u0301", "I've been "]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_work_grows_with_the_text_and_no_faster(unit, language):
    """Counted in steps of the interpreter, not in seconds."""
    short, long = (steps(lambda size=size: worth(unit * size, language)) for size in (500, 4000))
    assert long <= 8.5 * short + 200


def steps(work):
    """Lines of Python run."""
    count = 0

    def trace(frame, event, argument):
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


# ------------------------------------------------------------------ weights
def test_the_weights_are_plain_numbers_under_names_that_sentences_can_show():
    document = json.loads(scoring.SHIPPED.read_text(encoding="utf-8"))
    assert set(document["models"]) == {"groups", "neutral"}
    signs = {"figure", "year", "percent", "money", "ask", "name", "acronym", "length", "short"}
    verbs = {"past", "perfect", "passive", "has_changed", "i_did", "we_did", "they_did", "you_did", "aim"}
    for groups in (words_en.GROUPS | words_en.PHRASES, words_id.GROUPS | words_id.PHRASES):
        assert set(document["models"]["groups"]["features"]) == signs | verbs | set(groups)
    assert set(document["models"]["neutral"]["features"]) == signs
    for model in document["models"].values():
        assert set(model) == {"bias", "threshold", "features"}
        assert all(isinstance(weight, float) for weight in model["features"].values())


def test_a_newsroom_may_use_weights_of_its_own_with_words(tmp_path, settings):
    shipped = json.loads(scoring.SHIPPED.read_text(encoding="utf-8"))
    own = {"bias": 0.0, "threshold": 0.5, "features": {}, "words": {"durian": 2.0, "price of": 1.0, "0 percent": -9.0}}
    path = tmp_path / "weights.json"
    path.write_text(json.dumps({"models": shipped["models"] | {"en": own}}), encoding="utf-8")
    indonesian = worth("Harga durian naik 70 persen.", "id")
    settings.CLAIM_WEIGHTS = str(path)
    assert worth("The price of durian", "en").score == pytest.approx(0.9526, abs=1e-4)
    assert worth("Down 70 percent", "en").score < 0.001
    assert worth("Harga durian naik 70 persen.", "id") == indonesian


WHOLE = '{"bias": 0, "threshold": 0.5, "features": {}}'


def test_a_file_may_hold_two_empty_models(tmp_path):
    path = tmp_path / "weights.json"
    path.write_text(f'{{"models": {{"groups": {WHOLE}, "neutral": {WHOLE}}}}}', encoding="utf-8")
    assert scoring.load(str(path))["groups"].bias == 0


@pytest.mark.parametrize(
    "content",
    [
        "", "no json", "[]", "{}", '{"models": {}}', '{"models": {"groups": 1}}', f'{{"models": {{"groups": {WHOLE}}}}}',
        *(
            f'{{"models": {{"groups": {broken}, "neutral": {WHOLE}}}}}'
            for broken in (
                '{"bias": "0", "threshold": 0.5, "features": {}}',
                '{"bias": NaN, "threshold": 0.5, "features": {}}',
                '{"bias": 0, "features": {}}',
                '{"bias": 0, "threshold": 0.5, "features": {"figure": true}}',
                '{"bias": 0, "threshold": 0.5, "features": [1]}',
            )
        ),
    ],
)  # fmt: skip
def test_a_broken_file_of_weights_is_named_in_the_refusal(tmp_path, settings, content):
    path = tmp_path / "broken.json"
    path.write_text(content, encoding="utf-8")
    settings.CLAIM_WEIGHTS = str(path)
    with pytest.raises(WeightsError, match=r"broken\.json"):
        worth("A sentence.", "en")


def test_a_missing_file_of_weights_is_named_too(settings):
    settings.CLAIM_WEIGHTS = "/nowhere/weights.json"
    with pytest.raises(WeightsError, match=r"/nowhere/weights\.json"):
        worth("A sentence.", "en")
