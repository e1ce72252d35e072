"""Verbs on keys to the API. A key is shown once, when it is made; what is kept cannot be turned back into it.

256 random bits need no slow hash; the pepper makes a stolen table worthless even to who guesses well.
"""

import re
import secrets
from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from claims.models import ApiKey, User
from claims.vocabulary import KeyScope
from claims.workflow import policies
from claims.workflow.permissions import check_may
from claims.workflow.problems import Refused
from claims.workflow.writing import lock, record, verb

# Recognised by whoever scans texts for secrets that got out, ourselves included.
MARK = "fck_"
KEY = re.compile(rf"{MARK}([0-9a-f]{{12}})_([A-Za-z0-9_-]{{43}})")
# More than anybody tells apart.
HELD = 20


def parts_of(text: str) -> tuple[str, str] | None:
    """(prefix, secret) of what looks like a key of ours."""
    found = KEY.fullmatch(text)
    return None if found is None else (found[1], found[2])


def digest_of(prefix: str, secret: str) -> str:
    """What is kept of a key: HMAC-SHA256 under API_KEY_PEPPER, in hex."""
    return salted_hmac(f"API key {prefix}", secret, secret=settings.API_KEY_PEPPER, algorithm="sha256").hexdigest()


def revoke_all(owner: User) -> None:
    """Of one who may hold none any more. In the transaction of the verb that says so, with its Event."""
    ApiKey.objects.filter(owner=owner, revoked_at=None).update(revoked_at=timezone.now())


@verb
def issue_key(*, by: User, name: str, scopes: Sequence[str], expires_at: datetime | None = None) -> tuple[ApiKey, str]:
    """A new key of one's own: its row, and the key itself, which nobody can read again."""
    check_may(by, "issue_key")
    # The person is locked, so that two requests at once do not hold more than all may.
    owner = User.objects.select_for_update(no_key=True).get(pk=by.pk)
    if not scopes or set(scopes) - set(KeyScope.values):
        raise Refused("no_scope", _("Say what the key is good for."), "scopes")
    if expires_at is not None and expires_at <= timezone.now():
        raise Refused("expires_in_the_past", _("Choose a day that is still to come."), "expires_at")
    if ApiKey.objects.filter(owner=owner, revoked_at=None).count() >= HELD:
        raise Refused("too_many_keys", _("You hold enough keys. Revoke one that is no longer used."))
    prefix, secret = secrets.token_hex(6), secrets.token_urlsafe(32)
    key = ApiKey(
        owner=owner,
        name=name,
        prefix=prefix,
        digest=digest_of(prefix, secret),
        scopes=[scope for scope in KeyScope.values if scope in scopes],
        expires_at=expires_at,
    )
    key.full_clean(validate_unique=False)
    key.save()
    record("issue_key", key, by=by, changes={"name": ["", key.name], "scopes": [[], key.scopes]})
    return key, f"{MARK}{prefix}_{secret}"


@verb
def revoke_key(key: ApiKey, *, by: User) -> ApiKey:
    """Ends a key at once, for good. One's own; an administrator ends anybody's."""
    key = lock(key)
    policies.check("revoke_key", key, by=by)
    key.revoked_at = timezone.now()
    key.save(update_fields=["revoked_at"])
    record("revoke_key", key, by=by)
    return key
