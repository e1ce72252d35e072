"""A newsroom in which everything private carries a sentinel, built by walking the workflow."""

from dataclasses import dataclass, field
from typing import Any

from claims.models import (
    ArticleVersion,
    Claim,
    Claimant,
    OriginGroup,
    Outlet,
    Retraction,
    Source,
    Topic,
    Verdict,
    VerdictTranslation,
)
from claims.publishing import store
from claims.publishing import verbs as publishing
from claims.publishing.erasing import erase
from claims.vocabulary import SuggestionReason
from claims.workflow import articles, claims, comments, copies, records, translations, verdicts
from tests import factories
from tests.leaks.marks import Marks

FILLER = "Laporan itu panjang. " * 20
WORDS = "70 persen peralatan mesin"


@dataclass
class World:
    """What the tests need to know of it: the sentinels, who is there, what is hidden, what can be published next."""

    marks: Marks = field(default_factory=Marks)
    # Addresses of what is not public, by the parameter of a URL that could ask for them.
    hidden: dict[str, list[str]] = field(default_factory=lambda: {"public_id": [], "slug": []})
    session: str = ""
    key: str = ""
    # Of what readers sent; whoever has one may see where it stands.
    receipts: list[str] = field(default_factory=list)
    shown: dict[str, Claim] = field(default_factory=dict)
    # Public ids of checks that were erased: everybody may know that there was one, and nothing more.
    erased: list[str] = field(default_factory=list)
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

    def keep_copy(self, source: Source, of: str, public: bool = False) -> None:
        content = f"%PDF-1.7 {self.marks.word(f'content of a copy of {of}')}".encode()
        copy = copies.keep_copy(
            source, by=self.reporter, name=self.marks.word(f"name of a copy of {of}"), content=content
        )
        if not public:
            self.marks.secret(copy.sha256, f"hash of a copy of {of}")

    def talk(self, claim: Claim, of: str) -> None:
        """Colleagues name each other on a claim; one says that they have seen it."""
        text = f"@{self.reviewer.username} @{self.chief.username} {self.marks.word(f'comment on {of}')}"
        comments.add_comment(claim, by=self.reporter, text=text)
        comments.see_mentions(claim, by=self.reviewer)

    def wording(self, of: str) -> dict[str, Any]:
        mark = self.marks
        words = {name: mark.word(f"{name} of {of}") for name in ("text", "context", "selection_note")}
        return {**words, "made_on": mark.day(f"date of {of}"), "claimant": self.claimant(f"the claimant of {of}")}

    def figure(self, of: str) -> claims.Figure:
        mark = self.marks
        low, high = mark.decimal(f"figure of {of}"), mark.decimal(f"upper figure of {of}")
        words = {name: mark.word(f"{name} of the figure of {of}") for name in ("unit", "of", "period")}
        return claims.Figure(low, qualifier="between", value_to=high, **words)

    def proposal(self, of: str) -> claims.Proposal:
        mark = self.marks
        when = claims.NamedDate(
            mark.word(f"words of a date of {of}"), mark.day(f"first day of {of}"), mark.day(f"last day of {of}")
        )
        return claims.Proposal(
            0.791,
            mark.word(f"method of {of}"),
            reasons=[(SuggestionReason.FIGURE, mark.word(f"reason for {of}"))],
            claimant_name=mark.word(f"name of the claimant of {of}"),
            dates=[when],
        )

    def claim(self, of: str, suggested: bool = False) -> Claim:
        version = self.article(f"the article of {of}")
        made = claims.open_claim(
            by=self.reporter,
            fields={**self.wording(of), "language": "id", "selection_reason": "harm"},
            spans=[claims.Span(version, 0, len(version.text))],
            figures=[self.figure(of)],
            topics=[self.topic(f"the topic of {of}")],
            suggested=suggested,
            suggestion=self.proposal(of) if suggested else None,
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
            "found": str(self.marks.decimal(f"found of {of}")).replace(".", ","),
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
        made = factories.claim(
            self.reporter, version, words, text=f"Klaim {name}: 70 persen.", topics=[topic],
            suggestion=self.proposal(f"the claim of {name}"),
        )  # fmt: skip
        self.shown[name] = made
        return factories.in_review(self.reporter, made)

    def publish(self, verdict: Verdict) -> Verdict:
        publishing.publish(verdicts.approve_verdict(verdict, by=self.reviewer), by=self.reviewer)
        verdict.refresh_from_db()
        return verdict

    def erase(self, of: str) -> None:
        """A check of which every word is a sentinel, published, seen by readers, and then erased by law."""
        words = self.wording(of)
        version = self.public_article(f"the article of {of}")
        claim = factories.claim(
            self.reporter, version, WORDS, **words, topics=[self.topic(f"the topic of {of}")],
            suggestion=self.proposal(of),
        )  # fmt: skip
        verdict = factories.verdict(self.reporter, claim)
        edits = verdicts.EvidenceEdits(added=[self.evidence(of), self.evidence(of) | {"finding": "attribution"}])
        verdicts.edit_verdict(verdict, by=self.reporter, changes=self.findings(of), evidence=edits)
        self.publish(verdicts.submit_verdict(verdict, by=self.reporter))
        store.count_terms()
        erase(claim, by=factories.user("administrator"), reason=self.marks.word(f"legal basis of erasing {of}"))
        self.erased.append(claim.public_id)

    def translate(self, verdict: Verdict) -> VerdictTranslation:
        return self.approve(factories.translation(self.reporter, verdict))

    def approve(self, translation: VerdictTranslation) -> VerdictTranslation:
        translations.submit_translation(translation, by=self.reporter)
        return translations.approve_translation(translation, by=self.reviewer)
