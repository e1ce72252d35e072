"""The benchmarks are run by hand, so a column or a page that they do not know yet would be noticed late."""

from django.core.management import call_command
from django.db import connections

from benchmarks import desk, importing
from tests.support import databases


def test_the_contests_of_the_desk_run_on_the_tables_and_pages_of_today(committed_db):
    call_command("generate_checks", "100")
    urls = {role: databases.url(role) for role in ("app", "reader", "owner")}
    connections.close_all()
    with desk.contests(urls) as contests:
        sizes = {(contest.name, who): block.size for contest in contests for who, block in contest.make().items()}
    assert len(sizes) == 2 * len(contests)
    assert min(sizes.values()) > 50


def test_the_import_of_reviews_runs_against_the_tables_of_today(django_db_setup, monkeypatch, capsys):
    monkeypatch.setattr(importing, "ITEMS", 300)
    importing.fits()
    assert "300 reviews of others" in capsys.readouterr().out
