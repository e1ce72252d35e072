"""What is put beside a source or a claim: files kept, things said. The forms, and how their values reach the verbs."""

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from claims.models import Claim, Comment, KeptCopy, Source, User
from claims.models.copies import COPY_LIMIT
from claims.workflow import comments, copies

ACCEPTED = ".pdf,.html,.htm,.mhtml,.mht,.png,.jpg,.jpeg,.webp"


class CopyForm(forms.Form):
    content = forms.FileField(
        label=_("File"),
        help_text=_("A PDF, a saved page (HTML or MHTML) or a picture (PNG, JPEG or WebP), at most 10 MB."),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )


class CommentForm(forms.Form):
    comment = forms.CharField(
        label=_("Comment"),
        help_text=_("For colleagues only. @username names somebody."),
        required=False,
        strip=False,
        widget=AdminTextareaWidget(attrs={"rows": 3}),
    )


def keep(row: Source, *, by: User, content: "UploadedFile[bytes]") -> KeptCopy:
    # One byte more than may be: what is too large is refused by the verb, and not read whole before.
    return copies.keep_copy(row, by=by, name=content.name or "", content=content.read(COPY_LIMIT + 1))


def say(row: Claim, *, by: User, comment: str) -> Comment:
    return comments.add_comment(row, by=by, text=comment)
