"""What the published half keeps for partners who copy all of it: the state hash of the log, and the bulk files."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from claims.models.fields import Sha256Field


class StateLine(models.Model):
    """Which document a check shows now: one line of the state that partners prove their copies by.

    Written by the database with the log (sql/state.sql), as are the two tables below. `part`: the last two characters
    of the public id, which are random and so spread checks evenly.
    """

    public_id = models.CharField(max_length=10, primary_key=True)
    part = models.CharField(max_length=2)
    document_sha256 = Sha256Field()

    class Meta:
        indexes = [models.Index(fields=["part", "public_id"], name="state_line_by_part")]

    def __str__(self) -> str:
        return self.public_id


class StatePart(models.Model):
    """SHA-256 over the lines "public_id document_sha256" of a part, in the order of their ids."""

    name = models.CharField(max_length=2, primary_key=True)
    sha256 = Sha256Field()

    def __str__(self) -> str:
        return self.name


class LogState(models.Model):
    """SHA-256 over the lines "name sha256" of all parts, as they stood when a publication ended with this entry."""

    seq = models.BigIntegerField(primary_key=True)
    sha256 = Sha256Field()

    def __str__(self) -> str:
        return str(self.seq)


class ExportPiece(models.Model):
    """A run of items of an export file, compressed (publishing/exports/gzipped.py); in as many files as it suits."""

    content = models.BinaryField()
    rows = models.PositiveIntegerField()
    size = models.PositiveBigIntegerField()
    gzip_size = models.PositiveBigIntegerField()
    crc = models.PositiveBigIntegerField()

    def __str__(self) -> str:
        return str(self.pk)


class ExportFile(models.Model):
    """A file of the bulk export as it stood at an entry of the log, made by code of a version; never changed.

    Head, then the pieces with the separator between them, then foot. Sizes and hashes are of the file as it is, and of
    the gzip file that is put together from the same pieces.
    """

    name = models.CharField(max_length=40)
    seq = models.BigIntegerField()
    at = models.DateTimeField()
    version = models.CharField(max_length=16)
    head = models.BinaryField()
    separator = models.BinaryField()
    foot = models.BinaryField()
    pieces = ArrayField(models.BigIntegerField())
    rows = models.PositiveIntegerField()
    size = models.PositiveBigIntegerField()
    gzip_size = models.PositiveBigIntegerField()
    crc = models.PositiveBigIntegerField()
    sha256 = Sha256Field()
    gzip_sha256 = Sha256Field()
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["name", "-id"], name="export_file_newest")]

    def __str__(self) -> str:
        return f"{self.name} {self.seq}"
