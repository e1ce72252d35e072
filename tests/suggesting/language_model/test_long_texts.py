"""A long text is read in passages, and never for more than it may cost."""

import json

import pytest

from claims.suggesting.language_model import read
from claims.suggesting.language_model.prompt import PASSAGE
from tests.suggesting.language_model.stand_in import Reply, claim, claims, completion, passage_of

SENTENCE = "Panen desa{0} mencapai {0} ton pada tahun itu, kata dinas pertanian setempat dalam laporannya."
LONG = "\n".join(" ".join(SENTENCE.format(n) for n in range(first, first + 8)) for first in range(1000, 1160, 8))


def test_a_long_text_is_read_whole_in_passages_of_whole_paragraphs(model, settings):
    settings.LANGUAGE_MODEL_CAP = 200_000
    model.answering = lambda question: completion({"claims": []})
    assert read(LONG, language="id").warnings == ()
    assert "".join(model.passages()) == LONG
    assert len(model.asked) > 3
    paragraph = len(LONG.split("\n", 1)[0])
    assert all(PASSAGE - paragraph - 1 <= len(passage) <= PASSAGE for passage in model.passages()[:-1])
    assert all(passage.endswith("\n") for passage in model.passages()[:-1])


@pytest.mark.parametrize("text", ["Kata ini panjang sekali. " * 800, "kata " * 4000, "k" * 20_000, "字" * 20_000])
def test_a_paragraph_without_end_is_cut_where_it_hurts_least_and_nothing_is_lost(model, settings, text):
    settings.LANGUAGE_MODEL_CAP = 1_000_000
    model.answering = lambda question: completion({"claims": []})
    read(text)
    assert "".join(model.passages()) == text
    ends = {passage[-2:] for passage in model.passages()[:-1]}
    assert ends == {{"K": ". ", "k": "a "}[text[0]] if " " in text else text[:1] * 2}


def test_a_span_of_a_later_passage_stands_at_its_place_in_the_whole_text(model, settings):
    settings.LANGUAGE_MODEL_CAP = 200_000
    first, target = "Pembuka saja. " * 400, "Panen desa Wonosari mencapai 412 ton."
    text = f"{first}\n{target}"
    model.answering = lambda question: claims(
        *([claim("Panen desa Wonosari mencapai 412 ton", "mencapai 412 ton")] if "412" in passage_of(question) else [])
    )
    (suggestion,) = read(text, language="id").suggestions
    assert suggestion.spans[0].start == text.index("mencapai 412")
    assert suggestion.spans[0].prefix.endswith("Panen desa Wonosari ")


def test_the_cap_ends_the_questions_and_the_result_says_what_was_not_read(model, settings):
    settings.LANGUAGE_MODEL_CAP = 12_000
    model.answering = lambda question: completion({"claims": []}, usage={"total_tokens": 5000})
    reading = read(LONG, language="id")
    assert len(model.asked) == 2
    (warning,) = reading.warnings
    assert f"up to character {len(''.join(model.passages()))} of {len(LONG)}" in warning
    assert "LANGUAGE_MODEL_CAP" in warning


@pytest.mark.parametrize(
    "usage", [None, 7, {}, {"total_tokens": -1_000_000}, {"total_tokens": "few"}, {"total_tokens": True}, {"total_tokens": 0}, {"total_tokens": 10**30}]
)  # fmt: skip
def test_a_count_that_cannot_be_is_replaced_by_the_most_it_can_have_been(model, settings, usage):
    settings.LANGUAGE_MODEL_CAP = 12_000
    model.answering = lambda question: completion({"claims": []}, usage=usage)
    assert "LANGUAGE_MODEL_CAP" in read(LONG, language="id").warnings[0]
    spent = sum(len(json.dumps(question)) // 2 + question["max_tokens"] for question in model.asked)
    assert len(model.asked) <= 2
    assert spent <= 12_000 * 1.1


def test_an_answer_may_never_cost_more_than_is_left(model, settings):
    settings.LANGUAGE_MODEL_CAP = 5000
    model.answering = lambda question: completion({"claims": []})
    read(LONG, language="id")
    assert model.asked[0]["max_tokens"] < 4000


def test_under_a_cap_too_small_for_one_question_none_is_asked(model, settings):
    settings.LANGUAGE_MODEL_CAP = 100
    reading = read(LONG)
    assert (model.asked, reading.suggestions) == ([], ())
    assert "up to character 0" in reading.warnings[0]


def test_what_was_read_before_a_failure_stays_and_the_failure_is_told(model, settings):
    settings.LANGUAGE_MODEL_CAP = 200_000
    model.replies = [claims(claim("Panen desa1001 mencapai 1001 ton", "Panen desa1001")), Reply(b"", 500)]
    reading = read(LONG, language="id")
    assert [suggestion.text for suggestion in reading.suggestions] == ["Panen desa1001 mencapai 1001 ton"]
    assert "status 500" in reading.warnings[0]
    assert len(model.asked) == 2
