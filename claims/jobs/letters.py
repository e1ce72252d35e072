"""What mails say. Pure. A mail may be read by others, so it holds a sentence and a link and nothing of the work."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.vocabulary import AccountMailKind

LINES = 50


@dataclass(frozen=True)
class Letter:
    subject: str
    body: str


def notices(lines: Sequence[tuple[str, str]], *, more: int, settings_url: str, list_url: str) -> Letter:
    """`lines` are sentences with their links; `more` counts those left out. In the active language."""
    count = len(lines) + more
    subject = lines[0][0] if count == 1 else ngettext("%(n)d notice", "%(n)d notices", count) % {"n": count}
    parts = [f"{sentence}\n{link}" for sentence, link in lines]
    if more:
        left = ngettext("%(n)d more:", "%(n)d more:", more) % {"n": more}
        parts.append(f"{left}\n{list_url}")
    where = _("How you are told is set here:")
    parts.append(f"-- \n{where}\n{settings_url}")
    return Letter(subject, "\n\n".join(parts) + "\n")


def account(kind: str, *, site: str, username: str, link: str, days: int) -> Letter:
    """The mail with a one-time link."""
    within = ngettext("The link works once, within %(n)d day.", "The link works once, within %(n)d days.", days)
    if kind == AccountMailKind.INVITATION:
        subject = _("Your account at %(site)s") % {"site": site}
        first = _("An account was made for you at %(site)s. Your username is %(username)s. Set your password here:")
        last = _("If you expect no account, leave this mail unanswered: without a password nobody can use it.")
    else:
        subject = _("A new password at %(site)s") % {"site": site}
        first = _("Somebody, probably you, asked for a new password for %(username)s at %(site)s. Set it here:")
        last = _("If it was not you, do nothing: your password stays as it is.")
    words = first % {"site": site, "username": username}
    return Letter(subject, f"{words}\n\n{link}\n\n{within % {'n': days}}\n{last}\n")
