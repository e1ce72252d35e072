"""A row of every thing in each of its states, and in the situations that further rules ask about."""

from typing import Any

from django.utils import timezone

from claims.models import (
    Claim,
    PublishedCheck,
    ReaderReport,
    Retraction,
    SecondOpinion,
    Statement,
    TranslationEditor,
    User,
    Verdict,
)
from claims.publishing import verbs as publishing
from claims.publishing.erasing import erase
from claims.publishing.statements import publish_statement
from claims.workflow import (
    absences,
    assigning,
    claims,
    comments,
    notes,
    opinions,
    records,
    reports,
    retractions,
    statements,
    translations,
    verdicts,
)
from tests import factories
from tests.machine.newsroom import PLACES, Newsroom
from tests.support.mail import mail_down

TODAY = timezone.localdate()
PARTS = [claims.Part("Part one."), claims.Part("Part two.")]


class World:
    """`rows[thing, state]`: the plain row of that state; `rows[thing, situation]`: what the name says.

    The author wrote everything, the editor edited every verdict and took over every translation, the checker approved
    and decided.
    """

    def __init__(self) -> None:
        self.room = Newsroom()
        self.author, self.editor = factories.user("reporter"), factories.user("reporter")
        self.checker, self.administrator = factories.user("reviewer"), factories.user("administrator")
        self.into = self.claim()
        self.rows: dict[tuple[str, str], Any] = {}
        for thing, build in (("claim", self._claims), ("verdict", self._verdicts), ("translation", self._translations),
                             ("retraction", self._retractions), ("report", self._reports),
                             ("copy", self._copies), ("comment", self._comments),
                             ("opinion", self._opinions), ("statement", self._statements)):  # fmt: skip
            self.rows |= {(thing, name): row for name, row in build().items()}
        self.rows |= {("check", name): row for name, row in self._checks().items()}
        self.rows["person", "another"] = self.checker
        self.rows["absence", "of another"] = absences.set_absence(
            self.checker, by=self.checker, since=TODAY, until=TODAY
        )

    def claim(self, **fields: Any) -> Claim:
        version = self.room.spans[PLACES[0]].version
        return factories.claim(self.author, version, PLACES[0].words, claimant=self.room.claimant, **fields)

    def suggested(self) -> Claim:
        return factories.suggested(self.author, self.room.spans[PLACES[0]].version)

    def accepted(self) -> Claim:
        return claims.accept_claim(self.suggested(), by=self.author)

    def verdict(self, on: Claim | None = None) -> Verdict:
        made = factories.verdict(self.author, on or self.claim())
        return verdicts.edit_verdict(made, by=self.editor, changes={"summary": "Said by two."})

    def in_review(self) -> Verdict:
        return verdicts.submit_verdict(self.verdict(), by=self.author)

    def approved(self, on: Claim | None = None) -> Verdict:
        verdict = verdicts.submit_verdict(self.verdict(on), by=self.author)
        return verdicts.approve_verdict(verdict, by=self.checker)

    def published(self) -> Claim:
        claim = self.claim()
        publishing.publish(self.approved(claim), by=self.checker)
        return Claim.objects.get(pk=claim.pk)

    def confirmed(self) -> Claim:
        claim = self.published()
        publishing.confirm(claim, by=self.checker)
        return claim

    def retracted(self) -> Claim:
        claim = self.published()
        publishing.retract(factories.retraction(self.author, claim), by=self.checker)
        return Claim.objects.get(pk=claim.pk)

    def erased(self, claim: Claim) -> Claim:
        erase(claim, by=self.administrator, reason="Court order 12/2026.")
        return Claim.objects.get(pk=claim.pk)

    def assigned(self, claim: Claim) -> Claim:
        return assigning.take_claim(claim, by=self.author)

    def being_corrected(self) -> Claim:
        claim = self.published()
        verdicts.start_correction(claim, by=self.author, reason="A newer table.")
        return claim

    def corrected(self) -> Claim:
        claim = self.published()
        factories.correction(self.author, self.checker, claim)
        return claim

    def _claims(self) -> dict[str, Any]:
        accepted_work = self.accepted()
        self.verdict(accepted_work)
        split, in_work = self.claim(), self.claim()
        claims.split_claim(split, by=self.author, parts=PARTS)
        part, _other = claims.split_claim(in_work, by=self.author, parts=PARTS)
        self.verdict(part)
        proposed = self.published()
        factories.retraction(self.author, proposed)
        rows = {
            "suggested": self.suggested(),
            "open": self.claim(),
            "closed": self.published(),
            "dismissed": claims.dismiss_claim(self.claim(), by=self.author, reason="No fact."),
            "split": split,
            "merged": claims.merge_claim(self.claim(), by=self.author, into=self.into),
            "erased": self.erased(self.retracted()),
            "with a draft": self.verdict().claim,
            "with a verdict in review": self.in_review().claim,
            "with a correction begun": self.being_corrected(),
            "suggested, assigned": self.assigned(self.suggested()),
            "assigned": self.assigned(self.claim()),
            "with a correction begun, assigned": self.assigned(self.being_corrected()),
            "with a retraction proposed": proposed,
            "retracted": self.retracted(),
            "confirmed": self.confirmed(),
            "split, a part in work": in_work,
            "accepted": self.accepted(),
            "accepted, with a draft": accepted_work,
            "a suggestion dismissed": claims.dismiss_claim(self.suggested(), by=self.author, reason="", kind="minor"),
        }
        return {name: Claim.objects.get(pk=row.pk) for name, row in rows.items()}

    def _verdicts(self) -> dict[str, Any]:
        excepted, bare, stale = self.in_review(), self.verdict(), self.approved()
        self.rows_of_exception(excepted)
        verdicts.edit_verdict(bare, by=self.author, changes={"summary": ""})
        source = stale.evidence.first().source
        records.save_record(source, by=self.author, changes={"title": "Another title"})
        return {
            "draft": self.verdict(),
            "in_review": self.in_review(),
            "approved": self.approved(),
            "published": self.published().verdicts.get(),
            "superseded": self.corrected().verdicts.get(state="superseded"),
            "erased": self.erased(self.published()).verdicts.get(),
            "with an exception": Verdict.objects.get(pk=excepted.pk),
            "sent back with notes": self.sent_back(),
            "in review with notes": verdicts.submit_verdict(self.sent_back(), by=self.author),
            "without a summary": Verdict.objects.get(pk=bare.pk),
            "changed after approval": stale,
        }

    def sent_back(self) -> Verdict:
        """With a note that is settled and one that is not."""
        given = {"reason": "Read it again.", "notes": [("summary", "Say why."), ("rating", "Too hard.")]}
        verdict = verdicts.send_back(self.in_review(), by=self.checker, **given)
        notes.settle_note(verdict.review_notes.first(), by=self.author)
        return verdict

    def rows_of_exception(self, verdict: Verdict) -> None:
        given = {"code": "counter_search", "reason": "None is kept."}
        verdicts.grant_exception(verdict, by=self.checker, **given)

    def translation(self, *verbs: Any, of: Claim | None = None) -> Any:
        """A translation by the author, taken on by verbs that its author or the checker carries out."""
        row = factories.translation(self.author, (of or self.published()).verdicts.get(state="published"))
        TranslationEditor.objects.create(translation=row, user=self.editor)
        for verb in verbs:
            row_or_entry = verb(row, by=self.author if verb is translations.submit_translation else self.checker)
            row = row_or_entry if verb is not publishing.publish_translation else row
        return type(row).objects.get(pk=row.pk)

    def translation_erased(self) -> Any:
        claim = self.published()
        row = self.translation(of=claim)
        self.erased(claim)
        return type(row).objects.get(pk=row.pk)

    def left_behind(self, *verbs: Any) -> Any:
        """A translation whose verdict was corrected since."""
        claim = self.published()
        row = self.translation(*verbs, of=claim)
        factories.correction(self.author, self.checker, claim)
        return type(row).objects.get(pk=row.pk)

    def _translations(self) -> dict[str, Any]:
        submit, approve = translations.submit_translation, translations.approve_translation
        corrected, overtaken = self.published(), self.published()
        superseded = self.translation(submit, approve, publishing.publish_translation, of=corrected)
        late = self.translation(submit, approve, of=overtaken)
        factories.correction(self.author, self.checker, corrected)
        factories.correction(self.author, self.checker, overtaken)
        carried = self.left_behind(submit, approve, publishing.publish_translation)
        translations.carry_over_translation(carried, by=self.author)
        taken = self.published()
        gone = self.translation(submit, approve, publishing.publish_translation, of=taken)
        publishing.retract(factories.retraction(self.author, taken), by=self.checker)
        return {
            "draft": self.translation(),
            "in_review": self.translation(submit),
            "approved": self.translation(submit, approve),
            "published": self.translation(submit, approve, publishing.publish_translation),
            "superseded": type(superseded).objects.get(pk=superseded.pk),
            "erased": self.translation_erased(),
            "of an old verdict": late,
            "draft, left behind": self.left_behind(),
            "in review, left behind": self.left_behind(submit),
            "carried over": carried,
            "of what was retracted": type(gone).objects.get(pk=gone.pk),
        }

    def _retractions(self) -> dict[str, Any]:
        declined = factories.retraction(self.author, self.published())
        return {
            "proposed": factories.retraction(self.author, self.published()),
            "carried_out": Retraction.objects.get(claim=self.retracted()),
            "declined": retractions.decline_retraction(declined, by=self.checker),
            "erased": self.erased(self.retracted()).retractions.get(),
        }

    def opinion(self) -> SecondOpinion:
        """Asked of the author, who did not write this one."""
        verdict = factories.in_review(factories.user("reporter"), self.claim())
        return opinions.ask_opinion(verdict, by=self.checker, of=self.author)

    def _opinions(self) -> dict[str, Any]:
        rating = self.room.ratings["benar"]
        return {
            "asked": self.opinion(),
            "given": opinions.give_opinion(self.opinion(), by=self.author, rating=rating, attribution="said"),
            "withdrawn": opinions.withdraw_opinion(self.opinion(), by=self.checker),
        }

    def _reports(self) -> dict[str, Any]:
        check, by = self.published(), self.checker

        def sent(**more: Any) -> ReaderReport:
            return factories.report(check, email="reader@pembaca.example", **more)

        def decided(**more: Any) -> ReaderReport:
            return reports.decide_report(sent(), by=by, outcome="no_action", reason="It is so.", **more)

        with mail_down():
            unsent = decided(answer="It is so.")
        rows = {
            "new": sent(),
            "decided": decided(),
            "taken": reports.take_report(sent(), by=by),
            "with an answer to send": unsent,
            "without a contact": factories.report(check),
            "erased": reports.erase_report(sent(), by=by, reason="They asked."),
            "a tip that was erased": reports.erase_report(factories.tip(), by=by, reason="They asked."),
            "decided and then erased": reports.erase_report(decided(), by=by, reason="They asked."),
            "a tip": factories.tip(email="reader@pembaca.example"),
            "a tip with a claim": reports.link_report(factories.tip(), by=by, claim=check),
        }
        return {name: ReaderReport.objects.get(pk=row.pk) for name, row in rows.items()}

    def _copies(self) -> dict[str, Any]:
        fallen = self.approved()
        verdicts.withdraw_approval(fallen, by=self.checker, reason="Second thoughts.")
        cited = {
            "of an approved verdict": self.approved(),
            "of a published verdict": self.published().verdicts.get(),
            "of a verdict whose approval fell": fallen,
        }
        return {name: factories.kept(self.author, row.evidence.first().source) for name, row in cited.items()}

    def _comments(self) -> dict[str, Any]:
        return {"of somebody else": comments.add_comment(self.claim(), by=self.author, text="Look.")}

    def _statements(self) -> dict[str, Any]:
        chief = factories.user("chief editor")

        def drafted(kind: str) -> Statement:
            return statements.draft_statement(by=chief, kind=kind, texts={"en": "Four people work here."})

        draft, published, revised = (drafted(kind) for kind in ("staff", "about", "corrections-policy"))
        for row in (published, revised):
            publish_statement(row, by=chief)
        statements.revise_statement(revised, by=chief)
        rows = {"draft": draft, "published": published, "published, the next begun": revised}
        return {name: Statement.objects.get(pk=row.pk) for name, row in rows.items()}

    def _checks(self) -> dict[str, Any]:
        claims_by_state = {"published": self.published(), "corrected": self.corrected(), "retracted": self.retracted()}
        return {
            state: PublishedCheck.objects.get(public_id=claim.public_id) for state, claim in claims_by_state.items()
        }

    def person(self, who: str) -> User:
        return {"author": self.author, "editor": self.editor}[who]
