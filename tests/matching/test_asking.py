"""Whoever asks whether a text was checked gets what is there, the best first, by words and by meaning."""

import json

import pytest
from django.core.management import CommandError, call_command

from claims.matching import asking, embedding, filling, vectors
from claims.matching.desk import DESK
from claims.matching.found import Asked
from claims.matching.published import PUBLISHED
from claims.models import MatchVector
from claims.publishing import verbs as publishing
from tests import factories

pytestmark = pytest.mark.django_db
MODEL = "tests.matching.model:Parrot"


@pytest.fixture(params=["indexed", "exact"])
def model(request, settings, monkeypatch):
    """With pgvector's index, where the server has it, and without."""
    settings.MATCH_MODEL = MODEL
    if request.param == "exact":
        monkeypatch.setattr(vectors, "INSTALLED", "SELECT 1 WHERE false")
        monkeypatch.setattr(vectors, "_all", {})
    return embedding.required()


def ask(text, language="id", within=DESK, **more):
    (found,) = asking.matches([Asked(text, language, **more)], within=within)
    return found


def texts(found):
    return [match.candidate.text for match in found]


def made():
    return sum(filling.make_vectors(embedding.required()))


def test_a_claim_is_found_by_its_words_at_once_though_nothing_was_counted(people):
    factories.claim(people[0], text="Harga beras naik 10 persen.")
    factories.claim(people[0], text="Harga gula turun.")
    found = ask("harga beras naik 10 persen")
    assert texts(found) == ["Harga beras naik 10 persen.", "Harga gula turun."]
    assert 0.5 > found[1].score < found[0].score <= 1
    assert "meaning" not in found[0].parts
    assert found[0].reasons


def test_of_claims_in_the_same_words_the_one_with_the_same_figure_comes_first(people):
    for share in (90, 70, 30):
        factories.claim(people[0], text=f"{share} persen mesin perkakas diimpor.")
    assert texts(ask("Sekitar 70% mesin perkakas diimpor"))[0].startswith("70")


def test_external_reviews_stand_beside_our_claims_at_the_desk_and_nowhere_else(people):
    claim = factories.claim(people[0], text="Harga beras naik tajam.")
    factories.published(*people, claim)
    factories.external(claim_text="Harga beras naik tajam sekali.", title="", language="id")
    assert {match.candidate.kind for match in ask("harga beras naik tajam")} == {"claim", "external"}
    (match,) = ask("harga beras naik tajam", within=PUBLISHED)
    assert (match.candidate.kind, match.candidate.id) == ("check", claim.public_id)
    assert match.candidate.claimant == claim.claimant.name


def test_a_retracted_check_is_not_found_among_published_ones_by_words_or_meaning(people, model):
    claim = factories.claim(people[0], text="Harga beras naik.")
    factories.published(*people, claim)
    assert made() == 2
    assert len(ask("rice price rose", "en", within=PUBLISHED)) == 1
    publishing.retract(factories.retraction(people[0], claim), by=people[1])
    assert ask("rice price rose", "en", within=PUBLISHED) == ask("harga beras naik", within=PUBLISHED) == []


def test_a_question_in_another_language_finds_by_meaning(people, model):
    claim = factories.claim(people[0], text="Harga beras naik.")
    factories.claim(people[0], text="Menteri membuka pasar.")
    assert ask("rice prices rose", "en") == []
    assert made() == 2
    found = ask("rice prices rose", "en")
    assert found[0].candidate.id == str(claim.pk)
    assert found[0].parts["meaning"] > found[1].parts["meaning"]


def test_what_has_no_vector_yet_stands_where_its_words_put_it(people, model):
    factories.claim(people[0], text="Menteri membuka pasar.")
    made()
    factories.claim(people[0], text="Harga beras naik di pasar.")
    assert texts(ask("harga beras naik di pasar"))[0] == "Harga beras naik di pasar."


def test_vectors_of_another_model_are_never_compared(people, model):
    factories.claim(people[0], text="Harga beras naik.")
    made()
    MatchVector.objects.update(model="another")
    assert ask("rice prices rose", "en") == []


def test_a_model_of_another_size_is_searched_without_the_index(people, settings):
    settings.MATCH_MODEL = "tests.matching.model:Small"
    factories.claim(people[0], text="Harga beras naik.")
    assert made() == 1
    assert texts(ask("rice prices rose", "en")) == ["Harga beras naik."]


def test_a_vector_made_anew_counts_once_where_all_are_held(people, settings, monkeypatch):
    settings.MATCH_MODEL = "tests.matching.model:Small"
    monkeypatch.setattr(vectors, "_all", {})
    factories.claim(people[0], text="Harga beras naik.")
    made()
    assert len(ask("rice prices rose", "en")) == 1
    MatchVector.objects.update(model="another")
    made()
    assert len(ask("rice prices rose", "en")) == 1


def test_many_texts_are_answered_in_their_order(people):
    for text in ("Harga beras naik.", "Menteri membuka pasar."):
        factories.claim(people[0], text=text)
    found = asking.matches([Asked("menteri", "id"), Asked("", "id"), Asked("beras", "id")], within=DESK, limit=1)
    assert [texts(each) for each in found] == [["Menteri membuka pasar."], [], ["Harga beras naik."]]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("", "id"),
        ("   ", "id"),
        ("the", "en"),
        ("!?…", "id"),
        ("\0", "id"),
        ("https://example.org/x", "en"),
        ("価格が上がった", "zh"),
    ],
)
def test_a_text_without_a_word_to_look_for_finds_nothing_and_breaks_nothing(people, text, language):
    factories.claim(people[0], text="Harga beras naik 70 persen.", language="id")
    assert ask(text, language) == []


def test_a_number_alone_is_looked_for_as_a_word(people, model):
    factories.claim(people[0], text="Harga beras naik 70 persen.")
    factories.claim(people[0], text="Harga beras naik.")
    made()
    assert texts(ask("70")) == ["Harga beras naik 70 persen."]


def test_a_megabyte_is_read_up_to_a_limit(people, model):
    factories.claim(people[0], text="Harga beras naik.")
    made()
    assert texts(ask("harga beras naik " * 60_000)) == ["Harga beras naik."]


def test_a_language_nobody_knows_is_matched_by_words(people):
    factories.claim(people[0], text="Rega beras mundhak.", language="jv")
    assert texts(ask("beras mundhak", "jv")) == texts(ask("beras mundhak", "xx")) == ["Rega beras mundhak."]


@pytest.mark.parametrize(
    "named", ["tests.matching.model:broken", "tests.matching.nothing:X", "tests.matching.model:Nobody", "nonsense"]
)
def test_a_model_that_cannot_be_used_leaves_the_words_and_a_clear_word_in_the_log(people, settings, caplog, named):
    settings.MATCH_MODEL = named
    embedding._load.cache_clear()
    factories.claim(people[0], text="Harga beras naik.")
    assert texts(ask("beras")) == ["Harga beras naik."]
    assert f"The model MATCH_MODEL={named} cannot be used" in caplog.text
    with pytest.raises(CommandError, match="cannot be used"):
        call_command("rematch")


def test_rematch_makes_what_is_missing_and_goes_on_after_it_was_stopped(people, settings, monkeypatch, capsys):
    settings.MATCH_MODEL = MODEL
    monkeypatch.setattr(filling, "BATCH", 2)
    for number in range(5):
        factories.claim(people[0], text=f"Harga beras naik {number} persen.")
    keep, kept = filling._keep, []

    def keep_once(*arguments):
        if kept:
            raise KeyboardInterrupt
        kept.append(keep(*arguments))

    monkeypatch.setattr(filling, "_keep", keep_once)
    with pytest.raises(CommandError, match="2 vectors are made and stay"):
        call_command("rematch")
    monkeypatch.setattr(filling, "_keep", keep)
    call_command("rematch")
    assert "3 vectors made with parrot 1" in capsys.readouterr().out
    assert MatchVector.objects.count() == 5


def test_rematch_without_a_model_counts_and_says_why_no_vectors_are_made(people, settings):
    settings.MATCH_MODEL = "none"
    factories.claim(people[0], text="Harga beras naik.")
    factories.claim(people[0], text="Harga gula naik.")
    with pytest.raises(CommandError, match="No model is named"):
        call_command("rematch")


def test_matching_published_checks_asks_no_table_of_the_desk(people, django_assert_max_num_queries):
    claim = factories.claim(people[0], text="Harga beras naik.")
    factories.published(*people, claim)
    with django_assert_max_num_queries(4) as queries:
        ask("harga beras", within=PUBLISHED)
    asked = json.dumps([query["sql"] for query in queries.captured_queries])
    assert "claims_match" not in asked.replace("claims_match_question", "")
    assert "claims_claim" not in asked.replace("claims_claimant", "")
