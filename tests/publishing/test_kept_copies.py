"""That a file is kept, and which, is public; the file is not."""

import json
import re

import pytest
from django.utils import timezone

from claims.models import PublishedCheck
from claims.publishing import pages
from claims.publishing import verbs as publishing
from claims.workflow import verdicts
from tests import factories

pytestmark = pytest.mark.django_db
SECRET = b"%PDF-1.7 Kata-kata orang lain"


def published(reporter, reviewer, content=SECRET):
    """The public document of a check; of its first source one file is kept, and of its second none."""
    verdict = factories.in_review(reporter)
    copy = factories.kept(reporter, verdict.evidence.first().source, content, name="nama-berkas-rahasia.pdf")
    publishing.publish(verdicts.approve_verdict(verdict, by=reviewer), by=reviewer)
    return verdict, copy, document_of(verdict)


def document_of(verdict):
    return json.loads(PublishedCheck.objects.get(public_id=verdict.claim.public_id).document.body)


def test_each_piece_of_evidence_says_which_copies_of_its_source_are_kept(reporter, reviewer):
    _verdict, copy, document = published(reporter, reviewer)
    today = timezone.localdate().isoformat()
    kept = {"sha256": copy.sha256, "media_type": "application/pdf", "kept_on": today}
    assert [item["kept_copies"] for item in document["evidence"]] == [[kept], []]


def test_readers_see_the_hash_and_nothing_of_the_file(client, reporter, reviewer):
    verdict, copy, document = published(reporter, reviewer)
    for url in (document["path"], f"/api/v1/checks/{verdict.claim.public_id}/"):
        answer = client.get(url, follow=True)
        assert copy.sha256 in answer.content.decode()
        for private in ("nama-berkas-rahasia", "Kata-kata orang lain", "keptcopy", reporter.username):
            assert private not in answer.content.decode()
    assert client.get(f"/admin/claims/keptcopy/{copy.pk}/file/").status_code == 302


def test_the_page_says_when_a_copy_was_kept(client, reporter, reviewer):
    _verdict, copy, document = published(reporter, reviewer)
    page = client.get(document["path"]).content.decode()
    assert re.search(rf"A copy was kept on [^<]+: sha256 <span class=\"hash\">{copy.sha256}</span>", page)
    assert "Salinannya disimpan pada" in client.get("/id" + document["path"]).content.decode()


def test_what_is_kept_later_is_public_with_the_next_revision_only(reporter, reviewer):
    verdict, copy, _document = published(reporter, reviewer)
    later = factories.kept(reporter, verdict.evidence.first().source, SECRET + b" lagi")
    elsewhere = factories.article(reporter)
    publishing.sight(verdict.claim, by=reviewer, span=factories.span(elsewhere, "70 persen"))
    assert [item["sha256"] for item in document_of(verdict)["evidence"][0]["kept_copies"]] == [copy.sha256]
    factories.correction(reporter, reviewer, verdict.claim)
    kept = document_of(verdict)["evidence"][0]["kept_copies"]
    assert [item["sha256"] for item in kept] == [copy.sha256, later.sha256]


def test_a_document_from_before_there_were_kept_copies_still_has_its_page(reporter, reviewer):
    _verdict, _copy, document = published(reporter, reviewer)
    for item in document["evidence"]:
        del item["kept_copies"]
    page = pages.draw(document, seq=1, sha256="0" * 64, language="en")
    assert document["summary"] in page
    assert "A copy was kept" not in page


def test_a_check_rests_on_an_uploaded_copy_where_no_archive_has_one(reporter, reviewer):
    verdict = factories.verdict(reporter)
    for item in verdict.evidence.all():
        factories.records.save_record(item.source, by=reporter, changes={"archive_url": ""})
        factories.kept(reporter, item.source)
    verdict = verdicts.approve_verdict(verdicts.submit_verdict(verdict, by=reporter), by=reviewer)
    publishing.publish(verdict, by=reviewer)
    assert document_of(verdict)["exceptions"] == []
