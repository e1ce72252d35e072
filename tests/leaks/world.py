"""A newsroom in which everything private carries a sentinel, built by walking the workflow."""

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.contrib.admin.models import LogEntry as DeskLog
from django.contrib.contenttypes.models import ContentType
from django.test import Client

from claims.models import (
    ArticleVersion,
    Claim,
    Claimant,
    OriginGroup,
    Outlet,
    Rating,
    RatingScale,
    ReaderReport,
    Retraction,
    Source,
    Topic,
    User,
    Verdict,
    VerdictTranslation,
)
from claims.publishing import verbs as publishing
from claims.workflow import articles, claims, records, retractions, translations, verdicts
from tests import factories
from tests.leaks.marks import Marks
from tests.leaks.planting import plant

FILLER = "Laporan itu panjang. " * 20
WORDS = "70 persen peralatan mesin"


@dataclass
class World:
    """What the tests need to know of it: the sentinels, who is there, what is hidden, what can be published next."""

    marks: Marks = field(default_factory=Marks)
    # Addresses of what is not public, by the parameter of a URL that could ask for them.
    hidden: dict[str, list[str]] = field(default_factory=lambda: {"public_id": [], "slug": []})
    session: str = ""
    shown: dict[str, Claim] = field(default_factory=dict)
    approved: Verdict | None = None
    correction: Verdict | None = None
    translation: VerdictTranslation | None = None
    retraction: Retraction | None = None

    def __post_init__(self) -> None:
        self.reporter, self.reviewer = factories.user("reporter"), factories.user("reviewer")
        self.chief = factories.user("chief editor")

    # -------------------------------------------------------------- rows in which every field is a sentinel
    def article(self, of: str) -> ArticleVersion:
        """An article without a published check."""
        word, day = self.marks.word, self.marks.moment
        text = f"{word(f'text of {of}')} {WORDS} {word(f'text of {of}')}."
        version = articles.add_article(
            by=self.reporter,
            text=text,
            received_text=word(f"received text of {of}"),
            leftovers=[{"line": 1, "text": word(f"leftover of {of}"), "reason": "video_length"}],
            title=word(f"title of {of}"),
            url=f"https://kabar.example/{word(f'address of {of}')}",
            language="id",
            outlet=self.outlet(f"the outlet of {of}"),
            published_at=day(f"publication date of {of}"),
        )
        self.hidden["public_id"].append(self.marks.secret(version.article.public_id, f"public id of {of}"))
        self.hidden["slug"].append(version.article.title)
        self.marks.secret(version.text_sha256, f"hash of {of}")
        return version

    def named(self, of: str) -> dict[str, Any]:
        return {
            "name": self.marks.word(f"name of {of}"),
            "wikidata_id": f"Q{self.marks.number(f'Wikidata id of {of}')}",
        }

    def outlet(self, of: str) -> Outlet:
        url = f"https://{self.marks.word(f'website of {of}')}.example"
        made = records.save_record(Outlet(), by=self.reporter, changes={**self.named(of), "url": url})
        self.hidden["slug"].append(made.slug)
        return made

    def claimant(self, of: str) -> Claimant:
        mark = self.marks
        changes = {**self.named(of), "description": mark.word(f"description of {of}")}
        made = records.save_record(Claimant(), by=self.reporter, changes=changes)
        self.hidden["slug"].append(made.slug)
        role = records.Role(mark.word(f"role of {of}"), mark.day(f"since, of {of}"), mark.day(f"until, of {of}"))
        return records.set_roles(made, by=self.reporter, roles=[role])

    def topic(self, of: str) -> Topic:
        changes = {
            "slug": self.marks.word(f"slug of {of}"),
            "labels": {"en": self.marks.word(f"label of {of}")},
            "descriptions": {"en": self.marks.word(f"description of {of}")},
        }
        made = records.save_record(Topic(), by=self.chief, changes=changes)
        self.hidden["slug"].append(made.slug)
        return made

    def source(self, of: str) -> Source:
        mark = self.marks
        origin = {"name": mark.word(f"origin of {of}"), "note": mark.word(f"note on the origin of {of}")}
        return records.save_record(
            Source(),
            by=self.reporter,
            changes={
                **{name: mark.word(f"{name} of {of}") for name in ("title", "publisher", "interests")},
                "url": f"https://sumber.example/{mark.word(f'address of {of}')}",
                "archive_url": f"https://arsip.example/{mark.word(f'kept copy of {of}')}",
                "kind": "primary",
                "origin": records.save_record(OriginGroup(), by=self.reporter, changes=origin),
                "language": "id",
                "published_on": mark.day(f"date of {of}"),
                "accessed_on": mark.day(f"reading date of {of}"),
            },
        )

    def wording(self, of: str) -> dict[str, Any]:
        mark = self.marks
        words = {name: mark.word(f"{name} of {of}") for name in ("text", "context", "selection_note")}
        return {**words, "made_on": mark.day(f"date of {of}"), "claimant": self.claimant(f"the claimant of {of}")}

    def figure(self, of: str) -> claims.Figure:
        mark = self.marks
        low, high = mark.decimal(f"figure of {of}"), mark.decimal(f"upper figure of {of}")
        words = {name: mark.word(f"{name} of the figure of {of}") for name in ("unit", "of", "period")}
        return claims.Figure(low, qualifier="between", value_to=high, **words)

    def claim(self, of: str, suggested: bool = False) -> Claim:
        version = self.article(f"the article of {of}")
        made = claims.open_claim(
            by=self.reporter,
            fields={**self.wording(of), "language": "id", "selection_reason": "harm"},
            spans=[claims.Span(version, 0, len(version.text))],
            figures=[self.figure(of)],
            topics=[self.topic(f"the topic of {of}")],
            suggested=suggested,
        )
        return self.hide(made, of)

    def hide(self, claim: Claim, of: str) -> Claim:
        self.hidden["public_id"].append(self.marks.secret(claim.public_id, f"public id of {of}"))
        return claim

    def findings(self, of: str) -> dict[str, Any]:
        words = ("attribution_note", "summary", "explanation", "counter_search", "reply_text")
        days = ("as_of", "reply_asked_on")
        return {
            **{name: self.marks.word(f"{name} of {of}") for name in words},
            **{name: self.marks.day(f"{name} of {of}") for name in days},
        }

    def evidence(self, of: str) -> dict[str, Any]:
        words = {name: self.marks.word(f"{name} of the evidence of {of}") for name in ("quote", "locator", "note")}
        return {"source": self.source(f"the source of {of}"), "finding": "truth", "stance": "refutes", **words}

    def draft(self, of: str) -> Verdict:
        made = factories.verdict(self.reporter, self.claim(f"the claim of {of}"))
        rows = [self.evidence(of) for _ in range(2)] + [self.evidence(of) | {"finding": "attribution"}]
        edits = verdicts.EvidenceEdits(added=rows)
        return verdicts.edit_verdict(made, by=self.reporter, changes=self.findings(of), evidence=edits)

    def in_review(self, of: str) -> Verdict:
        return verdicts.submit_verdict(self.draft(of), by=self.reporter)

    def work_on(self, claim: Claim, of: str) -> Verdict:
        """A correction in the making: other words, another claimant, other figures, topics and places."""
        reason = self.marks.word(f"reason of {of}")
        made = verdicts.start_correction(claim, by=self.reporter, reason=reason)
        made = verdicts.edit_verdict(
            made,
            by=self.reporter,
            changes=self.findings(of),
            evidence=verdicts.EvidenceEdits(added=[self.evidence(of)]),
        )
        claims.edit_claim(
            claim,
            by=self.reporter,
            changes=self.wording(of),
            figures=[self.figure(of)],
            topics=[self.topic(f"the topic of {of}")],
        )
        claims.add_appearance(claim, by=self.reporter, span=factories.span(self.article(f"a place of {of}"), WORDS))
        return made

    def translated(self, verdict: Verdict, of: str, language: str = "ms") -> VerdictTranslation:
        names = ("claim_text", "summary", "explanation", "attribution_note")
        words = {name: self.marks.word(f"{name} of {of}") for name in names}
        return translations.draft_translation(verdict, by=self.reporter, language=language, changes=words)

    # -------------------------------------------------------------- rows that are public
    def public_article(self, of: str) -> ArticleVersion:
        """Its text holds sentinels before and after what a check of it lets readers see."""
        before, after = self.marks.word(f"beginning of {of}"), self.marks.word(f"end of {of}")
        text = f"{before}. {FILLER}{factories.TEXT} {FILLER}{after}."
        return factories.article(self.reporter, text, outlet=factories.outlet(self.reporter), title=f"Neraca {of}")

    def ready(self, name: str, version: ArticleVersion, words: str = WORDS) -> Verdict:
        topic = factories.topic(self.chief)
        made = factories.claim(self.reporter, version, words, text=f"Klaim {name}: 70 persen.", topics=[topic])
        self.shown[name] = made
        return factories.in_review(self.reporter, made)

    def publish(self, verdict: Verdict) -> Verdict:
        publishing.publish(verdicts.approve_verdict(verdict, by=self.reviewer), by=self.reviewer)
        verdict.refresh_from_db()
        return verdict

    def translate(self, verdict: Verdict) -> VerdictTranslation:
        return self.approve(factories.translation(self.reporter, verdict))

    def approve(self, translation: VerdictTranslation) -> VerdictTranslation:
        translations.submit_translation(translation, by=self.reporter)
        return translations.approve_translation(translation, by=self.reviewer)


def build() -> World:
    """Everything private first, so that publishing had the chance to take it along; then more of it."""
    world = World()
    article = world.public_article("shared")
    waiting = {name: world.ready(name, world.public_article(name)) for name in ("plain", "corrected", "taken", "seen")}
    waiting["first"] = world.ready("first", article)
    late = world.ready("late", article, "90 persen mikroelektronika")
    private_work(world)
    plant(world.marks)
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
    _ready_to_publish(world)
    _front_desk(world)
    plant(world.marks)
    return world


def private_work(world: World) -> None:
    by, word = world.reporter, world.marks.word
    world.claim("a suggested claim", suggested=True)
    open_claim = world.claim("an open claim")
    claims.dismiss_claim(world.claim("a dismissed claim"), by=by, reason=word("reason of a dismissal"))
    parts = [word("text of a part"), word("text of another part")]
    for part in claims.split_claim(world.claim("a split claim"), by=by, texts=parts):
        world.hide(part, "a part of a split claim")
    claims.merge_claim(world.claim("a merged claim"), by=by, into=open_claim)
    world.article("an article without claims")
    world.draft("a draft")
    review = world.in_review("a verdict in review")
    reason = word("reason of an exception")
    verdicts.grant_exception(review, by=world.reviewer, code="counter_search", reason=reason)
    verdicts.send_back(
        world.in_review("a verdict sent back"), by=world.reviewer, reason=word("reason of a sending back")
    )
    fallen = verdicts.approve_verdict(world.in_review("a verdict whose approval fell"), by=world.reviewer)
    verdicts.withdraw_approval(fallen, by=world.reviewer, reason=word("reason of a withdrawal"))
    world.source("an uncited source")
    scale = {"slug": word("slug of a scale"), "labels": {"en": word("label of a scale")}}
    scale = records.save_record(RatingScale(), by=world.chief, changes=scale)
    label = {"slug": word("slug of a label"), "labels": {"en": word("label")}, "meaning": "true", "position": 1}
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
    check = world.shown["plain"].public_id
    for _ in range(2):
        report = ReaderReport.objects.create(check_public_id=check, message=world.marks.word("message of a reader"))
    decision = world.marks.word("decision on a report")
    records.decide_report(report, by=world.reporter, state="no_action", decision=decision)
    client = Client()
    client.force_login(world.chief)
    world.session = client.cookies[settings.SESSION_COOKIE_NAME].value
    DeskLog.objects.create(
        user=world.chief, content_type=ContentType.objects.get_for_model(User), object_id="1", action_flag=2,
        object_repr="a person", change_message="changed",
    )  # fmt: skip
