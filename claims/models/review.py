"""What a review leaves behind: notes on what to mend, and the blind second look of another person."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.models.fields import TextField
from claims.models.people import User
from claims.models.ratings import Rating
from claims.models.verdicts import Verdict
from claims.vocabulary import Attribution, NotedField, OpinionState


class ReviewNote(models.Model):
    """What a reviewer found wrong in one field when the verdict was sent back.

    All notes of one sending back share `at`. Text and place never change; a note is settled, or open again.
    """

    verdict = models.ForeignKey(Verdict, models.PROTECT, related_name="review_notes", verbose_name=_("verdict"))
    field = models.CharField(_("field"), max_length=20, choices=NotedField.choices)
    text = TextField(_("what is wrong"))
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("noted by"))
    at = models.DateTimeField(_("noted"))
    settled_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name=_("settled by"))
    settled_at = models.DateTimeField(_("settled"), null=True)

    class Meta:
        verbose_name = _("review note")
        verbose_name_plural = _("review notes")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(text=""), name="note_has_text"),
            models.CheckConstraint(
                condition=models.Q(settled_by__isnull=True, settled_at__isnull=True)
                | models.Q(settled_by__isnull=False, settled_at__isnull=False),
                name="note_settled_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return self.text


class SecondOpinion(models.Model):
    """A rating by another person who has not seen ours, kept as it was given beside what the verdict said then.

    `state` tells which fields are filled: only a given opinion has `rating` and what follows it.
    """

    verdict = models.ForeignKey(Verdict, models.PROTECT, related_name="opinions", verbose_name=_("verdict"))
    state = models.CharField(
        _("state"), max_length=20, choices=OpinionState.choices, default=OpinionState.ASKED.value, editable=False
    )
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("asked by"))
    asked_of = models.ForeignKey(User, models.PROTECT, related_name="opinions", verbose_name=_("asked of"))
    asked_at = models.DateTimeField(_("asked"), auto_now_add=True)
    rating = models.ForeignKey(Rating, models.PROTECT, null=True, related_name="+", verbose_name=_("is it so?"))
    attribution = models.CharField(
        _("did they say it?"), max_length=20, choices=Attribution.choices, blank=True, default=""
    )
    note = TextField(_("note"), blank=True, default="")
    given_at = models.DateTimeField(_("given"), null=True)
    compared_rating = models.ForeignKey(
        Rating, models.PROTECT, null=True, related_name="+", verbose_name=_("rating of the verdict then")
    )
    compared_attribution = models.CharField(
        _("attribution of the verdict then"), max_length=20, choices=Attribution.choices, blank=True, default=""
    )

    class Meta:
        verbose_name = _("second opinion")
        verbose_name_plural = _("second opinions")
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["asked_of"], name="opinion_asked_of", condition=models.Q(state=OpinionState.ASKED.value)
            ),
            models.Index(fields=["given_at"], name="opinion_given", condition=models.Q(state=OpinionState.GIVEN.value)),
        ]
        constraints = [
            # Whoever has given theirs has seen ours: nobody is asked again.
            models.UniqueConstraint(
                fields=["verdict", "asked_of"],
                condition=~models.Q(state=OpinionState.WITHDRAWN.value),
                name="opinion_once_per_person",
            ),
            models.CheckConstraint(condition=~models.Q(asked_of=models.F("asked_by")), name="opinion_asked_of_another"),
            models.CheckConstraint(
                condition=models.Q(
                    state=OpinionState.GIVEN.value,
                    rating__isnull=False,
                    given_at__isnull=False,
                    compared_rating__isnull=False,
                )
                & ~models.Q(attribution="")
                & ~models.Q(compared_attribution="")
                | models.Q(
                    rating__isnull=True,
                    attribution="",
                    note="",
                    given_at__isnull=True,
                    compared_rating__isnull=True,
                    compared_attribution="",
                )
                & ~models.Q(state=OpinionState.GIVEN.value),
                name="opinion_given_whole",
            ),
        ]

    def __str__(self) -> str:
        return str(self.verdict)

    @property
    def agrees(self) -> bool:
        """Whether it rated as the verdict did when it was given."""
        return self.rating_id == self.compared_rating_id

    @property
    def agrees_on_attribution(self) -> bool:
        return self.attribution == self.compared_attribution
