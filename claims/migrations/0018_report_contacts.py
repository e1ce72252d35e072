"""Whom to answer moves into a table of its own; what was decided is an outcome; each report names its claim."""

from django.db import migrations
from django.db.models import F, OuterRef, Subquery


def move(apps, schema_editor):
    reports = apps.get_model("claims", "ReaderReport").objects
    contact, claim = apps.get_model("claims", "ReportContact"), apps.get_model("claims", "Claim")
    event = apps.get_model("claims", "Event")
    contact.objects.bulk_create(
        contact(report_id=pk, email=email)
        for pk, email in reports.exclude(old_contact="").values_list("pk", "old_contact")
    )
    claims = claim.objects.filter(public_id=OuterRef("check_public_id"))
    reports.update(claim_id=Subquery(claims.values("pk")[:1]))
    reports.filter(claim__isnull=False).update(language=Subquery(claims.values("language")[:1]))
    who = event.objects.filter(thing="readerreport", verb="decide_report", object_id=OuterRef("pk")).order_by("-pk")
    reports.exclude(state="new").update(
        outcome=F("state"), state="decided", decided_by_id=Subquery(who.values("actor_id")[:1])
    )


class Migration(migrations.Migration):
    dependencies = [("claims", "0017_reports")]
    operations = [migrations.RunPython(move)]
