"""The benchmarks are run by hand, so a column or a page that they do not know yet would be noticed late."""

import sqlite3

import psycopg
import pytest
from django.core.management import call_command
from django.db import connections

from benchmarks import desk, importing, reading, searching, tables
from benchmarks.contest import Block, Contest, Reach, workers
from benchmarks.peers import own, rows
from tests.support import databases


@pytest.fixture
def urls(committed_db):
    call_command("generate_checks", "100")
    call_command("export_checks", keep=True)
    urls = {role: databases.url(role) for role in ("app", "reader", "owner")}
    connections.close_all()
    return urls


def test_the_contests_of_the_desk_run_on_the_tables_and_pages_of_today(urls):
    with desk.contests(urls) as contests:
        sizes = {(contest.name, who): block.size for contest in contests for who, block in contest.make().items()}
    assert len(sizes) == 2 * len(contests)
    assert min(sizes.values()) > 50


def test_the_import_of_reviews_runs_against_the_tables_of_today(django_db_setup, monkeypatch, capsys):
    monkeypatch.setattr(importing, "ITEMS", 300)
    importing.fits()
    assert "300 reviews of others" in capsys.readouterr().out


def test_the_contests_of_readers_and_partners_run_on_the_tables_and_addresses_of_today(urls):
    with workers(urls) as worker:
        contests = [*reading.contests(urls, worker), *searching.contests(worker)]
        made = {contest.name: contest.make() for contest in contests}
    assert all(block.size > 10 for blocks in made.values() for block in blocks.values())
    alike = ("list of 50", "page", "one check", "500", "API, search: very")
    compared = {name: blocks for name, blocks in made.items() if name.startswith(alike)}
    assert len(compared) == 8
    # The bare handler finds as much as ours; its JSON has blanks.
    ratios = {name: blocks["ours"].size / blocks["bare"].size for name, blocks in compared.items()}
    assert {name: ratio for name, ratio in ratios.items() if not 0.9 < ratio < 1.1} == {}


def test_a_server_that_is_compared_is_counted_with_its_processes_of_postgresql(urls):
    server = own.serve(urls)
    try:
        asked = server.ask(["/api/v1/checks/"] * 3)
        named = {
            pid for (pid,) in server.watcher.execute("SELECT pid FROM pg_stat_activity WHERE application_name = 'ours'")
        }
        counted = server.spent()
        with pytest.raises(RuntimeError, match="400"):
            server.ask(["/api/v1/checks/?colour=red"])
    finally:
        server.end()
    assert asked["bytes"] > 100_000
    assert asked["cpu"] > 0
    assert named
    assert named < counted.keys()
    assert server.process.pid in counted


def test_peers_are_given_every_published_check_and_the_whole_log(urls, tmp_path):
    with psycopg.connect(urls["app"]) as ours:
        checks = ours.execute(f"SELECT c.public_id, d.body FROM {rows.CHECKS}").fetchall()
        entries = ours.execute(f"SELECT e.seq, d.body FROM {rows.CHANGES}").fetchall()
    assert len(checks) == 100
    with databases.copy(databases.unique_name(), "template1") as name:
        rows.into_postgres(urls["app"], rows.url(name), rows.OUR_TABLES, rows.OURS)
        with psycopg.connect(rows.url(name)) as peer:
            assert peer.execute(f"SELECT c.public_id, d.body FROM {rows.CHECKS}").fetchall() == checks
            assert peer.execute(f"SELECT e.seq, d.body FROM {rows.CHANGES}").fetchall() == entries
    rows.into_sqlite(urls["app"], tmp_path / "checks.db")
    with sqlite3.connect(tmp_path / "checks.db") as peer:
        assert peer.execute("SELECT public_id, body FROM checks ORDER BY id").fetchall() == checks
        assert peer.execute("SELECT seq, body FROM changes ORDER BY seq").fetchall() == entries
        assert peer.execute("SELECT count(*) FROM checks_fts WHERE checks_fts MATCH 'persen'").fetchone() == (100,)


def test_a_table_goes_into_its_own_place_of_the_page_and_leaves_the_others():
    page = tables.PAGE.read_text(encoding="utf-8")
    for place in ("speed", "memory", "growth", "bare", "peers"):
        changed = tables.placed(tables.placed(page, place, "| one |"), place, "| two |")
        assert changed.count("| two |") == 1
        assert "| one |" not in changed
        before, after = page.index(f"<!-- {place} -->"), page.index(f"<!-- end of {place} -->")
        assert changed.startswith(page[:before])
        assert changed.endswith(page[after:])
    with pytest.raises(ValueError, match="no place for nothing"):
        tables.placed(page, "nothing", "| one |")


def test_a_ratio_is_taken_block_by_block_and_turned_for_peers():
    # Both slow in the same block: no doubt about the ratio.
    results = Contest(
        "a list", lambda: {"ours": _given(1, 10, 2), "peer": _given(4, 40, 8)}, (Reach("peer", 1 / 5),)
    ).run(3)
    assert "| a list | 2000.00 | peer | 8000.00 | 0.25 | 0.25–0.25 | 0.20 | MISSED |" in tables.of_ratios(results)
    assert "| a list | 2000.00 | peer | 8000.00 | 4.00 | 4.00–4.00 | 5.0 | MISSED |" in tables.of_times(results)


def _given(*seconds):
    following = iter(seconds)
    return Block(lambda: next(following))
