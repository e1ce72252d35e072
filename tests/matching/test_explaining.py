"""Every match explains itself, in the language of whoever reads it."""

import json
from datetime import date

import pytest
from django.utils import translation

from claims.matching import claimants
from claims.matching.claimants import Claimants
from claims.matching.explaining import MOST, reasons
from claims.matching.features import Features, features
from claims.matching.found import Asked, Candidate, Match
from claims.matching.reasons import SENTENCES, Code, Reason
from claims.matching.relations import NOTHING, Relation
from claims.matching.wording import read_wording
from tests.matching.pairs import ASIDE, PAIRS


def pair(
    one: str,
    other: str,
    languages: str = "en en",
    who: tuple[str, str] = ("", ""),
    on: tuple[date | None, date | None] = (None, None),
) -> Features:
    first, second = languages.split()
    return features(Asked(one, first, who[0], on[0]), Candidate("claim", "1", other, second, who[1], on[1]))


def said(*args, **more) -> list[str]:
    with translation.override("en"):
        return [str(reason) for reason in reasons(pair(*args, **more))]


def test_the_weightiest_reason_comes_first():
    text = "About 70 percent of the machine tools are imported"
    assert said(
        text, "About 70 percent of the machine tools are bought",
        who=("Rina Surya", "President Rina Surya"), on=(date(2024, 5, 3), date(2024, 5, 1)),
    ) == [
        "same subject and figure: “About 70 percent (machine tools)”",
        "said by the same claimant 2 days earlier",
        "one word differs: “imported” here, “bought” there",
    ]  # fmt: skip


SAID = [
    ("en en", "70 percent of tools are old", "90 percent of tools are old", ["“70 percent” here, “90 percent” there", "the same words"]),
    ("en en", "The hall cost 2 million dollars", "The hall cost 2 billion dollars", ["the figure a thousand times as large or more: “2 million dollars” here, “2 billion dollars” there", "the same words"]),
    ("en en", "Inflation was 3 percent in 2022", "Inflation was 5 percent in 2023", ["another time: “3 percent (2022)” here, “5 percent (2023)” there", "the same words"]),
    ("en id", "The road is 100 miles long", "Panjang jalan itu 160 km", ["same figure in another unit: “100 miles” here, “160 km” there", "the other is in another language"]),
    ("en en", "About 70 percent of voters came", "69.8 percent of voters came", ["same figure but for rounding: “About 70 percent” here, “69.8 percent” there", "the same words"]),
    ("id id", "Sedikitnya 12 orang tewas", "15 orang tewas", ["both may be so: “Sedikitnya 12 orang” here, “15 orang” there", "the same words"]),
    ("en en", "70 percent of the machine tools are old", "90 percent of the microelectronics are old", ["figures of other things: “70 percent (machine tools)” here, “90 percent (microelectronics)” there"]),
    ("en en", "Exports rose 5 percent", "Exports fell 5 percent", ["up against down: “5 percent” here, “5 percent” there", "one word differs: “rose” here, “fell” there"]),
    ("en en", "Interest rose by 2 percent", "Interest rose by 2 percentage points", ["percent against percentage points: “2 percent” here, “2 percentage points” there", "the same words"]),
    ("id id", "Air panas menyembuhkan flu", "Air panas tidak menyembuhkan flu", ["one says it is so, the other that it is not", "the same words"]),
    ("id id", "Harga beras naik", "Harga beras turun", ["one says up, the other down", "one word differs: “naik” here, “turun” there"]),
    ("en en", "The law was passed in 2019", "The law was passed in 2024", ["another year: 2019 here, 2024 there", "the same words"]),
    ("id id", "Air panas menyembuhkan flu", "Hoaks: air panas menyembuhkan flu", ["the same words", "one of them calls it false"]),
    ("en en", "The bridge in Seruni was closed", "The bridge in Melur was closed", ["one word differs: “Seruni” here, “Melur” there", "other names: Seruni here, Melur there"]),
    ("en en", "The bridge in Seruni was closed", "The old bridge in Seruni was closed", ["the same words but for “old”", "both name Seruni"]),
    ("en en", "Hot water cures the flu", "The stadium was built by prisoners", ["few words are the same"]),
    ("en en", "", "", []),
]  # fmt: skip


@pytest.mark.parametrize(("languages", "one", "other", "expected"), SAID, ids=[row[1] + " | " + row[2] for row in SAID])
def test_a_pair_is_explained_in_words(languages, one, other, expected):
    assert said(one, other, languages) == expected


@pytest.mark.parametrize(
    ("who", "on", "expected"),
    [
        (("Rina Surya", "Rina Surya"), (None, None), "said by the same claimant"),
        (
            ("Rina Surya", "Rina Surya"),
            (date(2024, 5, 3), date(2024, 5, 3)),
            "said by the same claimant on the same day",
        ),
        (("Rina Surya", "Rina Surya"), (date(2024, 5, 3), date(2024, 5, 2)), "said by the same claimant 1 day earlier"),
        (("Rina Surya", "Rina Surya"), (date(2024, 5, 3), date(2024, 6, 2)), "said by the same claimant 30 days later"),
        (("Rina Surya", "Bayu Surya"), (None, None), "the claimants share a family name"),
    ],
)
def test_who_said_it_and_when_is_part_of_the_explanation(who, on, expected):
    assert expected in said("Hot water cures the flu", "Hot water cures the flu", who=who, on=on)


@pytest.mark.parametrize("language", ["en", "id"])
def test_every_pair_of_the_tables_is_explained_in_both_languages(language):
    with translation.override(language):
        for row in PAIRS + ASIDE:
            one = Asked(row.one.text, row.one.language, said_on=row.one.said_on)
            other = Candidate("check", "x", row.other.text, row.other.language, said_on=row.other.said_on)
            found = features(one, other)
            sentences = [str(reason) for reason in reasons(found)]
            assert len(sentences) <= MOST
            assert len(set(sentences)) == len(sentences)
            assert not any("%(" in sentence for sentence in sentences)
            if found.comparison.relation is Relation.CONTRADICTING:
                assert found.comparison.pairs[0].one.words in sentences[0]
                assert found.comparison.pairs[0].other.words in sentences[0]


def test_a_sentence_is_put_into_words_when_it_is_read():
    reason = Reason(Code.SAME_WORDS)
    with translation.override("en"):
        assert str(reason) == "the same words"
    assert set(SENTENCES) == set(Code)


def test_parts_are_numbers_from_minus_one_to_one_that_say_why():
    parts = pair(
        "70 percent of the tools are old", "90 percent of the tools are not old", who=("Rina Surya", "Rina Surya")
    ).parts()
    assert parts["figures"] == parts["negation"] == -1
    assert parts["claimant"] == parts["words"] == 1
    assert json.dumps(parts)
    for row in PAIRS:
        values = pair(row.one.text, row.other.text, f"{row.one.language} {row.other.language}").parts().values()
        assert all(-1 <= value <= 1 for value in values)


def test_across_languages_a_figure_of_a_thing_that_nobody_knows_says_half_as_much():
    sure = pair("90 percent of the machine tools are imported", "90 persen peralatan mesin diimpor", "en id")
    unsure = pair("90 percent of the machine tools are imported", "90 persen gelagah diimpor", "en id")
    other = pair("90 percent of the machine tools are imported", "90 persen mikroelektronika diimpor", "en id")
    assert [each.parts()["figures"] for each in (sure, unsure, other)] == [1, 0.5, 0]
    assert pair("90 percent are imported", "90 percent is imported").parts()["figures"] == 1


@pytest.mark.parametrize(
    ("language", "text", "negated", "false"),
    [
        ("id", "Vaksin itu tidak aman", True, False),
        ("id", "Vaksin itu bukan hanya aman", False, False),
        ("id", "Tidak kurang dari 40 orang hadir", False, False),
        ("id", "Belum lama ini jembatan dibuka", False, False),
        ("id", "Jembatan itu belum dibuka", True, False),
        ("id", "Mesin bekerja tanpa bahan bakar", True, False),
        ("id", "Tidak benar vaksin berbahaya", False, True),
        ("id", "Salah satu warga datang", False, False),
        ("id", "[SALAH] Vaksin mengandung cip", False, True),
        ("en", "The vaccine isn’t safe", True, False),
        ("en", "Not only the vaccine is safe", False, False),
        ("en", "No fewer than 40 people came", False, False),
        ("en", "House No. 5 burned", False, False),
        ("en", "No school was closed", True, False),
        ("en", "Nobody never came", True, False),
        ("en", "Hoax: the vaccine holds a chip", False, True),
    ],
)  # fmt: skip
def test_negation_is_told_from_what_only_looks_like_it_and_from_a_rating(language, text, negated, false):
    wording = read_wording(text, language)
    assert (wording.is_negated, wording.is_called_false) == (negated, false)


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "The mayor of Kota Seruni met Rina Surya in March", ["Kota Seruni", "Rina Surya"]),
        ("en", "Hot water cures the flu", []),
        ("en", "WHO says hot water is safe", ["WHO"]),
        ("en", "Rina Surya left", ["Rina Surya"]),
        ("id", "Presiden Rina Surya bertemu petani di Melur", ["Rina Surya", "Melur"]),
        ("id", "VIRAL VAKSIN MENGANDUNG CIP", []),
    ],
)
def test_names_are_runs_of_capitals_that_are_no_first_words_titles_or_shouts(language, text, names):
    assert [name.written for name in read_wording(text, language).names] == names


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Rina Surya", "rina surya", Claimants.SAME),
        ("Presiden Rina Surya", "Dr. Rina Surya, M.Si.", Claimants.SAME),
        ("Rina Surya", "Rina Dewi Surya", Claimants.SAME),
        ("Surya", "Rina Surya", Claimants.FAMILY),
        ("Rina Surya", "Bayu Surya", Claimants.FAMILY),
        ("Rina Surya", "Bayu Tanu", Claimants.OTHER),
        ("Bank Arvania", "Partai Arvania", Claimants.OTHER),
        ("Kementerian Kesehatan", "Kementerian Keuangan", Claimants.OTHER),
        ("Kementerian Kesehatan", "Kementerian Kesehatan", Claimants.SAME),
        ("", "Rina Surya", Claimants.UNKNOWN),
        ("…", "Rina Surya", Claimants.UNKNOWN),
    ],
)
def test_claimants_are_compared_by_their_names_without_titles(one, other, expected):
    assert claimants.relate(one, other) is claimants.relate(other, one) is expected


@pytest.mark.parametrize(
    "text",
    ["", " ", "tidak", "\x00", "’’’", "🙂 🙂", "ab " * 50_000, "A" * 50_000, "七成的机床"],
    ids=lambda text: text[:8] or "empty",
)
@pytest.mark.parametrize("language", ["id", "en", "zh", ""])
def test_any_text_can_be_explained(text, language):
    found = pair(text, "Harga beras naik", f"{language or 'xx'} id")
    assert all(str(reason) for reason in reasons(found))


def test_a_match_carries_what_it_is_made_of():
    candidate = Candidate("check", "k3x9", "Hot water cures the flu", "en")
    match = Match(candidate, 0.5)
    assert (match.comparison, match.reasons, dict(match.parts)) == (NOTHING, (), {})


def test_no_more_than_four_reasons_are_given():
    found = said(
        "Rina said exports in Seruni rose 5 percent in 2019", "Rina said exports in Melur never fell 7 percent in 2024",
        who=("Rina Surya", "Rina Surya"), on=(date(2024, 5, 3), date(2024, 5, 1)),
    )  # fmt: skip
    assert len(found) == MOST


def test_what_rose_and_fell_is_not_opposed_to_what_rose():
    assert not pair("Prices rose, then fell", "Prices rose").are_opposed
    assert pair("Prices rose", "Prices fell").are_opposed


def test_names_spelled_apart_in_two_languages_speak_against_nothing():
    assert pair("The bridge in Seruni", "The bridge in Melur").name_others
    assert not pair("The bridge in Seruni", "Jembatan di Melur", "en id").name_others
