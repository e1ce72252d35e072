"""Who said it. All people and places are made up."""

import pytest

from claims.suggesting import pipeline

ENGLISH = [
    ("Mayor Dewi Olin said the port will close.", "Dewi Olin", "The port will close."),
    ("The port will close, Mayor Dewi Olin said on Monday.", "Dewi Olin", "The port will close."),
    ('"The port will close," said Dewi Olin, who leads the city.', "Dewi Olin", "The port will close."),
    ("According to Harbour Watch, the port will close.", "Harbour Watch", "The port will close."),
    ("The port will close, according to Harbour Watch.", "Harbour Watch", "The port will close."),
    ("The port, Dewi Olin said, will close in May.", "Dewi Olin", "The port will close in May."),
    ("The port will close, the head of the works, Tobias Hale, said on Monday.", "Tobias Hale", "The port will close."),
    ("Dewi Olin accused Rivia of supplying 90 percent of the chips.", "Dewi Olin", "Rivia supplies 90 percent of the chips."),
    ("Dewi Olin told reporters on Monday that the port will close.", "Dewi Olin", "The port will close."),
    ("Dewi Olin denied that the port will close.", "Dewi Olin", "Dewi Olin denied that the port will close."),
]  # fmt: skip
INDONESIAN = [
    ("Wali Kota Dewi Olin mengatakan pelabuhan akan ditutup.", "Dewi Olin", "Pelabuhan akan ditutup."),
    ("Pelabuhan akan ditutup, kata Wali Kota Dewi Olin, Senin.", "Dewi Olin", "Pelabuhan akan ditutup."),
    ("“Pelabuhan akan ditutup,” ujar Dewi Olin di balai kota.", "Dewi Olin", "Pelabuhan akan ditutup."),
    ("Menurut Pantau Pelabuhan, pelabuhan akan ditutup.", "Pantau Pelabuhan", "Pelabuhan akan ditutup."),
    ("Pelabuhan itu, kata Dewi Olin, akan ditutup pada Mei.", "Dewi Olin", "Pelabuhan itu akan ditutup pada Mei."),
    ("Peneliti Kajian Selatan, Bayu Hale, menyebut pelabuhan akan ditutup.", "Bayu Hale", "Pelabuhan akan ditutup."),
    ("Dewi Olin menuduh Rivia menyembunyikan 90 persen angka.", "Dewi Olin", "Rivia menyembunyikan 90 persen angka."),
    ("Dewi Olin membantah pelabuhan akan ditutup.", "Dewi Olin", "Dewi Olin membantah pelabuhan akan ditutup."),
]  # fmt: skip


def claims(text, language):
    return {found.text: found.claimant for found in pipeline.Reader(text, language, None).read()}


@pytest.mark.parametrize(("text", "claimant", "claim"), ENGLISH)
def test_english_says_who_said_it(text, claimant, claim):
    assert claims(text, "en").get(claim) == claimant


@pytest.mark.parametrize(("text", "claimant", "claim"), INDONESIAN)
def test_indonesian_says_who_said_it(text, claimant, claim):
    assert claims(text, "id").get(claim) == claimant


def test_a_pronoun_and_a_surname_mean_the_last_person_named():
    found = claims(
        "Mayor Dewi Olin opened the port. She said the port cost $2 million. Olin said the loan is paid.", "en"
    )
    assert found["The port cost $2 million."] == found["The loan is paid."] == "Dewi Olin"
    found = claims("Wali Kota Dewi Olin membuka pelabuhan. Ia mengatakan biayanya Rp2 miliar telah dibayar.", "id")
    assert found["Biayanya Rp2 miliar telah dibayar."] == "Dewi Olin"


def test_a_pronoun_as_subject_is_replaced_by_what_it_means():
    found = claims("The Selatan Bridge opened in 1990. It was closed in 2010.", "en")
    assert "The Selatan Bridge was closed in 2010." in found


def test_the_speakers_own_words_are_not_changed():
    assert "It leaves on time." in claims('The tram is new. "It leaves on time," said Petra Olin.', "en")


def test_what_nobody_is_said_to_have_said_has_no_claimant():
    assert claims("The port moved 4 million tonnes.", "en") == {"The port moved 4 million tonnes.": ""}


def test_every_sentence_of_a_quotation_is_its_speakers():
    found = claims(
        'Late again. "We sold two ferries in May. The last one was old," Petra Olin said. “No ship was lost.”', "en"
    )
    assert (
        found["We sold two ferries in May."]
        == found["The last one was old."]
        == found["No ship was lost."]
        == "Petra Olin"
    )
    found = claims(
        "“Kami menjual dua kapal. Kapal terakhir berusia 40 tahun,” kata Petra Olin. Hari itu hujan turun.", "id"
    )
    assert found["Kami menjual dua kapal."] == found["Kapal terakhir berusia 40 tahun."] == "Petra Olin"
    assert found["Hari itu hujan turun."] == ""


def test_a_quotation_that_never_closes_ends_with_its_paragraph():
    assert (
        claims("Petra Olin said “the ferry sank in May.\nThe bridge was built in 1990.", "en")[
            "The bridge was built in 1990."
        ]
        == ""
    )
