"""What happened in the world: private work first, then publication, then more private work beside it."""

from django.conf import settings
from django.contrib.admin.models import LogEntry as DeskLog
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.utils import timezone

from claims.access.limits import Limiter, Policy
from claims.models import MatchCandidate, Rating, RatingScale, ReaderReport, User, Verdict
from claims.publishing import store
from claims.publishing import verbs as publishing
from claims.publishing.exports.keeping import keep_files
from claims.publishing.statements import publish_statement
from claims.webhooks import telling
from claims.webhooks import verbs as webhooks
from claims.workflow import (
    absences,
    articles,
    assigning,
    claims,
    keys,
    notes,
    opinions,
    people,
    records,
    reports,
    retractions,
    statements,
    translations,
    verdicts,
)
from claims.workflow.limits import count_sending
from tests import factories
from tests.leaks.planting import plant
from tests.leaks.world import WORDS, World


def build() -> World:
    """Everything private first, so that publishing had the chance to take it along; then more of it."""
    world = World()
    article = world.public_article("shared")
    waiting = {name: world.ready(name, world.public_article(name)) for name in ("plain", "corrected", "taken", "seen")}
    waiting["first"] = world.ready("first", article)
    late = world.ready("late", article, "90 persen mikroelektronika")
    private_work(world)
    plant(world.marks)
    for name, verdict in waiting.items():
        world.talk(verdict.claim, f"the claim of {name}")
    world.keep_copy(waiting["plain"].evidence.first().source, "a cited source", public=True)
    done = {name: world.publish(verdict) for name, verdict in waiting.items()}
    _work_on_published(world, done)
    _acts_beside_work(world, done)
    articles.revise_article(
        article.article, by=world.reporter, text=f"{world.marks.word('text of an unseen version')}.",
        received_text=world.marks.word("received text of an unseen version"), leftovers=[],
    )  # fmt: skip
    world.marks.secret(article.article.current.text_sha256, "hash of an unseen version")
    world.publish(late)
    _renamed(world)
    world.erase("a check that was erased")
    _statements(world)
    _ready_to_publish(world)
    _front_desk(world)
    plant(world.marks)
    store.count_terms()
    keep_files()
    return world


def private_work(world: World) -> None:
    by, word = world.reporter, world.marks.word
    world.claim("a suggested claim", suggested=True)
    wrong = world.claim("a dismissed suggestion", suggested=True)
    claims.dismiss_claim(wrong, by=by, reason=word("reason of its dismissal"), kind="minor")
    open_claim = claims.schedule_claim(
        world.claim("an open claim"), by=by, due_on=world.marks.day("due date of a claim")
    )
    assigning.assign_claim(open_claim, by=world.reviewer, to=by, note=word("note on an assignment"))
    claims.dismiss_claim(world.claim("a dismissed claim"), by=by, reason=word("reason of a dismissal"))
    parts = [claims.Part(word("text of a part")), claims.Part(word("text of another part"))]
    for part in claims.split_claim(world.claim("a split claim"), by=by, parts=parts):
        world.hide(part, "a part of a split claim")
    same = world.marks.word("why two claims are the same")
    claims.merge_claim(world.claim("a merged claim"), by=by, into=open_claim, why=same)
    alike = world.claim("a claim like another")
    MatchCandidate.objects.create(
        first=open_claim, second=alike, score=0.5, relation="none", reasons=[["same day", {}]]
    )
    world.article("an article without claims")
    world.draft("a draft")
    review = world.in_review("a verdict in review")
    reason = word("reason of an exception")
    verdicts.grant_exception(review, by=world.reviewer, code="counter_search", reason=reason)
    back = verdicts.send_back(
        world.in_review("a verdict sent back"), by=world.reviewer, reason=word("reason of a sending back"),
        notes=[("summary", word("a note on the summary"))],
    )  # fmt: skip
    notes.settle_note(back.review_notes.get(), by=world.reporter)
    asked = opinions.ask_opinion(world.in_review("a verdict asked about"), by=world.reviewer, of=world.chief)
    said = {"rating": asked.verdict.rating, "attribution": "said", "note": word("note of a second opinion")}
    opinions.give_opinion(asked, by=world.chief, **said)
    fallen = verdicts.approve_verdict(world.in_review("a verdict whose approval fell"), by=world.reviewer)
    verdicts.withdraw_approval(fallen, by=world.reviewer, reason=word("reason of a withdrawal"))
    world.keep_copy(world.source("an uncited source"), "an uncited source")
    world.talk(open_claim, "an open claim")
    absences.set_absence(
        factories.user("reporter"), by=world.chief, since=timezone.localdate(), until=timezone.localdate(),
        stand_in=by, note=word("note on an absence"),
    )  # fmt: skip
    scale = {
        "slug": word("slug of a scale"),
        "labels": {"en": word("label of a scale")},
        "descriptions": {"en": word("description of a scale")},
    }
    scale = records.save_record(RatingScale(), by=world.chief, changes=scale)
    site = f"{word('site of an external publisher')}.example"
    factories.external(site=site, url=f"https://{site}/{word('address of an external review')}")
    label = {
        "slug": word("slug of a label"),
        "labels": {"en": word("label")},
        "descriptions": {"en": word("description of a label")},
        "meaning": "true",
        "position": 1,
    }
    records.save_rating(Rating(scale=scale), by=world.chief, changes=label)


def _work_on_published(world: World, done: dict[str, Verdict]) -> None:
    shown, word = world.shown, world.marks.word
    world.work_on(shown["first"], "a correction in the making")
    world.work_on(shown["taken"], "a correction of what is taken back")
    factories.correction(world.reporter, world.reviewer, shown["corrected"])
    now = shown["corrected"].verdicts.get(state="published")
    translations.submit_translation(world.translated(now, "a translation in review"), by=world.reporter)
    world.translated(now, "a translation", "en")
    ask = retractions.propose_retraction
    declined = ask(shown["corrected"], by=world.reporter, reason=word("reason of a declined retraction"))
    retractions.decline_retraction(declined, by=world.reviewer)
    world.retraction = ask(shown["plain"], by=world.reporter, reason=word("reason of a proposed retraction"))
    world.translation = world.approve(world.translated(done["seen"], "an approved translation", "en"))


def _acts_beside_work(world: World, done: dict[str, Verdict]) -> None:
    """Public acts on checks whose correction is under work: they show the act, nothing of the work."""
    publishing.publish_translation(world.translate(done["first"]), by=world.reviewer)
    elsewhere = world.public_article("elsewhere")
    publishing.sight(world.shown["first"], by=world.reviewer, span=factories.span(elsewhere, WORDS))
    publishing.retract(factories.retraction(world.reporter, world.shown["taken"]), by=world.reviewer)
    publishing.confirm(world.shown["corrected"], by=world.reviewer, note=world.marks.word("note on a confirmation"))


def _statements(world: World) -> None:
    """Every page in a published version, and the next ones being written."""
    for kind in ("corrections-policy", "funding", "staff", "about"):
        texts = {"en": "Readers pay.", "id": "Pembaca."}
        publish_statement(statements.draft_statement(by=world.chief, kind=kind, texts=texts), by=world.chief)
    for kind in ("funding", "staff"):
        word = world.marks.word
        texts, notes = {"en": word(f"text of {kind}")}, {"id": word(f"note on {kind}")}
        statements.draft_statement(by=world.chief, kind=kind, texts=texts, notes=notes)


def _renamed(world: World) -> None:
    """What is public under its old name until the next publication."""
    plain = world.shown["plain"]
    version = plain.appearances.get().article_version
    records.save_record(version.article.outlet, by=world.reporter, changes=world.named("a renamed outlet"))
    description = {"description": world.marks.word("new description of a claimant")}
    records.save_record(plain.claimant, by=world.reporter, changes={**world.named("a renamed claimant"), **description})
    labels = {"labels": {"en": world.marks.word("new label of a topic")}}
    records.save_record(plain.topics.get(), by=world.chief, changes=labels)
    source = plain.verdicts.get().evidence.first().source
    records.save_record(source, by=world.reporter, changes={"title": world.marks.word("new title of a source")})
    title = {"title": world.marks.word("new title of an article")}
    articles.edit_article(version.article, by=world.reporter, changes=title)


def _ready_to_publish(world: World) -> None:
    """What waits for its publication. Planted first: an approval falls with a source that changes after it."""
    review = world.in_review("an approved verdict")
    draft = verdicts.start_correction(
        world.shown["seen"], by=world.reporter, reason=world.marks.word("next correction")
    )
    draft = verdicts.edit_verdict(draft, by=world.reporter, changes={"no_interest": True})
    draft = verdicts.submit_verdict(draft, by=world.reporter)
    plant(world.marks)
    world.approved = verdicts.approve_verdict(review, by=world.reviewer)
    world.correction = verdicts.approve_verdict(draft, by=world.reviewer)


def _front_desk(world: World) -> None:
    word, by = world.marks.word, world.reporter
    people.invite_person(
        by=factories.user("administrator"), role="reporter",
        changes={"username": word("name of an account"), "email": f"{word('address of a colleague')}@redaksi.example"},
    )  # fmt: skip
    sender = {"email": f"{word('address of a reader')}@pembaca.example", "name": word("name of a reader")}
    factories.report(world.shown["plain"], word("message of a reader"))
    report = factories.report(world.shown["plain"], word("message of another reader"), **sender)
    reason, answer = word("reason of a decision on a report"), word("answer to a reader")
    reports.decide_report(report, by=by, outcome="no_action", reason=reason, answer=answer)
    if ReaderReport.objects.get(pk=report.pk).answered_at is None:
        reports.answer_report(report, by=by)
    seen_at = f"https://grup.example/{word('where a tip was seen')}"
    tip = factories.tip(word("message of a tip"), seen_at=seen_at, **sender)
    claim = reports.claim_from_tip(tip, by=by, text=word("claim of a tip"), language="id")
    world.hide(claim, "a claim of a tip")
    reports.decide_report(tip, by=by, outcome="taken_up")
    world.receipts = list(ReaderReport.objects.order_by("pk").values_list("receipt", flat=True))
    count_sending("198.51.100.7")
    _row, world.key = keys.issue_key(by=factories.user("partner"), name="A copy", scopes=["read"])
    Limiter().count("198.51.100.7", Policy("anonymous", 600))
    _webhooks(world)
    client = Client()
    client.force_login(world.chief)
    world.session = client.cookies[settings.SESSION_COOKIE_NAME].value
    DeskLog.objects.create(
        user=world.chief, content_type=ContentType.objects.get_for_model(User), object_id="1", action_flag=2,
        object_repr="a person", change_message="changed",
    )  # fmt: skip


def _webhooks(world: World) -> None:
    """A partner's endpoint whose secret was rotated, and to which a test was delivered."""
    partner, word = factories.user("partner"), world.marks.word
    values = {
        "url": f"https://{word('host of a receiver')}.example/",
        "description": word("description of an endpoint"),
    }
    endpoint, _secret = factories.endpoint(partner, **values)
    endpoint, _secret = webhooks.rotate_secret(endpoint, by=partner)
    delivery = webhooks.try_endpoint(endpoint, by=partner)
    telling.settle(delivery, telling.Answer(status=200, excerpt=word("answer of a receiver")))
