"""The IFCN file: what is public, whole and readable, and nothing else."""

import io
import json
import zipfile
from html.parser import HTMLParser

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import Claim, LogHead
from claims.publishing import verbs as publishing
from claims.workflow import records, verdicts
from tests import factories
from tests.admin.tables import csv_rows, table

pytestmark = pytest.mark.django_db
PAGE, FILE = "/admin/ifcn/", "/admin/ifcn/file/"
SECRET = "zq7sentinel"


@pytest.fixture
def chief():
    return factories.user("chief editor")


@pytest.fixture
def desk(client, chief):
    client.force_login(chief)
    return client


def page_of(desk, **query):
    answer = desk.get(PAGE, query)
    assert answer.status_code == 200
    return answer.content.decode()


def file_of(desk, **query):
    """The members of the zip, by name."""
    answer = desk.get(FILE, query)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/zip"
    assert answer["Content-Disposition"].startswith('attachment; filename="ifcn')
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode() for name in archive.namelist()}


def by_header(body):
    header, *rows = csv_rows(body)
    return [dict(zip(header, row, strict=True)) for row in rows]


def published(people, *, on=None, code="", reason=""):
    reporter, reviewer = people
    verdict = factories.in_review(reporter, on)
    if code:
        verdicts.grant_exception(verdict, by=reviewer, code=code, reason=reason)
    publishing.publish(verdicts.approve_verdict(verdict, by=reviewer), by=reviewer)
    return verdict.claim


def test_an_empty_newsroom_has_a_page_that_says_what_it_is_for_and_a_whole_file(desk):
    assert "Nothing was published in this period." in page_of(desk)
    members = file_of(desk, audit="on")
    assert by_header(members["checks.csv"]) == []
    assert dict(csv_rows(members["numbers.csv"])[1:])["Checks published"] == "0"
    assert all(row["Share, %"] == "" for row in by_header(members["replies.csv"]))


def test_every_member_can_be_read_and_the_list_names_it(desk, people):
    published(people, code="counter_search", reason="None.")
    members = file_of(desk, audit="on")
    for name, body in members.items():
        if name.endswith(".csv"):
            rows = csv_rows(body)
            assert {len(row) for row in rows} == {len(rows[0])}, name
        elif name.endswith(".json"):
            assert isinstance(json.loads(body), list), name
        elif name.endswith(".jsonl"):
            assert [json.loads(line)["type"] for line in body.splitlines()] == ["check"]
        elif name.endswith(".html"):
            HTMLParser().feed(body)
        if name not in ("README.txt", "style.css"):
            assert name in members["README.txt"]


def test_corrections_have_their_date_both_ratings_the_reason_and_the_address(desk, people):
    reporter, reviewer = people
    claim, other = published(people), published(people)
    factories.correction(reporter, reviewer, claim)
    publishing.retract(factories.retraction(reporter, other), by=reviewer)
    page, members = page_of(desk), file_of(desk)
    retracted, corrected = by_header(members["corrections.csv"])
    assert (corrected["Kind"], corrected["Old rating"], corrected["New rating"]) == ("Major", "Partly true", "False")
    assert corrected["Public reason"] == "Tabel yang lebih baru terbit."
    assert f"/claims/{claim.public_id}/" in corrected["Address"]
    assert (retracted["Kind"], retracted["Public reason"]) == ("Retraction", "Sumber utama ditarik.")
    assert f"/claims/{other.public_id}/" in retracted["Address"]
    assert [row[1] for row in table(page, "corrections")] == ["Retraction", "Major"]
    assert dict(table(page, "numbers")) == {
        "Checks published": 2,
        "Of them retracted since": 1,
        "Of them corrected": 1,
        "Major corrections": 1,
        "Minor corrections": 0,
        "Retractions": 1,
        "Checks with at least two independent origins": 1,
        "Checks with fewer": 0,
        "Exceptions that readers see": 0,
    }


def test_each_source_stands_with_its_publisher_kind_origin_and_stance(desk, people):
    claim = published(people)
    rows = by_header(file_of(desk)["sources.csv"])
    evidence = claim.verdicts.get().evidence.all()
    assert [(row["title"], row["origin"], row["stance"], row["quote"]) for row in rows] == [
        (item.source.title, str(item.source.origin), item.stance, item.quote) for item in evidence
    ]
    assert {row["public_id"] for row in rows} == {claim.public_id}
    assert all(row["archive_url"] and row["publisher"] and row["kind"] == "primary" for row in rows)


def test_fewer_than_two_origins_are_counted_and_the_exception_says_who_signed(desk, people):
    reporter, reviewer = people
    verdict = factories.verdict(reporter)
    first, second = (item.source for item in verdict.evidence.all())
    records.save_record(second, by=reporter, changes={"origin": first.origin})
    verdict = verdicts.edit_verdict(verdict, by=reporter)
    verdict = verdicts.submit_verdict(verdict, by=reporter)
    verdicts.grant_exception(verdict, by=reviewer, code="independent_origins", reason="Only one office counts it.")
    publishing.publish(verdicts.approve_verdict(verdict, by=reviewer), by=reviewer)
    page = page_of(desk)
    assert dict(table(page, "numbers"))["Checks with fewer"] == 1
    ((rule, reason, signed, _claim, address),) = table(page, "exceptions")
    assert (rule, reason) == ("Fewer than two independent origins", "Only one office counts it.")
    assert signed == str(reviewer)
    assert verdict.claim.public_id in address


def test_balance_reasons_and_replies_are_counted_without_judgement(desk, people, chief):
    reporter, _reviewer = people
    sari, topic = factories.claimant(reporter), factories.topic(chief)
    for reason in ("reach", "harm", "harm"):
        on = factories.claim(reporter, claimant=sari, topics=[topic], selection_reason=reason)
        published(people, on=on)
    published(people)
    page = page_of(desk)
    assert table(page, "claimants")[0] == (sari.name, 0, 3, 0, 0, 0, 0, 3)
    assert table(page, "topics") == [("Trade", 0, 3, 0, 0, 0, 0, 3)]
    assert "These are counts and no judgement" in page
    assert {label: number for label, number in table(page, "selection") if number} == {
        "Widely seen or repeated": 2,
        "Could do harm if wrong": 2,
    }
    assert table(page, "replies")[0] == ("Not asked yet", 4, 100)


def test_the_staff_are_named_with_their_roles_and_no_address(desk, people, chief):
    signed_in_by_mail = factories.user("reporter", "sari@mail.example")
    signed_in_by_mail.email = "sari@mail.example"
    signed_in_by_mail.save()
    members = file_of(desk)
    staff = {row["Name"]: row["Role"] for row in by_header(members["staff.csv"])}
    assert staff[str(chief)] == "chief editor"
    assert staff["sari"] == "reporter"
    assert not any("mail.example" in body for body in members.values())


def test_the_audit_and_the_head_of_the_log_are_of_the_moment(desk, people):
    published(people)
    members = file_of(desk, audit="on")
    audit = by_header(members["audit.csv"])
    assert len(audit) > 20
    assert {row["Breaches"] for row in audit} == {"0"}
    head = LogHead.objects.get()
    assert by_header(members["log.csv"]) == [{"Entry": str(head.seq), "Hash": head.hash}]
    assert "audit.csv" not in file_of(desk)


def test_the_methodology_in_force_is_in_the_file(desk):
    members = file_of(desk)
    assert "We check statements that can be true or false" in members["methodology.html"]
    assert "Version " in members["methodology.html"]


def test_nothing_of_drafts_of_unpublished_claims_or_of_readers_is_in_it(desk, people):
    reporter, reviewer = people
    claim = published(people)
    factories.report(claim, message=SECRET, email=f"{SECRET.lower()}@mail.example", name=SECRET)
    open_claim = factories.claim(
        reporter, text=f"{SECRET} is open.", selection_note=SECRET, claimant=_secret_claimant(reporter)
    )
    draft = factories.verdict(reporter, open_claim)
    verdicts.edit_verdict(draft, by=reporter, changes={"precedent_note": SECRET, "counter_search": SECRET})
    draft = verdicts.submit_verdict(draft, by=reporter)
    verdicts.grant_exception(draft, by=reviewer, code="counter_search", reason=SECRET)
    correction = verdicts.start_correction(claim, by=reporter, reason=f"{SECRET} begun.")
    verdicts.edit_verdict(correction, by=reporter, changes={"summary": SECRET, "explanation": SECRET})
    Claim.objects.filter(pk=claim.pk).update(text=f"{SECRET} under work.")
    members = file_of(desk, audit="on", since="", until="")
    assert claim.public_id in members["checks.csv"]
    for body in (*members.values(), page_of(desk, since="", until="")):
        assert SECRET not in body


def _secret_claimant(by):
    made = factories.claimant(by)
    return records.save_record(made, by=by, changes={"name": SECRET})


def test_a_cell_that_a_spreadsheet_would_run_is_inert_and_whole_in_json(desk, people):
    formula = '=HYPERLINK("https://x.example")'
    published(people, on=factories.claim(people[0], text=formula, selection_note="+1"))
    members = file_of(desk)
    (row,) = by_header(members["checks.csv"])
    assert (row["claim"], row["selection_note"]) == (f"'{formula}", "'+1")
    assert json.loads(members["checks.jsonl"])["claim"]["text"] == formula


def test_a_period_that_cannot_be_read_leads_to_the_page_that_says_so(desk):
    answer = desk.get(FILE, {"since": "2026-11-02", "until": "2026-11-01"}, follow=True)
    assert answer.redirect_chain[0][0].startswith(PAGE)
    assert "The period ends before it begins." in answer.content.decode()


def test_a_period_holds_only_its_own_checks(desk, people):
    published(people)
    assert by_header(file_of(desk, since="2020-01-01", until="2020-12-31")["checks.csv"]) == []


def test_the_page_costs_the_same_queries_whatever_there_is(desk, people):
    def count():
        with CaptureQueriesContext(connection) as found:
            page_of(desk)
        return len(found)

    published(people, code="counter_search", reason="None.")
    few = count()
    for _ in range(3):
        claim = published(people, code="counter_search", reason="None.")
        factories.correction(*people, claim)
        factories.user("reporter")
    assert count() == few
    assert few < 25
