import json

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from claims.management.commands import generate_checks
from claims.models import LogEntry, PublishedArticle, PublishedCheck, PublishedSearch, PublishedTerm, Verdict
from claims.publishing.documents import PREFETCH, RELATED, check_document
from claims.publishing.statements import methodology_now


@pytest.mark.django_db
def test_bulk_publication_makes_the_documents_that_publishing_one_would():
    from claims.workflow.permissions import ensure_groups

    ensure_groups()
    call_command("generate_checks", "12")
    assert (
        PublishedCheck.objects.count()
        == LogEntry.objects.count()
        == Verdict.objects.filter(state="published").count()
        == 12
    )
    for row in PublishedCheck.objects.select_related("document"):
        verdict = (
            Verdict.objects.select_related(*RELATED).prefetch_related(*PREFETCH).get(claim__public_id=row.public_id)
        )
        at = row.first_published_at
        again = check_document(
            verdict, state="published", slug=row.slug, first_published_at=at, now=at, methodology=methodology_now()
        )
        assert json.loads(row.document.body) == again
    listed = {
        check["public_id"] for article in PublishedArticle.objects.all() for check in json.loads(article.body)["checks"]
    }
    assert len(listed) == 12


def test_the_published_half_alone_is_copied_under_ids_of_its_own_and_its_log_is_whole(committed_db, capsys):
    call_command("generate_checks", "5")
    call_command("generate_checks", "23", "--published-only")
    call_command("verify_log")
    assert "The log is whole: 23 entries" in capsys.readouterr().out
    rows = PublishedCheck.objects.select_related("document")
    bodies = {row.public_id: json.loads(row.document.body) for row in rows}
    assert len(bodies) == 23
    assert all(body["public_id"] == key and key in body["path"] for key, body in bodies.items())
    assert PublishedSearch.objects.exclude(terms={}).count() == 23
    assert PublishedTerm.objects.get(term="persen").checks == PublishedTerm.objects.get(term="").checks == 23
    assert all(
        {link.topic for link in row.topic_links.all()}
        == {topic["slug"] for topic in bodies[row.public_id]["claim"]["topics"]}
        for row in rows
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT tgenabled FROM pg_trigger WHERE NOT tgisinternal")
        assert cursor.fetchall() == [("O",)]


@pytest.mark.django_db
@pytest.mark.parametrize(("arguments", "words"), [(["0"], "1 or more"), (["9", "--published-only"], "nothing to copy")])
def test_made_up_checks_are_refused_with_what_to_do(arguments, words):
    with pytest.raises(CommandError, match=words):
        call_command("generate_checks", *arguments)


@pytest.mark.django_db
def test_a_second_run_adds_to_the_first():
    call_command("generate_checks", "3")
    call_command("generate_checks", "4")
    assert PublishedCheck.objects.count() == 7


def test_many_are_made_by_several_processes_and_fit_together(committed_db, monkeypatch, capsys):
    monkeypatch.setattr(generate_checks, "BATCH", 4)
    monkeypatch.setattr(generate_checks.os, "cpu_count", lambda: 3)
    call_command("generate_checks", "31")
    call_command("verify_log")
    assert "The log is whole: 31 entries" in capsys.readouterr().out
    listed = [
        check["public_id"] for article in PublishedArticle.objects.all() for check in json.loads(article.body)["checks"]
    ]
    assert sorted(listed) == sorted(PublishedCheck.objects.values_list("public_id", flat=True))
    moments = PublishedCheck.objects.values_list("first_published_at", flat=True)
    assert len(set(moments)) == 31
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        assert cursor.fetchall() == []


def test_a_process_that_fails_is_told(committed_db, monkeypatch):
    monkeypatch.setattr(generate_checks, "BATCH", 4)
    monkeypatch.setattr(generate_checks.os, "cpu_count", lambda: 2)
    monkeypatch.setattr(generate_checks, "publish_many", lambda *_args, **_given: 1 / 0)
    with pytest.raises(CommandError, match="Not all checks were made"):
        call_command("generate_checks", "8")
