"""Production refuses to start on anything unsafe, and says all of it at once."""

import os
import re
import subprocess
import sys

import pytest

from factcheck import env
from factcheck.safety import problems
from tests.support.databases import ROOT

SAFE = {
    "SECRET_KEY": "k3v9x2m7qdz8w4n6p1r5t0y-" * 3,
    "ALLOWED_HOSTS": "check.example",
    "SITE_URL": "https://check.example",
    "SECURITY_CONTACT": "mailto:security@check.example",
    "DATABASE_URL": "postgresql://app:x@127.0.0.1:1/none",
    "DATABASE_OWNER_URL": "postgresql://owner:x@127.0.0.1:1/none",
}
MODEL = {"LANGUAGE_MODEL_URL": "https://model.example/v1", "LANGUAGE_MODEL_NAME": "m", "LANGUAGE_MODEL_KEY": "sk-1"}


def found(**changes):
    values = {**SAFE, **changes}
    return " ".join(problems(lambda name: values.get(name, "")))


def test_safe_settings_have_no_problem():
    assert found() == ""


@pytest.mark.parametrize(
    "url", [MODEL["LANGUAGE_MODEL_URL"], "http://127.0.0.1:8080/v1", "http://[::1]:1", "http://localhost"]
)
def test_a_language_model_behind_https_or_on_this_machine_is_no_problem(url):
    assert found(**MODEL | {"LANGUAGE_MODEL_URL": url}) == ""
    assert found(**MODEL | {"LANGUAGE_MODEL_URL": url, "LANGUAGE_MODEL_KEY": ""}) == ""


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"DEBUG": "1"}, "DEBUG"),
        ({"SECRET_KEY": ""}, "SECRET_KEY"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY"),
        ({"SECRET_KEY": "a" * 60}, "SECRET_KEY"),
        ({"SECRET_KEY": "django-insecure-" + "k3v9x2m7qd" * 6}, "SECRET_KEY"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS"),
        ({"DATABASE_URL": ""}, "private PostgreSQL"),
        ({"DATABASE_OWNER_URL": SAFE["DATABASE_URL"]}, "owner"),
        ({"SITE_URL": "http://check.example"}, "SITE_URL"),
        ({"SECURITY_CONTACT": ""}, "SECURITY_CONTACT"),
        ({"METRICS_TOKEN": "metrics"}, "METRICS_TOKEN"),
        ({**MODEL, "LANGUAGE_MODEL_URL": "http://model.example/v1"}, "LANGUAGE_MODEL_URL is not https"),
        ({**MODEL, "LANGUAGE_MODEL_URL": "http://127.0.0.1.example/v1"}, "LANGUAGE_MODEL_URL is not https"),
        ({**MODEL, "LANGUAGE_MODEL_URL": "ftp://127.0.0.1/v1"}, "LANGUAGE_MODEL_URL is not https"),
        ({**MODEL, "LANGUAGE_MODEL_URL": "https://me:word@model.example"}, "LANGUAGE_MODEL_URL is no base address"),
        ({**MODEL, "LANGUAGE_MODEL_URL": "https://model.example?key=x"}, "LANGUAGE_MODEL_URL is no base address"),
        ({**MODEL, "LANGUAGE_MODEL_URL": "https://model.example:x"}, "LANGUAGE_MODEL_URL is no base address"),
        ({**MODEL, "LANGUAGE_MODEL_URL": "model.example"}, "LANGUAGE_MODEL_URL is no base address"),
        ({**MODEL, "LANGUAGE_MODEL_NAME": ""}, "LANGUAGE_MODEL_NAME"),
        ({**MODEL, "LANGUAGE_MODEL_KEY": "two words"}, "LANGUAGE_MODEL_KEY"),
        ({**MODEL, "LANGUAGE_MODEL_KEY": "one\nline"}, "LANGUAGE_MODEL_KEY"),
    ],
)
def test_each_unsafe_setting_is_named(changes, named):
    assert named in found(**changes)


def run(*command, **environment):
    clean = {key: value for key, value in os.environ.items() if key not in env.DEFAULTS}
    return subprocess.run(
        [sys.executable, *command],
        env=clean | environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_production_does_not_start_bare_and_lists_everything_at_once():
    done = run("manage.py", "check")
    assert done.returncode != 0
    for name in ("SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL", "SITE_URL"):
        assert name in done.stderr


def test_production_deployment_check_is_clean_with_nothing_silenced():
    done = run("manage.py", "check", "--deploy", "--fail-level", "WARNING", **SAFE)
    assert (done.returncode, "0 silenced" in done.stdout + done.stderr) == (0, True), done.stderr


@pytest.mark.parametrize("value", ["0", "-5", "many", "2.5", "9" * 20, "٣"])
@pytest.mark.parametrize("name", ["LANGUAGE_MODEL_TIMEOUT", "LANGUAGE_MODEL_CAP", "WAITING_READERS"])
def test_a_limit_is_a_whole_number_above_0(monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    with pytest.raises(ValueError, match=f"{name} is .* whole number above 0"):
        env.number(name)


def test_a_limit_that_is_none_stops_the_start_in_plain_words():
    done = run("manage.py", "check", FACTCHECK_MODE="test", LANGUAGE_MODEL_CAP="none")
    assert "LANGUAGE_MODEL_CAP is 'none'; it is a whole number above 0." in done.stderr


def test_an_unknown_mode_is_refused():
    assert "FACTCHECK_MODE" in run("manage.py", "check", FACTCHECK_MODE="staging").stderr


def test_a_stopped_database_is_a_calm_page_and_a_problem_document():
    code = (
        "import django; django.setup()\n"
        "from django.test import Client\n"
        "client = Client(raise_request_exception=False)\n"
        "client.cookies['sessionid'] = 'a' * 32\n"
        "for url in ('/', '/claims/', '/api/v1/checks/', '/health/ready/', '/health/live/', '/admin/'):\n"
        "    answer = client.get(url, headers={'host': '127.0.0.1'})\n"
        "    print(url, answer.status_code, answer['Content-Type'], 'Traceback' in answer.content.decode())\n"
    )
    done = run(
        "-c", code, FACTCHECK_MODE="demo", DJANGO_SETTINGS_MODULE="factcheck.settings",
        DATABASE_URL=SAFE["DATABASE_URL"], PUBLIC_DATABASE_URLS=SAFE["DATABASE_URL"],
    )  # fmt: skip
    lines = dict(line.split(" ", 1) for line in done.stdout.splitlines())
    assert lines["/"] == "503 text/html; charset=utf-8 False", done.stderr
    assert lines["/claims/"].startswith("503 text/html")
    assert lines["/admin/"] == "503 text/html; charset=utf-8 False"
    assert lines["/api/v1/checks/"] == "503 application/problem+json False"
    assert lines["/health/ready/"].startswith("503")
    assert lines["/health/live/"].startswith("200")


def test_demo_accounts_are_refused_in_production(committed_db):
    from claims.models import User
    from tests.support import databases

    User.objects.create_user("guest", "guest@newsroom.example", is_active=True)
    database = {"DATABASE_URL": databases.url("app"), "DATABASE_OWNER_URL": databases.url("owner")}
    done = run("-c", "import factcheck.wsgi", **SAFE | database)
    assert "guest" in done.stderr
    assert done.returncode != 0
    User.objects.update(email="guest@newsroom.test")
    assert run("-c", "import factcheck.wsgi", **SAFE | database).returncode == 0


def test_every_setting_is_documented_and_nothing_else():
    text = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `([A-Z_]+)` \|", text, re.MULTILINE) == [setting.name for setting in env.SETTINGS]
    for setting in env.SETTINGS:
        assert setting.meaning in text
