"""The audit_* views: clean on a newsroom that worked by the rules, and each breach found, named and explained."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings

from claims.management.databases import APP_GRANTS, connect
from claims.models import LogEntry, PublishedCheck, Statement, TranslationEditor, Verdict
from claims.publishing import verbs as publishing
from claims.publishing.erasing import erase
from claims.publishing.statements import publish_statement
from claims.workflow import (
    articles,
    claims,
    comments,
    copies,
    notes,
    opinions,
    records,
    retractions,
    statements,
    translations,
    verdicts,
)
from tests import factories
from tests.integrity.audit_breaches import BREACHES
from tests.support import databases

DOCS = Path(__file__).resolve().parents[2] / "docs" / "audit.md"
VIEWS = "SELECT viewname FROM pg_views WHERE schemaname = 'public' AND viewname LIKE 'audit\\_%'"


class Newsroom:
    """One of everything that a newsroom can do, by its verbs."""

    def __init__(self, database: str) -> None:
        self.database = database
        self.reporter, self.reviewer = factories.user("reporter"), factories.user("reviewer")
        self.chief = factories.user("chief editor")
        self.ids: dict[str, Any] = {"reporter": self.reporter.pk, "reviewer": self.reviewer.pk}
        self.names = {
            "app": settings.DATABASES["default"]["USER"], "owner": settings.OWNER_DATABASE["USER"],
            "reader": settings.READER_ROLE, "database": database,
        }  # fmt: skip
        self.show()
        self.correct()
        self.retract()
        self.grant()
        self.leave_in_between()
        self.put_aside()
        self.edit_what_is_public()
        self.look_again()
        self.say_who_it_is()
        self.erase()

    def known(self, name: str, claim: Any) -> None:
        """The ids of a claim, its check and its last verdict, for the breaches."""
        self.ids |= {f"{name}_claim": claim.pk, name: claim.public_id}
        if last := Verdict.objects.filter(claim=claim).order_by("revision").last():
            self.ids[f"{name}_verdict"] = last.pk
        if face := PublishedCheck.objects.filter(public_id=claim.public_id).first():
            self.ids[f"{name}_doc"] = face.document_id

    def translate(self, verdict: Verdict) -> Any:
        draft = factories.translation(self.reporter, verdict)
        TranslationEditor.objects.create(translation=draft, user=self.chief)
        draft = translations.submit_translation(draft, by=self.chief)
        draft = translations.send_back_translation(draft, by=self.reviewer, reason="Kurang.")
        draft = translations.submit_translation(draft, by=self.reporter)
        draft = translations.reclaim_translation(
            translations.approve_translation(draft, by=self.reviewer), by=self.reporter
        )
        draft = translations.submit_translation(draft, by=self.reporter)
        translations.approve_translation(draft, by=self.reviewer)
        publishing.publish_translation(draft, by=self.reviewer)
        return draft

    def show(self) -> None:
        version = factories.article(self.reporter, outlet=factories.outlet(self.reporter))
        claim = factories.claim(self.reporter, version, topics=[factories.topic(self.chief)])
        verdict = factories.verdict(self.reporter, claim)
        # Of one source a file is kept and nothing in an archive; another file comes and goes.
        uploaded = verdict.evidence.last().source
        records.save_record(uploaded, by=self.reporter, changes={"archive_url": ""})
        factories.kept(self.reporter, uploaded)
        copies.drop_copy(factories.kept(self.reporter, uploaded, b"%PDF-1.7 x"), by=self.reporter)
        said = comments.add_comment(claim, by=self.reporter, text=f"@{self.reviewer.username} look.")
        comments.see_mentions(claim, by=self.reviewer)
        comments.withdraw_comment(said, by=self.reporter)
        verdict = verdicts.submit_verdict(verdict, by=self.reporter)
        entry = publishing.publish(verdicts.approve_verdict(verdict, by=self.reviewer), by=self.reviewer)
        span = factories.span(factories.article(self.reporter), "70 persen")
        sighting = publishing.sight(claim, by=self.reviewer, span=span)
        translation = self.translate(Verdict.objects.get(claim=claim))
        self.known("shown", claim)
        self.ids |= {
            "shown_first_doc": entry.document_id, "sighted_doc": sighting.document_id,
            "shown_translation": translation.pk, "article": version.article.public_id,
            "shown_article_id": version.article_id,
        }  # fmt: skip
        factories.published(self.reporter, self.reviewer, factories.claim(self.reporter, version, "90 persen"))
        text = version.text + " Tambahan."
        articles.revise_article(version.article, by=self.reporter, text=text, received_text=text, leftovers=[])

    def correct(self) -> None:
        claim = factories.claim(self.reporter)
        factories.published(self.reporter, self.reviewer, claim)
        self.translate(Verdict.objects.get(claim=claim))
        factories.correction(self.reporter, self.reviewer, claim)
        retractions.decline_retraction(factories.retraction(self.reporter, claim), by=self.reviewer)
        factories.correction(self.reporter, self.reviewer, claim, rating="benar")
        self.known("corrected", claim)

    def retract(self) -> None:
        for name in ("retracted", "back"):
            claim = factories.claim(self.reporter)
            factories.published(self.reporter, self.reviewer, claim)
            publishing.retract(factories.retraction(self.reporter, claim), by=self.reviewer)
            self.known(name, claim)
        factories.correction(self.reporter, self.reviewer, claim)
        factories.retraction(self.reporter, claim)

    def grant(self) -> None:
        verdict = factories.in_review(self.reporter)
        for code in ("primary_source", "kept_copy"):
            verdicts.grant_exception(verdict, by=self.reviewer, code=code, reason="Tidak ada lagi.")
        verdicts.withdraw_exception(verdict, by=self.reviewer, code="kept_copy")
        publishing.publish(verdicts.approve_verdict(verdict, by=self.reviewer), by=self.reviewer)
        self.known("excepted", verdict.claim)

    def leave_in_between(self) -> None:
        self.known("draft", factories.verdict(self.reporter).claim)
        self.known("approved", factories.approved(self.reporter, self.reviewer).claim)
        factories.in_review(self.reporter)
        back = verdicts.send_back(
            factories.in_review(self.reporter), by=self.reviewer, reason="Kurang.", notes=[("summary", "Kabur.")]
        )
        notes.settle_note(back.review_notes.get(), by=self.reporter)
        verdicts.edit_verdict(back, by=self.chief, changes={"summary": "Lebih jelas."})
        verdicts.reclaim_verdict(factories.in_review(self.reporter), by=self.reporter)
        approved = factories.approved(self.reporter, self.reviewer)
        verdicts.withdraw_approval(approved, by=self.reviewer, reason="Ragu.")
        verdicts.reclaim_verdict(factories.approved(self.reporter, self.reviewer), by=self.reporter)

        for answered in (True, False):
            asked = opinions.ask_opinion(factories.in_review(self.reporter), by=self.reviewer, of=self.chief)
            if answered:
                rating = asked.verdict.rating
                opinions.give_opinion(asked, by=self.chief, rating=rating, attribution="said")
            else:
                opinions.withdraw_opinion(asked, by=self.reviewer)

    def put_aside(self) -> None:
        by = self.reporter
        dismissed, merged, split, undone = (factories.claim(by) for _ in range(4))
        claims.dismiss_claim(dismissed, by=by, reason="Pendapat.")
        self.known("dismissed", dismissed)
        claims.reopen_claim(claims.dismiss_claim(factories.claim(by), by=by, reason="Pendapat."), by=by)
        claims.merge_claim(merged, by=by, into=factories.claim(by))
        claims.undo_merge(claims.merge_claim(factories.claim(by), by=by, into=factories.claim(by)), by=by)
        claims.split_claim(split, by=by, parts=[claims.Part("Satu."), claims.Part("Dua.")])
        claims.split_claim(undone, by=by, parts=[claims.Part("Satu."), claims.Part("Dua.")])
        claims.undo_split(undone, by=by)
        for accept in (True, False):
            suggested = factories.suggested(by)
            if accept:
                claims.suggest_again(claims.accept_claim(suggested, by=by), by=by)
                claims.dismiss_claim(suggested, by=by, reason="", kind="minor")
                claims.accept_claim(claims.suggest_again(suggested, by=by), by=by)

    def edit_what_is_public(self) -> None:
        """A correction half written, and its check seen again meanwhile."""
        claim = factories.claim(self.reporter)
        factories.published(self.reporter, self.reviewer, claim)
        source = factories.evidence(Verdict.objects.get(claim=claim))[0].source
        verdicts.start_correction(claim, by=self.reporter, reason="Angka baru.")
        claims.edit_claim(claim, by=self.reporter, changes={"text": "Lain."}, topics=[factories.topic(self.chief)])
        records.save_record(source, by=self.reporter, changes={"title": "Lain"})
        records.save_record(claim.claimant, by=self.reporter, changes={"description": "Lain"})
        publishing.sight(claim, by=self.reviewer, span=factories.span(factories.article(self.reporter), "70 persen"))

    def look_again(self) -> None:
        """A check that still holds, is seen elsewhere and then corrected."""
        claim = factories.claim(self.reporter)
        factories.published(self.reporter, self.reviewer, claim)
        entry = publishing.confirm(claim, by=self.reviewer, note="Sama.")
        self.ids["confirmed_doc"] = entry.document_id
        publishing.sight(claim, by=self.reviewer, span=factories.span(factories.article(self.reporter), "70 persen"))
        factories.correction(self.reporter, self.reviewer, claim)

    def erase(self) -> None:
        """A check with a long life, a claim that was never public, and letters about the first."""
        claim, administrator = factories.claim(self.reporter), factories.user("administrator")
        factories.published(self.reporter, self.reviewer, claim)
        self.translate(Verdict.objects.get(claim=claim))
        publishing.confirm(claim, by=self.reviewer)
        publishing.sight(claim, by=self.reviewer, span=factories.span(factories.article(self.reporter), "70 persen"))
        factories.correction(self.reporter, self.reviewer, claim)
        publishing.retract(factories.retraction(self.reporter, claim), by=self.reviewer)
        factories.correction(self.reporter, self.reviewer, claim)
        factories.retraction(self.reporter, claim)
        entry = erase(claim, by=administrator, reason="Perintah pengadilan.")
        assert entry is not None
        self.ids |= {"erased_claim": claim.pk, "erased_doc": entry.document_id}
        erase(factories.in_review(self.reporter).claim, by=administrator, reason="Perintah pengadilan.")

    def say_who_it_is(self) -> None:
        """The methodology in a second version, and a page that is being written."""
        first = Statement.objects.get(kind="methodology")
        publish_statement(statements.revise_statement(first, by=self.chief), by=self.chief)
        statements.draft_statement(by=self.chief, kind="funding", texts={"id": "Pembaca."})


@pytest.fixture(scope="module")
def newsroom(django_db_setup: None, django_db_blocker: Any) -> Iterator[Newsroom]:
    with django_db_blocker.unblock(), databases.copy(databases.unique_name()) as name, databases.switched(name):
        yield Newsroom(name)


@pytest.fixture
def superuser(newsroom: Newsroom) -> "Iterator[psycopg.Connection[Any]]":
    """Inside a transaction that is rolled back; statements are bound here, so that several go at once."""
    with connect(settings.ADMIN_DATABASE, newsroom.database) as connection:
        connection.cursor_factory = psycopg.ClientCursor
        with connection.transaction(force_rollback=True):
            yield connection


def views(connection: "psycopg.Connection[Any]") -> set[str]:
    return {row[0] for row in connection.execute(VIEWS)}


def test_a_newsroom_that_worked_by_the_rules_has_a_clean_audit(superuser: Any) -> None:
    assert LogEntry.objects.count() > 10
    found = {
        view: superuser.execute(f"SELECT * FROM {view}").fetchall() for view in views(superuser) - {"audit_summary"}
    }
    assert {view: rows for view, rows in found.items() if rows} == {}
    assert superuser.execute("SELECT * FROM audit_summary WHERE breaches > 0").fetchall() == []


@pytest.mark.parametrize(("view", "words", "statement"), BREACHES, ids=[f"{b[0]}: {b[1]}" for b in BREACHES])
def test_a_breach_is_found(superuser: Any, newsroom: Newsroom, view: str, words: str, statement: str) -> None:
    superuser.execute("SET LOCAL session_replication_role = replica")
    for name, value in newsroom.names.items():
        statement = statement.replace(f"{{{name}}}", f'"{value}"')
    superuser.execute(statement, newsroom.ids)
    rows = superuser.execute(f"SELECT thing, id, why FROM {view}").fetchall()
    assert any(words in why for _thing, _id, why in rows), rows
    assert all(thing and key for thing, key, _why in rows)
    line = superuser.execute("SELECT breaches FROM audit_summary WHERE view = %s", [view]).fetchone()
    assert line == (len(rows),)


def test_every_view_has_its_breach_and_its_line_in_the_summary(superuser: Any) -> None:
    there = views(superuser) - {"audit_summary"}
    assert there == {view for view, _words, _statement in BREACHES}
    assert there == {row[0] for row in superuser.execute("SELECT view FROM audit_summary")}


def test_the_audit_lists_every_trigger_there_is(superuser: Any) -> None:
    definition = superuser.execute("SELECT pg_get_viewdef('audit_triggers'::regclass)").fetchone()[0]
    listed = re.findall(r"\('(\w+)'::text, *'claims_\w+'::text, *'([\w ]+)'", definition)
    triggers = superuser.execute(
        "SELECT tgname, tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal "
        # The queue wakes its workers by triggers of its own.
        "AND tgrelid::regclass::text NOT LIKE 'procrastinate%'"
    )
    assert {(name, f"claims_{table}") for name, tables in listed for table in tables.split()} == set(triggers)


@pytest.mark.parametrize("role", ["app", "reader"])
def test_whoever_serves_the_pages_reads_no_audit(newsroom: Newsroom, role: str) -> None:
    with psycopg.connect(databases.url(role), autocommit=True) as connection:
        for view in views(connection):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(f"SELECT 1 FROM {view}")


def test_the_application_learns_how_many_breaches_there_are_and_the_reader_nothing(newsroom: Newsroom) -> None:
    counts = "SELECT promise, breaches FROM claims_breaches()"
    with psycopg.connect(databases.url("app"), autocommit=True) as connection:
        found = connection.execute(counts).fetchall()
    assert found
    assert {breaches for _promise, breaches in found} == {0}
    with (
        psycopg.connect(databases.url("reader"), autocommit=True) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute(counts)


def sql_blocks() -> list[str]:
    return re.findall(r"```sql\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)


def test_the_documentation_names_every_view_and_no_other(superuser: Any) -> None:
    assert set(re.findall(r"\baudit_(?!fingerprint)[a-z_]+", DOCS.read_text(encoding="utf-8"))) == views(superuser)


def test_the_auditor_of_the_documentation_runs_its_queries_and_reads_no_table(
    superuser: Any, newsroom: Newsroom
) -> None:
    made, *queries = sql_blocks()
    superuser.execute(made.replace(':"DBNAME"', f'"{newsroom.database}"'))
    superuser.execute("SET LOCAL ROLE factcheck_auditor")
    for query in queries:
        superuser.execute(query)
    for view in views(superuser):
        superuser.execute(f"SELECT * FROM {view}")
        assert f"FROM {view}" in "".join(queries), f"docs/audit.md has no query of {view}"
    for table in [*APP_GRANTS, "claims_listed_grant"]:
        with pytest.raises(psycopg.errors.InsufficientPrivilege), superuser.transaction():
            superuser.execute(f"SELECT 1 FROM {table}")
    superuser.execute("RESET ROLE")
    assert superuser.execute("SELECT * FROM audit_summary WHERE breaches > 0").fetchall() == []
