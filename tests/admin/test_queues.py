"""The queues of a whole newsroom: who sees which, and that a count leads to just that many rows."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.admin.queues import QUEUES
from claims.matching import candidates
from claims.models import Claim, ReaderReport, User
from claims.workflow import assigning, claims, opinions, translations, verdicts
from claims.workflow.permissions import ALLOWED
from tests import factories
from tests.support import databases
from tests.support.start_page import ROW, day, rows_of, shown, start

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def newsroom(django_db_setup, django_db_blocker):
    """In a database of its own, built once. Somebody of each role, each with some of all that can wait."""
    with django_db_blocker.unblock(), databases.copy(databases.unique_name()) as name, databases.switched(name):
        yield built()


def built():
    people = {role: factories.user(role) for role in ALLOWED}
    reporter, reviewer = people["reporter"], people["reviewer"]
    version = factories.article(reporter)
    author = factories.user("reporter")
    for role, person in people.items():
        for number in range(2):
            late = factories.claim(person, text=f"Late, of the {role}, {number}.")
            assigning.take_claim(late, by=person)
            claims.schedule_claim(late, by=person, due_on=day(-1 - number))
        factories.verdict(person)
        back = factories.in_review(person)
        verdicts.send_back(back, by=factories.user("reviewer"), reason="Read it again.")
        factories.in_review(person)
        opinions.ask_opinion(factories.in_review(author), by=factories.user("reviewer"), of=person)
        factories.retraction(person, published(person))
        translations.submit_translation(factories.translation(person, published(person).verdicts.get()), by=person)
        factories.translation(person, published(person).verdicts.get())
    often = factories.claim(reporter, version, text="Seen in two articles.")
    claims.add_appearance(often, by=reporter, span=factories.span(factories.article(reporter), "70 persen"))
    assigning.ask_review(factories.in_review(reporter), by=reporter, of=reviewer)
    factories.approved(reporter, reviewer)
    factories.suggested(reporter)
    candidates.look(1000)
    Claim.objects.filter(pk=published(reporter).pk).update(review_by=day(0))
    ReaderReport.objects.create(check_public_id="k3v9x2m7qd", message="Wrong.")
    factories.user("reporter").groups.clear()
    return people


def published(by):
    claim = factories.claim(by)
    factories.published(by, factories.user("reviewer"), claim)
    return Claim.objects.get(pk=claim.pk)


def test_each_count_leads_to_a_list_of_just_that_many_rows_in_the_same_order(client, newsroom):
    for role, person in newsroom.items():
        page = start(client, person)
        for name, url, count in shown(page):
            listed = ROW.findall(client.get(url).content.decode())
            assert len(listed) == int(count), (role, name)
            assert listed[:6] == rows_of(page, name), (role, name)


def test_every_queue_has_rows_for_somebody(client, newsroom):
    seen = {name for person in newsroom.values() for name, _url, _count in shown(start(client, person))}
    assert seen == {queue.name for queue in QUEUES}


def test_each_role_sees_what_it_can_act_on(client, newsroom):
    names = {role: [name for name, _url, _count in shown(start(client, person))] for role, person in newsroom.items()}
    everybody = {
        "overdue",
        "sent_back",
        "my_work",
        "my_drafts",
        "my_translations",
        "opinions",
        "unassigned",
        "seen_often",
        "repeats",
        "reports",
        "suggested",
    }
    reviewers = {"reviews", "approved", "retractions", "translations"}
    assert set(names["reporter"]) == everybody
    assert set(names["reviewer"]) == everybody | reviewers
    assert set(names["chief editor"]) == everybody | reviewers | {"look_again"}
    assert set(names["administrator"]) == everybody | reviewers | {"look_again", "no_role"}
    order = [queue.name for queue in QUEUES]
    assert all(found == sorted(found, key=order.index) for found in names.values())


def test_what_is_overdue_is_ones_own_or_nobodys_and_all_for_a_chief_editor(client, newsroom):
    counts = {
        role: {name: count for name, _url, count in shown(start(client, newsroom[role]))}["overdue"]
        for role in ("reporter", "chief editor")
    }
    assert counts == {"reporter": "2", "chief editor": "8"}
    page = start(client, newsroom["chief editor"])
    section = page[page.index('id="queue-overdue"') :].split("</section>")[0]
    assert re.findall(r"Late, of the ([\w ]+), (\d)", section)[:2] == [("chief editor", "1"), ("chief editor", "0")]


def test_somebody_without_a_role_is_told_so_and_sees_nothing(client, newsroom):
    person = User.objects.get(groups=None)
    page = start(client, person)
    assert "Your account has no role yet." in page
    assert (shown(page), "Late, of the" in page, "Everything" in page) == ([], False, False)


@pytest.mark.parametrize("role", ["reporter", "administrator"])
def test_the_start_page_asks_as_often_however_many_rows_there_are(client, newsroom, role):
    person = newsroom[role]
    start(client, person)
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get("/admin/")
        counts.append(len(queries))
        for _more in range(3):
            assigning.take_claim(factories.claim(person), by=person)
            factories.verdict(person)
            factories.in_review(factories.user("reporter"))
            factories.claim(person)
    assert counts[0] == counts[1]
    assert counts[0] < 25
