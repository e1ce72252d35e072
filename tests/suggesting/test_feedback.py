"""What editors decided on suggestions, counted and written for training, without a word about the editors."""

import io
import json
from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from claims.models import Claim, Event
from claims.suggesting import feedback
from claims.vocabulary import SuggestionReason
from claims.workflow import claims
from tests import factories

pytestmark = pytest.mark.django_db
FIGURE, NAMED = (SuggestionReason.FIGURE, "70 persen"), (SuggestionReason.NAMED, "")


def decide(by, outcome, language="id", kind="minor", **proposal):
    claim = factories.suggested(by, factories.article(by, language=language), **proposal)
    match outcome:
        case "accepted":
            return claims.accept_claim(claim, by=by)
        case "dismissed":
            return claims.dismiss_claim(claim, by=by, reason="" if kind else "Lelucon.", kind=kind)
        case "split":
            return claims.split_claim(claim, by=by, parts=[claims.Part("Satu."), claims.Part("Dua.")])[0].parent
        case "merged":
            return claims.merge_claim(claim, by=by, into=factories.claim(by))
    return claim


def counts(shares):
    return [(share.label, share.good, share.decided, share.percent) for share in shares]


def test_accepted_and_split_are_good_merged_and_dismissed_are_not_waiting_is_nothing(reporter):
    for outcome in ("accepted", "split", "merged", "dismissed", "waiting"):
        decide(reporter, outcome)
    whole = feedback.tally(feedback.decided()).whole
    assert (whole.good, whole.decided, whole.percent) == (2, 4, 50)


def test_a_published_claim_was_a_good_suggestion(reporter, reviewer):
    claim = factories.claim(reporter, suggestion=claims.Proposal(0.5, "rules 1"))
    factories.published(reporter, reviewer, claim)
    assert feedback.tally(feedback.decided()).whole.good == 1


def test_what_nobody_suggested_counts_nowhere(reporter):
    claims.dismiss_claim(factories.claim(reporter), by=reporter, reason="Pendapat.")
    assert feedback.tally(feedback.decided()).whole.decided == 0


def test_languages_and_reasons_are_counted_apart_the_most_frequent_first(reporter):
    decide(reporter, "accepted", "en", reasons=[FIGURE, FIGURE, NAMED])
    decide(reporter, "accepted", reasons=[FIGURE])
    decide(reporter, "dismissed", reasons=[FIGURE])
    found = feedback.tally(feedback.decided())
    assert counts(found.by_language) == [("Indonesian", 1, 2, 50), ("English", 1, 1, 100)]
    assert counts(found.by_reason) == [
        ("gives a figure", 2, 3, 67), ("names people, organisations or places", 1, 1, 100),
    ]  # fmt: skip


def test_dismissals_are_counted_by_what_was_wrong(reporter):
    for kind in ("minor", "not_a_claim", "minor", ""):
        decide(reporter, "dismissed", kind=kind)
    found = feedback.tally(feedback.decided()).dismissals
    assert found[0] == ("True or false, it does not matter", 2)
    assert sorted(found[1:]) == [("", 1), ("Not a claim", 1)]


@pytest.fixture
def at(monkeypatch):
    """Sets the clock that dates events."""
    return lambda moment: monkeypatch.setattr(timezone, "now", lambda: moment)


def test_a_period_is_of_whole_days_in_the_newsroom_and_of_the_last_decision(reporter, at):
    at(datetime(2026, 11, 2, 16, 59, tzinfo=UTC))  # one minute before midnight in Jakarta
    claim = decide(reporter, "accepted")
    at(datetime(2026, 11, 2, 17, 0, tzinfo=UTC))
    decide(reporter, "accepted")
    second, third = datetime(2026, 11, 2, tzinfo=UTC).date(), datetime(2026, 11, 3, tzinfo=UTC).date()

    def number(*days):
        return feedback.decided(*days).count()

    assert [number(second, second), number(third, third), number(second, third), number(None, second)] == [1, 1, 2, 1]
    claims.dismiss_claim(claim, by=reporter, reason="", kind="minor")
    assert [number(second, second), number(third, third)] == [0, 2]


# ------------------------------------------------------------------ the command
def run(*arguments):
    out = io.StringIO()
    call_command("export_suggestion_feedback", *map(str, arguments), stdout=out, stderr=io.StringIO())
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_each_decided_suggestion_is_a_line_with_what_became_of_it(reporter):
    claim = decide(reporter, "accepted", reasons=[FIGURE])
    claims.edit_claim(claim, by=reporter, changes={"text": "Kata akhir."})
    decide(reporter, "waiting")
    (line,) = run()
    assert line == {
        "language": "id",
        "text": "Negeri tetangga memasok 70 persen peralatan mesin.",
        "wording": "Kata akhir.",
        "parts": [],
        "exact": ["70 persen peralatan mesin"],
        "score": 0.8,
        "reasons": [["figure", "70 persen"]],
        "method": "rules 1",
        "outcome": "accepted",
        "dismissed_as": "",
        "decided_at": Event.objects.get(verb="accept_claim").at.isoformat(),
    }


def test_a_split_has_its_parts_and_a_dismissal_what_was_wrong(reporter):
    decide(reporter, "split")
    decide(reporter, "dismissed", kind="wrong_words")
    split, dismissed = run()
    assert (split["outcome"], split["parts"]) == ("split", ["Satu.", "Dua."])
    assert (dismissed["outcome"], dismissed["dismissed_as"]) == ("dismissed", "wrong_words")


def test_words_of_a_later_version_are_not_those_in_which_it_was_found(reporter):
    claim = decide(reporter, "accepted")
    article = claim.appearances.get().article_version.article
    text = "Lain: 80 persen."
    version = factories.articles.revise_article(article, by=reporter, text=text, received_text=text, leftovers=[])
    claims.add_appearance(claim, by=reporter, span=factories.span(version, "80 persen"))
    assert run()[0]["exact"] == ["70 persen peralatan mesin"]


def test_no_line_says_who_decided(reporter):
    decide(reporter, "dismissed")
    name = {"username": "zqzqzq", "first_name": "Zqfirst", "last_name": "Zqlast", "email": "zq@mail.example"}
    type(reporter).objects.filter(pk=reporter.pk).update(**name)
    written = json.dumps(run()).lower()
    assert "zq" not in written


def test_only_what_was_decided_since_a_day_is_written(reporter, at):
    at(datetime(2026, 11, 1, 12, tzinfo=UTC))
    decide(reporter, "accepted")
    at(datetime(2026, 11, 3, 12, tzinfo=UTC))
    decide(reporter, "dismissed")
    assert [line["outcome"] for line in run("--since", "2026-11-02")] == ["dismissed"]
    with pytest.raises(CommandError, match="is no date"):
        run("--since", "2026-13-01")


def test_a_file_is_written_whole_or_stays_as_it_was(reporter, tmp_path, monkeypatch):
    path = tmp_path / "feedback.jsonl"
    decide(reporter, "accepted")
    run(path)
    before = path.read_text(encoding="utf-8")
    assert len(before.splitlines()) == 1
    decide(reporter, "dismissed")
    real = feedback.lines

    def broken(rows):
        yield next(real(rows))
        raise RuntimeError

    monkeypatch.setattr(feedback, "lines", broken)
    with pytest.raises(RuntimeError):
        run(path)
    assert [file.name for file in tmp_path.iterdir()] == ["feedback.jsonl"]
    assert path.read_text(encoding="utf-8") == before


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CommandError, match="No such file"):
        run(tmp_path / "nowhere" / "x.jsonl")


def test_the_number_of_queries_does_not_grow_with_the_suggestions(reporter, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    decide(reporter, "accepted")
    with CaptureQueriesContext(connection) as few:
        run()
    for _ in range(5):
        decide(reporter, "split")
    assert Claim.objects.count() > 10
    with django_assert_num_queries(len(few)):
        run()
