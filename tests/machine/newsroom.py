"""The real newsroom: carries out the verbs that the model judges, and reads back what the database says."""

import json
from typing import Any

from django.contrib.auth import get_user_model
from django.db import connection
from django.utils import timezone

from claims import models
from claims.publishing import verbs as publishing
from claims.publishing.canonical import log_instant
from claims.publishing.verify import Entry, faults
from claims.workflow import assigning, claims, notes, opinions, records, retractions, shelf, translations, verdicts
from tests import factories
from tests.machine.model import Claim, Model, Opinion, Person, Place, Retraction, Translation, Verdict

ANN, BEN = Person("ann", "reporter"), Person("ben", "reporter")
EVA, FAY, GUS = Person("eva", "reviewer"), Person("fay", "reviewer"), Person("gus", "chief editor")
KIM, LOU = Person("kim", ""), Person("lou", "administrator", active=False)
PEOPLE = [EVA, ANN, BEN, FAY, GUS, KIM, LOU]
PLACES = [
    Place(article, words)
    for article in range(2)
    for words in ("70 persen peralatan mesin", "90 persen mikroelektronika")
]

EDITORIAL = """
    SELECT 'claim', json_build_array(id, state, text, parent_id, merged_into_id, due_on, assignee_id, priority, review_by)::text FROM claims_claim UNION ALL
    SELECT 'suggestion', json_build_array(claim_id, text, dismissed_as)::text FROM claims_suggestion UNION ALL
    SELECT 'appearance', json_build_array(claim_id, article_version_id, start)::text FROM claims_appearance UNION ALL
    SELECT 'verdict', json_build_array(id, claim_id, revision, state, author_id, reviewer_id)::text FROM claims_verdict UNION ALL
    SELECT 'editor', json_build_array(verdict_id, user_id)::text FROM claims_verdicteditor UNION ALL
    SELECT 'taken over', json_build_array(translation_id, user_id)::text FROM claims_translationeditor UNION ALL
    SELECT 'exception', json_build_array(verdict_id, code)::text FROM claims_ruleexception UNION ALL
    SELECT 'approval', json_build_array(verdict_id, translation_id, approver_id)::text
        FROM claims_approval WHERE dropped_at IS NULL UNION ALL
    SELECT 'translation', json_build_array(id, verdict_id, state, summary)::text FROM claims_verdicttranslation UNION ALL
    SELECT 'retraction', json_build_array(id, claim_id, state, proposed_by_id)::text FROM claims_retraction UNION ALL
    SELECT 'note', json_build_array(verdict_id, field, settled_at IS NOT NULL)::text FROM claims_reviewnote UNION ALL
    SELECT 'opinion', json_build_array(id, verdict_id, state, asked_by_id, asked_of_id, rating_id, compared_rating_id)::text
        FROM claims_secondopinion UNION ALL
    SELECT 'log', json_build_array(count(*))::text FROM claims_logentry
"""


class Newsroom:
    """People, articles and sources, made once; claims come and go with each example."""

    def __init__(self) -> None:
        self.users = {person: self._user(person) for person in PEOPLE}
        ann = self.users[ANN]
        versions = [factories.article(ann, outlet=factories.outlet(ann)) for _article in range(2)]
        self.articles = {version.article.public_id: f"article {n}" for n, version in enumerate(versions)}
        self.spans = {place: factories.span(versions[place.article], place.words) for place in PLACES}
        self.claimant = factories.claimant(ann)
        self.sources = [factories.source(ann), factories.source(ann)]
        self.ratings = {rating.slug: rating for rating in models.RatingScale.objects.get(slug="tempo").ratings.all()}

    @staticmethod
    def _user(person: Person) -> models.User:
        if not person.role:
            return get_user_model().objects.create_user(person.name, is_staff=True)
        made = factories.user(person.role, person.name)
        made.is_active = person.active
        made.save()
        return made

    def carry_out(self, verb: str, row: Any, by: Person, **given: Any) -> Any:
        return CALLS[verb](self, real(row), self.users[by], **given)

    def open_claim(self, row: None, by: Any, place: Place | None, suggested: bool = False) -> models.Claim:
        fields = {"text": "A claim.", "language": "id", "claimant": self.claimant, "selection_reason": "reach"}
        spans = [self.spans[place]] if place else []
        proposal = claims.Proposal(0.8, "rules 1") if suggested else None
        return claims.open_claim(by=by, fields=fields, spans=spans, suggested=suggested, suggestion=proposal)

    def draft_verdict(self, claim: Any, by: Any) -> Any:
        values = factories.findings("keliru") | {"summary": "S"}
        return verdicts.draft_verdict(claim, by=by, scale=values.pop("scale"), changes=values)

    def edit_verdict(self, verdict: Any, by: Any, changes: dict[str, Any]) -> Any:
        edits, rest = None, {name: value for name, value in changes.items() if name != "evidence"}
        if "rating" in rest:
            rest["rating"] = self.ratings[rest["rating"]]
        rows = list(models.Evidence.objects.filter(verdict=verdict))
        if changes.get("evidence") is True and not rows:
            edits = verdicts.EvidenceEdits(added=[
                {"source": self.sources[0], "finding": "truth", "stance": "supports", "quote": "64", "position": 1},
                {"source": self.sources[1], "finding": "attribution", "stance": "supports", "quote": "70", "position": 2},
            ])  # fmt: skip
        elif changes.get("evidence") is False:
            edits = verdicts.EvidenceEdits(removed=[row.pk for row in rows])
        return verdicts.edit_verdict(verdict, by=by, changes=rest, evidence=edits)

    def remove_appearance(self, claim: Any, by: Any, place: Place) -> Any:
        span = self.spans[place]
        there = claim.appearances.filter(article_version=span.version, start=span.start).first()
        claims.remove_appearance(there or models.Appearance(claim=claim, article_version=span.version), by=by)

    def note(self, verdict: Any, settled: bool) -> Any:
        """The first that is settled, or is not; else any, or one that is not there."""
        rows = models.ReviewNote.objects.filter(verdict=verdict)
        fit = rows.filter(settled_at__isnull=not settled)
        return fit.first() or rows.first() or models.ReviewNote(verdict=verdict)

    def give_opinion(self, opinion: Any, by: Any, rating: str) -> Any:
        return opinions.give_opinion(opinion, by=by, rating=self.ratings[rating], attribution="said", note="Seen.")

    # ------------------------------------------------------------------ what the database says

    def says(self) -> set[Any]:
        with connection.cursor() as cursor:
            cursor.execute(EDITORIAL)
            return {(table, *json.loads(row)) for table, row in cursor.fetchall()}

    def should_say(self, model: Model) -> set[Any]:
        user = {person: made.pk for person, made in self.users.items()}
        said: set[Any] = {("log", len(model.log))}
        for c in model.claims:
            parent, into = c.parent.pk if c.parent else None, c.into.pk if c.into else None
            due_on = c.due_on.isoformat() if c.due_on else None
            whose = user[c.assignee] if c.assignee else None
            review_by = c.review_by.isoformat() if c.review_by else None
            said.add(("claim", c.pk, c.state, c.fields["text"], parent, into, due_on, whose, c.priority, review_by))
            said |= {("suggestion", c.pk, "A claim.", c.dismissed_as)} if c.was_suggested else set()
            spans = [self.spans[place] for place in c.places]
            said |= {("appearance", c.pk, span.version.pk, span.start) for span in spans}
            said |= {("retraction", r.pk, c.pk, r.state, user[r.proposer]) for r in c.retractions}
            for v in c.verdicts:
                asked = user[v.reviewer] if v.reviewer else None
                said.add(("verdict", v.pk, c.pk, v.revision, v.state, user[v.author], asked))
                said |= {("editor", v.pk, user[editor]) for editor in v.editors}
                said |= {("exception", v.pk, code) for code in v.exceptions}
                said |= {("approval", v.pk, None, user[v.approval[0]])} if v.approval else set()
                said |= {("note", v.pk, note.field, note.settled) for note in v.notes}
                for o in v.opinions:
                    ratings = [self.ratings[slug].pk if slug else None for slug in (o.rating, o.compared)]
                    said.add(("opinion", o.pk, v.pk, o.state, user[o.asked_by], user[o.asked_of], *ratings))
                said |= {("translation", t.pk, v.pk, t.state, t.summary) for t in v.translations}
                said |= {("approval", None, t.pk, user[t.approver]) for t in v.translations if t.approver}
        return said

    def public(self) -> dict[str, Any]:
        checks = models.PublishedCheck.objects.values_list("public_id", "state", "rating", "document__body")
        return {
            key: {"state": state, "rating": rating, **_seen(json.loads(body))} for key, state, rating, body in checks
        }

    def public_of(self, model: Model) -> dict[str, Any]:
        return {
            claim.public_id: {
                "state": public.state,
                "rating": public.rating,
                "revision": public.revision,
                "text": public.text,
                "corrections": public.corrections,
                "places": [] if public.state == "retracted" else sorted(place.words for place in public.places),
                "translations": public.translations,
                "retraction": public.retraction,
                "is_confirmed": public.is_confirmed,
            }
            for claim in model.claims
            if (public := claim.public)
        }

    def public_articles(self) -> dict[str, set[str]]:
        """Which checks stand in the document of which article."""
        rows = models.PublishedArticle.objects.values_list("key", "body")
        return {
            self.articles[key]: {check["public_id"] for check in json.loads(body)["checks"]} for key, body in rows
        }  # fmt: skip

    @staticmethod
    def public_articles_of(model: Model) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for claim in model.claims:
            for place in claim.public.places if claim.public else ():
                found.setdefault(f"article {place.article}", set()).add(claim.public_id)
        return found

    def log(self) -> list[tuple[str, str, int, str]]:
        rows = list(models.LogEntry.objects.select_related("document").order_by("seq"))
        names = [field.name for field in models.LogEntry._meta.fields if field.name != "document"]
        entries = [
            Entry(**{name: getattr(row, name) for name in names} | {"at": log_instant(row.at)}, body=row.document.body)
            for row in rows
        ]
        assert list(faults(entries)) == []
        names = {**self.articles, timezone.localdate().isoformat(): "today"}
        return [(e.kind, e.public_id, e.revision, names.get(e.reference, e.reference)) for e in entries]


def _seen(body: dict[str, Any]) -> dict[str, Any]:
    return {
        "revision": body["revision"],
        "text": body["claim"]["text"],
        "corrections": [(notice["kind"], notice["reason"]) for notice in body["corrections"]],
        "places": sorted(place["exact"] for place in body.get("appearances", [])),
        "translations": {key: words["summary"] for key, words in body.get("translations", {}).items()},
        "retraction": (body["retraction"] or {"reason": ""})["reason"],
        "is_confirmed": bool(body.get("confirmed_on")),
    }


def real(row: Any) -> Any:
    """The row that the model's stands for; the verbs read it anew under their locks."""
    match row:
        case Claim():
            return models.Claim(pk=row.pk)
        case Verdict():
            return models.Verdict(pk=row.pk, claim_id=row.claim.pk)
        case Translation():
            return models.VerdictTranslation(pk=row.pk, verdict_id=row.verdict.pk)
        case Opinion():
            return models.SecondOpinion.objects.get(pk=row.pk)
        case Retraction():
            return models.Retraction(pk=row.pk, claim_id=row.claim.pk)
    return row


CALLS: dict[str, Any] = {
    "open_claim": Newsroom.open_claim,
    "suggest_claim": lambda room, row, by, place: room.open_claim(row, by, place, suggested=True),
    "accept_claim": lambda room, row, by: claims.accept_claim(row, by=by),
    "dismiss_claim": lambda room, row, by, **given: claims.dismiss_claim(row, by=by, **given),
    "suggest_again": lambda room, row, by: claims.suggest_again(row, by=by),
    "reopen_claim": lambda room, row, by: claims.reopen_claim(row, by=by),
    "split_claim": lambda room, row, by, texts: claims.split_claim(
        row, by=by, parts=[claims.Part(text) for text in texts]
    ),
    "undo_split": lambda room, row, by: claims.undo_split(row, by=by),
    "merge_claim": lambda room, row, by, into: claims.merge_claim(row, by=by, into=real(into)),
    "undo_merge": lambda room, row, by: claims.undo_merge(row, by=by),
    "edit_claim": lambda room, row, by, changes: claims.edit_claim(row, by=by, changes=changes),
    "schedule_claim": lambda room, row, by, due_on: claims.schedule_claim(row, by=by, due_on=due_on),
    "assign_claim": lambda room, row, by, to: assigning.assign_claim(row, by=by, to=room.users[to]),
    "take_claim": lambda room, row, by: assigning.take_claim(row, by=by),
    "release_claim": lambda room, row, by: assigning.release_claim(row, by=by),
    "hand_over": lambda room, row, by, to: assigning.hand_over(row, by=by, to=room.users[to]),
    "set_priority": lambda room, row, by, priority: assigning.set_priority(row, by=by, priority=priority),
    "ask_review": lambda room, row, by, of: assigning.ask_review(row, by=by, of=room.users.get(of)),
    "set_review_by": lambda room, row, by, review_by: shelf.set_review_by(row, by=by, review_by=review_by),
    "confirm": lambda room, row, by: publishing.confirm(row, by=by),
    "add_appearance": lambda room, row, by, place: claims.add_appearance(row, by=by, span=room.spans[place]),
    "remove_appearance": Newsroom.remove_appearance,
    "sight": lambda room, row, by, place: publishing.sight(row, by=by, span=room.spans[place]),
    "draft_verdict": Newsroom.draft_verdict,
    "start_correction": lambda room, row, by, reason: verdicts.start_correction(row, by=by, reason=reason),
    "propose_retraction": lambda room, row, by, reason: retractions.propose_retraction(row, by=by, reason=reason),
    "edit_verdict": Newsroom.edit_verdict,
    "submit_verdict": lambda room, row, by: verdicts.submit_verdict(row, by=by),
    "send_back": lambda room, row, by, **given: verdicts.send_back(row, by=by, **given),
    "settle_note": lambda room, row, by: notes.settle_note(room.note(row, settled=False), by=by),
    "reopen_note": lambda room, row, by: notes.reopen_note(room.note(row, settled=True), by=by),
    "ask_opinion": lambda room, row, by, of: opinions.ask_opinion(row, by=by, of=room.users[of]),
    "give_opinion": Newsroom.give_opinion,
    "withdraw_opinion": lambda room, row, by: opinions.withdraw_opinion(row, by=by),
    "reclaim_verdict": lambda room, row, by: verdicts.reclaim_verdict(row, by=by),
    "approve_verdict": lambda room, row, by: verdicts.approve_verdict(row, by=by),
    "withdraw_approval": lambda room, row, by, reason: verdicts.withdraw_approval(row, by=by, reason=reason),
    "grant_exception": lambda room, row, by, **given: verdicts.grant_exception(row, by=by, **given),
    "withdraw_exception": lambda room, row, by, code: verdicts.withdraw_exception(row, by=by, code=code),
    "publish": lambda room, row, by: publishing.publish(row, by=by),
    "draft_translation": lambda room, row, by, language, summary: translations.draft_translation(
        row, by=by, language=language, changes={"claim_text": "C", "summary": summary}
    ),
    "carry_over_translation": lambda room, row, by: translations.carry_over_translation(row, by=by),
    "edit_translation": lambda room, row, by, summary: translations.edit_translation(
        row, by=by, changes={"summary": summary}
    ),
    "submit_translation": lambda room, row, by: translations.submit_translation(row, by=by),
    "send_back_translation": lambda room, row, by, reason: translations.send_back_translation(
        row, by=by, reason=reason
    ),
    "reclaim_translation": lambda room, row, by: translations.reclaim_translation(row, by=by),
    "approve_translation": lambda room, row, by: translations.approve_translation(row, by=by),
    "publish_translation": lambda room, row, by: publishing.publish_translation(row, by=by),
    "retract": lambda room, row, by: publishing.retract(row, by=by),
    "decline_retraction": lambda room, row, by: retractions.decline_retraction(row, by=by),
    "edit_source": lambda room, row, by, title: records.save_record(
        models.Source.objects.get(pk=room.sources[0].pk), by=by, changes={"title": title}
    ),
}
