"""Verbs on kept copies: files of sources, as we saw them."""

import hashlib
import unicodedata

from django.utils.translation import gettext_lazy as _

from claims.models import KeptContent, KeptCopy, Source, User
from claims.models.copies import COPY_LIMIT
from claims.workflow import policies
from claims.workflow.filekinds import kind_of
from claims.workflow.problems import Refused
from claims.workflow.writing import lock, record, verb

NAME_LIMIT = 200


@verb
def keep_copy(source: Source, *, by: User, name: str, content: bytes) -> KeptCopy:
    """Keeps a file of the source beside it. What it is, its first bytes say; `name` is only a name."""
    source = lock(source)
    policies.check("keep_copy", source, by=by)
    if not content:
        raise Refused("empty_file", _("The file is empty. Choose another."), "content")
    if len(content) > COPY_LIMIT:
        raise Refused(
            "too_large", _("The file is larger than 10 MB. Save a smaller one, such as the page alone."), "content"
        )
    kind = kind_of(content)
    if kind is None:
        raise Refused(
            "unknown_kind",
            _("This is none of the kinds that are kept: PDF, saved page (HTML or MHTML), picture (PNG, JPEG or WebP)."),
            "content",
        )
    sha256 = hashlib.sha256(content).hexdigest()
    if source.copies.filter(sha256=sha256).exists():
        raise Refused("already_kept", _("This very file is kept already."), "content")
    copy = KeptCopy.objects.create(
        source=source, name=file_name(name), media_type=kind.value, size=len(content), sha256=sha256, kept_by=by
    )
    KeptContent.objects.create(copy=copy, content=content)
    record("keep_copy", copy, by=by, changes={"source": [None, source.slug], "sha256": [None, sha256]})
    return copy


@verb
def drop_copy(copy: KeptCopy, *, by: User) -> None:
    """Takes a copy away that no approved verdict rests on; the event keeps its hash."""
    # The database locks the verdicts that cite the source, then the source, as those do who write verdicts.
    copy = lock(copy)
    policies.check("drop_copy", copy, by=by)
    record("drop_copy", copy, by=by, changes={"source": [copy.source.slug, None], "sha256": [copy.sha256, None]})
    copy.delete()


def file_name(name: str) -> str:
    """A name without folders, controls and marks that turn the direction of writing; "copy" when nothing is left."""
    last = unicodedata.normalize("NFC", name.replace("\\", "/").rpartition("/")[2])
    return "".join(letter for letter in last if letter.isprintable()).strip()[:NAME_LIMIT] or "copy"
