"""Accounts: who may change which, what must remain, and that access ends at once."""

import pytest
from django.contrib.auth.models import Group

from claims.models import AccountMail, ApiKey, Claim, Event, Notice, TranslationEditor, User
from claims.workflow import keys, people, people_rules, translations, verdicts
from claims.workflow.problems import Refused
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator() -> User:
    return factories.user("administrator")


def refused(call) -> str:
    with pytest.raises(Refused) as refusal:
        call()
    return refusal.value.code


def invited(by: User) -> User:
    changes = {"username": "baru", "email": "Baru@newsroom.example", "first_name": "Baru"}
    return people.invite_person(by=by, role="reporter", language="id", changes=changes)


CASES = {
    "your_own": ("set_role", lambda by: people.set_role(by, by=by, role="reporter")),
    "not_superuser": ("set_superuser", lambda by: people.set_superuser(factories.user(), by=by, is_superuser=True)),
    "has_password": ("invite_again", lambda by: people.invite_again(factories.user(), by=by)),
    "mail_waits": ("invite_again", lambda by: people.invite_again(invited(by), by=by)),
    "not_left": ("come_back", lambda by: people.come_back(factories.user(), by=by)),
    "has_left": ("set_password", lambda by: people.set_password(gone(by), by=by, password="a quite long password")),
    "already_revoked": ("revoke_key", lambda by: keys.revoke_key(keys.revoke_key(key_of(by), by=by), by=by)),
    "bad_heir": ("leave", lambda by: people.leave(factories.user(), by=by, hand_over_to=gone(by))),
}


def key_of(by: User) -> ApiKey:
    return keys.issue_key(by=by, name="Copy", scopes=["read"])[0]


def gone(by: User) -> User:
    return people.leave(factories.user(), by=by, hand_over_to=by)


@pytest.mark.parametrize("code", CASES)
def test_an_account_is_not_changed_when(administrator, code):
    assert refused(lambda: CASES[code][1](administrator)) == code


def test_every_rule_about_accounts_has_a_case_and_says_itself_in_words():
    assert {verb for verb, _call in CASES.values()} == set(people_rules.RULES)
    assert all(rule.__doc__ for rule in people_rules.RULES.values())


def test_an_invited_person_has_a_role_no_password_and_a_mail_on_its_way(administrator):
    person = invited(administrator)
    assert not person.has_usable_password()
    assert list(person.groups.values_list("name", flat=True)) == ["reporter"]
    assert AccountMail.objects.get(person=person).kind == "invitation"
    assert "newsroom.example" not in str(Event.objects.get(verb="invite_person").detail.changes)


def test_one_address_has_one_account(administrator):
    invited(administrator)
    again = {"username": "lain", "email": "baru@NEWSROOM.example"}
    with pytest.raises(Refused, match="e-mail address"):
        people.invite_person(by=administrator, role="reporter", changes=again)


def test_the_last_administrator_keeps_the_role_and_stays(administrator):
    other = factories.user("administrator")
    people.set_role(other, by=administrator, role="reporter")
    # Somebody whose role was taken meanwhile still holds the old object: two who demote each other at once.
    stale = User.objects.get(pk=administrator.pk)
    late = factories.user("administrator")
    late.groups.set(Group.objects.filter(name="administrator"))
    assert "administrator" in {group.name for group in late.groups.all()}
    from claims.workflow.permissions import roles_of

    roles_of(late)
    people.set_role(late, by=administrator, role="reviewer")
    assert refused(lambda: people.set_role(stale, by=late, role="reporter")) == "last_administrator"
    assert refused(lambda: people.leave(stale, by=late, hand_over_to=other)) == "last_administrator"


def test_who_leaves_hands_over_drafts_and_claims_and_keeps_their_name(administrator):
    person, heir = factories.user("reporter"), factories.user("reviewer")
    draft = factories.verdict(person)
    claim = draft.claim
    Claim.objects.filter(pk=claim.pk).update(assignee=person)
    people.leave(person, by=administrator, hand_over_to=heir)
    draft.refresh_from_db()
    claim.refresh_from_db()
    assert draft.author == person
    assert list(draft.editors.values_list("user", flat=True)) == [heir.pk]
    assert claim.assignee == heir
    assert set(Notice.objects.filter(person=heir).values_list("kind", flat=True)) == {"handed_over", "assigned"}
    verdicts.submit_verdict(draft, by=heir)
    assert refused(lambda: verdicts.approve_verdict(draft, by=heir)) == "four_eyes"


def test_a_draft_of_a_translation_goes_to_a_colleague_who_may_do_all_but_approve_it(administrator):
    person, heir, other = factories.user("reporter"), factories.user("reviewer"), factories.user("reviewer")
    draft = factories.begun_translation(person)
    people.leave(person, by=administrator, hand_over_to=heir)
    assert list(draft.editors.values_list("user", flat=True)) == [heir.pk]
    assert Notice.objects.get(person=heir).kind == "handed_over"
    event = Event.objects.get(verb="take_over")
    assert (event.thing, event.object_id, event.claim) == ("verdicttranslation", draft.pk, draft.verdict.claim)
    assert event.detail.changes == {"editor": [person.pk, heir.pk]}
    assert refused(lambda: translations.edit_translation(draft, by=other, changes={"summary": "Mine."})) == "not_yours"
    translations.edit_translation(draft, by=heir, changes={"summary": "The table says 64."})
    for _round in range(2):
        translations.submit_translation(draft, by=heir)
        assert refused(lambda: translations.approve_translation(draft, by=heir)) == "four_eyes"
        translations.reclaim_translation(draft, by=heir)
    translations.submit_translation(draft, by=heir)
    done = translations.approve_translation(draft, by=other)
    assert (done.state, done.translator) == ("approved", person)
    assert set(Notice.objects.filter(kind="approved").values_list("person", flat=True)) >= {person.pk, heir.pk}


def test_what_was_taken_over_is_handed_on_by_whoever_leaves_next(administrator):
    person, heir, last = (factories.user("reporter") for _person in range(3))
    draft = factories.begun_translation(person)
    people.leave(person, by=administrator, hand_over_to=heir)
    people.leave(heir, by=administrator, hand_over_to=last)
    assert set(draft.editors.values_list("user", flat=True)) == {heir.pk, last.pk}
    # Back with whoever began it: there is nothing to hand over.
    people.come_back(person, by=administrator)
    people.leave(last, by=administrator, hand_over_to=person)
    assert draft.editors.count() == 2
    assert not Notice.objects.filter(person=person).exists()
    translations.submit_translation(draft, by=person)


def test_only_drafts_of_translations_are_handed_over(administrator):
    person, heir = factories.user("reporter"), factories.user("reporter")
    translations.submit_translation(factories.begun_translation(person), by=person)
    people.leave(person, by=administrator, hand_over_to=heir)
    assert not TranslationEditor.objects.exists()


def test_a_translation_that_comes_back_after_all_have_left_is_anybodys_who_then_cannot_approve_it(administrator):
    person, heir = factories.user("reporter"), factories.user("reporter")
    other, reviewer = factories.user("reviewer"), factories.user("reviewer")
    begun = translations.submit_translation(factories.begun_translation(person), by=person)
    people.leave(person, by=administrator, hand_over_to=heir)
    draft = translations.send_back_translation(begun, by=reviewer, reason="Once more.")
    translations.edit_translation(draft, by=other, changes={"summary": "The table says 64."})
    assert refused(lambda: translations.edit_translation(draft, by=heir, changes={"summary": "Mine."})) == "not_yours"
    translations.submit_translation(draft, by=other)
    assert refused(lambda: translations.approve_translation(draft, by=other)) == "four_eyes"
    assert translations.approve_translation(draft, by=reviewer).state == "approved"


def test_claims_go_to_the_colleague_even_while_that_one_is_away(administrator):
    person, heir = factories.user("reporter"), factories.user("reporter")
    claim = factories.claim(person)
    Claim.objects.filter(pk=claim.pk).update(assignee=person)
    factories.absence(heir)
    people.leave(person, by=administrator, hand_over_to=heir)
    assert Claim.objects.get(pk=claim.pk).assignee == heir
    event = Event.objects.get(verb="assign_claim")
    assert event.detail.changes == {"assignee": [person.pk, heir.pk]}


def test_who_left_can_come_back_with_their_role(administrator):
    person = people.come_back(gone(administrator), by=administrator)
    assert person.is_active
    assert person.groups.get().name == "reporter"


def test_an_account_is_owed_three_mails_an_hour_at_most_and_one_at_a_time():
    person = factories.user()
    User.objects.filter(pk=person.pk).update(email="sari@newsroom.example")
    for _attempt in range(5):
        people.ask_for_password("SARI@newsroom.example")
    assert AccountMail.objects.count() == 1
    for _attempt in range(5):
        AccountMail.objects.update(mailed_at="2026-11-01T00:00Z")
        people.ask_for_password("sari@newsroom.example")
    assert AccountMail.objects.count() == 3
    people.ask_for_password("nobody@newsroom.example")
    assert AccountMail.objects.count() == 3
