"""A rating as it was given, and what it means in our words, with the reason. Pure. Never invents: "" is an answer.

Words decide before numbers: publishers copy scales from each other, and turn them round. A number is placed between
worstRating and bestRating, whichever is the greater; where they are not given schema.org says 1 and 5.
"""

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from claims.interchange.found import Rating
from claims.interchange.rating_words import meaning_of
from claims.interchange.shapes import objects, texts
from claims.interchange.texts import line
from claims.vocabulary import Meaning, MeaningReason

WORST, BEST = Decimal(1), Decimal(5)
_NUMBER = re.compile(r"\s*([+-]?\d{1,12}(?:[.,]\d{1,12})?)\s*%?\s*")
_OUT_OF = re.compile(r"\s*(\d{1,3}(?:[.,]\d{1,3})?)\s*(?:/|of|out of|dari|de|von|sur)\s*(\d{1,3})\s*", re.IGNORECASE)
_PLACES = Decimal("0.0000000001")  # as the database keeps them
_LONGEST = 300


def rating_of(value: Any) -> Rating:
    """Of the property reviewRating, whatever it is."""
    rated = next(iter(objects(value)), {"ratingValue": value})
    given = [line(text) for text in texts(rated.get("ratingValue"))]
    best, worst = number(texts(rated.get("bestRating"))), number(texts(rated.get("worstRating")))
    shown = number(given)
    if given and shown is None and (parts := _OUT_OF.fullmatch(given[0])):
        shown, best = number([parts[1]]), best if best is not None else number([parts[2]])
    words = [line(text) for text in (texts(rated.get("alternateName")) or texts(rated.get("name")))]
    words = [word for word in words if word] or [word for word in given if shown is None]
    meaning, reason = _meaning(words, shown, best, worst)
    return Rating(line(" / ".join(words), _LONGEST), shown, best, worst, meaning, reason)


def number(given: list[str]) -> Decimal | None:
    """ "4,5" as 4.5; None when the first of them is no number."""
    found = _NUMBER.fullmatch(given[0]) if given else None
    try:
        return Decimal(found[1].replace(",", ".")).quantize(_PLACES).normalize() if found else None
    except InvalidOperation:
        return None


def _meaning(words: list[str], value: Decimal | None, best: Decimal | None, worst: Decimal | None) -> tuple[str, str]:
    known = {meaning for word in words if (meaning := meaning_of(word))}
    if len(known) == 1:
        return known.pop(), MeaningReason.WORDS.value
    if len(known) > 1:
        return "", MeaningReason.AT_ODDS.value
    if value is None:
        return "", (MeaningReason.UNKNOWN_WORDS if words else MeaningReason.NO_RATING).value
    meaning, reason = _of_number(value, best, worst)
    # That a number says nothing is no news where there are words which we should have known.
    return meaning, MeaningReason.UNKNOWN_WORDS.value if words and not meaning else reason


def _of_number(value: Decimal, best: Decimal | None, worst: Decimal | None) -> tuple[str, str]:
    if value == -1 and (worst is None or worst >= -1):
        return "", MeaningReason.NOT_RATED.value
    is_usual = best is None or worst is None
    best, worst = BEST if best is None else best, WORST if worst is None else worst
    if best == worst:
        return "", MeaningReason.NO_SCALE.value
    place = (value - worst) / (best - worst)
    if not 0 <= place <= 1:
        return "", MeaningReason.OFF_SCALE.value
    meaning = {0: Meaning.FALSE, 1: Meaning.TRUE}.get(int(place) if place in (0, 1) else -1, Meaning.PARTLY_TRUE)
    return meaning.value, (MeaningReason.USUAL_SCALE if is_usual else MeaningReason.NUMBER).value


def because(rating: Rating) -> str | Promise:
    """The reason in words, for the person who looks at the review."""
    facts = {
        "words": rating.given,
        "value": _written(rating.value),
        "best": _written(rating.best if rating.best is not None else BEST),
        "worst": _written(rating.worst if rating.worst is not None else WORST),
    }
    return SENTENCES[MeaningReason(rating.reason)] % facts


def _written(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"


SENTENCES = {
    MeaningReason.WORDS: _("the words “%(words)s”"),
    MeaningReason.NUMBER: _("%(value)s on a scale from %(worst)s (worst) to %(best)s (best)"),
    MeaningReason.USUAL_SCALE: _(
        "%(value)s on a scale from %(worst)s (worst) to %(best)s (best); what it leaves out is schema.org’s 1 to 5"
    ),
    MeaningReason.NO_RATING: _("no rating is given"),
    MeaningReason.NOT_RATED: _("−1 stands for no rating"),
    MeaningReason.UNKNOWN_WORDS: _("the words “%(words)s” are not known here"),
    MeaningReason.OFF_SCALE: _("%(value)s is not on a scale from %(worst)s to %(best)s"),
    MeaningReason.NO_SCALE: _("its scale goes from %(worst)s to %(best)s and has no second step"),
    MeaningReason.AT_ODDS: _("the words “%(words)s” say different things"),
}
