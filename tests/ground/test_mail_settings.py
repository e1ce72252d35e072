"""EMAIL_URL: what each form of it means, and that a malformed one is named and not half understood."""

import os
import subprocess
import sys

import pytest

from factcheck import env
from tests.support.databases import ROOT

PLAIN = {"port": 25, "user": "", "password": "", "starttls": False, "tls": False}
UNDERSTOOD = {
    "": {**PLAIN, "host": "", "sender": "desk@localhost"},
    "smtp://localhost": {**PLAIN, "host": "localhost", "sender": "desk@localhost"},
    "smtp://localhost/": {**PLAIN, "host": "localhost", "sender": "desk@localhost"},
    "smtp://localhost:2525": {**PLAIN, "host": "localhost", "port": 2525, "sender": "desk@localhost"},
    "smtp://[::1]:2525?from=a@b.example": {**PLAIN, "host": "::1", "port": 2525, "sender": "a@b.example"},
    "SMTP://Mail.Example": {**PLAIN, "host": "mail.example", "sender": "desk@mail.example"},
    "smtp://mail.example:587": {**PLAIN, "host": "mail.example", "port": 587, "starttls": True, "sender": "desk@mail.example"},
    "smtp+starttls://mail.example": {**PLAIN, "host": "mail.example", "port": 587, "starttls": True, "sender": "desk@mail.example"},
    "smtp+starttls://mail.example:25": {**PLAIN, "host": "mail.example", "starttls": True, "sender": "desk@mail.example"},
    "smtps://mail.example": {**PLAIN, "host": "mail.example", "port": 465, "tls": True, "sender": "desk@mail.example"},
    "smtps://mail.example:587": {**PLAIN, "host": "mail.example", "port": 587, "tls": True, "sender": "desk@mail.example"},
    "smtps://sari%40news.example:p%3Aa%2Fs%40s%25%23%3F+w@mail.example/?from=desk@news.example": {
        "host": "mail.example", "port": 465, "user": "sari@news.example", "password": "p:a/s@s%#?+w", "starttls": False,
        "tls": True, "sender": "desk@news.example",
    },
    "smtp://localhost?from=desk+mail@news.example": {**PLAIN, "host": "localhost", "sender": "desk+mail@news.example"},
    "smtp://localhost?from=The%20Desk%20%3Cdesk@news.example%3E": {**PLAIN, "host": "localhost", "sender": "The Desk <desk@news.example>"},
}  # fmt: skip
MALFORMED = {
    "no scheme": "mail.example:25",
    "another scheme": "http://mail.example",
    "a scheme alone": "smtp://",
    "no host": "smtp://user:password@:25",
    "a port in words": "smtp://mail.example:mail",
    "a port past the last": "smtp://mail.example:65536",
    "port 0": "smtp://mail.example:0",
    "a path": "smtp://mail.example/inbox",
    "a slash that is not escaped": "smtp://user:pass/word@mail.example",
    "a hash that is not escaped": "smtp://user:12#word@mail.example",
    "a question mark that is not escaped": "smtp://user:12?word@mail.example",
    "half an address of the sixth version": "smtp://[::1",
    "a host by number from which no sender follows": "smtp://[::1]:2525",
    "a user without a password": "smtps://user@mail.example",
    "a password without a user": "smtps://:password@mail.example",
    "an unknown option": "smtp://mail.example?form=desk@news.example",
    "an option beside from": "smtp://mail.example?from=desk@news.example&tls=1",
    "a sender that is left out": "smtp://mail.example?from=",
    "a from alone": "smtp://mail.example?from",
    "two senders": "smtp://mail.example?from=a@news.example&from=b@news.example",
    "a sender that is no address": "smtp://mail.example?from=desk",
    "a sender in two lines": "smtp://mail.example?from=desk@news.example%0ABcc:%20x@news.example",
}


@pytest.mark.parametrize("url", UNDERSTOOD)
def test_each_form_says_host_port_user_encryption_and_sender(url):
    assert vars(env.mail(url)) == UNDERSTOOD[url]


@pytest.mark.parametrize("why", MALFORMED)
def test_a_malformed_one_is_refused_with_one_that_is_right(why):
    with pytest.raises(ValueError, match=r"EMAIL_URL looks like smtp\+starttls://user:password@host:587/\?from="):
        env.mail(MALFORMED[why])


def test_the_program_does_not_start_with_a_malformed_one_and_does_not_print_its_password():
    command = [sys.executable, "manage.py", "check"]
    url = "smtp://sari:very-secret@mail.example:mail"
    told = subprocess.run(command, cwd=ROOT, env=os.environ | {"EMAIL_URL": url}, capture_output=True, text=True)
    assert told.returncode != 0
    assert "EMAIL_URL looks like smtp+starttls://" in told.stderr
    assert "very-secret" not in told.stdout + told.stderr
