"""Verbs on accounts. None is ever deleted: a name stays in the trail, and leaving ends access.

Whoever changes who is an administrator locks that role first, then the person, so two such changes at once cannot
leave the newsroom without one.
"""

from contextlib import suppress
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import Group
from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.models import AccountMail, Claim, TranslationEditor, User, Verdict, VerdictEditor, VerdictTranslation
from claims.vocabulary import AccountMailKind, NoticeKind, VerdictState
from claims.workflow import assigning, policies
from claims.workflow.facts import translated
from claims.workflow.keys import revoke_all
from claims.workflow.notices import notify
from claims.workflow.people_rules import LAST, is_last_administrator
from claims.workflow.permissions import ADMINISTRATOR, ALLOWED, EVERY_ROLE, check_may, roles_of
from claims.workflow.problems import Refused
from claims.workflow.writing import apply, check_version, lock_translation, lock_verdict, record, verb

EDITABLE = ("username", "first_name", "last_name", "email")
SETTINGS = ("mail_language", "mail_mode", "mail_hour")
MAILS_AN_HOUR = 3


class OneTimeTokens(PasswordResetTokenGenerator):
    """A link is void once a password was set by it, and when the person's sessions are ended or they leave."""

    key_salt = "claims.workflow.people.OneTimeTokens"

    def _make_hash_value(self, user: Any, timestamp: int) -> str:
        return f"{super()._make_hash_value(user, timestamp)}{user.session_epoch}{user.is_active}"


tokens = OneTimeTokens()


@verb
def invite_person(*, by: User, role: str = "", language: str = "en", changes: dict[str, Any]) -> User:
    """An account without a password, and a mail with a link by which its owner sets one."""
    check_may(by, "invite_person")
    person = User(is_staff=True, mail_language=language)
    differing = apply(person, changes, EDITABLE)
    if not person.email:
        raise Refused("no_email", _("The invitation needs an e-mail address."), "email")
    person.set_unusable_password()
    person.validate_unique()
    person.validate_constraints()
    person.save(force_insert=True)
    _give_role(person, role)
    record("invite_person", person, by=by, changes=_without_address(differing) | {"role": ["", role]})
    AccountMail.objects.create(person=person, kind=AccountMailKind.INVITATION.value)
    return person


@verb
def invite_again(person: User, *, by: User) -> User:
    """Sends the invitation once more, with a new link."""
    person = _lock(person)
    policies.check("invite_again", person, by=by)
    _owe(person, AccountMailKind.INVITATION)
    record("invite_again", person, by=by)
    return person


@verb
def edit_person(person: User, *, by: User, version: int | None = None, changes: dict[str, Any]) -> User:
    """Changes names and address."""
    person = _lock(person)
    policies.check("edit_people", person, by=by)
    check_version(person, version)
    differing = apply(person, changes, EDITABLE)
    person.validate_unique()
    person.validate_constraints()
    if differing:
        person.version += 1
        person.save()
        record("edit_people", person, by=by, changes=_without_address(differing))
    return person


@verb
def set_role(person: User, *, by: User, role: str) -> User:
    """Gives a role in place of the one they had; "" takes it. Their sessions end, and their keys, at once."""
    person = _lock_with_administrators(person)
    policies.check("set_role", person, by=by)
    before = sorted(person.groups.filter(name__in=EVERY_ROLE).values_list("name", flat=True))
    if before == ([role] if role else []):
        return person
    if role != ADMINISTRATOR and not person.is_superuser and is_last_administrator(person):
        raise Refused("last_administrator", LAST, "role")
    _give_role(person, role)
    _end_sessions(person)
    revoke_all(person)
    record("set_role", person, by=by, changes={"role": [", ".join(before), role]})
    return person


@verb
def set_superuser(person: User, *, by: User, is_superuser: bool) -> User:
    """A superuser is an administrator who may make others superusers."""
    person = _lock_with_administrators(person)
    policies.check("set_superuser", person, by=by)
    before, person.is_superuser = person.is_superuser, is_superuser
    if before == is_superuser:
        return person
    _end_sessions(person)
    if not User.objects.filter(is_active=True, is_superuser=True).exists():
        raise Refused("last_superuser", _("This is the last superuser."), "is_superuser")
    record("set_superuser", person, by=by, changes={"is_superuser": [before, is_superuser]})
    return person


@verb
def leave(person: User, *, by: User, hand_over_to: User) -> User:
    """Ends access at once and hands open work to a colleague. What the person wrote stays theirs in the trail."""
    person = _lock_with_administrators(person)
    policies.check("leave", person, by=by)
    heir = _lock(hand_over_to)
    if heir.pk == person.pk or not heir.is_active or roles_of(heir).isdisjoint(ALLOWED):
        raise Refused("bad_heir", _("Choose a colleague who is here and has a role."), "hand_over_to")
    person.is_active = False
    _end_sessions(person)
    revoke_all(person)
    record("leave", person, by=by, changes={"hand_over_to": [None, heir.pk]})
    _hand_over(person, heir, by)
    return person


@verb
def come_back(person: User, *, by: User) -> User:
    """Opens the account again, with the role it had and the password it had."""
    person = _lock(person)
    policies.check("come_back", person, by=by)
    person.is_active = True
    person.version += 1
    person.save()
    record("come_back", person, by=by)
    return person


@verb
def end_sessions(person: User, *, by: User) -> User:
    """Signs a person out everywhere. Anybody may do it to themselves."""
    if person.pk != by.pk:
        policies.check("end_sessions", person, by=by)
    person = _lock(person)
    _end_sessions(person)
    record("end_sessions", person, by=by)
    return person


@verb
def set_password(person: User, *, by: User, password: str) -> User:
    """An administrator's: sets somebody's password and ends their sessions."""
    person = _lock(person)
    policies.check("set_password", person, by=by)
    _set_password(person, password)
    record("set_password", person, by=by)
    return person


@verb
def change_password(person: User, *, password: str) -> User:
    """A person's own, after the old one or a one-time link has shown who they are. Other sessions end."""
    person = _lock(person)
    if not person.is_active:
        raise Refused("has_left", _("This account is closed."))
    _set_password(person, password)
    record("change_password", person, by=person)
    return person


@verb
def change_settings(person: User, *, changes: dict[str, Any]) -> User:
    """How a person wants to be told. No Event: it is nobody else's business."""
    person = _lock(person)
    apply(person, changes, SETTINGS)
    person.save(update_fields=SETTINGS)
    return person


@verb
def ask_for_password(email: str) -> None:
    """Owes whoever has this address a link for a new password; silent about whether anybody has, and about limits."""
    person = User.objects.filter(email__iexact=email, is_active=True).exclude(email="").first()
    if person is None:
        return
    person = _lock(person)
    kind = AccountMailKind.PASSWORD_RESET if person.has_usable_password() else AccountMailKind.INVITATION
    # Who asks too often is not told, and leaves no trace: nobody outside can fill the trail.
    with suppress(Refused):
        _owe(person, kind)
        record("ask_for_password", person, by=None)


def _owe(person: User, kind: AccountMailKind) -> None:
    """Owes a mail. Raises Refused while one waits, and where enough were sent within the hour. `person` is locked."""
    if person.account_mails.filter(mailed_at=None, kind=kind.value).exists():
        waits = _("A mail to them waits to be sent. If it does not go within minutes, see that the worker is running.")
        raise Refused("mail_waits", waits)
    if person.account_mails.filter(at__gt=timezone.now() - timedelta(hours=1)).count() >= MAILS_AN_HOUR:
        raise Refused("too_many_mails", _("Enough mails were sent for now. Try again in an hour."))
    AccountMail.objects.create(person=person, kind=kind.value)


def _lock(person: User) -> User:
    """As writing.lock, but events may still name the person meanwhile: their verbs hold a claim, which we may need."""
    found = User.objects.select_for_update(no_key=True).filter(pk=person.pk).first()
    if found is None:
        raise Refused("gone", _("It no longer exists. Reload the page."))
    return found


def _lock_with_administrators(person: User) -> User:
    Group.objects.select_for_update(no_key=True).get(name=ADMINISTRATOR)
    return _lock(person)


def _give_role(person: User, role: str) -> None:
    if role and role not in EVERY_ROLE:
        raise Refused("no_such_role", _("There is no such role."), "role")
    person.groups.remove(*Group.objects.filter(name__in=EVERY_ROLE))
    if role:
        person.groups.add(Group.objects.get(name=role))


def _set_password(person: User, password: str) -> None:
    validate_password(password, person)
    person.set_password(password)
    _end_sessions(person)


def _end_sessions(person: User) -> None:
    """Saves the person, too."""
    person.session_epoch += 1
    person.version += 1
    person.save()


def _hand_over(person: User, heir: User, by: User) -> None:
    """Drafts: the colleague becomes an editor, who can submit and cannot approve. Claims: they get them."""
    for seen in Verdict.objects.filter(state=VerdictState.DRAFT, author=person).order_by("claim", "pk"):
        verdict = lock_verdict(seen)
        if verdict.state == VerdictState.DRAFT:
            VerdictEditor.objects.get_or_create(verdict=verdict, user=heir)
            _taken_over(verdict, verdict.claim, person, heir, by)
    # Nobody but these may go on with a translation, so what was taken over is handed on.
    theirs = Q(translator=person) | Q(pk__in=TranslationEditor.objects.filter(user=person).values("translation"))
    drafts = VerdictTranslation.objects.filter(theirs, state=VerdictState.DRAFT)
    for begun in drafts.order_by("verdict__claim", "pk"):
        translation = lock_translation(begun)
        if translation.state == VerdictState.DRAFT and not translated(translation, heir):
            TranslationEditor.objects.create(translation=translation, user=heir)
            _taken_over(translation, translation.verdict.claim, person, heir, by)
    for claim in Claim.objects.filter(assignee=person).order_by("pk").select_for_update(of=("self",), no_key=False):
        assigning.give("assign_claim", claim, by=by, values={"assignee": heir})


def _taken_over(draft: Verdict | VerdictTranslation, claim: Claim, person: User, heir: User, by: User) -> None:
    record("take_over", draft, by=by, claim=claim, changes={"editor": [person.pk, heir.pk]})
    notify([heir.pk], NoticeKind.HANDED_OVER, about=draft, claim=claim, actor=by)


def _without_address(differing: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """Everybody reads the trail; only administrators read addresses."""
    return {name: ["…", "…"] if name == "email" else values for name, values in differing.items()}
