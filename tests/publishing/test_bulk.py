import json

import pytest
from django.core.management import call_command

from claims.models import LogEntry, PublishedArticle, PublishedCheck, Verdict
from claims.publishing.documents import PREFETCH, RELATED, check_document

pytestmark = pytest.mark.django_db


def test_bulk_publication_makes_the_documents_that_publishing_one_would():
    from claims.workflow.permissions import ensure_groups

    ensure_groups()
    call_command("generate_checks", "12")
    assert (
        PublishedCheck.objects.count()
        == LogEntry.objects.count()
        == Verdict.objects.filter(state="published").count()
        == 12
    )
    for row in PublishedCheck.objects.select_related("document"):
        verdict = (
            Verdict.objects.select_related(*RELATED).prefetch_related(*PREFETCH).get(claim__public_id=row.public_id)
        )
        at = row.first_published_at
        again = check_document(verdict, state="published", slug=row.slug, first_published_at=at, now=at)
        assert json.loads(row.document.body) == again
    listed = {
        check["public_id"] for article in PublishedArticle.objects.all() for check in json.loads(article.body)["checks"]
    }
    assert len(listed) == 12
