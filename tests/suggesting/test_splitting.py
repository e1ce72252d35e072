"""Sentences and the atomic claims in them. All people and places are made up."""

import pytest

from claims.suggesting.grammar.languages import grammar_of
from claims.suggesting.grammar.tokens import tokens_of
from claims.suggesting.splitting.atoms import atoms
from claims.suggesting.splitting.lines import wording

ENGLISH = [
    ("The port moved 4 million tonnes and will grow.", ["The port moved 4 million tonnes.", "The port will grow."]),
    ("Exports rose, and imports fell.", ["Exports rose.", "Imports fell."]),
    ("Exports rose 5 percent in 2023 and 7 percent in 2024.", ["Exports rose 5 percent in 2023.", "Exports rose 7 percent in 2024."]),
    ("It earned $2 billion in Asia and $61 billion in Europe.", ["It earned $2 billion in Asia.", "It earned $61 billion in Europe."]),
    ("Selatan supplies about 70 percent of the machine tools and 90 percent of the chips that Rivia imports.",
     ["Selatan supplies about 70 percent of the machine tools that Rivia imports.", "Selatan supplies 90 percent of the chips that Rivia imports."]),
    ("About 40% of men and 55% of women voted.", ["About 40% of men voted.", "55% of women voted."]),
    ("Ines Halmar, who leads the opposition, rejected the plan.", ["Ines Halmar rejected the plan.", "Ines Halmar leads the opposition."]),
    ("Ines Halmar, the leader of the opposition, rejected the plan.", ["Ines Halmar rejected the plan.", "Ines Halmar is the leader of the opposition."]),
    ("Because the dam broke, the valley flooded.", ["The dam broke.", "The valley flooded."]),
    ("While prices rose, wages fell.", ["Prices rose.", "Wages fell."]),
    ("Visiting Kyra, Olin announced a loan.", ["Olin announced a loan.", "Olin visited Kyra."]),
    ("The firm sells boats, cars and trains.", ["The firm sells boats.", "The firm sells cars.", "The firm sells trains."]),
    ("Earth and Mars are planets.", ["Earth is a planet.", "Mars is a planet."]),
    ("Birds are found in many places, including marshes and fields.",
     ["Birds are found in many places.", "Birds are found in marshes.", "Birds are found in fields."]),
    ("Popular brands in Selatan include Ayer and Embun.", ["Ayer is a popular brand in Selatan.", "Embun is a popular brand in Selatan."]),
    ("The bridge was built in 1990 and opened by the mayor.", ["The bridge was built in 1990.", "The bridge was opened by the mayor."]),
    ("The ferry cannot carry trucks or buses.", ["The ferry cannot carry trucks.", "The ferry cannot carry buses."]),
    ("The reef should never be fished or mined by firms and should be shown to children.",
     ["The reef should never be fished or mined by firms.", "The reef should be shown to children."]),
    ("The law covers public and private hospitals, clinics and pharmacies.",
     ["The law covers public hospitals, clinics and pharmacies.", "The law covers private hospitals, clinics and pharmacies."]),
    ("Popular places include Central and South Rivian countries.",
     ["Popular places include Central Rivian countries.", "Popular places include South Rivian countries."]),
    ("The drug reduces pain, swelling and fever.", ["The drug reduces pain.", "The drug reduces swelling.", "The drug reduces fever."]),
    ("The number of people who died rose from 12 to 40, and 300 are still missing.",
     ["The number of people who died rose from 12 to 40.", "300 are still missing."]),
    ("The vaccine, which was developed by Ayer Labs and approved in May, costs $12 a dose.",
     ["The vaccine costs $12 a dose.", "The vaccine was developed by Ayer Labs.", "The vaccine was approved in May."]),
    ("The office does not count trams and uses old figures.", ["The office does not count trams.", "The office uses old figures."]),
    ("The book sold well on May 28, 2014, and was printed again.", ["The book sold well on May 28, 2014.", "The book was printed again."]),
]  # fmt: skip
INDONESIAN = [
    ("Ekspor naik 5,2 persen dan impor turun 3 persen.", ["Ekspor naik 5,2 persen.", "Impor turun 3 persen."]),
    ("Ekspor naik 5 persen pada 2023 dan 7 persen pada 2024.", ["Ekspor naik 5 persen pada 2023.", "Ekspor naik 7 persen pada 2024."]),
    ("Selatan memasok sekitar 70 persen peralatan mesin dan 90 persen mikroelektronika yang diimpor Rivia.",
     ["Selatan memasok sekitar 70 persen peralatan mesin yang diimpor Rivia.", "Selatan memasok 90 persen mikroelektronika yang diimpor Rivia."]),
    ("Banjir menewaskan 12 orang dan melukai 40 orang.", ["Banjir menewaskan 12 orang.", "Banjir melukai 40 orang."]),
    ("Dinas tidak memiliki survei sendiri dan memakai angka biro.", ["Dinas tidak memiliki survei sendiri.", "Dinas memakai angka biro."]),
    ("Mengunjungi Kyra, Olin mengumumkan pinjaman.", ["Olin mengumumkan pinjaman.", "Olin mengunjungi Kyra."]),
    ("Kota membeli bus, kapal, dan kereta.", ["Kota membeli bus.", "Kota membeli kapal.", "Kota membeli kereta."]),
    ("Polisi belum memeriksa sopir atau pemilik kapal.", ["Polisi belum memeriksa sopir.", "Polisi belum memeriksa pemilik kapal."]),
    ("Harga naik karena pasokan berkurang.", ["Harga naik.", "Pasokan berkurang."]),
    ("Mereka melakukan patroli maritim dan udara.", ["Mereka melakukan patroli maritim dan udara."]),
    ("Selatan dan Rivia sepakat.", ["Selatan dan Rivia sepakat."]),
]  # fmt: skip
DENIED = [
    ("en", "The minister did not sign or publish the decree in 2021."),
    ("en", "The company has never paid or declared tax in Selatan."),
    ("en", "The drug was not tested or approved by the agency before 2019."),
    ("en", "No schools or hospitals were built in the province in 2020."),
    ("en", "Few doctors and nurses returned to the island after 2004."),
    ("en", "Neither the mayor nor the governor attended the opening on 3 May."),
    ("en", "Olin denied that the bank lost money and that it hid the loss."),
    ("en", "Halmar was not a doctor or a nurse."),
    ("id", "Menteri tidak menandatangani atau menerbitkan keputusan itu pada 2021."),
    ("id", "Perusahaan itu tidak pernah membayar atau melaporkan pajak di Selatan."),
    ("id", "Tidak ada sekolah maupun rumah sakit yang dibangun di provinsi itu pada 2020."),
    ("id", "Baik wali kota maupun gubernur tidak menghadiri peresmian pada 3 Mei."),
    ("id", "Bunga liar jangan dipetik atau dicabut dari alam."),
]
WHOLE = [
    ("en", "The Minister for Food, Agriculture and Fisheries resigned."),
    ("en", "Olin and Halmar met in the harbour."),
    ("en", "The band was known for its ethereal, haunting and atmospheric sound."),
    ("en", "The ministry wants a clean, fast and affordable railway by 2030."),
    ("en", "The model is right for the data and avoid errors."),
    ("en", "If the wall breaks and the dam is full, the valley is lost."),
]


def split(text, language):
    grammar = grammar_of(language)
    return [wording(line, text) for line in atoms(tuple(tokens_of(text, 0, len(text), grammar)), grammar)]


@pytest.mark.parametrize(("text", "claims"), ENGLISH)
def test_an_english_sentence_holds_these_claims(text, claims):
    assert split(text, "en") == claims


@pytest.mark.parametrize(("text", "claims"), INDONESIAN)
def test_an_indonesian_sentence_holds_these_claims(text, claims):
    assert split(text, "id") == claims


@pytest.mark.parametrize(("language", "text"), WHOLE)
def test_what_is_one_claim_stays_one(language, text):
    assert split(text, language) == [text]


@pytest.mark.parametrize(("language", "text"), DENIED)
def test_what_is_denied_together_is_never_claimed_apart(language, text):
    assert split(text, language) == [text]


@pytest.mark.parametrize("language", ["en", "id", "fi"])
def test_a_list_without_end_makes_a_bearable_number_of_claims(language):
    text = "Olin met " + ", ".join(f"Person{number}" for number in range(60)) + " and Halmar."
    assert 1 <= len(split(text, language)) <= 62


def test_a_list_of_what_belongs_to_something_says_it_of_each():
    assert split("Selatan's rivers are: Ayer, Embun, and Muara.", "en") == [
        "Ayer is a river of Selatan.", "Embun is a river of Selatan.", "Muara is a river of Selatan.",
    ]  # fmt: skip
    assert split("It cost between $2 million and $3 million.", "en") == ["It cost between $2 million and $3 million."]
    assert split("The law forbids acts such as theft, trade with minors, and fraud.", "en") == [
        "The law forbids acts such as theft.",
        "The law forbids acts such as trade with minors.",
        "The law forbids acts such as fraud.",
    ]
