"""Kept copies: what is kept, what is refused, and until when one can be taken away."""

import hashlib

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from claims.models import Event, KeptContent, KeptCopy, Verdict
from claims.publishing import verbs as publishing
from claims.workflow import copies, verdicts
from claims.workflow.dossiers import blockers_of
from claims.workflow.problems import Refused
from tests import factories

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 Tabel 2"


def codes(verdict):
    return {problem.code.value for problem in blockers_of(verdict)}


def test_a_copy_is_kept_with_its_kind_size_and_hash(reporter):
    source = factories.source(reporter)
    copy = copies.keep_copy(source, by=reporter, name="tabel.png", content=PDF)
    copy.refresh_from_db()
    assert (copy.source, copy.name, copy.media_type, copy.size) == (source, "tabel.png", "application/pdf", len(PDF))
    assert copy.sha256 == hashlib.sha256(PDF).hexdigest()
    assert bytes(copy.content.content) == PDF
    event = Event.objects.get(verb="keep_copy")
    assert (event.actor, event.thing, event.object_id) == (reporter, "keptcopy", copy.pk)
    assert event.detail.changes["sha256"] == [None, copy.sha256]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"MZ a program named tabel.pdf", "unknown_kind"),
        (b"<svg/>", "unknown_kind"),
        (PDF + b"x" * 10 * 1024 * 1024, "too_large"),
    ],
)
def test_what_cannot_be_kept_is_refused_at_the_field(reporter, content, code):
    with pytest.raises(Refused) as refused:
        copies.keep_copy(factories.source(reporter), by=reporter, name="tabel.pdf", content=content)
    assert (refused.value.code, refused.value.field) == (code, "content")
    assert not KeptCopy.objects.exists()


def test_the_refusal_names_the_kinds_that_are_kept(reporter):
    with pytest.raises(Refused, match=r"PDF, saved page \(HTML or MHTML\), picture \(PNG, JPEG or WebP\)"):
        copies.keep_copy(factories.source(reporter), by=reporter, name="a.pdf", content=b"PK\x03\x04")


def test_ten_megabytes_are_kept(reporter):
    content = PDF.ljust(10 * 1024 * 1024, b" ")
    assert factories.kept(reporter, factories.source(reporter), content).size == 10_485_760


def test_the_same_file_is_kept_once_for_a_source_and_again_for_another(reporter):
    source = factories.source(reporter)
    factories.kept(reporter, source)
    with pytest.raises(Refused) as refused:
        factories.kept(reporter, source)
    assert refused.value.code == "already_kept"
    factories.kept(reporter, factories.source(reporter))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("C:\\arsip\\tabel.pdf", "tabel.pdf"),
        ("../../etc/passwd", "passwd"),
        ("tab\u202efdp.exe", "tabfdp.exe"),
        ("a\x00\r\nb.pdf", "ab.pdf"),
        ("", "copy"),
        ("e\u0301.pdf", "\u00e9.pdf"),
        ("ن.pdf", "ن.pdf"),
        ("x" * 400, "x" * 200),
    ],
)
def test_a_file_name_is_only_a_name(given, kept):
    assert copies.file_name(given) == kept


def test_an_uploaded_copy_is_as_good_as_a_link_to_an_archive(reporter):
    verdict = factories.verdict(reporter)
    first, second = (item.source for item in verdict.evidence.all())
    for source in (first, second):
        factories.records.save_record(source, by=reporter, changes={"archive_url": ""})
    assert "kept_copy" in codes(verdict)
    factories.kept(reporter, first)
    assert "kept_copy" in codes(verdict)
    factories.kept(reporter, second)
    assert "kept_copy" not in codes(verdict)


def test_readiness_asks_no_more_queries_for_more_evidence(reporter):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            blockers_of(Verdict.objects.get())
        return len(queries)

    verdict = factories.verdict(reporter)
    few = asked()
    more = [{"source": factories.source(reporter), "finding": "truth", "stance": "context", "quote": "x"}] * 8
    verdicts.edit_verdict(verdict, by=reporter, evidence=verdicts.EvidenceEdits(added=more))
    for source in {item.source for item in verdict.evidence.all()}:
        factories.kept(reporter, source)
    assert asked() == few


def test_a_copy_that_no_approved_verdict_rests_on_can_be_taken_away(reporter):
    copy = factories.kept(reporter, factories.in_review(reporter).evidence.first().source)
    copies.drop_copy(copy, by=reporter)
    assert (KeptCopy.objects.count(), KeptContent.objects.count()) == (0, 0)
    assert Event.objects.get(verb="drop_copy").detail.changes["sha256"] == [copy.sha256, None]


def test_a_copy_taken_away_by_two_is_gone_for_the_second(reporter):
    copy = factories.kept(reporter, factories.source(reporter))
    copies.drop_copy(KeptCopy.objects.get(pk=copy.pk), by=reporter)
    with pytest.raises(Refused) as refused:
        copies.drop_copy(copy, by=reporter)
    assert refused.value.code == "gone"


@pytest.mark.parametrize("how_far", ["approved", "approval withdrawn", "published", "corrected"])
def test_a_copy_stays_once_a_verdict_that_cites_its_source_was_approved(reporter, reviewer, how_far):
    verdict = factories.approved(reporter, reviewer)
    source = verdict.evidence.first().source
    copy = factories.kept(reporter, source)
    if how_far == "approval withdrawn":
        verdicts.withdraw_approval(verdict, by=reviewer, reason="Ragu.")
    elif how_far != "approved":
        publishing.publish(verdict, by=reviewer)
    if how_far == "corrected":
        factories.correction(reporter, reviewer, verdict.claim)
    with pytest.raises(Refused) as refused:
        copies.drop_copy(copy, by=reviewer)
    assert refused.value.code == "relied_on"
    with pytest.raises(IntegrityError, match="never deleted"), transaction.atomic():
        copy.delete()


def test_another_copy_lets_an_approval_stand(reporter, reviewer):
    verdict = factories.approved(reporter, reviewer)
    factories.kept(reporter, verdict.evidence.first().source)
    assert publishing.publish(verdict, by=reviewer).kind == "published"
