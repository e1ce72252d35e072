from django.contrib import admin

from claims.admin.base import ReadOnlyAdmin
from claims.models import Comment


@admin.register(Comment)
class CommentAdmin(ReadOnlyAdmin):
    """All that was said, newest first. It is said on the page of the claim or of its verdict."""

    list_display = ("text", "claim", "author", "at")
    list_select_related = ("claim", "author")
    list_filter = ("author",)
    date_hierarchy = "at"
    fields = readonly_fields = ("claim", "author", "at", "text", "withdrawn_at")
