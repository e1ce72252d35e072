"""The demonstration newsroom: every row walks the real workflow, so the demo cannot show what could not be."""

import json
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from claims import anchoring
from claims.intake.importing import import_text
from claims.models import (
    ArticleVersion,
    Claim,
    Claimant,
    OriginGroup,
    Outlet,
    RatingScale,
    Source,
    Topic,
    User,
    Verdict,
)
from claims.publishing import verbs as publishing
from claims.workflow import claims, records, retractions, verdicts
from claims.workflow.permissions import ensure_groups

DEMO = Path(settings.BASE_DIR) / "fixtures" / "demo.json"
ARTICLES = Path(settings.BASE_DIR) / "fixtures" / "articles"
PASSWORD = "demo newsroom 2026"  # noqa: S105 - printed at every start; production refuses these accounts


class Command(BaseCommand):
    help = "Loads the fictional newsroom of the demo, once, and says who can log in."

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("The demo does not go into production.")
        if not User.objects.filter(email__endswith=".example").exists():
            Newsroom(json.loads(DEMO.read_text(encoding="utf-8"))).build()
        self.stdout.write(f"Readers   {settings.SITE_URL}/    Partners  {settings.SITE_URL}/api/v1/checks/")
        self.stdout.write(f"Editors   {settings.SITE_URL}/admin/    password of each account: {PASSWORD}")
        for user in User.objects.filter(email__endswith=".example").order_by("pk"):
            role = ", ".join(user.groups.values_list("name", flat=True))
            self.stdout.write(f"  {user.username:<8} {role:<14} {user.get_full_name()}")


class Newsroom:
    """Builds what fixtures/demo.json describes; its keys refer to each other by name."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data
        self.people: dict[str, User] = {}
        self.versions: dict[str, ArticleVersion] = {}

    def build(self) -> None:
        ensure_groups()
        for row in self.data["people"]:
            self._person(**row)
        chief = self.people["wulan"]
        for row in self.data["topics"]:
            records.save_record(Topic(), by=chief, changes=row)
        for row in self.data["outlets"]:
            records.save_record(Outlet(), by=chief, changes=row)
        for row in self.data["claimants"]:
            self._claimant(row, chief)
        for row in self.data["articles"]:
            self._article(row)
        for row in self.data["sources"]:
            self._source(row, chief)
        for row in self.data["claims"]:
            self._claim(row)

    def _person(self, username: str, first_name: str, last_name: str, role: str) -> None:
        user = User.objects.create_user(
            username,
            f"{username}@newsroom.example",
            PASSWORD,
            first_name=first_name,
            last_name=last_name,
            is_staff=True,
        )
        user.groups.add(Group.objects.get(name=role))
        self.people[username] = user

    def _claimant(self, row: dict[str, Any], by: User) -> None:
        row = dict(row)
        roles = [
            records.Role(item["title"], _day(item.get("since")), _day(item.get("until")))
            for item in row.pop("roles", [])
        ]
        saved = records.save_record(Claimant(), by=by, changes=row)
        if roles:
            records.set_roles(saved, by=by, roles=roles)

    def _article(self, row: dict[str, Any]) -> None:
        result = import_text(
            (ARTICLES / row["file"]).read_bytes(),
            by=self.people[row["by"]],
            url=row["url"],
            outlet=Outlet.objects.get(slug=row["outlet"]),
            published=timezone.make_aware(datetime.fromisoformat(row["published"])),
            language=row["language"],
        )
        self.versions[row["key"]] = result.version

    def _source(self, row: dict[str, Any], by: User) -> None:
        row = dict(row)
        origin = OriginGroup.objects.filter(name=row["origin"]).first()
        row["origin"] = origin or records.save_record(OriginGroup(), by=by, changes={"name": row["origin"]})
        if "article" in row:
            row["article"] = self.versions[row["article"]].article
        for name in ("published_on", "accessed_on"):
            row[name] = _day(row.get(name))
        records.save_record(Source(), by=by, changes=row)

    def _claim(self, row: dict[str, Any]) -> None:
        by = self.people[row["by"]]
        claim = claims.open_claim(
            by=by,
            fields={
                "text": row["text"],
                "language": row["language"],
                "claimant": Claimant.objects.get(slug=row["claimant"]) if row.get("claimant") else None,
                "made_on": _day(row.get("made_on")),
                "context": row.get("context", ""),
                "selection_reason": row.get("selection_reason", ""),
                "selection_note": row.get("selection_note", ""),
            },
            spans=[self._span(place) for place in row["places"][:1]],
            figures=[claims.Figure(**{**item, "value": Decimal(item["value"])}) for item in row.get("figures", [])],
            topics=Topic.objects.filter(slug__in=row.get("topics", [])),
        )
        if "verdict" in row:
            self._verdict(claim, row["verdict"], by)
            for place in row["places"][1:]:
                publishing.sight(claim, by=self.people["raka"], span=self._span(place))
        for step in row.get("afterwards", []):
            self._afterwards(claim, step, by)

    def _span(self, place: dict[str, str]) -> claims.Span:
        version = self.versions[place["article"]]
        found = anchoring.locate(version.text, place["quote"])
        return claims.Span(version, found.start, found.end)

    def _verdict(self, claim: Claim, row: dict[str, Any], by: User) -> None:
        scale = RatingScale.objects.get(slug=row["scale"])
        verdict = verdicts.draft_verdict(claim, by=by, scale=scale, changes=self._words(row, scale))
        verdict = verdicts.edit_verdict(verdict, by=by, evidence=verdicts.EvidenceEdits(added=self._evidence(row)))
        if row["until"] != "draft":
            self._to(verdict, row, by)

    def _to(self, verdict: Verdict, row: dict[str, Any], by: User) -> None:
        reviewer = self.people[row.get("reviewer", "raka")]
        verdict = verdicts.submit_verdict(verdict, by=by)
        for code, reason in row.get("exceptions", {}).items():
            verdicts.grant_exception(verdict, by=reviewer, code=code, reason=reason)
        if row["until"] == "sent_back":
            verdicts.send_back(verdict, by=reviewer, reason=row["reason"])
        elif row["until"] == "published":
            publishing.publish(verdicts.approve_verdict(verdict, by=reviewer), by=reviewer)

    def _words(self, row: dict[str, Any], scale: RatingScale) -> dict[str, Any]:
        names = ("attribution", "attribution_note", "summary", "explanation", "counter_search", "reply_status")
        words = {name: row[name] for name in names if name in row}
        return words | {
            "rating": scale.ratings.get(slug=row["rating"]),
            "as_of": _day(row.get("as_of")),
            "no_interest": True,
        }

    def _evidence(self, row: dict[str, Any]) -> list[dict[str, Any]]:
        return [
            {**item, "source": Source.objects.get(slug=item["source"]), "position": position}
            for position, item in enumerate(row["evidence"], 1)
        ]

    def _afterwards(self, claim: Claim, step: dict[str, Any], by: User) -> None:
        reviewer = self.people["raka"]
        if step["do"] == "correct":
            draft = verdicts.start_correction(claim, by=by, reason=step["reason"])
            draft = verdicts.edit_verdict(draft, by=by, changes=self._words(step, draft.scale))
            publishing.publish(
                verdicts.approve_verdict(verdicts.submit_verdict(draft, by=by), by=reviewer), by=reviewer
            )
        elif step["do"] == "retract":
            proposed = retractions.propose_retraction(claim, by=by, reason=step["reason"])
            publishing.retract(proposed, by=reviewer)


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
