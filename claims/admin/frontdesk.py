from django.contrib import admin

from claims.admin.base import ReadOnlyAdmin
from claims.models import ReaderReport


@admin.register(ReaderReport)
class ReaderReportAdmin(ReadOnlyAdmin):
    list_display = ("created_at", "check_public_id", "message", "state")
    list_filter = ("state",)
    search_fields = ("check_public_id", "receipt")
    fields = ("created_at", "check_public_id", "message", "contact", "state", "decision", "decided_at", "receipt")
