"""In a database of its own: a request has no transaction around it, as in life."""

from claims.models import LogEntry
from tests import factories


def test_the_preview_shows_readers_partners_and_claimreview(client, committed_db):
    reporter = factories.user("reporter")
    verdict = factories.verdict(reporter)
    client.force_login(reporter)
    page = client.get(f"/admin/claims/verdict/{verdict.pk}/preview/").content.decode()
    for words in ("Tabel impor menunjukkan 64 persen.", "&quot;ClaimReview&quot;", "&quot;independent_origins&quot;"):
        assert words in page
    assert LogEntry.objects.count() == 0
