"""Due dates on the desk: a button of their own, a column, a filter, a queue."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from claims.workflow import claims
from tests import factories
from tests.support.forms import fields_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def reporter(client):
    person = factories.user("reporter")
    client.force_login(person)
    return person


@pytest.mark.parametrize("prefix", ["", "/id"])
def test_the_button_shows_the_day_that_is_set_and_saves_another(client, reporter, prefix):
    claim = factories.claim(reporter)
    first, second = timezone.localdate() + timedelta(days=3), timezone.localdate() + timedelta(days=5)
    claims.schedule_claim(claim, by=reporter, due_on=first)
    url = f"{prefix}/admin/claims/claim/{claim.pk}/do/schedule_claim/"
    shown = fields_of(client.get(url))
    assert shown["due_on"] == first.isoformat()
    assert client.post(url, shown | {"due_on": second.isoformat()}).status_code == 302
    claim.refresh_from_db()
    assert claim.due_on == second


def test_a_claim_in_review_can_still_be_given_a_day(client, reporter):
    claim = factories.in_review(reporter).claim
    page = client.get(f"/admin/claims/claim/{claim.pk}/change/").content.decode()
    assert 'name="text"' not in page
    assert f"/admin/claims/claim/{claim.pk}/do/schedule_claim/" in page


def test_the_list_says_in_words_what_is_overdue_and_filters_it(client, reporter):
    late = factories.claim(reporter, text="Klaim yang terlambat.")
    soon = factories.claim(reporter, text="Klaim yang masih punya waktu.")
    factories.claim(reporter, text="Klaim tanpa tenggat.")
    late = claims.schedule_claim(late, by=reporter, due_on=timezone.localdate() - timedelta(days=2))
    claims.schedule_claim(soon, by=reporter, due_on=timezone.localdate() + timedelta(days=2))
    whole = client.get("/admin/claims/claim/").content.decode()
    assert f"{date_format(late.due_on, 'j F Y')} · overdue" in whole
    assert whole.count("· overdue") == 1
    overdue = client.get("/admin/claims/claim/?due=overdue").content.decode()
    assert ("terlambat" in overdue, "masih punya waktu" in overdue, "tanpa tenggat" in overdue) == (True, False, False)
    with_day = client.get("/admin/claims/claim/?due=set").content.decode()
    assert ("terlambat" in with_day, "masih punya waktu" in with_day, "tanpa tenggat" in with_day) == (
        True,
        True,
        False,
    )


def test_the_desk_shows_what_is_overdue_first(client, reporter):
    claim = factories.claim(reporter, text="Klaim yang terlambat.")
    assert "Nothing is overdue." in client.get("/admin/").content.decode()
    claims.schedule_claim(claim, by=reporter, due_on=timezone.localdate() - timedelta(days=2))
    page = client.get("/admin/").content.decode()
    assert "Nothing is overdue." not in page
    assert page.index("Klaim yang terlambat.") < page.index("My drafts")
