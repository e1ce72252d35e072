"""Reports of before contacts stood apart come through the migration with everything they had."""

from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command

from claims.management.databases import bootstrap, connect
from claims.models import ReaderReport, ReportContact
from tests.support import databases

BEFORE = "0013_search_boxes"
CLAIM = """
    INSERT INTO claims_claim (public_id, text, language, state, context, selection_reason, selection_note, version,
        priority, created_at) VALUES ('k3v9x2m7qd', 'Klaim.', 'id', 'open', '', '', '', 1, 3, now());
    INSERT INTO claims_user (username, password, is_superuser, is_staff, is_active, first_name, last_name, email,
        date_joined) VALUES ('raka', '', false, true, true, 'Raka', '', '', now());
"""
REPORT = """
    INSERT INTO claims_readerreport (receipt, check_public_id, message, contact, state, decision, created_at, decided_at)
    VALUES ('1', 'k3v9x2m7qd', 'The table is old.', 'reader@pembaca.example', 'no_action', 'It is of 2025.', now(), now()),
        ('2', 'k3v9x2m7qd', 'Wrong.', '', 'corrected', 'So.', now(), now()),
        ('3', 'zyxwvzyxwv', 'Why?', 'other@pembaca.example', 'new', '', now(), NULL);
    INSERT INTO claims_event (at, actor_id, verb, thing, object_id, source_state, target_state)
    SELECT now(), u.id, 'decide_report', 'readerreport', r.id, 'new', r.state
    FROM claims_user u, claims_readerreport r WHERE r.receipt = '1';
"""


@pytest.fixture
def older(django_db_setup: None, django_db_blocker: Any):
    """A database of before, with three reports."""
    name = databases.unique_name()
    passwords = {role["USER"]: role["PASSWORD"] for role in (settings.OWNER_DATABASE, settings.DATABASES["default"])}
    passwords.setdefault(settings.READER_ROLE, settings.DATABASES["default"]["PASSWORD"])
    with django_db_blocker.unblock():
        bootstrap(settings.ADMIN_DATABASE, name, passwords)
        try:
            with databases.switched(name):
                call_command("migrate", "claims", BEFORE, verbosity=0)
                with connect(settings.ADMIN_DATABASE, name) as admin:
                    admin.execute(CLAIM)
                    admin.execute(REPORT)
                yield name
        finally:
            with connect(settings.ADMIN_DATABASE) as admin:
                admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_contacts_move_decisions_become_outcomes_and_reports_find_their_claims(older):
    call_command("migrate", verbosity=0)
    rows = ReaderReport.objects.order_by("receipt").values_list(
        "kind", "language", "state", "outcome", "reason", "claim__public_id", "decided_by__username"
    )
    assert list(rows) == [
        ("wrong", "id", "decided", "no_action", "It is of 2025.", "k3v9x2m7qd", "raka"),
        ("wrong", "id", "decided", "corrected", "So.", "k3v9x2m7qd", None),
        ("wrong", "en", "new", "", "", None, None),
    ]
    contacts = ReportContact.objects.order_by("report__receipt").values_list("report__receipt", "email")
    assert list(contacts) == [("1", "reader@pembaca.example"), ("3", "other@pembaca.example")]
