"""What must hold before an account or a key is changed, beside the role. docs/who-may-when.md prints the docstrings."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.models.access import ApiKey
from claims.models.people import User
from claims.workflow.permissions import ADMINISTRATOR, may
from claims.workflow.problems import Refused


def is_last_administrator(person: User) -> bool:
    administrators = User.objects.filter(Q(is_superuser=True) | Q(groups__name=ADMINISTRATOR), is_active=True)
    return set(administrators.values_list("pk", flat=True)) == {person.pk}


def _not_yours(person: User, by: User) -> None:
    if person.pk == by.pk:
        raise Refused("your_own", _("Nobody does this to their own account. Another administrator can."))


def _still_here(person: User) -> None:
    if not person.is_active:
        raise Refused("has_left", _("This person has left. Let them come back first."))


def _set_role(person: User, by: User) -> None:
    """it is another person’s account, still active"""
    _not_yours(person, by)
    _still_here(person)


def _set_superuser(person: User, by: User) -> None:
    """by a superuser, on another person’s account, still active"""
    if not by.is_superuser:
        raise Refused("not_superuser", _("Only a superuser makes a superuser, or takes it back."))
    _set_role(person, by)


def _set_password(person: User, by: User) -> None:
    """it is another person’s account, still active; a superuser’s: by a superuser"""
    _set_role(person, by)
    if person.is_superuser and not by.is_superuser:
        raise Refused("not_superuser", _("Only a superuser sets a superuser’s password."))


def _invite_again(person: User, by: User) -> None:
    """they are still active, have an e-mail address and have not set a password yet"""
    _still_here(person)
    if person.has_usable_password():
        raise Refused("has_password", _("They have set a password already, and can ask for a new one themselves."))
    if not person.email:
        raise Refused("no_email", _("There is no e-mail address to send it to."))


def _leave(person: User, by: User) -> None:
    """it is another person’s account, still active, and not the last administrator’s"""
    _set_role(person, by)
    if is_last_administrator(person):
        raise Refused("last_administrator", LAST)


def _come_back(person: User, by: User) -> None:
    """they have left"""
    if person.is_active:
        raise Refused("not_left", _("This person has not left."))


def _revoke_key(key: ApiKey, by: User) -> None:
    """it is one’s own, or by an administrator; it has not been revoked"""
    if key.owner_id != by.pk and not may(by, "oversee_keys"):
        raise Refused("not_yours", _("This key is somebody else’s. Its owner or an administrator can revoke it."))
    if key.revoked_at:
        raise Refused("already_revoked", _("It has been revoked already."))


LAST = _("This is the last active administrator. Make somebody else one first.")
RULES: dict[str, Callable[[Any, User], None]] = {
    "set_role": _set_role,
    "set_superuser": _set_superuser,
    "set_password": _set_password,
    "invite_again": _invite_again,
    "leave": _leave,
    "come_back": _come_back,
    "revoke_key": _revoke_key,
}
