"""Kept copies at the desk: what is kept, and the one answer with a file. Nobody but the desk gets a file."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.defaultfilters import filesizeformat
from django.urls import path, reverse
from django.utils.cache import get_conditional_response
from django.utils.decorators import method_decorator
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from claims.admin.actions import Action
from claims.admin.base import ReadOnlyAdmin
from claims.models import KeptCopy
from claims.vocabulary import MediaType

ENDINGS = {
    MediaType.PDF: "pdf",
    MediaType.HTML: "html",
    MediaType.MHTML: "mhtml",
    MediaType.PNG: "png",
    MediaType.JPEG: "jpg",
    MediaType.WEBP: "webp",
}
# A file from elsewhere may do nothing here.
NOTHING = (
    "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)


@admin.register(KeptCopy)
class KeptCopyAdmin(ReadOnlyAdmin):
    list_display = ("name", "source", "media_type", "how_large", "kept_at", "kept_by")
    list_filter = ("media_type",)
    list_select_related = ("source", "kept_by")
    fields = readonly_fields = ("name", "source", "media_type", "how_large", "sha256", "kept_at", "kept_by")

    @admin.display(description=_("size"), ordering="size")
    def how_large(self, row: KeptCopy) -> str:
        return filesizeformat(row.size)

    def view_on_site(self, row: KeptCopy) -> str:
        return reverse("admin:claims_keptcopy_file", args=[row.pk])

    def after(self, action: Action, row: Any, result: Any) -> str:
        """To its source: a copy that was dropped has no page."""
        return reverse("admin:claims_source_change", args=[row.source_id])

    def get_urls(self) -> list[Any]:
        # Cached by the browser of whoever may see it, and asked for again each time.
        view = self.admin_site.admin_view(self.file_view, cacheable=True)
        return [path("<int:pk>/file/", view, name="claims_keptcopy_file"), *super().get_urls()]

    @method_decorator(require_safe)
    def file_view(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """The bytes as they were kept. A page is downloaded, never shown; what is shown runs nothing."""
        copy: KeptCopy = self.row_to_view(request, pk)
        kind, tag = MediaType(copy.media_type), f'"{copy.sha256}"'
        answer = get_conditional_response(request, etag=tag)
        if answer is None:
            shown = copy.is_picture or kind == MediaType.PDF
            # Read only now: whoever has it already is told so without it.
            content = bytes(copy.content.content)
            answer = HttpResponse(content, content_type=kind.value if shown else "application/octet-stream")
            answer["Content-Disposition"] = content_disposition_header(not shown, safe_name(copy)) or ""
        answer["ETag"] = tag
        answer["Cache-Control"] = "private, no-cache"
        answer["Content-Security-Policy"] = NOTHING
        answer["X-Content-Type-Options"] = "nosniff"
        answer["Cross-Origin-Resource-Policy"] = "same-origin"
        return answer


def safe_name(copy: KeptCopy) -> str:
    """The name's letters and the ending of what the file is: report.pdf.exe, a PDF, becomes reportpdf.pdf."""
    stem = slugify(copy.name.rpartition(".")[0] or copy.name, allow_unicode=True)
    return f"{stem or 'copy'}.{ENDINGS[MediaType(copy.media_type)]}"
