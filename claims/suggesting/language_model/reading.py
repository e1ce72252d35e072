"""Reads a text with the language model of the settings, passage by passage, until it is read or the cap is."""

import secrets
from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims import language as languages
from claims.suggesting.found import Reading, Suggestion
from claims.suggesting.language_model import answers, prompt
from claims.suggesting.language_model.budget import Budget
from claims.suggesting.language_model.errors import LanguageModelError
from claims.suggesting.language_model.verifying import Verifier
from claims.suggesting.language_model.wire import Deadline, Endpoint, ask


def is_configured() -> bool:
    return bool(settings.LANGUAGE_MODEL_URL and settings.LANGUAGE_MODEL_NAME)


def suggest(text: str, *, language: str | None = None, on: date | None = None) -> list[Suggestion]:
    """`read`, without what it warns of."""
    return list(read(text, language=language, on=on).suggestions)


def read(text: str, *, language: str | None = None, on: date | None = None) -> Reading:
    """The claims that a model proposes and the text bears out, best score first; nothing unless configured.

    Raises LanguageModelError when not even the first passage can be read. Where a later one fails, what was read
    and paid for stays, and the warnings say what is missing.
    """
    if not is_configured():
        return Reading()
    name, language = settings.LANGUAGE_MODEL_NAME, language or languages.detect(text)
    talk = _Talk(language)
    verifier = Verifier(text, model=name, language=language, on=on)
    kept: dict[object, Suggestion] = {}
    refused, warnings = 0, []
    for passage in prompt.passages(text):
        try:
            proposals = talk.proposals(passage)
        except LanguageModelError as error:
            if talk.asked == 1:
                raise
            warnings.append(_left_out(text, passage, str(error)))
            break
        if proposals is None:
            warnings.append(_left_out(text, passage, _("One text may not cost more (LANGUAGE_MODEL_CAP).")))
            break
        for suggestion in verifier.suggestions(passage, proposals):
            if suggestion is None:
                refused += 1
            else:
                kept.setdefault((suggestion.text.casefold(), suggestion.spans), suggestion)
    if refused:
        warnings.append(_refused(refused))
    best = sorted(kept.values(), key=lambda suggestion: (-suggestion.score, suggestion.spans[0].start))
    return Reading(tuple(best), tuple(warnings), f"language model {name}")


class _Talk:
    """The questions about one text: one deadline, one budget. `asked` counts them."""

    def __init__(self, language: str | None) -> None:
        self._language, self.asked = language, 0
        self._endpoint = Endpoint(settings.LANGUAGE_MODEL_URL, settings.LANGUAGE_MODEL_KEY)
        self._deadline = Deadline(settings.LANGUAGE_MODEL_TIMEOUT)
        self._budget = Budget(settings.LANGUAGE_MODEL_CAP)

    def proposals(self, passage: prompt.Passage) -> list[answers.Proposal] | None:
        """What the model finds in a passage, None when the cap leaves no room for it. Raises LanguageModelError."""
        most = self._budget.most(len(self._body(passage, most=0)))
        if not most:
            return None
        self.asked += 1
        body = self._body(passage, most=most)
        answer = answers.unpack(ask(self._endpoint, body, self._deadline))
        self._budget.spend(len(body), most, answer.used)
        return answers.proposals(answer.content)

    def _body(self, passage: prompt.Passage, *, most: int) -> bytes:
        return prompt.body(
            passage.text,
            model=settings.LANGUAGE_MODEL_NAME,
            language=self._language,
            boundary=secrets.token_hex(16),
            most=most,
        )


def _left_out(text: str, passage: prompt.Passage, why: str) -> str:
    return _("The language model read the text up to character %(count)d of %(total)d only. %(why)s") % {
        "count": passage.start,
        "total": len(text),
        "why": why,
    }


def _refused(count: int) -> str:
    return ngettext(
        "%(count)d claim that the language model proposed is left out: the text does not bear it out.",
        "%(count)d claims that the language model proposed are left out: the text does not bear them out.",
        count,
    ) % {"count": count}
