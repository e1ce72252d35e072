"""Letters to readers, in the language they wrote in."""

import json

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from claims.models import PublishedCheck, ReaderReport
from claims.vocabulary import ReportKind

# Seconds. Somebody waits for the page meanwhile.
PATIENCE = 10


def answer_letter(report: ReaderReport, *, to: str) -> EmailMessage:
    """What the reader gets: what came of it, the desk's words, the address of the check if it is public."""
    spoken = report.language if report.language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    with translation.override(spoken):
        subject = _("Your tip") if report.kind == ReportKind.TIP else _("Your report on a check")
        context = {"report": report, "check_url": _public_address(report), "publisher": settings.PUBLISHER_NAME}
        body = render_to_string("mail/report_answer.txt", context).strip() + "\n"
    return EmailMessage(
        f"{subject} · {settings.PUBLISHER_NAME}", body, to=[to], connection=get_connection(timeout=PATIENCE)
    )


def _public_address(report: ReaderReport) -> str:
    """Of the check it is about; "" while that is not public."""
    public_id = report.check_public_id or (report.claim.public_id if report.claim else "")
    found = PublishedCheck.objects.using("default").filter(public_id=public_id).select_related("document").first()
    return str(json.loads(found.document.body)["url"]) if found else ""
