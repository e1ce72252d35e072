"""Verbs on translations of a published verdict: reviewed rows of their own."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from claims.models import Approval, TranslationEditor, User, Verdict, VerdictTranslation
from claims.vocabulary import VerdictState
from claims.workflow import policies
from claims.workflow.facts import translated
from claims.workflow.problems import Refused
from claims.workflow.transitions import way
from claims.workflow.verdicts import drop_approval
from claims.workflow.writing import apply, check_version, lock_translation, lock_verdict, record, verb

EDITABLE = ("claim_text", "summary", "explanation", "attribution_note")


@verb
def draft_translation(verdict: Verdict, *, by: User, language: str, changes: dict[str, Any]) -> VerdictTranslation:
    verdict = lock_verdict(verdict)
    policies.check("draft_translation", verdict, by=by)
    if language == verdict.claim.language:
        raise Refused("same_language", _("The verdict is already written in this language."), "language")
    if verdict.translations.filter(language=language).exists():
        raise Refused("already_translated", _("A translation into this language has been begun."), "language")
    translation = VerdictTranslation(verdict=verdict, translator=by, created_by=by)
    differing = apply(translation, {"language": language, **changes}, ("language", *EDITABLE))
    translation.save(force_insert=True)
    record("draft_translation", translation, by=by, claim=verdict.claim, after=translation.state, changes=differing)
    return translation


@verb
def carry_over_translation(translation: VerdictTranslation, *, by: User) -> VerdictTranslation:
    """Begins a translation of the verdict now in public with the words of one that it left behind."""
    translation = lock_translation(translation)
    policies.check("carry_over_translation", translation, by=by)
    verdict = translation.verdict.claim.verdicts.get(state=VerdictState.PUBLISHED)
    carried = VerdictTranslation(verdict=verdict, translator=by, created_by=by, language=translation.language)
    differing = apply(carried, {name: getattr(translation, name) for name in EDITABLE}, EDITABLE)
    carried.save(force_insert=True)
    record("carry_over_translation", carried, by=by, claim=verdict.claim, after=carried.state, changes=differing)
    return carried


@verb
def edit_translation(
    translation: VerdictTranslation,
    *,
    by: User,
    version: int | None = None,
    changes: dict[str, Any],
    reason: str = "",
) -> VerdictTranslation:
    translation = lock_translation(translation)
    policies.check("edit_translation", translation, by=by)
    check_version(translation, version)
    differing = apply(translation, changes, EDITABLE)
    if differing:
        translation.version += 1
        translation.save()
        claim = translation.verdict.claim
        if not translated(translation, by):
            TranslationEditor.objects.create(translation=translation, user=by)
        record("edit_translation", translation, by=by, claim=claim, reason=reason, changes=differing)
    return translation


@verb
def submit_translation(translation: VerdictTranslation, *, by: User) -> VerdictTranslation:
    return _move(translation, "submit_translation", by=by)


@verb
def send_back_translation(translation: VerdictTranslation, *, by: User, reason: str) -> VerdictTranslation:
    if not reason.strip():
        raise Refused("reason_missing", _("Give a reason."), "reason")
    return _move(translation, "send_back_translation", by=by, reason=reason)


@verb
def reclaim_translation(translation: VerdictTranslation, *, by: User) -> VerdictTranslation:
    translation = lock_translation(translation)
    policies.check("reclaim_translation", translation, by=by)
    drop_approval(translation, str(_("Taken back to edit")))
    return _move(translation, "reclaim_translation", by=by)


@verb
def approve_translation(translation: VerdictTranslation, *, by: User) -> VerdictTranslation:
    translation = lock_translation(translation)
    policies.check("approve_translation", translation, by=by)
    Approval.objects.create(translation=translation, approver=by, content_sha256=policies.fingerprint(translation))
    return _move(translation, "approve_translation", by=by)


def _move(translation: VerdictTranslation, name: str, *, by: User, reason: str = "") -> VerdictTranslation:
    translation = lock_translation(translation)
    policies.check(name, translation, by=by)
    before, translation.state = translation.state, way("translation", name).target
    translation.version += 1
    translation.save()
    claim = translation.verdict.claim
    record(name, translation, by=by, claim=claim, before=before, after=translation.state, reason=reason)
    return translation
