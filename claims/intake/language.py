"""The language of an article that comes in: the given one if we know it, else the detected one. Pure."""

from django.utils.translation import gettext_lazy as _

from claims.language import detect
from claims.vocabulary import Language
from claims.workflow.problems import Refused


def settle(given: str | None, text: str) -> str:
    """Raises Refused, with what to do."""
    if given:
        if given not in Language.values:
            raise Refused(
                "unknown_language",
                _("The language “%(code)s” is not known here. Known: %(known)s.")
                % {"code": given, "known": ", ".join(Language.values)},
                "language",
            )
        return given
    found = detect(text)
    if found is None:
        raise Refused("language_unclear", _("The language could not be recognised. Say which one it is."), "language")
    return found
