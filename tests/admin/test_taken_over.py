"""A translation that somebody who left had begun, on the pages of the colleague who goes on with it."""

import html
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import VerdictTranslation
from tests import factories
from tests.support.forms import fields_of
from tests.support.start_page import shown, start

pytestmark = pytest.mark.django_db


@pytest.fixture
def heir():
    person = factories.user("reviewer", "raka")
    person.first_name, person.last_name = "Raka", "Wijaya"
    person.save()
    return person


@pytest.fixture
def draft(client, heir):
    """Begun by Sari, who leaves, by the button of an administrator; Raka goes on with it."""
    sari = factories.user("reporter", "sari")
    made = factories.begun_translation(sari)
    client.force_login(factories.user("administrator"))
    url = f"/admin/claims/user/{sari.pk}/do/leave/"
    assert client.post(url, fields_of(client.get(url)) | {"hand_over_to": heir.pk}).status_code == 302
    return made


def page(row):
    return f"/admin/claims/verdicttranslation/{row.pk}/change/"


def do(client, row, verb):
    url = f"/admin/claims/verdicttranslation/{row.pk}/do/{verb}/"
    return client.post(url, fields_of(client.get(url)))


def queues(client, by):
    return {name: count for name, _url, count in shown(start(client, by))}


def text(answer):
    return html.unescape(answer.content.decode())


def test_it_waits_on_the_start_page_and_is_written_and_sent_from_its_page(client, draft, heir):
    assert queues(client, heir)["my_translations"] == "1"
    answer = client.get(page(draft))
    assert "sari, Raka Wijaya" in text(answer)
    typed = fields_of(answer) | {"summary": "The table says 64."}
    assert client.post(page(draft), typed).status_code == 302
    assert do(client, draft, "submit_translation").status_code == 302
    draft.refresh_from_db()
    assert (draft.summary, draft.state) == ("The table says 64.", "in_review")


def test_it_waits_for_the_review_of_anybody_but_who_took_it_over(client, draft, heir):
    client.force_login(heir)
    do(client, draft, "submit_translation")
    assert "translations" not in queues(client, heir)
    assert "my_translations" not in queues(client, heir)
    answer = do(client, draft, "approve_translation")
    assert answer.status_code == 409
    assert "You translated this or took it over, so another reviewer has to approve it." in text(answer)
    other = factories.user("reviewer")
    assert queues(client, other)["translations"] == "1"
    assert do(client, draft, "approve_translation").status_code == 302


def test_a_colleague_who_did_not_take_it_over_reads_why_it_is_not_theirs(client, draft):
    client.force_login(factories.user("reporter"))
    answer = do(client, draft, "submit_translation")
    assert answer.status_code == 409
    assert "Only its translator edits a translation, or who took it over from them." in text(answer)
    assert VerdictTranslation.objects.get().state == "draft"


def test_verdict_list_and_history_say_who_took_it_over(client, draft, heir):
    client.force_login(heir)
    verdict = draft.verdict
    assert "sari, Raka Wijaya" in text(client.get(f"/admin/claims/verdict/{verdict.pk}/change/"))
    assert "sari, Raka Wijaya" in text(client.get("/admin/claims/verdicttranslation/"))
    past = text(client.get(f"/admin/claims/verdicttranslation/{draft.pk}/history/"))
    assert "Draft handed over" in past
    assert re.search(r'<bdi class="was">sari</bdi>.*<bdi class="is">Raka Wijaya</bdi>', past)


@pytest.mark.parametrize("url", ["/admin/claims/verdicttranslation/", "/admin/"])
def test_lists_ask_as_often_however_many_were_taken_over(client, draft, heir, url):
    client.force_login(heir)
    client.get(url)
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    for _more in range(3):
        factories.begun_translation(factories.user("reporter")).editors.create(user=heir)
    with CaptureQueriesContext(connection) as many:
        client.get(url)
    assert len(many) == len(few)
