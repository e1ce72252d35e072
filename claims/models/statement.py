from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.models.base import Editable
from claims.models.people import User
from claims.models.translated import TranslatedField, TranslatedTextField
from claims.vocabulary import StatementKind, StatementState


class Statement(Editable):
    """One numbered version of what the newsroom says of itself. Published, it never changes; the next one follows."""

    kind = models.CharField(_("page"), max_length=20, choices=StatementKind.choices)
    number = models.PositiveSmallIntegerField(_("version"), editable=False)
    state = models.CharField(
        _("state"), max_length=20, choices=StatementState.choices, default=StatementState.DRAFT.value, editable=False
    )
    texts = TranslatedTextField(
        _("text"), help_text=_("Markdown. Where a language is left empty, its readers see the other one.")
    )
    notes = TranslatedField(
        _("what changed"), blank=True, default=dict, help_text=_("One sentence for readers who knew the last version.")
    )
    published_by = models.ForeignKey(
        User, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("published by")
    )
    published_at = models.DateTimeField(_("published"), null=True, editable=False)

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        ordering = ["kind", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "number"], name="statement_number_once"),
            models.UniqueConstraint(
                fields=["kind"], condition=models.Q(state=StatementState.DRAFT.value), name="statement_one_draft"
            ),
            models.CheckConstraint(
                condition=models.Q(state=StatementState.DRAFT.value, published_at__isnull=True)
                | models.Q(state=StatementState.PUBLISHED.value, published_at__isnull=False),
                name="statement_published_on_a_day",
            ),
            models.CheckConstraint(condition=~models.Q(texts={}), name="statement_has_text"),
        ]

    def __str__(self) -> str:
        return _("%(page)s, version %(number)s") % {"page": self.get_kind_display(), "number": self.number}
