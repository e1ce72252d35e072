from django.contrib import admin

from claims.admin.base import ReadOnlyAdmin
from claims.admin.filters import ByQueue, QueueFilter
from claims.models import ReaderReport


@admin.register(ReaderReport)
class ReaderReportAdmin(ByQueue, ReadOnlyAdmin):
    list_display = ("created_at", "check_public_id", "message", "state")
    list_filter = (QueueFilter, "state")
    search_fields = ("check_public_id", "receipt")
    fields = ("created_at", "check_public_id", "message", "contact", "state", "decision", "decided_at", "receipt")
