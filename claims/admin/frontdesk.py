"""The inbox of what readers send, and the page of one report or tip."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.contrib.admin import helpers
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from claims.admin.actions import Action
from claims.admin.base import LanguageFilter, ReadOnlyAdmin, editor
from claims.admin.filters import ByQueue, QueueFilter
from claims.admin.report_filters import AgeFilter, KeptFilter, StateFilter, TakenFilter
from claims.admin.report_forms import DeskReasonForm
from claims.models import Claim, PublishedCheck, ReaderReport, Verdict
from claims.vocabulary import ReportKind, VerdictState
from claims.workflow import permissions, policies, reports
from claims.workflow.letters import answer_letter
from claims.workflow.problems import Refused

OTHERS_SHOWN = 10


@admin.register(ReaderReport)
class ReaderReportAdmin(ByQueue, ReadOnlyAdmin):
    change_form_template = "admin/claims/readerreport/change_form.html"
    list_display = ("words", "kind", "claim_text", "age", "standing", "assignee")
    list_filter = (QueueFilter, "kind", StateFilter, TakenFilter, AgeFilter, LanguageFilter, KeptFilter)
    list_select_related = ("claim", "assignee")
    search_fields = ("receipt__exact", "check_public_id__exact", "claim__public_id__exact")
    search_help_text = _("A receipt, or the id of a check.")
    actions: Any = ("erase_contacts",)

    class Media:
        css = {"all": ("claims/reports.css",)}

    # ---------------------------------------------------------------- the list
    @admin.display(description=_("message"), ordering="created_at")
    def words(self, row: ReaderReport) -> str:
        return format_html('<bdi dir="auto">{}</bdi>', row)

    @admin.display(description=_("about"), empty_value="—")
    def claim_text(self, row: ReaderReport) -> str | None:
        return row.claim.text if row.claim else row.check_public_id or None

    @admin.display(description=_("age"), ordering="-created_at")
    def age(self, row: ReaderReport) -> str:
        days = (timezone.localdate() - timezone.localtime(row.created_at).date()).days
        return ngettext("%(count)d day", "%(count)d days", days) % {"count": days}

    @admin.display(description=_("state"), ordering="state")
    def standing(self, row: ReaderReport) -> str:
        return format_html(
            '<span class="state state-report-{}"><span class="dot" aria-hidden="true"></span>{}</span>',
            "decided" if row.erased_at else row.state,
            row.standing,
        )

    def has_erase_permission(self, request: HttpRequest) -> bool:
        return permissions.may(editor(request), "erase_contact")

    @admin.action(description=_("Erase contacts"), permissions=["erase"])
    def erase_contacts(self, request: HttpRequest, rows: QuerySet[ReaderReport]) -> HttpResponse | None:
        """Asks why, then forgets the reader of each row that still has one."""
        with_contact = rows.filter(contact__isnull=False)
        form = DeskReasonForm(request.POST if "reason" in request.POST else None)
        if form.is_valid():
            self._erase(request, with_contact, form.cleaned_data["reason"])
            return None
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Erase contacts"),
            "form": form,
            "count": with_contact.count(),
            "chosen": rows.values_list("pk", flat=True),
            "checkbox": helpers.ACTION_CHECKBOX_NAME,
            "media": self.media,
        }
        return TemplateResponse(request, "admin/claims/readerreport/erase.html", context)

    def _erase(self, request: HttpRequest, rows: QuerySet[ReaderReport], reason: str) -> None:
        erased, refused = 0, dict[str, int]()
        for row in rows:
            try:
                reports.erase_contact(row, by=editor(request), reason=reason)
                erased += 1
            except Refused as refusal:
                refused[str(refusal)] = refused.get(str(refusal), 0) + 1
        said = ngettext("%(count)d contact is erased.", "%(count)d contacts are erased.", erased)
        messages.success(request, said % {"count": erased})
        for why, count in refused.items():
            messages.error(request, _("%(count)d not erased: %(why)s") % {"count": count, "why": why})

    # ---------------------------------------------------------------- the page of one
    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """None: the template shows what there is in the order in which it is read."""
        return []

    def page_context(self, request: HttpRequest, object_id: str | None) -> dict[str, Any]:
        context = super().page_context(request, object_id)
        row = self.get_object(request, object_id) if object_id else None
        if row is None:
            return context
        by = editor(request)
        contact = reports.contact_of(row) if permissions.may(by, "answer_report") else None
        return {
            **context,
            "title": row.get_kind_display(),
            "subtitle": None,
            "age": self.age(row),
            "contact": contact,
            "letter": answer_letter(row, to="").body if row.answer and row.outcome else "",
            "import_url": self._import_url(row) if policies.can("claim_from_tip", row, by=by) else "",
            **self._about(row, by),
        }

    def _about(self, row: ReaderReport, by: Any) -> dict[str, Any]:
        """The claim, what is published of it, and who else wrote about it."""
        claim: Claim | None = row.claim
        if claim is None:
            return {"others": ()}
        shown = PublishedCheck.objects.using("default").filter(public_id=claim.public_id).first()
        verdict = Verdict.objects.filter(claim=claim, state=VerdictState.PUBLISHED).select_related("rating").first()
        correctable = row.kind == ReportKind.WRONG and policies.can("start_correction", claim, by=by)
        return {
            "claim": claim,
            "check_url": f"/claims/{shown.public_id}/{shown.slug}/" if shown else "",
            "rating": verdict.rating if verdict else None,
            "correct_url": reverse("admin:claims_claim_do", args=[claim.pk, "start_correction"]) if correctable else "",
            "others": ReaderReport.objects.filter(claim=claim).exclude(pk=row.pk)[:OTHERS_SHOWN],
        }

    def _import_url(self, row: ReaderReport) -> str:
        """The import form with what the tip says filled in; "" where it names no address."""
        asked = urlencode({"url": row.seen_at, "language": row.language})
        return f"{reverse('admin:claims_article_add')}?{asked}" if row.seen_at else ""

    def say(self, request: HttpRequest, action: Action, result: Any) -> None:
        super().say(request, action, result)
        if action.verb == "decide_report" and policies.can("answer_report", result, by=editor(request)):
            messages.warning(request, _("The letter to the reader could not be sent. Send it again later."))
