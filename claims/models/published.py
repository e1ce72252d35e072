"""The published half: finished documents and the log. The only tables that public code reads.

Bodies are canonical JSON text, ready to be sent as they are. Rows are written by claims/publishing
alone; the database holds each body to its hash, each check to its log entry, the log to its chain.
"""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.models.fields import BodyField, Sha256Field
from claims.vocabulary import CheckState, LogKind, StatementKind


class Document(models.Model):
    """One body ever published of a check, apart from the log that names its hash.

    The body is gone once the check was erased (adr/0027).
    """

    public_id = models.CharField(max_length=10)
    sha256 = Sha256Field()
    body = BodyField()

    class Meta:
        indexes = [models.Index(fields=["public_id", "id"], name="document_by_check")]

    def __str__(self) -> str:
        return f"{self.public_id} {self.sha256[:12]}"


class LogEntry(models.Model):
    """One line of the public log (after RFC 6962): hashes and ids, never bodies or personal data.

    The database numbers and chains the rows: `hash` is SHA-256 over "seq|kind|public_id|revision|
    reference|document_sha256|at|previous_hash", `at` in UTC as 2026-11-24T01:02:03.123456Z.
    `reference` names what the kind is about: the language of a translation, the article of a sighting, the day of
    a confirmation.
    """

    seq = models.BigIntegerField(primary_key=True)
    kind = models.CharField(_("kind"), max_length=20, choices=LogKind.choices)
    public_id = models.CharField(_("check"), max_length=10)
    revision = models.PositiveIntegerField(_("revision"))
    reference = models.CharField(max_length=20, blank=True, default="")
    document = models.OneToOneField(Document, models.PROTECT, related_name="log_entry")
    document_sha256 = Sha256Field()
    at = models.DateTimeField(_("when"))
    previous_hash = Sha256Field()
    hash = Sha256Field(unique=True)

    class Meta:
        verbose_name = _("log entry")
        verbose_name_plural = _("log entries")
        ordering = ["seq"]
        indexes = [
            models.Index(fields=["public_id", "seq"], name="log_by_check"),
            models.Index(
                fields=["-seq"],
                name="log_corrections",
                condition=models.Q(kind__in=[LogKind.CORRECTED.value, LogKind.RETRACTED.value]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.kind} {self.public_id}"


class LogHead(models.Model):
    """The one row that every publication locks last: the end of the chain."""

    seq = models.BigIntegerField()
    hash = Sha256Field()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="log_has_one_head")]

    def __str__(self) -> str:
        return str(self.seq)


class Outbox(models.Model):
    """One row per log entry, for whatever tells partners. Written by the database with the entry."""

    entry = models.OneToOneField(LogEntry, models.PROTECT, primary_key=True, related_name="outbox")
    created_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "outbox"

    def __str__(self) -> str:
        return str(self.entry_id)


class PublishedCheck(models.Model):
    """The current face of a check: what lists filter and order by, beside a pointer to its body."""

    public_id = models.CharField(max_length=10, unique=True)
    slug = models.CharField(max_length=80)
    state = models.CharField(max_length=20, choices=CheckState.choices)
    language = models.CharField(max_length=3)
    rating = models.CharField(max_length=40, blank=True, default="")
    scale = models.CharField(max_length=40, blank=True, default="")
    claimant = models.CharField(max_length=80, blank=True, default="")
    claimant_wikidata_id = models.CharField(max_length=20, blank=True, default="")
    first_published_at = models.DateTimeField()
    modified_at = models.DateTimeField()
    document = models.OneToOneField(Document, models.PROTECT, related_name="check_now")

    class Meta:
        verbose_name = _("check")
        verbose_name_plural = _("checks")
        ordering = ["-first_published_at", "-id"]
        indexes = [
            models.Index(fields=["-first_published_at", "-id"], name="check_newest"),
            models.Index(fields=["rating", "-first_published_at", "-id"], name="check_by_rating"),
            models.Index(fields=["language", "-first_published_at", "-id"], name="check_by_language"),
            models.Index(fields=["claimant", "-first_published_at", "-id"], name="check_by_claimant"),
            models.Index(fields=["claimant_wikidata_id", "-first_published_at", "-id"], name="check_by_wikidata"),
            models.Index(fields=["state", "-modified_at"], name="check_by_state"),
            models.Index(fields=["-modified_at", "-id"], name="check_last_changed"),
        ]

    def __str__(self) -> str:
        return self.public_id


class PublishedPage(models.Model):
    """The claim page of a document in one interface language, finished (publishing/pages.py).

    Shown while the check still shows `document` and the templates are those of `version`.
    """

    check_row = models.ForeignKey(PublishedCheck, models.CASCADE, related_name="pages")
    language = models.CharField(max_length=3)
    document = models.ForeignKey(Document, models.PROTECT, related_name="pages")
    version = models.CharField(max_length=16)
    html = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["check_row", "language"], name="page_once_per_language")]

    def __str__(self) -> str:
        return f"{self.check_row} ({self.language})"


class PublishedSearch(models.Model):
    """The words by which a check is found: {"word": how often}, stems beside them as "id stem" (sql/search.sql).

    Narrow, so that ranking reads no bodies. A tombstone has no words.
    """

    check_row = models.OneToOneField(PublishedCheck, models.CASCADE, primary_key=True, related_name="search")
    terms = models.JSONField(default=dict)
    length = models.PositiveIntegerField()

    class Meta:
        # Every search reads the list of pending rows, in kB.
        indexes = [GinIndex(fields=["terms"], name="search_by_term", gin_pending_list_limit=256)]

    def __str__(self) -> str:
        return str(self.check_row_id)


class PublishedTerm(models.Model):
    """In how many checks a term stands, and how often: counted now and then, for ranking and for suggestions.

    The row of the empty term is of all checks together. A term that is not here is rare or new.
    """

    term = models.TextField(primary_key=True)
    checks = models.PositiveIntegerField()
    words = models.PositiveBigIntegerField()

    class Meta:
        indexes = [GinIndex(OpClass("term", name="gin_trgm_ops"), name="term_alike")]

    def __str__(self) -> str:
        return self.term


class PublishedCard(models.Model):
    """The picture of a document for places that show a link with one (publishing/cards.py).

    Shown while the check still shows `document` and it was drawn as `version` says.
    """

    check_row = models.OneToOneField(PublishedCheck, models.CASCADE, primary_key=True, related_name="card")
    document = models.ForeignKey(Document, models.PROTECT, related_name="cards")
    version = models.CharField(max_length=16)
    png = models.BinaryField()

    def __str__(self) -> str:
        return str(self.check_row)


class PublishedRecord(models.Model):
    """A document that published checks refer to. Rebuilt when one of them changes; not in the log."""

    key = models.CharField(max_length=80, unique=True)
    sha256 = Sha256Field()
    body = models.TextField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.key


class PublishedArticle(PublishedRecord):
    """Key: the article's public id."""


class PublishedClaimant(PublishedRecord):
    """Key: the claimant's slug."""


class PublishedTopic(PublishedRecord):
    """Key: the topic's slug."""


class PublishedOutlet(PublishedRecord):
    """Key: the outlet's slug."""


class PublishedScale(PublishedRecord):
    """Key: the scale's slug."""


class PublishedStatement(models.Model):
    """A version of what the newsroom says of itself, as readers see it. Not in the log, which is of checks; it names
    its hash on its page, and documents of checks name the version they followed."""

    kind = models.CharField(max_length=20, choices=StatementKind.choices)
    number = models.PositiveSmallIntegerField()
    published_at = models.DateTimeField()
    sha256 = Sha256Field()
    body = models.TextField()

    class Meta:
        ordering = ["kind", "-number"]
        constraints = [models.UniqueConstraint(fields=["kind", "number"], name="published_statement_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"
