"""A verdict in another language."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import OuterRef, Value
from django.db.models.functions import Coalesce, Concat, NullIf, Trim
from django.utils.translation import gettext_lazy as _

from claims.models.base import Editable
from claims.models.fields import LineField, TextField
from claims.models.people import User
from claims.models.verdicts import Verdict
from claims.vocabulary import Language, VerdictState


class Translations(models.QuerySet["VerdictTranslation"]):
    def with_people(self) -> "Translations":
        """With the names that `translators` says, in the same query: one a row, as User is printed."""
        full = Trim(Concat("user__first_name", Value(" "), "user__last_name"))
        editors = TranslationEditor.objects.filter(translation=OuterRef("pk")).order_by("pk")
        names = editors.annotate(name=Coalesce(NullIf(full, Value("")), "user__username")).values("name")
        return self.select_related("translator").annotate(taken_over_by=ArraySubquery(names))


class VerdictTranslation(Editable):
    """A revision's words in another language: reviewed and published on its own."""

    verdict = models.ForeignKey(Verdict, models.PROTECT, related_name="translations", verbose_name=_("verdict"))
    language = models.CharField(_("language"), max_length=3, choices=Language.choices)
    state = models.CharField(
        _("state"), max_length=20, choices=VerdictState.choices, default=VerdictState.DRAFT.value, editable=False
    )
    translator = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False, verbose_name=_("translator"))
    claim_text = LineField(_("claim"), max_length=1000)
    summary = LineField(_("summary"), max_length=500)
    explanation = TextField(_("explanation"), blank=True, default="", help_text=_("Markdown."))
    attribution_note = TextField(_("how we know they said it"), blank=True, default="")
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = Translations.as_manager()

    class Meta:
        verbose_name = _("translation")
        verbose_name_plural = _("translations")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["verdict", "language"], name="translation_once_per_language"),
            models.CheckConstraint(
                condition=~models.Q(state=VerdictState.ERASED.value)
                | models.Q(claim_text="", summary="", explanation="", attribution_note=""),
                name="translation_erased_has_no_words",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verdict} ({self.language})"

    @property
    def translators(self) -> str:
        """Who began it, and who took it over; of a row that was read `with_people`."""
        return ", ".join([str(self.translator), *self.__dict__["taken_over_by"]])


class TranslationEditor(models.Model):
    """Whoever took a translation over from somebody who left: they go on with it, and may not approve it."""

    translation = models.ForeignKey(VerdictTranslation, models.PROTECT, related_name="editors")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["translation", "user"], name="translation_editor_once")]

    def __str__(self) -> str:
        return str(self.user)
