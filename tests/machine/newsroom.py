"""The real newsroom: carries out the verbs that the model judges, and reads back what the database says."""

import json
from typing import Any

from django.contrib.auth import get_user_model

from claims import models
from claims.publishing import verbs as publishing
from claims.publishing.verify import Entry, faults
from claims.workflow import claims, records, retractions, translations, verdicts
from tests import factories
from tests.machine.model import Claim, Model, Person, Place, Retraction, Translation, Verdict

ANN, BEN = Person("ann", "reporter"), Person("ben", "reporter")
EVA, FAY, GUS = Person("eva", "reviewer"), Person("fay", "reviewer"), Person("gus", "chief editor")
KIM, LOU = Person("kim", ""), Person("lou", "administrator", active=False)
PEOPLE = [ANN, EVA, BEN, FAY, GUS, KIM, LOU]
PLACES = [
    Place(article, words)
    for article in range(2)
    for words in ("70 persen peralatan mesin", "90 persen mikroelektronika")
]


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

    def new_claim(self, by: Person, state: str, place: Place | None, text: str) -> models.Claim:
        fields = {"text": text, "language": "id", "claimant": self.claimant, "selection_reason": "reach"}
        spans = [self.spans[place]] if place else []
        return claims.open_claim(by=self.users[by], fields=fields, spans=spans, suggested=state == "suggested")

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
        claims.remove_appearance(claim.appearances.get(article_version=span.version, start=span.start), by=by)

    # ------------------------------------------------------------------ what the database says

    def editorial(self) -> dict[str, Any]:
        return {
            "claims": set(models.Claim.objects.values_list("pk", "state", "text", "parent", "merged_into")),
            "places": set(models.Appearance.objects.values_list("claim", "article_version", "start")),
            "verdicts": set(models.Verdict.objects.values_list("pk", "claim", "revision", "state", "author")),
            "editors": set(models.VerdictEditor.objects.values_list("verdict", "user")),
            "exceptions": set(models.RuleException.objects.values_list("verdict", "code")),
            "approvals": set(
                models.Approval.objects.filter(dropped_at=None).values_list("verdict", "translation", "approver")
            ),
            "translations": set(models.VerdictTranslation.objects.values_list("pk", "verdict", "state", "summary")),
            "retractions": set(models.Retraction.objects.values_list("pk", "claim", "state", "proposed_by")),
        }

    def editorial_of(self, model: Model) -> dict[str, Any]:
        """The same, as the model has it."""
        user = {person: made.pk for person, made in self.users.items()}
        everything = [verdict for claim in model.claims for verdict in claim.verdicts]
        translated = [translation for verdict in everything for translation in verdict.translations]
        return {
            "claims": {
                (c.pk, c.state, c.fields["text"], c.parent.pk if c.parent else None, c.into.pk if c.into else None)
                for c in model.claims
            },
            "places": {
                (c.pk, self.spans[place].version.pk, self.spans[place].start)
                for c in model.claims
                for place in c.places
            },
            "verdicts": {(v.pk, v.claim.pk, v.revision, v.state, user[v.author]) for v in everything},
            "editors": {(v.pk, user[editor]) for v in everything for editor in v.editors},
            "exceptions": {(v.pk, code) for v in everything for code in v.exceptions},
            "approvals": {(v.pk, None, user[v.approval[0]]) for v in everything if v.approval}
            | {(None, t.pk, user[t.approver]) for t in translated if t.approver},
            "translations": {(t.pk, t.verdict.pk, t.state, t.summary) for t in translated},
            "retractions": {(r.pk, c.pk, r.state, user[r.proposer]) for c in model.claims for r in c.retractions},
        }

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
        entries = [Entry(**{name: getattr(row, name) for name in names}, body=row.document.body) for row in rows]
        assert list(faults(entries)) == []
        return [(e.kind, e.public_id, e.revision, self.articles.get(e.reference, e.reference)) for e in entries]


def _seen(body: dict[str, Any]) -> dict[str, Any]:
    return {
        "revision": body["revision"],
        "text": body["claim"]["text"],
        "corrections": [(notice["kind"], notice["reason"]) for notice in body["corrections"]],
        "places": sorted(place["exact"] for place in body.get("appearances", [])),
        "translations": {key: words["summary"] for key, words in body.get("translations", {}).items()},
        "retraction": (body["retraction"] or {"reason": ""})["reason"],
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
        case Retraction():
            return models.Retraction(pk=row.pk, claim_id=row.claim.pk)
    return row


CALLS: dict[str, Any] = {
    "accept_claim": lambda room, row, by: claims.accept_claim(row, by=by),
    "dismiss_claim": lambda room, row, by, reason: claims.dismiss_claim(row, by=by, reason=reason),
    "reopen_claim": lambda room, row, by: claims.reopen_claim(row, by=by),
    "split_claim": lambda room, row, by, texts: claims.split_claim(row, by=by, texts=texts),
    "undo_split": lambda room, row, by: claims.undo_split(row, by=by),
    "merge_claim": lambda room, row, by, into: claims.merge_claim(row, by=by, into=real(into)),
    "undo_merge": lambda room, row, by: claims.undo_merge(row, by=by),
    "edit_claim": lambda room, row, by, changes: claims.edit_claim(row, by=by, changes=changes),
    "add_appearance": lambda room, row, by, place: claims.add_appearance(row, by=by, span=room.spans[place]),
    "remove_appearance": Newsroom.remove_appearance,
    "sight": lambda room, row, by, place: publishing.sight(row, by=by, span=room.spans[place]),
    "draft_verdict": Newsroom.draft_verdict,
    "start_correction": lambda room, row, by, reason: verdicts.start_correction(row, by=by, reason=reason),
    "propose_retraction": lambda room, row, by, reason: retractions.propose_retraction(row, by=by, reason=reason),
    "edit_verdict": Newsroom.edit_verdict,
    "submit_verdict": lambda room, row, by: verdicts.submit_verdict(row, by=by),
    "send_back": lambda room, row, by, reason: verdicts.send_back(row, by=by, reason=reason),
    "reclaim_verdict": lambda room, row, by: verdicts.reclaim_verdict(row, by=by),
    "approve_verdict": lambda room, row, by: verdicts.approve_verdict(row, by=by),
    "withdraw_approval": lambda room, row, by, reason: verdicts.withdraw_approval(row, by=by, reason=reason),
    "grant_exception": lambda room, row, by, **given: verdicts.grant_exception(row, by=by, **given),
    "withdraw_exception": lambda room, row, by, code: verdicts.withdraw_exception(row, by=by, code=code),
    "publish": lambda room, row, by: publishing.publish(row, by=by),
    "draft_translation": lambda room, row, by, language, summary: translations.draft_translation(
        row, by=by, language=language, changes={"claim_text": "C", "summary": summary}
    ),
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
