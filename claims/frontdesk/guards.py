"""What keeps machines and other sites from sending our forms, without a cookie, a third party or a puzzle.

A form carries a token: random, signed, dated, good for its purpose alone. The receipt follows from the token, so one
form has one receipt however often it is sent.
"""

import secrets
from datetime import timedelta
from enum import Enum

from django.core import signing
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

# Nobody reads the form, types a sentence and sends it in less; a machine does.
YOUNGEST = timedelta(seconds=3)
# A form left open over lunch is still good, one that a machine collected last week is not.
OLDEST = timedelta(hours=12)
# A message of 5000 characters, each written as the twelve of a percent-encoded emoji, fits with all other fields.
MAX_BODY = 100_000
# Hidden from people; whoever fills it is a machine that fills everything.
TRAP = "website"


class Age(Enum):
    YOUNG = "young"
    GOOD = "good"
    # Too old, forged, of another purpose or missing: the form gets a new one.
    SPENT = "spent"


def new_token(purpose: str) -> str:
    return _signer(purpose).sign(secrets.token_hex(8))


def age_of(token: str, purpose: str) -> Age:
    try:
        _signer(purpose).unsign(token, max_age=OLDEST)
    except signing.BadSignature:
        return Age.SPENT
    try:
        _signer(purpose).unsign(token, max_age=YOUNGEST)
    except signing.SignatureExpired:
        return Age.GOOD
    return Age.YOUNG


def receipt_of(token: str) -> str:
    """Sixteen hex digits that nobody can work out without SECRET_KEY, not even who has the token."""
    return salted_hmac("front desk receipt", token, algorithm="sha256").hexdigest()[:16]


def is_from_elsewhere(request: HttpRequest) -> bool:
    """Whether the browser says that another site sent this (W3C Fetch Metadata; Fetch, the Origin header).

    Every browser says one of the two of a POST. What says neither is no browser, so no other site can be behind it.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return origin is not None and origin != f"{request.scheme}://{request.get_host()}"


def is_too_large(request: HttpRequest) -> bool:
    """By what the request says of itself, before anything of it is read; what says nothing is not read by WSGI."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    return not length.isdecimal() or int(length) > MAX_BODY


def _signer(purpose: str) -> signing.TimestampSigner:
    return signing.TimestampSigner(salt=f"front desk: {purpose}")
