"""Role by verb, as one generated table against the list of who may."""

import pytest

from claims.workflow.permissions import ALLOWED, who_may
from claims.workflow.problems import Refused
from claims.workflow.transitions import WAYS
from tests import factories

VERBS = sorted(set().union(*ALLOWED.values()))


@pytest.mark.django_db
@pytest.mark.parametrize("role", list(ALLOWED))
def test_a_role_may_do_exactly_what_is_listed(role):
    from claims.workflow import permissions

    person = factories.user(role)
    assert {verb for verb in VERBS if permissions.may(person, verb)} == set(ALLOWED[role])


@pytest.mark.django_db
def test_somebody_without_a_role_may_do_nothing_and_is_told_who_may():
    from django.contrib.auth import get_user_model

    from claims.workflow import permissions

    person = get_user_model().objects.create_user("guest", is_staff=True)
    assert not any(permissions.may(person, verb) for verb in VERBS)
    with pytest.raises(Refused, match="reviewer"):
        permissions.check_may(person, "approve_verdict")


def test_every_way_belongs_to_a_role_or_follows_from_another_verb():
    automatic = {way.verb for way in WAYS if not who_may(way.verb)}
    assert automatic == {"supersede"}
