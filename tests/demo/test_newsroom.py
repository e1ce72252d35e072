"""What the demo shows: each thing that can happen to a claim stands in it, counted from tables and documents."""

from collections import Counter
from io import StringIO
from urllib.parse import urlsplit

import pytest
from django.apps import apps
from django.core.management import call_command
from django.utils import timezone

from claims.admin.queues import queues_for
from claims.jobs.mail import people_due
from claims.models import (
    Absence,
    Article,
    Claim,
    Claimant,
    Comment,
    Correction,
    Event,
    ExternalPublisher,
    ExternalReview,
    KeptContent,
    KeptCopy,
    LogEntry,
    Mention,
    Notice,
    OriginGroup,
    Outlet,
    Quantity,
    Rating,
    ReaderReport,
    ReportContact,
    Retraction,
    Source,
    Topic,
    User,
    Verdict,
    VerdictTranslation,
)
from claims.vocabulary import Attribution, Qualifier, ReplyStatus, ReportOutcome, Stance
from claims.workflow.dossiers import blockers_of
from claims.workflow.notices import unread

pytestmark = pytest.mark.usefixtures("newsroom")
FICTIONAL = ("fiktif", "fictional")


def says_fictional(text):
    return any(word in text.lower() for word in FICTIONAL)


def of(checks, start):
    return next(check for check in checks if check["claim"]["text"].startswith(start))


def test_who_starts_the_demo_reads_who_can_log_in_and_no_mail_of_its_past():
    assert people_due(timezone.now()) == []
    assert Notice.objects.filter(kind="overdue").exists()
    assert all(unread(User.objects.get(username=name)) for name in ("sinta", "raka", "wulan"))


# ---------------------------------------------------------------- how much
def test_claims_stand_in_every_state():
    by_hand = Claim.objects.filter(suggestion=None)
    states = Counter(by_hand.values_list("state", flat=True))
    assert states == {"closed": 22, "open": 12, "suggested": 3, "dismissed": 1, "split": 1, "merged": 1}
    assert Counter(by_hand.values_list("language", flat=True)) == {"id": 28, "en": 12}


def test_others_have_checked_some_of_it_and_not_every_rating_of_theirs_can_be_read():
    assert Counter(ExternalReview.objects.values_list("rating_meaning", "rating_reason")) == {
        ("true", "words"): 1, ("partly_true", "words"): 2, ("partly_true", "number"): 1, ("false", "words"): 2,
        ("unproven", "words"): 1, ("", "unknown_words"): 1,
    }  # fmt: skip
    assert all(says_fictional(name) for name in ExternalPublisher.objects.values_list("name", flat=True))
    assert all(site.endswith(".example") for site in ExternalPublisher.objects.values_list("site", flat=True))


def test_two_articles_have_suggestions_to_decide_and_some_decided():
    found = Claim.objects.exclude(suggestion=None)
    assert Counter(found.exclude(state="suggested").values_list("state", flat=True)) == {"open": 4, "dismissed": 2}
    waiting = Counter(found.filter(state="suggested").values_list("language", flat=True))
    assert set(waiting) == {"id", "en"}
    assert min(waiting.values()) >= 10
    assert set(found.filter(state="dismissed").values_list("suggestion__dismissed_as", flat=True)) == {
        "minor",
        "not_checkable",
    }
    assert found.filter(quantities__unit="%").count() >= 4


def test_checks_are_published_in_both_languages(checks):
    assert Counter(check["language"] for check in checks) == {"id": 16, "en": 7}
    assert Counter(check["state"] for check in checks) == {"published": 21, "corrected": 1, "retracted": 1}


def test_every_label_of_both_scales_is_given(checks):
    given = {(check["rating"]["scale"]["slug"], check["rating"]["slug"]) for check in checks if "rating" in check}
    assert given == set(Rating.objects.values_list("scale__slug", "slug"))
    assert len(given) == 11


# ---------------------------------------------------------------- the one real statement
def test_of_real_people_stand_only_the_two_retold_claims_unproven_and_without_evidence_of_truth(checks):
    real = [row.slug for row in Claimant.objects.all() if row.wikidata_id or not says_fictional(row.description)]
    assert real == ["antony-blinken"]
    retold = [check for check in checks if check["claimant"] and check["claimant"]["slug"] == "antony-blinken"]
    assert Claim.objects.filter(claimant__slug="antony-blinken").count() == len(retold) == 2
    assert [check["claim"]["quantities"][0]["value"] for check in retold] == ["70", "90"]
    for check in retold:
        assert (check["rating"]["slug"], check["attribution"]["finding"]) == ("tidak-terbukti", "said")
        assert {item["finding"] for item in check["evidence"]} == {"attribution"}
        assert [item["code"] for item in check["exceptions"]] == [
            "truth_evidence_missing", "independent_origins", "primary_source",
        ]  # fmt: skip


def test_other_checks_speak_of_rusia_with_figures_near_the_real_ones(checks):
    near = [
        check for check in checks if "Rusia" in check["claim"]["text"] and check["claimant"]["slug"] != "antony-blinken"
    ]
    assert [check["language"] for check in near] == ["id"] * 5
    figures = [(item["value"], item["unit"]) for check in near for item in check["claim"]["quantities"]]
    assert figures == [("70", "%"), ("90", "%"), ("90", "%"), ("40000", "t"), ("70000", "IDR")]
    assert len({check["rating"]["slug"] for check in near}) == 5


# ---------------------------------------------------------------- what became of checks
def test_one_check_was_corrected_twice_once_in_its_rating(checks):
    assert Correction.objects.count() == 2
    check = of(checks, "The new port of Selatan has created")
    told = [(item["kind"], item["old_rating"]["slug"], item["new_rating"]["slug"]) for item in check["corrections"]]
    assert told == [("minor", "false", "false"), ("major", "partly-true", "false")]
    assert all(len(item["reason"]) > 40 for item in check["corrections"])


def test_one_check_was_retracted_and_another_may_be(newsroom, checks):
    retracted = next(check for check in checks if check["state"] == "retracted")
    page = newsroom.get(retracted["path"])
    assert page.status_code == 200
    assert "stop only" in page.content.decode()
    assert Counter(Retraction.objects.values_list("state", flat=True)) == {"carried_out": 1, "proposed": 1}


def test_checks_are_translated_in_both_directions(newsroom, checks):
    found = VerdictTranslation.objects.filter(state="published").values_list("verdict__claim__language", "language")
    assert sorted(found) == [("en", "id"), ("id", "en")]
    english = newsroom.get(of(checks, "Panen padi")["path"]).content.decode()
    indonesian = newsroom.get("/id" + of(checks, "Selatan has lost")["path"]).content.decode()
    assert "The rice harvest of the city of Selatan tripled" in english
    assert "Selatan kehilangan lebih dari 1.100 hektare" in indonesian


def test_one_claim_was_seen_in_three_articles(checks):
    seen = {item["article"]["public_id"] for item in of(checks, "The port of Selatan handled 4.2")["appearances"]}
    assert len(seen) == 3
    assert LogEntry.objects.filter(kind="sighted").count() == 2


def test_one_check_is_past_its_shelf_life_and_another_was_confirmed(newsroom, checks):
    past = Claim.objects.past_shelf_life().get()
    assert past.text.startswith("Air keran di Kota Selatan")
    (confirmed,) = [check for check in checks if check.get("confirmed_on")]
    assert "puskesmas" in confirmed["claim"]["text"]
    assert "Still holds, looked at again on" in newsroom.get(confirmed["path"]).content.decode()


def test_the_newsroom_says_who_it_is_and_every_check_follows_its_present_methodology(newsroom, checks):
    assert {check["methodology"]["version"] for check in checks if "methodology" in check} == {2}
    for page in ("methodology", "methodology/versions/1", "corrections-policy", "funding", "staff", "about"):
        assert newsroom.get(f"/{page}/").status_code == newsroom.get(f"/id/{page}/").status_code == 200


def test_the_log_verifies():
    answer = StringIO()
    call_command("verify_log", stdout=answer)
    assert f"The log is whole: {LogEntry.objects.count()} entries" in answer.getvalue()
    kinds = Counter(LogEntry.objects.values_list("kind", flat=True))
    assert kinds == {"published": 23, "corrected": 2, "retracted": 1, "sighted": 2, "translated": 2, "confirmed": 1}


# ---------------------------------------------------------------- what waits on the desk
def test_verdicts_wait_at_each_step():
    states = Counter(Verdict.objects.values_list("state", flat=True))
    assert states == {"published": 22, "superseded": 3, "draft": 2, "in_review": 1, "approved": 1}
    sent_back = Verdict.objects.get(pk=Event.objects.get(verb="send_back").object_id)
    assert sent_back.state == "draft"
    assert len(Event.objects.get(verb="send_back").detail.reason) > 40
    gaps = Verdict.objects.filter(state="draft").exclude(pk=sent_back.pk).get()
    assert {problem.code for problem in blockers_of(gaps)} >= {"rating_missing", "summary_missing", "counter_search"}


def test_claims_are_overdue_due_and_put_aside_with_a_reason():
    assert [claim.text.split()[0] for claim in Claim.objects.overdue()] == ["Semua", "Dredging"]
    assert Claim.objects.filter(due_on__gt=timezone.localdate()).count() == 5
    assert len(Event.objects.get(verb="dismiss_claim", claim__suggestion=None).detail.reason) > 20
    assert Claim.objects.get(state="split").children.count() == 2
    assert Claim.objects.get(state="merged").merged_into.text.startswith("Sekitar 70 persen gandum")


def test_work_is_given_out_one_is_away_and_each_role_has_something_waiting():
    waiting = {
        name: {queue.name for queue in queues_for(person) if queue.rows(person).exists()}
        for name in ("bayu", "mei", "raka", "wulan")
        for person in [User.objects.get(username=name)]
    }
    everybody = {"unassigned", "seen_often", "repeats", "reports", "suggested"}
    reviewers = everybody | {"approved", "retractions"}
    assert waiting["bayu"] == everybody | {"overdue", "my_work", "my_drafts"}
    assert waiting["mei"] == everybody | {"overdue", "my_work", "sent_back"}
    assert waiting["raka"] == reviewers | {"reviews"}
    assert waiting["wulan"] == reviewers | {"overdue", "look_again"}
    assert [(away.person.username, away.stand_in.username) for away in Absence.objects.on()] == [("nadia", "bayu")]


def test_readers_have_written_about_checks_and_asked_for_more():
    reports = ReaderReport.objects.all()
    assert Counter((report.kind, report.state) for report in reports) == {
        ("wrong", "new"): 4, ("wrong", "decided"): 2, ("tip", "new"): 3, ("tip", "decided"): 4,
    }  # fmt: skip
    assert {report.outcome for report in reports} == {"", *ReportOutcome.values}
    assert {report.language for report in reports} == {"en", "id"}
    assert all(contact.email.endswith("@example.org") for contact in ReportContact.objects.all())
    assert (reports.filter(assignee__isnull=False, state="new").count(), reports.exclude(erased_at=None).count()) == (
        1,
        1,
    )
    assert reports.filter(answered_at__isnull=False).count() == 2


def test_the_desk_has_a_second_of_each_who_approves():
    people = User.objects.all()
    roles = Counter(people.values_list("groups__name", flat=True))
    assert roles == {"reporter": 4, "reviewer": 2, "chief editor": 1, "administrator": 1, "partner": 1}
    assert all(person.email.endswith("@newsroom.example") for person in people)
    assert {"sinta", "bayu", "raka", "wulan", "admin"} <= set(people.values_list("username", flat=True))
    assert len(set(Verdict.objects.values_list("author__username", flat=True))) == 4


# ---------------------------------------------------------------- what claims are made of
def test_articles_are_of_journalistic_length_in_both_languages_from_several_outlets():
    articles = Article.objects.all()
    assert Counter(article.language for article in articles) == {"id": 12, "en": 6}
    assert {
        article.pk: 120 <= len(article.current.text.split()) <= 350 for article in articles if True
    } == dict.fromkeys([article.pk for article in articles], True)
    assert {article.outlet for article in articles} == set(Outlet.objects.all())
    assert Outlet.objects.count() == 7


def test_the_satire_was_seen_on_the_satire_site(checks):
    check = next(check for check in checks if check.get("rating", {}).get("meaning") == "satire")
    assert "satire" in check["appearances"][0]["article"]["outlet"]["name"]
    assert check["claimant"] is None


def test_claimants_are_people_with_dated_roles_and_organisations():
    assert Counter(Claimant.objects.values_list("kind", flat=True)) == {"person": 7, "organisation": 5}
    people = Claimant.objects.filter(kind="person")
    assert all(role.since for person in people for role in person.roles.all())
    assert sorted(person.slug for person in people if person.roles.count() == 2) == ["dewi-anggraini", "gilang-respati"]


def test_topics_are_described_in_both_languages():
    topics = Topic.objects.all()
    assert len(topics) == 11
    assert all(set(topic.labels) == set(topic.descriptions) == {"en", "id"} for topic in topics)


def test_sources_have_origins_kinds_interests_and_kept_copies():
    sources = Source.objects.all()
    assert Counter(source.kind for source in sources) == {"primary": 43, "secondary": 3}
    assert [source.slug for source in sources if not source.archive_url] == ["tender-notice"]
    assert sum(bool(source.interests) for source in sources) == 14
    assert [source.slug for source in sources if not source.evidence.exists()] == []
    shared = {origin.name: origin.sources.count() for origin in OriginGroup.objects.all()}
    assert shared["Coffee Exporters' Association of Selatan"] == 2
    assert shared["Statistics Bureau of Selatan"] == 5


def test_copies_of_three_kinds_are_kept_and_published_checks_name_them(checks):
    kinds = set(KeptCopy.objects.values_list("media_type", flat=True))
    assert kinds == {"image/png", "application/pdf", "text/html"}
    named = {copy["sha256"] for check in checks for item in check.get("evidence", []) for copy in item["kept_copies"]}
    assert named == set(KeptCopy.objects.values_list("sha256", flat=True))
    assert all(b"fiktif" in text or b"fictional" in text for text in map(bytes, texts_of_copies()))


def texts_of_copies():
    """Of pictures nothing: their words are drawn."""
    shown = KeptContent.objects.exclude(copy__media_type="image/png")
    return shown.values_list("content", flat=True)


def test_colleagues_name_each_other_and_one_has_withdrawn_what_was_said():
    assert Mention.objects.filter(seen_at=None).exists()
    assert Mention.objects.exclude(seen_at=None).exists()
    assert Comment.objects.filter(text="").count() == 1


def test_findings_on_who_said_it_differ_from_those_on_truth(checks):
    found = {check["attribution"]["finding"] for check in checks if "attribution" in check}
    assert found == set(Attribution.values)
    not_said = next(c for c in checks if c.get("attribution", {}).get("finding") == "not_said")
    assert {item["stance"] for item in not_said["evidence"]} == {"refutes"}
    stances = {item["stance"] for check in checks for item in check.get("evidence", [])}
    assert stances == set(Stance.values)


def test_the_right_of_reply_is_in_each_of_its_states(checks):
    replies = [check["reply"] for check in checks if check["claimant"] and "reply" in check]
    assert {reply["status"] for reply in replies} == set(ReplyStatus.values)
    assert sum(bool(reply["text"]) for reply in replies) == 7
    assert all(bool(reply["text"]) == (reply["status"] == "replied") for reply in replies)


def test_a_rule_was_set_aside_with_a_public_reason(checks):
    aside = [item for check in checks for item in check.get("exceptions", []) if item["code"] == "kept_copy"]
    assert len(aside) == 1
    assert "printed copy" in aside[0]["reason"]


def test_figures_are_of_many_kinds():
    assert {"%", "USD", "IDR", "t", "people"} <= set(Quantity.objects.values_list("unit", flat=True))
    assert set(Quantity.objects.values_list("qualifier", flat=True)) >= {
        Qualifier.EXACTLY, Qualifier.ABOUT, Qualifier.AT_LEAST, Qualifier.MORE_THAN, Qualifier.BETWEEN,
    }  # fmt: skip
    assert Quantity.objects.filter(qualifier="between", value_to__isnull=False).count() == 2


def test_some_sentences_carry_two_claims_whose_spans_overlap():
    spans = [
        (item.article_version_id, item.start, item.end, claim.pk)
        for claim in Claim.objects.filter(suggestion=None)
        .exclude(state__in=["split", "merged"])
        .exclude(parent__state="split")
        for item in claim.appearances.all()
    ]
    pairs = {(a, b) for a in spans for b in spans if a[3] < b[3] and a[0] == b[0] and a[1] < b[2] and b[1] < a[2]}
    assert len(pairs) == 3


# ---------------------------------------------------------------- fiction is marked as such
def test_everything_says_that_it_is_fictional():
    assert [row.name for row in Outlet.objects.all() if not says_fictional(row.name)] == []
    assert [row.publisher for row in Source.objects.all() if not says_fictional(row.publisher)] == []
    addresses = [
        value
        for model, fields in ((Outlet, ["url"]), (Article, ["url"]), (Source, ["url", "archive_url"]))
        for row in model.objects.all()
        for value in (getattr(row, field) for field in fields)
        if value
    ]
    assert [address for address in addresses if not urlsplit(address).hostname.endswith(".example")] == []


def test_loading_again_changes_nothing():
    def rows():
        return {model.__name__: model._default_manager.count() for model in apps.get_app_config("claims").get_models()}

    before, head = rows(), LogEntry.objects.last().hash
    answer = StringIO()
    call_command("load_demo", stdout=answer)
    assert (rows(), LogEntry.objects.last().hash) == (before, head)
    assert "Loading" not in answer.getvalue()
    assert "sinta    reporter" in answer.getvalue()
