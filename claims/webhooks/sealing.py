"""Secrets at rest: sealed with a key that is made of SECRET_KEY (HKDF, RFC 5869) and stands nowhere.

A dump of the database signs nothing. What was sealed under a key of SECRET_KEY_FALLBACKS is still opened.
"""

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.encoding import force_bytes

_USE = b"claims.webhooks.sealing"


class Unsealable(Exception):  # noqa: N818 - says what it is
    """Sealed under another SECRET_KEY, or changed since."""


def seal(secret: str) -> str:
    return _lock().encrypt(secret.encode()).decode()


def unseal(sealed: str) -> str:
    try:
        return _lock().decrypt(sealed).decode()
    except InvalidToken:
        raise Unsealable from None


def _lock() -> MultiFernet:
    return MultiFernet([_fernet(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _fernet(key: str | bytes) -> Fernet:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=_USE).derive(force_bytes(key))
    return Fernet(base64.urlsafe_b64encode(derived))
