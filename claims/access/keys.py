"""Whose key came with a request. Only what opens something now is found: revoked, it is gone with the next request.

That it was used is noted once a minute at most, without an Event: nobody decided anything.
"""

from dataclasses import dataclass

from django.db import connection
from django.utils.crypto import constant_time_compare

from claims.models import User
from claims.vocabulary import KeyScope
from claims.workflow.keys import MARK as MARK
from claims.workflow.keys import digest_of, parts_of

READ = KeyScope.READ.value

GOOD = """
    SELECT k.id, k.digest, k.scopes, k.owner_id, coalesce(k.last_used_at < now() - interval '1 minute', true)
    FROM claims_apikey k JOIN claims_user u ON u.id = k.owner_id
    WHERE k.prefix = %s AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now()) AND u.is_active
"""
USED = "UPDATE claims_apikey SET last_used_at = now() WHERE id = %s"


@dataclass(frozen=True)
class Key:
    pk: int
    scopes: frozenset[str]
    owner_id: int

    @property
    def owner(self) -> User:
        return User.objects.get(pk=self.owner_id)


def find(text: str) -> Key | None:
    """The key that a text is; None for one that is unknown, revoked or expired, or whose owner has left."""
    parts = parts_of(text)
    if parts is None:
        return None
    prefix, secret = parts
    with connection.cursor() as cursor:
        cursor.execute(GOOD, [prefix])
        row = cursor.fetchone()
        if row is None or not constant_time_compare(row[1], digest_of(prefix, secret)):
            return None
        pk, _digest, scopes, owner, is_long_ago = row
        if is_long_ago:
            cursor.execute(USED, [pk])
    return Key(pk, frozenset(scopes), owner)
