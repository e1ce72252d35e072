import json
from pathlib import Path

import pytest

from claims.suggesting.quantities.finding import find_quantities

TABLE = [json.loads(line) for line in (Path(__file__).parent / "quantities.jsonl").read_text("utf-8").splitlines()]
DEFAULTS = {"value_to": None, "qualifier": "exactly", "of": "", "period": ""}


@pytest.mark.parametrize("row", TABLE, ids=[row["text"] for row in TABLE])
def test_an_expression_is_read_as_the_table_says(row):
    found = [
        {
            "words": row["text"][one.start : one.end],
            "value": str(one.value),
            "value_to": None if one.value_to is None else str(one.value_to),
            "unit": one.unit,
            "qualifier": one.qualifier,
            "of": one.of,
            "period": one.period,
        }
        for one in find_quantities(row["text"], row["language"])
    ]
    assert found == [{**DEFAULTS, **quantity} for quantity in row["quantities"]]


def test_a_word_between_two_quantities_belongs_to_one():
    text = "Panen 70 persen lebih 5 ton beras"
    assert [text[one.start : one.end] for one in find_quantities(text, "id")] == ["70 persen lebih", "5 ton"]


@pytest.mark.parametrize("text", ["Rp999.999.999.999.999.999 triliun", "9" * 25 + " persen"])
def test_a_number_larger_than_a_record_keeps_is_no_quantity(text):
    assert find_quantities(text, "id") == []


def test_values_are_written_out():
    assert [str(one.value) for one in find_quantities("4,20 juta ton; 1.000 MW; 0,50 persen", "id")] == [
        "4200000",
        "1000",
        "0.5",
    ]


def test_figures_of_one_sentence_keep_its_opening_time():
    quantities = find_quantities(
        "Pada 2022, inflasi mencapai 5,5 persen dan ekspor naik 4 persen. Impor turun 3 persen.", "id"
    )
    assert [one.period for one in quantities] == ["2022", "2022", ""]


def test_a_language_nobody_knows_is_read_by_form():
    text = "Xyzzy 12,5 % plugh €1.250.000 und 30 km/h"
    assert [(str(one.value), one.unit) for one in find_quantities(text, "tlh")] == [
        ("12.5", "%"),
        ("1250000", "EUR"),
        ("30", "km/h"),
    ]


# Sentences as newspapers write them, noted when they were first read wrong.
SEEN = [
    ("id", "Jumlah penduduk miskin pada Maret 2024 sebesar 25,22 juta orang", "25220000 orang / Jumlah penduduk miskin / Maret 2024"),
    ("id", "Angka stunting turun dari 24,4 persen pada 2021 menjadi 21,6 persen", "24.4 % / Angka stunting / 2021; 21.6 % / Angka stunting / "),
    ("id", "Defisit APBN 2024 mencapai Rp507,8 triliun atau 2,29 persen", "507800000000000 IDR / Defisit APBN / 2024; 2.29 % / Defisit APBN / 2024"),
    ("id", "Beras impor dijual US$ 580-600 per ton", "580..600 USD/t /  / "),
    ("id", "Polisi menyita tiga jam tangan", "3 jam tangan /  / "),
    ("id", "Emisi mencapai 1,3 gigaton CO2", "1.3 Gt / Emisi / "),
    ("id", "Satu unit rumah tipe 36 terjual", "1 unit / rumah / "),
    ("id", "Harga tepung di kota itu naik 12 persen", "12 % / Harga tepung / "),
    ("id", "Hampir 2 juta rumah kehilangan listrik", "2000000 rumah /  / "),
    ("id", "Puluhan ribu buruh mogok", "10000 buruh /  / "),
    ("id", "Sekitar 2,3 juta orang mudik", "2300000 orang /  / "),
    ("en", "Poverty was 9 percent in 2023 and 12 percent in 2019", "9 % / Poverty / 2023; 12 % / Poverty / 2019"),
    ("id", "Kemiskinan 9 persen pada 2023 dan 12 persen pada 2019", "9 % / Kemiskinan / 2023; 12 % / Kemiskinan / 2019"),
    ("en", "Rice imports halved", "0.5 × / Rice imports / "),
    ("id", "Seribuan buruh berunjuk rasa", "1000 buruh /  / "),
    ("en", "We made it in 3 1/2 years", "3.5 years /  / "),
    ("en", "The city has 2.5 police officers per 1,000 residents", "2.5 police officers per 1,000 residents /  / "),
    ("en", "The jobless rate hit a record low of 4.8% in April 2023", "4.8 % / jobless rate / April 2023"),
    ("en", "The jobless rate ticked up to 4.2%", "4.2 % / jobless rate / "),
    ("en", "The price of rice in Jakarta rose 5 percent", "5 % / price of rice / "),
    ("en", "A 5-foot-10 man and about half as many women", ""),
    ("en", "At least 43,000 Palestinians have died since Oct. 7, 2023", "43000 Palestinians /  / since Oct. 7, 2023"),
    ("en", "It cost 5,600 two years ago", "5600 /  / two years ago"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), SEEN, ids=[text for _, text, _ in SEEN])
def test_a_sentence_once_read_wrong_is_read_right(language, text, expected):
    found = [
        f"{one.value}{'' if one.value_to is None else f'..{one.value_to}'} {one.unit}".strip()
        + f" / {one.of} / {one.period}"
        for one in find_quantities(text, language)
    ]
    assert "; ".join(found) == expected
