"""Who and what claims are about: outlets, claimants with their roles, topics."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.models.base import BySlug, Editable
from claims.models.fields import HttpUrlField, LineField, wikidata_id_validator
from claims.models.translated import TranslatedField
from claims.vocabulary import ClaimantKind


class Outlet(Editable):
    """schema.org Organization: who published an article."""

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    name = LineField(_("name"), max_length=200)
    url = HttpUrlField(_("website"), blank=True, default="")
    wikidata_id = models.CharField(
        _("Wikidata id"), max_length=20, blank=True, default="", validators=[wikidata_id_validator]
    )
    objects = BySlug["Outlet"]()

    class Meta:
        verbose_name = _("outlet")
        verbose_name_plural = _("outlets")
        ordering = ["name"]

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    def __str__(self) -> str:
        return self.name


class Claimant(Editable):
    """schema.org Claim.author: the person or organisation that made a claim."""

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    name = LineField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=ClaimantKind.choices, default=ClaimantKind.PERSON.value)
    description = LineField(_("description"), blank=True, default="")
    wikidata_id = models.CharField(
        _("Wikidata id"),
        max_length=20,
        blank=True,
        default="",
        validators=[wikidata_id_validator],
        help_text=_("Tells namesakes apart and links partners to the same person. Looks like Q42."),
    )
    objects = BySlug["Claimant"]()

    class Meta:
        verbose_name = _("claimant")
        verbose_name_plural = _("claimants")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["wikidata_id"], condition=~models.Q(wikidata_id=""), name="claimant_wikidata_once"
            )
        ]

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    def __str__(self) -> str:
        return self.name

    def role_on(self, day: date | None) -> str:
        """The title held on that day, the latest begun if several; "" when none is known."""
        held = [
            role
            for role in self.roles.all()
            if day is not None
            and (role.since is None or role.since <= day)
            and (role.until is None or day <= role.until)
        ]
        return max(held, key=lambda role: (role.since or date.min, role.pk)).title if held else ""


class ClaimantRole(models.Model):
    claimant = models.ForeignKey(Claimant, models.CASCADE, related_name="roles", verbose_name=_("claimant"))
    title = LineField(_("role"), max_length=200)
    since = models.DateField(_("from"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        ordering = ["since", "pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(since__lte=models.F("until")), name="role_ends_after_it_began"),
            models.UniqueConstraint(fields=["claimant", "title", "since"], name="role_once", nulls_distinct=False),
        ]

    def __str__(self) -> str:
        return self.title


class Topic(Editable):
    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    labels = TranslatedField(_("name"))
    descriptions = TranslatedField(_("description"), blank=True, default=dict)
    shelf_life = models.PositiveSmallIntegerField(
        _("shelf life in days"),
        null=True,
        blank=True,
        help_text=_("After how many days a published check of this topic is looked at again. Empty: never by itself."),
    )
    objects = BySlug["Topic"]()

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["slug"]

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    def __str__(self) -> str:
        return TranslatedField.choose(self.labels)
