"""Assigning through forms: one claim, many at once, a review, days away."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from claims.models import Absence, Claim, Event, Verdict
from claims.workflow import absences, assigning, claims
from tests import factories
from tests.support.forms import fields_of

pytestmark = pytest.mark.django_db
LIST = "/admin/claims/claim/"
ASSIGN = "/admin/claims/claim/assign/"


def day(number):
    return timezone.localdate() + timedelta(days=number)


def button(row, verb):
    return f"/admin/claims/{row._meta.model_name}/{row.pk}/do/{verb}/"


def press(client, person, row, verb, **fields):
    client.force_login(person)
    shown = client.get(button(row, verb))
    return client.post(button(row, verb), fields_of(shown) | fields)


@pytest.mark.parametrize(("priority", "days"), [(1, 0), (2, 2), (3, 7), (4, None)])
def test_the_form_offers_the_day_that_goes_with_the_priority(client, reporter, reviewer, priority, days):
    claim = assigning.set_priority(factories.claim(reporter), by=reporter, priority=priority)
    client.force_login(reviewer)
    offered = fields_of(client.get(button(claim, "assign_claim")))["due_on"]
    assert offered == (day(days).isoformat() if days is not None else "")
    claims.schedule_claim(claim, by=reporter, due_on=day(5))
    assert fields_of(client.get(button(claim, "assign_claim")))["due_on"] == day(5).isoformat()


def test_the_buttons_carry_a_claim_from_hand_to_hand(client, reporter, reviewer):
    claim, other = factories.claim(reporter), factories.user("reporter")
    assert press(client, reviewer, claim, "assign_claim", to=reporter.pk, priority="2").status_code == 302
    claim.refresh_from_db()
    assert (claim.assignee, claim.priority, claim.due_on) == (reporter, 2, day(7))
    assert press(client, reporter, claim, "hand_over", to=other.pk, note="Half done.").status_code == 302
    assert press(client, other, claim, "release_claim").status_code == 302
    assert press(client, other, claim, "take_claim").status_code == 302
    assert press(client, other, claim, "set_priority", priority="1").status_code == 302
    claim.refresh_from_db()
    assert (claim.assignee, claim.priority) == (other, 1)


def test_buttons_show_what_each_person_may_do(client, reporter, reviewer):
    claim = assigning.take_claim(factories.claim(reporter), by=reporter)
    seen = {}
    for name, person in (("mine", reporter), ("another's", factories.user("reporter")), ("reviewer", reviewer)):
        client.force_login(person)
        page = client.get(f"{LIST}{claim.pk}/change/").content.decode()
        seen[name] = {
            verb for verb in ("take_claim", "assign_claim", "hand_over", "release_claim") if f"/do/{verb}/" in page
        }
    assert seen == {
        "mine": {"hand_over", "release_claim"},
        "another's": set(),
        "reviewer": {"assign_claim", "release_claim"},
    }


@pytest.mark.parametrize("prefix", ["", "/id"])
def test_whoever_is_away_is_said_to_be_where_people_are_chosen_and_refused_with_a_stand_in(
    client, reporter, reviewer, prefix
):
    absences.set_absence(reporter, by=reporter, since=day(0), until=day(9), stand_in=reviewer)
    claim = factories.claim(reporter)
    client.force_login(reviewer)
    url = prefix + button(claim, "assign_claim")
    page = client.get(url).content.decode()
    assert f"{reporter} — " in page
    assert str(day(9).year) in page.split(f"{reporter} — ")[1][:60]
    answer = client.post(url, fields_of(client.get(url)) | {"to": reporter.pk})
    assert answer.status_code == 409
    assert str(reviewer) in answer.content.decode().split('class="refusal"')[1][:300]
    assert Claim.objects.get().assignee is None


def test_the_side_of_claim_and_verdict_says_whose_they_are_and_by_when(client, reporter, reviewer):
    verdict = assigning.ask_review(factories.in_review(reporter), by=reporter, of=reviewer)
    assigning.give_out(verdict.claim, by=reviewer, to=reporter, due_on=day(-1), priority=1)
    absences.set_absence(reporter, by=reporter, since=day(0), until=day(2))
    client.force_login(reviewer)
    for url in (f"{LIST}{verdict.claim_id}/change/", f"/admin/claims/verdict/{verdict.pk}/change/"):
        page = client.get(url).content.decode()
        assert f"Assigned to {reporter}, away until {date_format(day(2), 'j F Y')}" in page
        assert f"Due {date_format(day(-1), 'j F Y')} · overdue" in " ".join(page.replace("</span>", "").split())
    assert f"Asked to review: {reviewer}" in page


def test_a_verdict_is_sent_to_the_reviewer_one_names_or_to_anybody(client, reporter, reviewer):
    first, second = factories.verdict(reporter), factories.verdict(reporter)
    assert press(client, reporter, first, "submit_verdict", of=reviewer.pk).status_code == 302
    assert press(client, reporter, second, "submit_verdict").status_code == 302
    assert list(Verdict.objects.order_by("pk").values_list("state", "reviewer")) == [
        ("in_review", reviewer.pk), ("in_review", None),
    ]  # fmt: skip
    assert press(client, reporter, second, "ask_review", of=reviewer.pk).status_code == 302
    assert Verdict.objects.get(pk=second.pk).reviewer == reviewer


def test_nobody_is_offered_for_review_who_cannot_give_it(client, reporter, reviewer):
    verdict = factories.verdict(reporter)
    factories.verdicts.edit_verdict(verdict, by=reviewer, changes={"summary": "Said by two."})
    client.force_login(reporter)
    page = client.get(button(verdict, "submit_verdict")).content.decode().split("<select")[1]
    assert (f">{reviewer}<" in page, f">{reporter}<" in page, "Anybody" in page) == (False, False, True)


# ---------------------------------------------------------------- many at once
def chosen(client, claims_, **more):
    return client.post(ASSIGN, {"claim": [claim.pk for claim in claims_], **more})


def test_claims_ticked_in_the_list_are_assigned_after_a_page_that_names_them(client, reporter, reviewer):
    made = [factories.claim(reporter, text=f"Claim {number}.") for number in range(3)]
    client.force_login(reviewer)
    ticked = {"action": "assign", "_selected_action": [claim.pk for claim in made[:2]]}
    page = client.post(f"{LIST}?state__exact=open", ticked)
    text = page.content.decode()
    assert ["Claim 0." in text, "Claim 1." in text, "Claim 2." in text] == [True, True, False]
    assert Claim.objects.filter(assignee=None).count() == 3
    given = {
        "to": reporter.pk,
        "due_on": day(3).isoformat(),
        "priority": "2",
        "carry_out": "1",
        "back": f"{LIST}?state__exact=open",
    }
    answer = chosen(client, made[:2], **given)
    assert (answer.status_code, answer["Location"]) == (302, f"{LIST}?state__exact=open")
    assert "2 claims are assigned." in client.get(answer["Location"]).content.decode()
    assert list(Claim.objects.filter(assignee=reporter, due_on=day(3), priority=2).order_by("pk")) == made[:2]
    assert Event.objects.filter(verb="assign_claim", actor=reviewer).count() == 2


def test_what_is_refused_is_named_with_its_reason_and_the_rest_is_kept(client, reporter, reviewer):
    good, closed = factories.claim(reporter, text="Open."), factories.claim(reporter, text="Published.")
    factories.published(reporter, reviewer, closed)
    client.force_login(reviewer)
    answer = chosen(client, [good, closed], to=reporter.pk, carry_out="1")
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "1 claim is assigned." in text
    refusal = text.split('class="refusal"')[1].split("</div>")[0]
    assert ("Published." in refusal, "nothing to assign" in refusal, "Open." in refusal) == (True, True, False)
    assert [Claim.objects.get(pk=claim.pk).assignee for claim in (good, closed)] == [reporter, None]


def test_what_is_left_empty_stays_as_it_is(client, reporter, reviewer):
    claim = assigning.give_out(factories.claim(reporter), by=reviewer, to=reporter, due_on=day(2), priority=1)
    client.force_login(reviewer)
    chosen(client, [claim], priority="3", carry_out="1")
    claim.refresh_from_db()
    assert (claim.assignee, claim.due_on, claim.priority) == (reporter, day(2), 3)
    empty = chosen(client, [claim], carry_out="1")
    assert "Choose a person, a day or a priority." in empty.content.decode()


def test_a_reporter_assigns_nothing_to_others_in_bulk(client, reporter):
    claim = factories.claim(reporter)
    client.force_login(reporter)
    assert "Assign to" not in client.get(LIST).content.decode()
    assert 'name="claim"' not in client.get(f"{LIST}board/").content.decode()
    assert chosen(client, [claim], to=reporter.pk, carry_out="1").status_code == 403
    assert Claim.objects.get().assignee is None


def test_nothing_ticked_too_much_ticked_and_forged_numbers_lead_back_with_words(
    client, reporter, reviewer, monkeypatch
):
    made = [factories.claim(reporter) for _ in range(3)]
    client.force_login(reviewer)
    for numbers in ([], ["x", "-1", "9" * 30, "²"]):
        answer = client.post(ASSIGN, {"claim": numbers}, follow=True)
        assert answer.redirect_chain == [(LIST, 302)]
        assert "Tick the claims first" in answer.content.decode()
    monkeypatch.setattr("claims.admin.bulk.MOST", 2)
    assert "at most 2 claims" in client.post(ASSIGN, {"claim": [c.pk for c in made]}, follow=True).content.decode()
    assert client.get(ASSIGN)["Location"] == LIST


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example/admin/claims/claim/", "/admin/logout/", "javascript:x"]
)
def test_the_way_back_leads_to_our_own_lists_alone(client, reporter, reviewer, back):
    client.force_login(reviewer)
    answer = chosen(client, [factories.claim(reporter)], to=reporter.pk, carry_out="1", back=back)
    assert answer["Location"] == LIST


# ---------------------------------------------------------------- days away
def test_people_say_that_they_are_away_and_back_on_a_page(client, reporter, reviewer):
    client.force_login(reporter)
    url = "/admin/claims/absence/add/"
    form = fields_of(client.get(url))
    assert form["person"] == str(reporter.pk)
    form |= {"since": day(0).isoformat(), "until": day(4).isoformat(), "stand_in": reviewer.pk, "note": "At sea"}
    assert client.post(url, form).status_code == 302
    absence = Absence.objects.get()
    assert (absence.person, absence.stand_in, absence.note) == (reporter, reviewer, "At sea")
    page = client.get("/admin/claims/absence/?when=now").content.decode()
    assert "At sea" in page
    again = client.post(url, form)
    assert "End that absence first." in again.content.decode()
    assert "At sea" in again.content.decode()
    answer = client.post(button(absence, "end_absence"))
    assert (answer.status_code, client.get(answer["Location"], follow=True).status_code) == (302, 200)
    assert Absence.objects.count() == 0


def test_a_reporter_says_nothing_of_others_absence_and_a_chief_editor_does(client, reporter, reviewer):
    days = {"since": day(0).isoformat(), "until": day(4).isoformat(), "person": reviewer.pk}
    url = "/admin/claims/absence/add/"
    client.force_login(reporter)
    assert client.post(url, fields_of(client.get(url)) | days).status_code == 200
    assert Absence.objects.count() == 0
    client.force_login(factories.user("chief editor"))
    assert client.post(url, fields_of(client.get(url)) | days).status_code == 302
    client.force_login(reporter)
    absence = Absence.objects.get(person=reviewer)
    assert client.post(button(absence, "end_absence")).status_code == 409
    assert "/do/end_absence/" not in client.get(f"/admin/claims/absence/{absence.pk}/change/").content.decode()
