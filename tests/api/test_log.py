"""The log as it can be read and recomputed by anybody: its head, its entries, the state hash, an export of them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from claims.publishing import verbs as publishing
from claims.publishing import verify
from tests import factories
from tests.support.puller import Puller

pytestmark = pytest.mark.django_db
VERIFY = Path(verify.__file__)


@pytest.fixture
def history(people):
    """Published, another published, the first corrected, the second retracted."""
    first, second = factories.claim(people[0]), factories.claim(people[0])
    factories.published(*people, first)
    factories.published(*people, second)
    factories.correction(*people, first)
    publishing.retract(factories.retraction(people[0], second), by=people[1])


def entries(client, query=""):
    return client.get(f"/api/v1/log/entries/{query}").json()


@pytest.fixture
def export(client, history, tmp_path):
    """(log.jsonl, checks.jsonl) as a partner writes them who pulled everything."""
    log, checks = tmp_path / "log.jsonl", tmp_path / "checks.jsonl"
    log.write_text("".join(json.dumps(entry) + "\n" for entry in entries(client)["results"]))
    puller = Puller(lambda path: client.get(path).json())
    puller.catch_up()
    checks.write_text("".join(f"{body}\n" for body in puller.copy.values()), encoding="utf-8")
    return log, checks


def alone(*paths, **options):
    """The verifier as a stranger runs it: one file, an interpreter that sees no package of ours or anybody's."""
    command = [sys.executable, "-I", "-S", str(VERIFY), *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd="/", **options)
    return done.returncode, done.stdout + done.stderr


def test_before_anything_is_published_the_head_is_zeros_and_the_state_that_of_nothing(client):
    assert client.get("/api/v1/log/head/").json() == {
        "seq": 0, "hash": "0" * 64, "at": None, "state_sha256": verify.state_of({}),
    }  # fmt: skip
    assert client.get("/api/v1/changes/state/").json() == {"seq": 0, "sha256": verify.state_of({}), "parts": {}}
    assert entries(client) == {"next": None, "results": []}


def test_the_head_names_the_last_entry_and_the_state_there(client, history):
    last, head = entries(client)["results"][-1], client.get("/api/v1/log/head/").json()
    assert (head["seq"], head["hash"], head["at"]) == (4, last["hash"], last["at"])
    state = client.get("/api/v1/changes/state/").json()
    assert head["state_sha256"] == state["sha256"] == client.get("/api/v1/changes/state/?seq=4").json()["sha256"]


def test_the_parts_of_the_state_say_where_a_copy_differs(client, history):
    puller = Puller(lambda path: client.get(path).json())
    puller.catch_up()
    state = client.get("/api/v1/changes/state/").json()
    assert puller.state() == state["sha256"]
    assert set(state["parts"]) == {public_id[-2:] for public_id in puller.copy}
    lines = "".join(f"{name} {state['parts'][name]}\n" for name in sorted(state["parts"]))
    assert verify._sha256(lines) == state["sha256"]
    puller.copy[next(iter(puller.copy))] += " "
    assert puller.state() != state["sha256"]


@pytest.mark.parametrize("seq", ["5", "999999999999"])
def test_there_is_no_state_at_an_entry_that_is_not_there(client, history, seq):
    answer = client.get(f"/api/v1/changes/state/?seq={seq}")
    assert (answer.status_code, answer.json()["code"]) == (404, "no_state")


def test_entries_are_those_of_the_changes_feed_without_documents(client, history):
    changes = client.get("/api/v1/changes/").json()["results"]
    assert all(entry.pop("document") for entry in changes)
    assert entries(client)["results"] == changes
    first = entries(client, "?page_size=3")
    assert client.get(first["next"]).json() == {"next": None, "results": changes[3:]}


@pytest.mark.parametrize("query", ["after=x", "page_size=1001", "page_size=0", "since=1", "after=1&after=2"])
@pytest.mark.parametrize("path", ["/api/v1/log/entries/", "/api/v1/log/head/", "/api/v1/changes/state/"])
def test_a_parameter_they_do_not_take_is_a_problem_that_names_it(client, path, query):
    answer = client.get(f"{path}?{query}")
    assert (answer.status_code, answer.json()["parameter"]) == (400, query.split("=")[0])


def test_an_export_is_verified_by_one_file_and_an_interpreter(client, export):
    head = client.get("/api/v1/log/head/").json()
    said = f"Whole: 4 entries, head {head['hash']}, state {head['state_sha256']}.\n"
    assert alone(export[0]) == alone(*export) == (0, said)
    assert alone("-", input=export[0].read_text()) == (0, said)


def changed(line: int, change):
    def damage(lines):
        lines[line] = change(lines[line])
        return lines

    return damage


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda lines: lines[1:], "entry 1 is missing"),
        (lambda lines: [lines[0], lines[2]], "entry 2 is missing"),
        (changed(1, lambda line: line.replace('"published"', '"corrected"')), "entry 2 was changed"),
        (changed(0, lambda line: line.replace('"seq": 1', '"seq": 7')), "entry 1 is missing"),
        (lambda lines: [lines[1], lines[0]], "does not follow"),
    ],
)
def test_a_damaged_log_is_named(export, damage, words):
    export[0].write_text("\n".join(damage(export[0].read_text().splitlines())) + "\n")
    code, said = alone(export[0])
    assert (code, words in said, "DAMAGED" in said) == (1, True, True)


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda lines: lines[1:], "not among the documents"),
        (lambda lines: [*lines, lines[0]], "here twice"),
        (changed(0, lambda line: line.replace("64 persen", "65 persen")), "not as its last log entry says"),
    ],
)
def test_a_document_that_is_not_the_logs_is_named(export, damage, words):
    lines = export[1].read_text(encoding="utf-8").splitlines()
    export[1].write_text("\n".join(damage(lines)) + "\n", encoding="utf-8")
    code, said = alone(*export)
    assert (code, words in said) == (1, True)


@pytest.mark.parametrize("text", ["{", "[]", '"x"', '{"seq": 1}', "[" * 5000, "\x00", '{"seq": 1, "more": 2}'])
def test_a_file_that_is_no_export_is_refused_in_words(tmp_path, text):
    path = tmp_path / "log.jsonl"
    path.write_text(text + "\n")
    code, said = alone(path)
    assert (code, "Traceback" in said) == (2, False)
    assert "line 1" in said


def test_a_file_that_is_not_there_or_not_text_is_refused_in_words(tmp_path):
    (tmp_path / "binary").write_bytes(b"\xff\xfe")
    for paths in ([tmp_path / "none"], [tmp_path / "binary"], [], ["--help"]):
        code, said = alone(*paths)
        assert (code, "Traceback" in said) == (2, False)


def test_the_command_verifies_the_database_or_an_export(client, export, capsys):
    call_command("verify_log")
    state = client.get("/api/v1/changes/state/").json()["sha256"]
    assert f"4 entries, head {entries(client)['results'][-1]['hash']}, state {state}" in capsys.readouterr().out
    call_command("verify_log", export=[str(path) for path in export])
    assert "Whole: 4 entries" in capsys.readouterr().out


def test_the_command_says_when_the_state_is_not_that_of_what_is_public(history, monkeypatch):
    monkeypatch.setattr(verify, "state_of", lambda copy: "0" * 64)
    with pytest.raises(CommandError, match="damaged"):
        call_command("verify_log")


def test_the_code_in_the_documentation_computes_the_state(client, history):
    page = (Path(__file__).resolve().parents[2] / "docs" / "api-changes.md").read_text(encoding="utf-8")
    code = next(block for block in page.split("```python\n")[1:] if "def state(" in block).split("```")[0]
    names: dict = {}
    exec(code, names)
    puller = Puller(lambda path: client.get(path).json())
    puller.catch_up()
    copy = {key: names["sha256"](body) for key, body in puller.copy.items()}
    assert names["state"](copy) == client.get("/api/v1/changes/state/").json()["sha256"]
