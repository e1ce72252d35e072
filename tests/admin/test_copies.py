"""Kept copies through the desk: uploading, looking, and that a file from elsewhere can do nothing here."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.models import KeptCopy
from claims.workflow import verdicts
from claims.workflow.permissions import ALLOWED
from tests import factories

pytestmark = pytest.mark.django_db
KINDS = {
    "application/pdf": b"%PDF-1.7 /JS (app.alert(1))",
    "text/html": b"<!doctype html><script>alert(1)</script>",
    "multipart/related": b"From: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n",
    "image/png": b"\x89PNG\r\n\x1a\n <script>alert(1)</script>",
    "image/jpeg": b"\xff\xd8\xff\xe0 JFIF",
    "image/webp": b"RIFF\x24\0\0\0WEBPVP8 ",
}
SHOWN = {"application/pdf", "image/png", "image/jpeg", "image/webp"}


def file_of(copy):
    return f"/admin/claims/keptcopy/{copy.pk}/file/"


def upload(client, source, content, name="tabel.pdf", said="application/pdf", back=""):
    url = reverse("admin:claims_source_do", args=[source.pk, "keep_copy"])
    file = SimpleUploadedFile(name, content, content_type=said)
    return client.post(url, {"content": file, **({"next": back} if back else {})})


def test_a_file_is_kept_from_the_page_of_its_source(client, reporter):
    client.force_login(reporter)
    source = factories.source(reporter)
    page = client.get(f"/admin/claims/source/{source.pk}/change/").content.decode()
    assert "None yet." in page
    assert 'enctype="multipart/form-data"' in page
    answer = upload(client, source, KINDS["application/pdf"])
    assert (answer.status_code, answer["Location"]) == (302, f"/admin/claims/source/{source.pk}/change/")
    copy = KeptCopy.objects.get()
    page = client.get(answer["Location"]).content.decode()
    assert file_of(copy) in page
    assert copy.sha256 in page


def test_what_the_name_and_the_browser_say_of_a_file_counts_for_nothing(client, reporter):
    client.force_login(reporter)
    source = factories.source(reporter)
    upload(client, source, KINDS["image/png"], name="halaman.html", said="text/html")
    assert KeptCopy.objects.get().media_type == "image/png"
    answer = upload(client, source, b"MZ a program", name="tabel.pdf", said="application/pdf")
    assert answer.status_code == 409
    assert "PDF, saved page (HTML or MHTML), picture (PNG, JPEG or WebP)" in answer.content.decode()
    assert KeptCopy.objects.count() == 1


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7".ljust(10 * 1024 * 1024 + 1)])
def test_an_empty_file_and_one_too_large_are_refused_with_the_form_still_there(client, reporter, content):
    client.force_login(reporter)
    answer = upload(client, factories.source(reporter), content)
    assert answer.status_code in (200, 409)
    assert 'type="file"' in answer.content.decode()
    assert not KeptCopy.objects.exists()


def test_from_a_verdict_one_comes_back_to_it(client, reporter):
    client.force_login(reporter)
    verdict = factories.in_review(reporter)
    url = f"/admin/claims/verdict/{verdict.pk}/change/"
    page = client.get(url).content.decode()
    source = verdict.evidence.first().source
    link = f"/admin/claims/source/{source.pk}/do/keep_copy/?next={url}%23evidence-heading"
    assert f'href="{link}"' in page
    assert f'value="{url}#evidence-heading"' in client.get(link).content.decode()
    answer = upload(client, source, KINDS["image/png"], back=f"{url}#evidence-heading")
    assert answer["Location"] == f"{url}#evidence-heading"
    copy = KeptCopy.objects.get()
    page = client.get(url).content.decode()
    assert f'<img src="{file_of(copy)}"' in page
    assert copy.sha256[:12] in page
    assert source.archive_url in page


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example"]
)
def test_nobody_is_sent_elsewhere_afterwards(client, reporter, elsewhere):
    client.force_login(reporter)
    source = factories.source(reporter)
    answer = upload(client, source, KINDS["image/png"], back=elsewhere)
    assert answer["Location"] == f"/admin/claims/source/{source.pk}/change/"


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_comes_back_as_it_was_kept_and_can_do_nothing(client, reporter, kind):
    client.force_login(reporter)
    copy = factories.kept(reporter, factories.source(reporter), KINDS[kind], name='a"b;\u202e.exe')
    answer = client.get(file_of(copy))
    assert (answer.status_code, answer.content) == (200, KINDS[kind])
    shown = kind in SHOWN
    assert answer["Content-Type"] == (kind if shown else "application/octet-stream")
    assert answer["Content-Disposition"].startswith("inline; " if shown else "attachment; ")
    assert ".exe" not in answer["Content-Disposition"]
    policy = answer["Content-Security-Policy"].split("; ")
    assert {"sandbox", "default-src 'none'", "frame-ancestors 'none'", "form-action 'none'"} <= set(policy)
    assert "script-src" not in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer["Cache-Control"] == "private, no-cache"
    assert answer["ETag"] == f'"{copy.sha256}"'


def test_who_has_the_file_is_told_so_without_it(client, reporter):
    client.force_login(reporter)
    copy = factories.kept(reporter, factories.source(reporter))
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(file_of(copy), headers={"if-none-match": f'"{copy.sha256}"'})
    assert (answer.status_code, answer.content, answer["ETag"]) == (304, b"", f'"{copy.sha256}"')
    assert not any("keptcontent" in query["sql"] for query in queries)
    assert client.get(file_of(copy), headers={"if-none-match": '"x"'}).status_code == 200


@pytest.mark.parametrize("role", [*ALLOWED, None])
def test_only_the_desk_sees_a_file(client, reporter, role):
    copy = factories.kept(reporter, factories.source(reporter))
    anonymous = client.get(file_of(copy))
    assert (anonymous.status_code, anonymous["Location"]) == (302, f"/admin/login/?next={file_of(copy)}")
    person = factories.user(role or "reporter")
    if role is None:
        person.groups.clear()
    client.force_login(person)
    assert client.get(file_of(copy)).status_code == (200 if role else 403)
    assert client.post(file_of(copy)).status_code == 405


def test_no_list_and_no_page_reads_the_bytes(client, reporter):
    client.force_login(reporter)
    verdict = factories.verdict(reporter)
    source = verdict.evidence.first().source
    copy = factories.kept(reporter, source, KINDS["image/png"])
    for url in (
        "/admin/claims/keptcopy/",
        f"/admin/claims/keptcopy/{copy.pk}/change/",
        f"/admin/claims/source/{source.pk}/change/",
        f"/admin/claims/verdict/{verdict.pk}/change/",
        f"/admin/claims/verdict/{verdict.pk}/preview/",
    ):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        assert not any("keptcontent" in query["sql"] for query in queries), url


def test_a_verdict_asks_no_more_queries_for_more_quotes_and_copies(client, reporter):
    client.force_login(reporter)
    verdict = factories.in_review(reporter)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/admin/claims/verdict/{verdict.pk}/change/")
        return len([query for query in queries if "keptcopy" in query["sql"] or "claims_user" in query["sql"]])

    few = asked()
    for item in verdict.evidence.all():
        for number in range(4):
            factories.kept(factories.user(), item.source, b"%%PDF-1.7 %d" % number)
    assert asked() == few


def test_a_copy_is_removed_by_its_button_and_kept_once_it_is_relied_on(client, reporter, reviewer):
    client.force_login(reporter)
    verdict = factories.in_review(reporter)
    source = verdict.evidence.first().source
    wrong, right = factories.kept(reporter, source, b"%PDF-1.7 x"), factories.kept(reporter, source)
    button = f"/admin/claims/keptcopy/{wrong.pk}/do/drop_copy/"
    assert button in client.get(f"/admin/claims/keptcopy/{wrong.pk}/change/").content.decode()
    answer = client.post(button)
    assert (answer.status_code, answer["Location"]) == (302, f"/admin/claims/source/{source.pk}/change/")
    assert [copy.pk for copy in source.copies.all()] == [right.pk]
    verdicts.approve_verdict(verdict, by=reviewer)
    button = button.replace(str(wrong.pk), str(right.pk))
    assert button not in client.get(f"/admin/claims/keptcopy/{right.pk}/change/").content.decode()
    refused = client.post(button)
    assert refused.status_code == 409
    assert "has been approved, so its copies stay" in refused.content.decode()
    assert source.copies.count() == 1


def test_a_hostile_name_is_only_text(client, reporter):
    client.force_login(reporter)
    source = factories.source(reporter)
    factories.kept(reporter, source, KINDS["image/png"], name='"><img src=x onerror=alert(1)>.png')
    page = client.get(f"/admin/claims/source/{source.pk}/change/").content.decode()
    assert "<img src=x" not in page
    assert "&quot;&gt;&lt;img src=x" in page
