"""The sentences in which a match explains itself, put into words when they are shown. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy


class Code(StrEnum):
    VALUE = "value"
    MAGNITUDE = "magnitude"
    DIRECTION = "direction"
    POINTS = "points"
    PERIOD = "period"
    SAID_APART = "said apart"
    SAME_FIGURE = "same figure"
    SAME_SUBJECT = "same subject"
    CONVERTED = "converted"
    ROUNDED = "rounded"
    BOUND = "bound"
    OTHER_THINGS = "other things"
    NEGATION = "negation"
    OPPOSED = "opposed"
    SAME_DAY = "same day"
    EARLIER = "earlier"
    LATER = "later"
    SAME_CLAIMANT = "same claimant"
    FAMILY = "family"
    OTHER_YEARS = "other years"
    SAME_WORDS = "same words"
    ONE_WORD = "one word"
    WORDS_MORE = "words more"
    MOST_WORDS = "most words"
    FEW_WORDS = "few words"
    NAMES = "names"
    OTHER_NAMES = "other names"
    CALLED_FALSE = "called false"
    ACROSS = "across"


# What weighs most is said first. “Here” is the text that was asked about, “there” what it was matched with.
SENTENCES: dict[Code, tuple[float, Promise]] = {
    Code.VALUE: (10, _("“%(one)s” here, “%(other)s” there")),
    Code.MAGNITUDE: (10, _("the figure a thousand times as large or more: “%(one)s” here, “%(other)s” there")),
    Code.DIRECTION: (10, _("up against down: “%(one)s” here, “%(other)s” there")),
    Code.POINTS: (10, _("percent against percentage points: “%(one)s” here, “%(other)s” there")),
    Code.PERIOD: (9, _("another time: “%(one)s” here, “%(other)s” there")),
    Code.SAID_APART: (9, _("said long apart: “%(one)s” here, “%(other)s” there")),
    Code.NEGATION: (8, _("one says it is so, the other that it is not")),
    Code.OPPOSED: (8, _("one says up, the other down")),
    Code.SAME_SUBJECT: (7, _("same subject and figure: “%(one)s”")),
    Code.SAME_FIGURE: (7, _("same figure: “%(one)s”")),
    Code.CONVERTED: (7, _("same figure in another unit: “%(one)s” here, “%(other)s” there")),
    Code.ROUNDED: (6.5, _("same figure but for rounding: “%(one)s” here, “%(other)s” there")),
    Code.BOUND: (6, _("both may be so: “%(one)s” here, “%(other)s” there")),
    Code.OTHER_THINGS: (6, _("figures of other things: “%(one)s” here, “%(other)s” there")),
    Code.SAME_DAY: (5, _("said by the same claimant on the same day")),
    Code.EARLIER: (
        5,
        ngettext_lazy(
            "said by the same claimant %(count)d day earlier",
            "said by the same claimant %(count)d days earlier",
            "count",
        ),
    ),
    Code.LATER: (
        5,
        ngettext_lazy(
            "said by the same claimant %(count)d day later", "said by the same claimant %(count)d days later", "count"
        ),
    ),
    Code.SAME_CLAIMANT: (5, _("said by the same claimant")),
    Code.OTHER_YEARS: (5, _("another year: %(one)s here, %(other)s there")),
    Code.SAME_WORDS: (4, _("the same words")),
    Code.ONE_WORD: (4, _("one word differs: “%(one)s” here, “%(other)s” there")),
    Code.WORDS_MORE: (3.5, _("the same words but for “%(words)s”")),
    Code.NAMES: (3, _("both name %(names)s")),
    Code.OTHER_NAMES: (3, _("other names: %(one)s here, %(other)s there")),
    Code.CALLED_FALSE: (3, _("one of them calls it false")),
    Code.FAMILY: (2.5, _("the claimants share a family name")),
    Code.MOST_WORDS: (2, _("most words are the same")),
    Code.ACROSS: (1.5, _("the other is in another language")),
    Code.FEW_WORDS: (1, _("few words are the same")),
}


@dataclass(frozen=True)
class Reason:
    """One sentence: a code and what stands in it. `str()` puts it into the language of whoever reads it."""

    code: Code
    args: Mapping[str, str | int] = field(default_factory=dict)

    @property
    def weight(self) -> float:
        return SENTENCES[self.code][0]

    def __str__(self) -> str:
        return str(SENTENCES[self.code][1] % self.args)
