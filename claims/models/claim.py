from django.db import models
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from claims.models.articles import ArticleVersion
from claims.models.base import ByPublicId, Editable, contains_index, new_public_id
from claims.models.fields import LineField, NumberField, TextField
from claims.models.people import User
from claims.models.reference import Claimant, Topic
from claims.vocabulary import ClaimState, Language, Priority, Qualifier, SelectionReason

# Its work is not done: a due date counts. Publishing takes the date off a closed claim.
AWAITED = (ClaimState.SUGGESTED.value, ClaimState.OPEN.value, ClaimState.CLOSED.value)


class ClaimManager(ByPublicId["Claim"]):
    def overdue(self) -> "models.QuerySet[Claim]":
        """Due before today in the newsroom's zone and still waiting, the longest first."""
        return self.filter(due_on__lt=timezone.localdate(), state__in=AWAITED).order_by("due_on", "pk")

    def past_shelf_life(self) -> "models.QuerySet[Claim]":
        """Published, and to be looked at again before today in the newsroom's zone, the longest past first."""
        return self.filter(review_by__lt=timezone.localdate(), state=ClaimState.CLOSED).order_by("review_by", "pk")


class Claim(Editable):
    """schema.org Claim: one atomic, checkable proposition, in our own neutral words."""

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    text = LineField(
        _("claim"),
        max_length=1000,
        help_text=_("One proposition that can be true or false, in neutral words, understandable on its own."),
    )
    language = models.CharField(_("language"), max_length=3, choices=Language.choices)
    state = models.CharField(
        _("state"), max_length=20, choices=ClaimState.choices, default=ClaimState.OPEN.value, editable=False
    )
    claimant = models.ForeignKey(
        Claimant, models.PROTECT, null=True, blank=True, related_name="claims", verbose_name=_("claimant")
    )
    made_on = models.DateField(_("made on"), null=True, blank=True, help_text=_("When the claimant said it."))
    context = LineField(
        _("occasion"), blank=True, default="", help_text=_("Where it was said, such as a press conference in Beijing.")
    )
    topics = models.ManyToManyField(Topic, blank=True, related_name="claims", verbose_name=_("topics"))
    selection_reason = models.CharField(
        _("why we check it"), max_length=20, choices=SelectionReason.choices, blank=True, default=""
    )
    selection_note = TextField(_("why, in a sentence"), blank=True, default="")
    due_on = models.DateField(
        _("due"), null=True, blank=True, editable=False, help_text=_("By when the desk wants it decided. Never public.")
    )
    priority = models.PositiveSmallIntegerField(
        _("priority"), choices=Priority.choices, default=Priority.NORMAL.value, editable=False
    )
    assignee = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="assigned",
        verbose_name=_("assigned to"),
    )
    review_by = models.DateField(
        _("look again by"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("By when the desk looks whether the published check still holds. Never public."),
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="children",
        verbose_name=_("split from"),
    )
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="merged",
        verbose_name=_("merged into"),
    )
    objects = ClaimManager()

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["state", "-id"], name="claim_by_state"),
            models.Index(fields=["assignee", "state", "due_on"], name="claim_by_assignee"),
            models.Index(
                fields=["priority", "due_on", "-id"],
                name="claim_unassigned",
                condition=models.Q(state=ClaimState.OPEN.value, assignee__isnull=True),
            ),
            models.Index(fields=["due_on"], name="claim_due", condition=models.Q(due_on__isnull=False)),
            models.Index(fields=["review_by"], name="claim_review_by", condition=models.Q(review_by__isnull=False)),
            contains_index("text", name="claim_text_contains"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state=ClaimState.MERGED.value, merged_into__isnull=False)
                | (~models.Q(state=ClaimState.MERGED.value) & models.Q(merged_into__isnull=True)),
                name="claim_merged_says_into_which",
            ),
            models.CheckConstraint(
                condition=~models.Q(merged_into=models.F("id")), name="claim_not_merged_into_itself"
            ),
            models.CheckConstraint(condition=~models.Q(parent=models.F("id")), name="claim_not_its_own_parent"),
            models.CheckConstraint(
                condition=~models.Q(text="") | models.Q(state=ClaimState.ERASED.value), name="claim_has_text"
            ),
            models.CheckConstraint(
                condition=~models.Q(state=ClaimState.ERASED.value)
                | models.Q(text="", context="", selection_note="", claimant=None, made_on=None),
                name="claim_erased_has_no_words",
            ),
            models.CheckConstraint(condition=models.Q(priority__in=Priority.values), name="claim_priority_is_listed"),
            models.CheckConstraint(
                condition=models.Q(assignee__isnull=True) | models.Q(state__in=AWAITED),
                name="claim_assigned_while_it_waits",
            ),
        ]

    def natural_key(self) -> tuple[str]:
        return (self.public_id,)

    def __str__(self) -> str:
        return self.text or gettext("(erased)")

    @property
    def is_overdue(self) -> bool:
        return self.due_on is not None and self.due_on < timezone.localdate() and self.state in AWAITED

    @property
    def is_past_shelf_life(self) -> bool:
        return self.review_by is not None and self.review_by < timezone.localdate() and self.state == ClaimState.CLOSED


class Quantity(models.Model):
    """schema.org PropertyValue: one typed number in a claim. "About 70 % of machine tools" is
    value 70, unit "%", qualifier about, of "machine tools"."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="quantities", verbose_name=_("claim"))
    position = models.PositiveSmallIntegerField(_("position"), default=1)
    qualifier = models.CharField(
        _("qualifier"), max_length=20, choices=Qualifier.choices, default=Qualifier.EXACTLY.value
    )
    value = NumberField(_("value"))
    value_to = NumberField(_("to"), null=True, blank=True)
    unit = LineField(_("unit"), max_length=40, help_text=_('What is counted or measured: "%", "USD", "t", "people".'))
    of = LineField(_("of what"), blank=True, default="")
    period = LineField(_("period"), max_length=100, blank=True, default="")

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(unit=""), name="quantity_has_unit"),
            models.CheckConstraint(
                condition=models.Q(qualifier=Qualifier.BETWEEN.value, value_to__gt=models.F("value"))
                | (~models.Q(qualifier=Qualifier.BETWEEN.value) & models.Q(value_to__isnull=True)),
                name="quantity_range_has_both_ends",
            ),
        ]

    def __str__(self) -> str:
        ends = [number_format(end, force_grouping=True) for end in (self.value, self.value_to) if end is not None]
        return f"{self.get_qualifier_display()} {'–'.join(ends)} {self.unit}"


class Appearance(models.Model):
    """schema.org Claim.appearance: one place where a claim stands, the exact span in one version.

    W3C TextQuoteSelector (exact, prefix, suffix) and TextPositionSelector (start, end) together; the
    database checks that they agree with the version's text.
    """

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="appearances", verbose_name=_("claim"))
    article_version = models.ForeignKey(
        ArticleVersion, models.PROTECT, related_name="appearances", verbose_name=_("article version")
    )
    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"))
    exact = TextField(_("exact words"))
    prefix = TextField(_("before"), blank=True, default="")
    suffix = TextField(_("after"), blank=True, default="")
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    created_by = models.ForeignKey("claims.User", models.PROTECT, related_name="+", null=True, verbose_name=_("by"))

    class Meta:
        verbose_name = _("appearance")
        verbose_name_plural = _("appearances")
        ordering = ["article_version", "start", "end"]
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "article_version", "start", "end"], name="appearance_once_per_claim"
            ),
            models.CheckConstraint(condition=models.Q(start__lt=models.F("end")), name="appearance_span_not_empty"),
        ]

    def __str__(self) -> str:
        return self.exact
