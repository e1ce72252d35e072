"""Builds the newsroom that fixtures/demo describes: who works there, and what claims are made of.

Every row walks the real workflow, so the demo cannot show what could not be. The claims themselves
are walked in newsroom_claims.py.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.utils import timezone

from claims.intake.importing import import_text
from claims.management.fixtures import Named, check_keys, day, day_in, each
from claims.management.newsroom_claims import CHIEF, ClaimWalk
from claims.models import ArticleVersion, Claim, Claimant, OriginGroup, Outlet, Source, Statement, Topic, User
from claims.publishing.statements import publish_statement
from claims.suggesting.storing import store_suggestions
from claims.workflow import absences, claims, copies, records, reports, statements
from claims.workflow.permissions import ensure_groups


class Newsroom:
    """`folder` holds a file a kind of row and a folder of claims; rows refer to each other by name."""

    def __init__(self, folder: Path, password: str) -> None:
        # Hashed once for all of them: a good hash is slow.
        self.folder, self.password = folder, make_password(password)
        self.people = Named[User]("person")
        self.topics = Named[Topic]("topic")
        self.outlets = Named[Outlet]("outlet")
        self.claimants = Named[Claimant]("claimant")
        self.versions = Named[ArticleVersion]("article")
        self.sources = Named[Source]("source")
        self.claims = Named[Claim]("claim")

    def build(self, tell: Callable[[str], None]) -> None:
        """Stores everything; `tell` hears a sign of progress now and then."""
        ensure_groups()
        kinds = (
            ("people", self._person), ("statements", self._statement), ("topics", self._topic),
            ("outlets", self._outlet),
            ("claimants", self._claimant), ("articles", self._article), ("sources", self._source),
        )  # fmt: skip
        for kind, build in kinds:
            each(self.folder / f"{kind}.json", build)
            tell(f" {kind}")
        walk = ClaimWalk(self)
        for path in sorted((self.folder / "claims").glob("*.json")):
            each(path, walk.run)
            tell(f" {path.stem.partition('-')[2]}")
        each(self.folder / "reports.json", self._report)
        each(self.folder / "absences.json", self._absence)

    def _person(self, row: dict[str, Any]) -> None:
        check_keys(row, "username first_name last_name role")
        user = User.objects.create(
            username=row["username"],
            email=f"{row['username']}@newsroom.example",
            password=self.password,
            first_name=row["first_name"],
            last_name=row["last_name"],
            is_staff=True,
        )
        user.groups.add(Group.objects.get(name=row["role"]))
        self.people[user.username] = user

    def _statement(self, row: dict[str, Any]) -> None:
        """A version of what the newsroom says of itself: paragraphs, added to an earlier version if it says so."""
        check_keys(row, "kind added", "from notes")
        chief, kind, texts = self.people[CHIEF], row["kind"], {}
        if "from" in row:
            texts = Statement.objects.get(kind=kind, number=row["from"]).texts
        whole = {code: [texts[code], *added] if code in texts else added for code, added in row["added"].items()}
        draft = statements.draft_statement(
            by=chief,
            kind=kind,
            texts={code: "\n\n".join(paragraphs) for code, paragraphs in whole.items()},
            notes=row.get("notes"),
        )
        publish_statement(draft, by=chief)

    def _topic(self, row: dict[str, Any]) -> None:
        check_keys(row, "slug labels descriptions", "shelf_life")
        self.topics[row["slug"]] = records.save_record(Topic(), by=self.people[CHIEF], changes=row)

    def _outlet(self, row: dict[str, Any]) -> None:
        check_keys(row, "slug name url")
        self.outlets[row["slug"]] = records.save_record(Outlet(), by=self.people[CHIEF], changes=row)

    def _claimant(self, row: dict[str, Any]) -> None:
        check_keys(row, "slug name kind description", "wikidata_id roles")
        chief, changes = self.people[CHIEF], {key: row[key] for key in row if key != "roles"}
        claimant = records.save_record(Claimant(), by=chief, changes=changes)
        if "roles" in row:
            records.set_roles(claimant, by=chief, roles=[self._role(item) for item in row["roles"]])
        self.claimants[row["slug"]] = claimant

    def _role(self, row: dict[str, Any]) -> records.Role:
        check_keys(row, "title since", "until")
        return records.Role(row["title"], day(row["since"]), day(row.get("until")))

    def _article(self, row: dict[str, Any]) -> None:
        check_keys(row, "key by url outlet published language", "suggestions")
        result = import_text(
            (self.folder.parent / "articles" / f"{row['key']}.txt").read_bytes(),
            by=self.people[row["by"]],
            url=row["url"],
            outlet=self.outlets[row["outlet"]],
            published=timezone.make_aware(datetime.fromisoformat(row["published"])),
            language=row["language"],
        )
        self.versions[row["key"]] = result.version
        if "suggestions" in row:
            self._suggestions(result.version, row["suggestions"], self.people[row["by"]])

    def _suggestions(self, version: ArticleVersion, decided: dict[str, Any], by: User) -> None:
        """Reads the article for claims; a decided one is named by words of its text."""
        check_keys(decided, "accept dismiss")
        store_suggestions(version, by=by)
        found = Claim.objects.filter(appearances__article_version=version).distinct()
        for words in decided["accept"]:
            claims.accept_claim(found.get(text__contains=words), by=by)
        for words, kind in decided["dismiss"]:
            claims.dismiss_claim(found.get(text__contains=words), by=by, reason="", kind=kind)

    def _source(self, row: dict[str, Any]) -> None:
        check_keys(
            row, "slug title publisher url kind origin language published_on accessed_on",
            "archive_url interests article copies",
        )  # fmt: skip
        chief = self.people[CHIEF]
        origin = OriginGroup.objects.filter(name=row["origin"]).first()
        origin = origin or records.save_record(OriginGroup(), by=chief, changes={"name": row["origin"]})
        dates = {name: day(row[name]) for name in ("published_on", "accessed_on")}
        article = {"article": self.versions[row["article"]].article} if "article" in row else {}
        changes = {**row, **dates, **article, "origin": origin}
        kept = changes.pop("copies", [])
        source = self.sources[row["slug"]] = records.save_record(Source(), by=chief, changes=changes)
        for item in kept:
            self._copy(source, item)

    def _copy(self, source: Source, row: dict[str, Any]) -> None:
        check_keys(row, "by file")
        content = (self.folder / "copies" / row["file"]).read_bytes()
        copies.keep_copy(source, by=self.people[row["by"]], name=row["file"], content=content)

    def _absence(self, row: dict[str, Any]) -> None:
        check_keys(row, "person since_in_days until_in_days", "stand_in note")
        absences.set_absence(
            self.people[row["person"]],
            by=self.people[row["person"]],
            since=day_in(row["since_in_days"]),
            until=day_in(row["until_in_days"]),
            stand_in=self.people[row["stand_in"]] if "stand_in" in row else None,
            note=row.get("note", ""),
        )

    def _report(self, row: dict[str, Any]) -> None:
        """What a reader sent, some days ago, and what the desk did with it."""
        check_keys(row, "kind language message days", "check claim seen_at email name take decided erased")
        sent = {name: row[name] for name in ("kind", "language", "message", "seen_at", "email", "name") if name in row}
        check = self.claims[row["check"]].public_id if "check" in row else ""
        came = timezone.now() - timedelta(days=row["days"])
        report = reports.receive_report(check_public_id=check, created_at=came, **sent)
        if "take" in row:
            reports.take_report(report, by=self.people[row["take"]])
        if "claim" in row:
            reports.link_report(report, by=self.people[CHIEF], claim=self.claims[row["claim"]])
        if decided := row.get("decided"):
            check_keys(decided, "by outcome", "reason answer")
            words = {name: decided[name] for name in ("outcome", "reason", "answer") if name in decided}
            reports.decide_report(report, by=self.people[decided["by"]], **words)
        if erased := row.get("erased"):
            check_keys(erased, "by reason")
            reports.erase_report(report, by=self.people[erased["by"]], reason=erased["reason"])
