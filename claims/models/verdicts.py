from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.models.base import Editable
from claims.models.claim import Claim
from claims.models.fields import LineField, Sha256Field, TextField
from claims.models.people import User
from claims.models.ratings import Rating, RatingScale
from claims.models.sources import Source
from claims.vocabulary import (
    Attribution,
    CorrectionKind,
    Finding,
    ProblemCode,
    ReplyStatus,
    RetractionState,
    Stance,
    VerdictState,
)

UNDER_WORK = [VerdictState.DRAFT.value, VerdictState.IN_REVIEW.value, VerdictState.APPROVED.value]
VERDICT_WORDS = (
    "attribution_note", "summary", "found", "explanation", "counter_search", "reply_text", "precedent_note",
)  # fmt: skip
FOUND_HELP = _("For each figure of the claim, in their order and units: 64 or 60–65; “-” for none, “;” between them.")


class VerdictManager(models.Manager["Verdict"]):
    def get_by_natural_key(self, public_id: str, revision: int) -> "Verdict":
        return self.get(claim__public_id=public_id, revision=revision)


class Verdict(Editable):
    """ClaimReview: our finding on a claim, as one numbered revision.

    Two findings stand apart: `rating` says whether it is so, `attribution` whether the claimant said it.
    """

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="verdicts", verbose_name=_("claim"))
    revision = models.PositiveIntegerField(_("revision"), editable=False)
    state = models.CharField(
        _("state"), max_length=20, choices=VerdictState.choices, default=VerdictState.DRAFT.value, editable=False
    )
    author = models.ForeignKey(User, models.PROTECT, related_name="verdicts", editable=False, verbose_name=_("author"))
    scale = models.ForeignKey(RatingScale, models.PROTECT, related_name="+", verbose_name=_("scale"))
    rating = models.ForeignKey(
        Rating, models.PROTECT, null=True, blank=True, related_name="verdicts", verbose_name=_("is it so?")
    )
    attribution = models.CharField(
        _("did they say it?"), max_length=20, choices=Attribution.choices, blank=True, default=""
    )
    attribution_note = TextField(_("how we know they said it"), blank=True, default="")
    summary = LineField(
        _("summary"), max_length=500, blank=True, default="", help_text=_("One sentence: why this rating.")
    )
    found = LineField(_("what we found, in figures"), max_length=200, blank=True, default="", help_text=FOUND_HELP)
    explanation = TextField(_("explanation"), blank=True, default="", help_text=_("Markdown."))
    as_of = models.DateField(
        _("what we know as of"), null=True, blank=True, help_text=_("The finding holds for what was known that day.")
    )
    counter_search = TextField(
        _("what we looked for against it"),
        blank=True,
        default="",
        help_text=_("Where you looked for evidence against this finding, and what you found."),
    )
    reply_status = models.CharField(
        _("right of reply"), max_length=20, choices=ReplyStatus.choices, default=ReplyStatus.NOT_ASKED.value
    )
    reply_asked_on = models.DateField(_("asked on"), null=True, blank=True)
    reply_text = TextField(_("their answer"), blank=True, default="")
    precedent_note = TextField(
        _("why it differs from how we ruled before"),
        blank=True,
        default="",
        help_text=_("Asked when every published verdict near this one has another rating. Not printed."),
    )
    reviewer = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="to_review",
        verbose_name=_("reviewer asked"),
    )
    no_interest = models.BooleanField(
        _("no conflict of interest"),
        default=False,
        help_text=_("I have no tie to the claimant or the matter that could sway my judgement."),
    )
    published_at = models.DateTimeField(_("published"), null=True, editable=False)
    updated_at = models.DateTimeField(_("changed"), auto_now=True)
    objects = VerdictManager()

    class Meta:
        verbose_name = _("verdict")
        verbose_name_plural = _("verdicts")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["state", "-id"], name="verdict_by_state"),
            models.Index(
                fields=["-published_at"],
                name="verdict_lately",
                condition=models.Q(state=VerdictState.PUBLISHED.value),
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["claim", "revision"], name="verdict_revision_once"),
            models.UniqueConstraint(
                fields=["claim"], condition=models.Q(state=VerdictState.PUBLISHED.value), name="verdict_one_published"
            ),
            models.UniqueConstraint(
                fields=["claim"], condition=models.Q(state__in=UNDER_WORK), name="verdict_one_under_work"
            ),
            models.CheckConstraint(
                condition=~models.Q(state=VerdictState.ERASED.value)
                | models.Q(
                    **dict.fromkeys(VERDICT_WORDS, ""),
                    as_of=None,
                    reply_asked_on=None,
                ),
                name="verdict_erased_has_no_words",
            ),
        ]

    def natural_key(self) -> tuple[str, int]:
        return (self.claim.public_id, self.revision)

    def __str__(self) -> str:
        return f"{self.claim} ({self.revision})"


class VerdictEditor(models.Model):
    """Everyone who touched a revision: none of them may approve it."""

    verdict = models.ForeignKey(Verdict, models.PROTECT, related_name="editors")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["verdict", "user"], name="verdict_editor_once")]

    def __str__(self) -> str:
        return str(self.user)


class Evidence(models.Model):
    """A passage of a source cited in a verdict (schema.org citation), and which way it points."""

    verdict = models.ForeignKey(Verdict, models.PROTECT, related_name="evidence", verbose_name=_("verdict"))
    position = models.PositiveSmallIntegerField(_("position"), default=1)
    source = models.ForeignKey(Source, models.PROTECT, related_name="evidence", verbose_name=_("source"))
    finding = models.CharField(
        _("for the question"), max_length=20, choices=Finding.choices, default=Finding.TRUTH.value
    )
    stance = models.CharField(_("it"), max_length=20, choices=Stance.choices)
    quote = TextField(_("quoted passage"), help_text=_("The source's own words, in its own language."))
    locator = LineField(_("where in it"), max_length=100, blank=True, default="", help_text=_("Page, table, minute."))
    note = TextField(_("note"), blank=True, default="")

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ["position", "pk"]
        constraints = [models.CheckConstraint(condition=~models.Q(quote=""), name="evidence_has_quote")]

    def __str__(self) -> str:
        return str(self.source)


class RuleException(models.Model):
    """A rule of readiness set aside by a reviewer for one revision; the reason is printed on the page."""

    verdict = models.ForeignKey(Verdict, models.PROTECT, related_name="exceptions", verbose_name=_("verdict"))
    code = models.CharField(_("rule"), max_length=40, choices=ProblemCode.choices)
    reason = TextField(_("public reason"))
    granted_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("granted by"))
    granted_at = models.DateTimeField(_("granted"), auto_now_add=True)

    class Meta:
        verbose_name = _("exception")
        verbose_name_plural = _("exceptions")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["verdict", "code"], name="exception_once_per_rule"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="exception_has_reason"),
        ]

    def __str__(self) -> str:
        return self.get_code_display()


class Correction(models.Model):
    """schema.org CorrectionComment: what the correcting revision changes in public, and why."""

    verdict = models.OneToOneField(Verdict, models.PROTECT, related_name="correction", verbose_name=_("verdict"))
    reason = TextField(_("public reason"))
    previous = models.ForeignKey(
        Verdict, models.PROTECT, related_name="corrected_by", verbose_name=_("corrects revision")
    )
    created_at = models.DateTimeField(_("begun"), auto_now_add=True)

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-pk"]
        constraints = [models.CheckConstraint(condition=~models.Q(reason=""), name="correction_has_reason")]

    def __str__(self) -> str:
        return self.reason

    @property
    def kind(self) -> CorrectionKind:
        """Major when a finding changes, minor otherwise (IFCN commitment to open and honest corrections)."""
        new, old = self.verdict, self.previous
        same = (new.rating_id, new.attribution) == (old.rating_id, old.attribution)
        return CorrectionKind.MINOR if same else CorrectionKind.MAJOR


class Retraction(Editable):
    """A check taken back: proposed by one person, carried out by another."""

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="retractions", verbose_name=_("claim"))
    state = models.CharField(
        _("state"), max_length=20, choices=RetractionState.choices, default=RetractionState.PROPOSED.value
    )
    reason = TextField(_("public reason"))
    proposed_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("proposed by"))
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name=_("decided by"))
    decided_at = models.DateTimeField(_("decided"), null=True)

    class Meta:
        verbose_name = _("retraction")
        verbose_name_plural = _("retractions")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["claim"],
                condition=models.Q(state=RetractionState.PROPOSED.value),
                name="retraction_one_proposed",
            ),
            models.CheckConstraint(
                condition=~models.Q(reason="") | models.Q(state=RetractionState.ERASED.value),
                name="retraction_has_reason",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=RetractionState.ERASED.value) | models.Q(reason=""),
                name="retraction_erased_has_no_words",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    state=RetractionState.PROPOSED.value, decided_by__isnull=True, decided_at__isnull=True
                )
                | models.Q(decided_by__isnull=False, decided_at__isnull=False)
                & ~models.Q(state=RetractionState.PROPOSED.value)
                | models.Q(state=RetractionState.ERASED.value),
                name="retraction_decided_by_someone",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=RetractionState.CARRIED_OUT.value)
                | ~models.Q(decided_by=models.F("proposed_by")),
                name="retraction_needs_second_person",
            ),
        ]

    def __str__(self) -> str:
        return self.reason


class Approval(models.Model):
    """A second person's yes to exactly one content: bound to the hash the database computes.

    Exactly one of `verdict` and `translation` is set. A fallen approval keeps its row.
    """

    verdict = models.ForeignKey(Verdict, models.PROTECT, null=True, related_name="approvals")
    translation = models.ForeignKey("claims.VerdictTranslation", models.PROTECT, null=True, related_name="approvals")
    approver = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("approved by"))
    approved_at = models.DateTimeField(_("approved"), auto_now_add=True)
    content_sha256 = Sha256Field(_("hash of the content"))
    dropped_at = models.DateTimeField(_("fell"), null=True)
    dropped_reason = LineField(_("why it fell"), blank=True, default="")

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(verdict__isnull=False, translation__isnull=True)
                | models.Q(verdict__isnull=True, translation__isnull=False),
                name="approval_of_one_thing",
            ),
            models.UniqueConstraint(
                fields=["verdict"], condition=models.Q(dropped_at__isnull=True), name="approval_one_standing"
            ),
            models.UniqueConstraint(
                fields=["translation"],
                condition=models.Q(dropped_at__isnull=True),
                name="approval_one_standing_of_translation",
            ),
        ]

    def __str__(self) -> str:
        return str(self.approver)
