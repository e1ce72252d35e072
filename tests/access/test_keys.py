"""Keys to the API: shown once, kept as a hash, revoked at once."""

import re
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from claims.access import keys as access
from claims.models import ApiKey, Event, EventDetail
from claims.workflow import keys, people
from claims.workflow.problems import Refused
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def partner():
    return factories.user("partner")


def issued(by, **options):
    return keys.issue_key(by=by, **{"name": "Copy", "scopes": ["read"], **options})


def test_a_key_is_found_by_its_text_and_kept_as_a_hash_that_needs_the_pepper(partner, settings):
    row, text = issued(partner, scopes=["webhooks", "read"])
    found = access.find(text)
    assert (found.pk, found.owner, found.scopes) == (row.pk, partner, {"read", "webhooks"})
    secret = keys.parts_of(text)[1]
    with connection.cursor() as cursor:
        cursor.execute("SELECT claims_apikey::text FROM claims_apikey")
        assert secret not in cursor.fetchone()[0]
    settings.API_KEY_PEPPER = "another pepper of the house, long enough to be one"
    assert access.find(text) is None


@pytest.mark.parametrize("change", ["prefix", "secret", "blank", "none", "unicode"])
def test_what_is_nearly_a_key_opens_nothing(partner, change):
    _row, text = issued(partner)
    _mark, prefix, secret = text.split("_", 2)
    near = {
        "prefix": f"fck_{'0' * 12}_{secret}",
        "secret": f"fck_{prefix}_{secret[:-1]}{'A' if secret[-1] != 'A' else 'B'}",
        "blank": f"{text} ",
        "none": "",
        "unicode": text[:-1] + "\u0661",
    }
    assert access.find(near[change]) is None


def test_a_revoked_key_opens_nothing_at_once_and_stays_revoked(partner):
    row, text = issued(partner)
    keys.revoke_key(row, by=partner)
    assert access.find(text) is None
    with pytest.raises(Refused, match="already"):
        keys.revoke_key(row, by=partner)
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        ApiKey.objects.filter(pk=row.pk).update(revoked_at=None)


@pytest.mark.parametrize("column", ["digest", "owner_id", "scopes", "expires_at", "prefix", "name"])
def test_the_database_lets_nobody_change_what_a_key_is(partner, column):
    row, _text = issued(partner)
    other, _text = issued(factories.user("partner"), name="Other", scopes=["webhooks"], expires_at=in_days(9))
    value = "0" * 12 if column == "prefix" else getattr(other, column)
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        ApiKey.objects.filter(pk=row.pk).update(**{column: value})


def in_days(number):
    return timezone.now() + timedelta(days=number)


def test_an_expired_key_opens_nothing(partner, monkeypatch):
    _row, text = issued(partner, expires_at=in_days(1))
    assert access.find(text)
    monkeypatch.setattr(access, "GOOD", access.GOOD.replace("now()", "now() + interval '2 days'"))
    assert access.find(text) is None


def test_who_leaves_or_loses_the_role_holds_no_key_and_gets_none_back(partner):
    administrator = factories.user("administrator")
    _row, text = issued(partner)
    people.set_role(partner, by=administrator, role="")
    assert access.find(text) is None
    people.set_role(partner, by=administrator, role="partner")
    assert access.find(text) is None
    _row, text = issued(type(partner).objects.get(pk=partner.pk))
    people.leave(partner, by=administrator, hand_over_to=factories.user("reporter"))
    people.come_back(partner, by=administrator)
    assert access.find(text) is None


def test_a_partner_takes_over_nobodys_work(partner):
    with pytest.raises(Refused, match="colleague"):
        people.leave(factories.user("reporter"), by=factories.user("administrator"), hand_over_to=partner)


def test_only_its_owner_or_an_administrator_revokes_a_key(partner):
    row, _text = issued(partner)
    with pytest.raises(Refused, match="somebody else"):
        keys.revoke_key(row, by=factories.user("partner"))
    with pytest.raises(Refused, match="role"):
        keys.revoke_key(row, by=factories.user("chief editor"))
    assert keys.revoke_key(row, by=factories.user("administrator")).revoked_at


@pytest.mark.parametrize(
    ("options", "field"),
    [({"scopes": []}, "scopes"), ({"scopes": ["write"]}, "scopes"), ({"expires_at": in_days(-1)}, "expires_at")],
)
def test_a_key_that_makes_no_sense_is_refused_at_its_field(partner, options, field):
    with pytest.raises(Refused) as refused:
        issued(partner, **options)
    assert refused.value.field == field
    assert not ApiKey.objects.exists()


def test_nobody_holds_more_keys_than_can_be_told_apart(partner, monkeypatch):
    monkeypatch.setattr(keys, "HELD", 2)
    first, _text = issued(partner)
    issued(partner)
    with pytest.raises(Refused, match="Revoke one"):
        issued(partner)
    keys.revoke_key(first, by=partner)
    issued(partner)


def test_the_trail_says_who_made_and_revoked_which_key_and_nothing_of_its_secret(partner):
    row, text = issued(partner)
    keys.revoke_key(row, by=partner)
    verbs = list(Event.objects.filter(thing="apikey", object_id=row.pk).order_by("pk").values_list("verb", "actor"))
    assert verbs == [("issue_key", partner.pk), ("revoke_key", partner.pk)]
    told = str(list(EventDetail.objects.filter(event__thing="apikey").values_list("changes", "reason")))
    assert not re.search("|".join([keys.parts_of(text)[1], row.digest]), told)
