"""Walks one claim of fixtures/demo through the workflow, from its words to what became of it."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from claims import anchoring
from claims.management.fixtures import FixtureError, Named, check_keys, day, day_in
from claims.models import Claim, RatingScale, User, Verdict
from claims.publishing import verbs as publishing
from claims.vocabulary import Priority
from claims.workflow import assigning, claims, comments, opinions, policies, retractions, shelf, translations, verdicts

if TYPE_CHECKING:
    from claims.management.newsroom import Newsroom

CHIEF, REVIEWER = "wulan", "raka"
WORDS = (
    "attribution",
    "attribution_note",
    "summary",
    "found",
    "counter_search",
    "reply_status",
    "reply_text",
    "precedent_note",
    "no_interest",
)
VERDICT_KEYS = f"rating as_of explanation reply_asked_on evidence {' '.join(WORDS)}"
FIELDS = ("text", "language", "context", "selection_reason", "selection_note")


class ClaimWalk:
    """`run` takes a row of a file of claims: what it says, where it stands, and the steps of its life."""

    def __init__(self, newsroom: "Newsroom") -> None:
        self.room = newsroom
        self.scales = Named[RatingScale]("scale")
        self.scales.update({scale.slug: scale for scale in RatingScale.objects.all()})

    def run(self, row: dict[str, Any]) -> None:
        check_keys(
            row, "by text language places",
            "key claimant made_on context selection_reason selection_note topics figures suggested due_in_days "
            "priority assigned verdict afterwards comments",
        )  # fmt: skip
        by = self.room.people[row["by"]]
        claim = self._open(row, by)
        if "key" in row:
            self.room.claims[row["key"]] = claim
        if "due_in_days" in row:
            claims.schedule_claim(claim, by=by, due_on=day_in(row["due_in_days"]))
        if "priority" in row:
            assigning.set_priority(claim, by=by, priority=Priority[row["priority"].upper()])
        if "assigned" in row:
            assigning.assign_claim(claim, by=self.room.people[CHIEF], to=self.room.people[row["assigned"]])
        if "verdict" in row:
            self._verdict(claim, row["verdict"], by)
        for place in row["places"][1:]:
            self._also_seen(claim, self._span(place), by)
        for step in row.get("afterwards", []):
            self._step(claim, dict(step), by)
        for said in row.get("comments", []):
            self._comment(claim, said)

    # ---------------------------------------------------------------- the claim
    def _open(self, row: dict[str, Any], by: User) -> Claim:
        fields = {name: row[name] for name in FIELDS if name in row}
        claimant = self.room.claimants[row["claimant"]] if "claimant" in row else None
        return claims.open_claim(
            by=by,
            fields={**fields, "claimant": claimant, "made_on": day(row.get("made_on"))},
            spans=[self._span(row["places"][0])],
            figures=[self._figure(item) for item in row.get("figures", [])],
            topics=[self.room.topics[slug] for slug in row.get("topics", [])],
            suggested=row.get("suggested", False),
        )

    def _figure(self, row: dict[str, Any]) -> claims.Figure:
        check_keys(row, "value unit", "value_to qualifier of period")
        numbers: dict[str, Any] = {name: Decimal(row[name]) for name in ("value", "value_to") if name in row}
        return claims.Figure(**(row | numbers))

    def _span(self, row: dict[str, str]) -> claims.Span:
        check_keys(row, "article quote")
        version = self.room.versions[row["article"]]
        try:
            found = anchoring.locate(version.text, row["quote"])
        except anchoring.AnchorError as error:
            raise FixtureError(f"article “{row['article']}”, quote “{row['quote']}”: {error}") from error
        return claims.Span(version, found.start, found.end)

    def _also_seen(self, claim: Claim, span: claims.Span, by: User) -> None:
        if policies.public_state(claim):
            publishing.sight(claim, by=self.room.people[REVIEWER], span=span)
        else:
            claims.add_appearance(claim, by=by, span=span)

    # ---------------------------------------------------------------- its verdict
    def _verdict(self, claim: Claim, row: dict[str, Any], by: User) -> None:
        check_keys(row, "scale until", f"reviewer asked reason exceptions notes opinions {VERDICT_KEYS}")
        reviewer, until = self.room.people[row.get("reviewer", REVIEWER)], row["until"]
        if until not in ("draft", "in_review", "sent_back", "approved", "published"):
            raise FixtureError(f"unknown end of a verdict: {until}")
        scale = self.scales[row["scale"]]
        verdict = verdicts.draft_verdict(claim, by=by, scale=scale, changes=self._words(row, scale))
        verdict = self._cite(verdict, row, by)
        if until == "draft":
            return
        asked = self.room.people[row["asked"]] if "asked" in row else None
        verdict = assigning.submit_to(verdict, by=by, of=asked)
        for code, reason in row.get("exceptions", {}).items():
            verdicts.grant_exception(verdict, by=reviewer, code=code, reason=reason)
        for item in row.get("opinions", []):
            self._opinion(verdict, item, reviewer)
        if until == "sent_back":
            notes = [(field, text) for field, text in row.get("notes", [])]
            verdicts.send_back(verdict, by=reviewer, reason=row["reason"], notes=notes)
        elif until in ("approved", "published"):
            verdict = verdicts.approve_verdict(verdict, by=reviewer)
            if until == "published":
                publishing.publish(verdict, by=reviewer)

    def _opinion(self, verdict: Verdict, row: dict[str, Any], by: User) -> None:
        """Asked, and answered where there is a rating."""
        check_keys(row, "of", "rating attribution note")
        asked = opinions.ask_opinion(verdict, by=by, of=self.room.people[row["of"]])
        if "rating" in row:
            rating = verdict.scale.ratings.get(slug=row["rating"])
            given = {name: row[name] for name in ("attribution", "note") if name in row}
            opinions.give_opinion(asked, by=asked.asked_of, rating=rating, **given)

    def _words(self, row: dict[str, Any], scale: RatingScale) -> dict[str, Any]:
        words = {name: row[name] for name in WORDS if name in row}
        words |= {name: day(row[name]) for name in ("as_of", "reply_asked_on") if name in row}
        words |= {"explanation": "\n".join(row["explanation"])} if "explanation" in row else {}
        if "rating" in row:
            labels = Named[Any](f"rating of the scale {scale.slug}")
            labels.update({rating.slug: rating for rating in scale.ratings.all()})
            words["rating"] = labels[row["rating"]]
        return {"no_interest": True, **words}

    def _cite(self, verdict: Verdict, row: dict[str, Any], by: User) -> Verdict:
        there, added = verdict.evidence.count(), []
        for position, item in enumerate(row.get("evidence", []), there + 1):
            check_keys(item, "source finding stance quote", "locator note")
            added.append({**item, "source": self.room.sources[item["source"]], "position": position})
        return verdicts.edit_verdict(verdict, by=by, evidence=verdicts.EvidenceEdits(added=added))

    # ---------------------------------------------------------------- what became of it
    def _step(self, claim: Claim, step: dict[str, Any], by: User) -> None:
        """One later step: `do` names it, `by` and `reviewer` are those of the claim unless it says otherwise."""
        name = step.pop("do", "")
        known = {
            "correct": self._correct, "propose_retraction": self._propose, "retract": self._retract,
            "translate": self._translate, "dismiss": self._dismiss, "split": self._split, "merge": self._merge,
            "confirm": self._confirm, "look_again": self._look_again,
        }  # fmt: skip
        if name not in known:
            raise FixtureError(f"unknown step: {name or 'it has no “do”'}")
        author, reviewer = step.pop("by", by.username), step.pop("reviewer", REVIEWER)
        known[name](claim, step, self.room.people[author], self.room.people[reviewer])

    def _correct(self, claim: Claim, step: dict[str, Any], by: User, reviewer: User) -> None:
        check_keys(step, "reason", VERDICT_KEYS)
        draft = verdicts.start_correction(claim, by=by, reason=step["reason"])
        draft = verdicts.edit_verdict(draft, by=by, changes=self._words(step, draft.scale))
        draft = verdicts.submit_verdict(self._cite(draft, step, by), by=by)
        publishing.publish(verdicts.approve_verdict(draft, by=reviewer), by=reviewer)

    def _propose(self, claim: Claim, step: dict[str, Any], by: User, reviewer: User) -> None:
        check_keys(step, "reason")
        retractions.propose_retraction(claim, by=by, reason=step["reason"])

    def _retract(self, claim: Claim, step: dict[str, Any], by: User, reviewer: User) -> None:
        check_keys(step, "reason")
        publishing.retract(retractions.propose_retraction(claim, by=by, reason=step["reason"]), by=reviewer)

    def _translate(self, claim: Claim, step: dict[str, Any], by: User, reviewer: User) -> None:
        check_keys(step, "language claim_text summary explanation", "attribution_note")
        words = {**step, "explanation": "\n".join(step["explanation"])}
        verdict, language = claim.verdicts.get(state="published"), words.pop("language")
        draft = translations.draft_translation(verdict, by=by, language=language, changes=words)
        draft = translations.submit_translation(draft, by=by)
        publishing.publish_translation(translations.approve_translation(draft, by=reviewer), by=reviewer)

    def _confirm(self, claim: Claim, step: dict[str, Any], by: User, reviewer: User) -> None:
        check_keys(step, "note")
        publishing.confirm(claim, by=reviewer, note=step["note"])

    def _look_again(self, claim: Claim, step: dict[str, Any], by: User, reviewer: User) -> None:
        check_keys(step, "in_days")
        shelf.set_review_by(claim, by=by, review_by=day_in(step["in_days"]))

    def _dismiss(self, claim: Claim, step: dict[str, Any], by: User, reviewer: User) -> None:
        check_keys(step, "reason")
        claims.dismiss_claim(claim, by=by, reason=step["reason"])

    def _split(self, claim: Claim, step: dict[str, Any], by: User, reviewer: User) -> None:
        check_keys(step, "texts")
        claims.split_claim(claim, by=by, parts=[claims.Part(text) for text in step["texts"]])

    def _merge(self, claim: Claim, step: dict[str, Any], by: User, reviewer: User) -> None:
        check_keys(step, "into")
        claims.merge_claim(claim, by=by, into=self.room.claims[step["into"]])

    def _comment(self, claim: Claim, row: dict[str, Any]) -> None:
        check_keys(row, "by text", "withdrawn")
        by = self.room.people[row["by"]]
        comment = comments.add_comment(claim, by=by, text=row["text"])
        if row.get("withdrawn"):
            comments.withdraw_comment(comment, by=by)
