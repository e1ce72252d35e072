"""docs/who-may-when.md against what happens: every role, thing, state and verb, carried out for real."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import transaction

from claims.management.commands.workflow_diagram import STATES, cells, elsewhere
from claims.models import (
    Absence,
    ApiKey,
    Claimant,
    Comment,
    Event,
    Outlet,
    RatingScale,
    Source,
    Topic,
    User,
    WebhookEndpoint,
)
from claims.publishing.erasing import erase
from claims.publishing.statements import publish_statement
from claims.webhooks import verbs as webhooks
from claims.workflow import (
    absences,
    anchors,
    articles,
    comments,
    copies,
    keys,
    matches,
    people,
    people_rules,
    permissions,
    policies,
    records,
    reports,
    statements,
    webhook_rules,
)
from claims.workflow.permissions import ALLOWED
from claims.workflow.problems import Refused
from claims.workflow.transitions import FOLLOWING, WAYS, act
from tests import factories
from tests.machine.machine import PLAIN
from tests.machine.newsroom import ANN, CALLS
from tests.machine.world import TODAY, World

ROLES = [*ALLOWED, ""]
# Rows for cells whose further rule the plain row of the state does not meet.
MEETS = {
    ("edit_claim", "closed"): "with a correction begun",
    ("schedule_claim", "closed"): "with a correction begun",
    ("add_appearance", "closed"): "with a correction begun",
    **{(verb, "closed"): "with a correction begun" for verb in ("assign_claim", "take_claim", "set_priority")},
    **{
        (verb, state): f"{situation}assigned"
        for verb in ("hand_over", "release_claim")
        for state, situation in (("suggested", "suggested, "), ("open", ""), ("closed", "with a correction begun, "))
    },
    ("start_correction", "open"): "retracted",
    ("withdraw_exception", "in_review"): "with an exception",
    ("settle_note", "draft"): "sent back with notes",
    ("settle_note", "in_review"): "in review with notes",
    ("reopen_note", "draft"): "sent back with notes",
    ("reopen_note", "in_review"): "in review with notes",
    ("suggest_again", "open"): "accepted",
    ("suggest_again", "dismissed"): "a suggestion dismissed",
    ("release_report", "new"): "taken",
    ("claim_from_tip", "new"): "a tip",
    ("answer_report", "decided"): "with an answer to send",
    ("carry_over_translation", "draft"): "draft, left behind",
    ("carry_over_translation", "in_review"): "in review, left behind",
    ("carry_over_translation", "approved"): "of an old verdict",
}
# A report's verbs and what they are given.
REPORT_CALLS: dict[str, dict[str, Any]] = {
    "take_report": {},
    "release_report": {},
    "link_report": {"claim": None},
    "claim_from_tip": {"text": "Rice doubled.", "language": "en"},
    "decide_report": {"outcome": "no_action", "reason": "It is so."},
    "answer_report": {},
    "reopen_report": {"reason": "A newer table."},
    "erase_contact": {"reason": "They asked."},
    "erase_report": {"reason": "They asked."},
}
# Whom the further rules turn away: the one who wrote, or everybody else.
BY_THE_AUTHOR = {
    "reclaim_verdict", "submit_translation", "edit_translation", "reclaim_translation",
    "hand_over", "release_claim", "ask_review", "give_opinion",
}  # fmt: skip
# … unless their role may this.
OR_BY = {"release_claim": "assign_claim", "ask_review": "approve_verdict"}
NOT_BY_THE_AUTHOR = {
    **dict.fromkeys(
        ["approve_verdict", "grant_exception", "withdraw_exception", "approve_translation", "retract"], "four_eyes"
    ),
    "withdraw_opinion": "asked_of_you",
}
# A row in a state from which the verb leads, by a person whose role allows it, and still it is refused.
FURTHER = [
    ("edit_claim", "claim", "with a verdict in review", "verdict_in_review"),
    ("edit_claim", "claim", "closed", "published"),
    ("schedule_claim", "claim", "closed", "nothing_due"),
    ("assign_claim", "claim", "closed", "no_work"),
    ("set_priority", "claim", "closed", "no_work"),
    ("take_claim", "claim", "closed", "no_work"),
    ("take_claim", "claim", "assigned", "taken"),
    ("hand_over", "claim", "open", "not_assigned"),
    ("hand_over", "claim", "assigned", "not_yours"),
    ("release_claim", "claim", "open", "not_assigned"),
    ("set_absence", "person", "another", "not_yours"),
    ("end_absence", "absence", "of another", "not_yours"),
    ("add_appearance", "claim", "with a verdict in review", "verdict_in_review"),
    ("remove_appearance", "claim", "with a verdict in review", "verdict_in_review"),
    ("remove_appearance", "claim", "retracted", "published"),
    ("dismiss_claim", "claim", "with a draft", "has_verdict"),
    ("suggest_again", "claim", "open", "not_suggested"),
    ("suggest_again", "claim", "accepted, with a draft", "has_verdict"),
    ("split_claim", "claim", "with a draft", "has_verdict"),
    ("merge_claim", "claim", "with a draft", "has_verdict"),
    ("undo_split", "claim", "split, a part in work", "child_in_work"),
    ("draft_verdict", "claim", "with a draft", "has_verdict"),
    ("draft_verdict", "claim", "retracted", "published"),
    ("start_correction", "claim", "open", "not_published"),
    ("start_correction", "claim", "with a correction begun", "has_verdict"),
    ("propose_retraction", "claim", "with a retraction proposed", "already_proposed"),
    ("submit_verdict", "verdict", "without a summary", "not_ready"),
    ("publish", "verdict", "changed after approval", "approval_stale"),
    ("withdraw_exception", "verdict", "in_review", "no_exception"),
    ("confirm", "claim", "with a correction begun", "being_changed"),
    ("confirm", "claim", "with a retraction proposed", "being_changed"),
    ("confirm", "claim", "confirmed", "already_confirmed"),
    ("carry_over_translation", "translation", "draft", "not_stale"),
    ("carry_over_translation", "translation", "of what was retracted", "not_published"),
    ("carry_over_translation", "translation", "carried over", "already_translated"),
    ("revise_statement", "statement", "published, the next begun", "has_draft"),
    ("publish_translation", "translation", "of an old verdict", "stale_translation"),
    ("take_report", "report", "taken", "taken"),
    ("release_report", "report", "new", "not_taken"),
    ("claim_from_tip", "report", "new", "not_a_tip"),
    ("claim_from_tip", "report", "a tip with a claim", "has_claim"),
    ("decide_report", "report", "taken", "taken"),
    ("answer_report", "report", "decided", "nothing_to_send"),
    ("erase_contact", "report", "without a contact", "no_contact"),
    ("erase_report", "report", "erased", "already_erased"),
    *((f"{name}_report", "report", "erased", "erased") for name in ("take", "link", "decide")),
    ("claim_from_tip", "report", "a tip that was erased", "erased"),
    ("reopen_report", "report", "decided and then erased", "erased"),
    ("drop_copy", "copy", "of an approved verdict", "relied_on"),
    ("drop_copy", "copy", "of a published verdict", "relied_on"),
    ("drop_copy", "copy", "of a verdict whose approval fell", "relied_on"),
    ("withdraw_comment", "comment", "of somebody else", "not_yours"),
    ("add_comment", "claim", "erased", "erased"),
]


@pytest.fixture(scope="module")
def world(committed_db_once: None) -> World:
    return World()


@pytest.fixture(autouse=True)
def undone(world: World) -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


# Verbs on rows that have no state.
APART: dict[str, Any] = {
    "drop_copy": copies.drop_copy,
    "withdraw_comment": comments.withdraw_comment,
    "add_comment": lambda row, by: comments.add_comment(row, by=by, text="Look."),
}


def call(world: World, verb: str, row: Any, by: User) -> Any:
    given = {"into": world.into} if verb == "merge_claim" else PLAIN.get(verb, {})
    if verb in REPORT_CALLS:
        return getattr(reports, verb)(row, by=by, **REPORT_CALLS[verb])
    if verb in APART:
        return APART[verb](row, by=by)
    if verb in ("set_absence", "end_absence"):
        return ABSENCE[verb](row, by)
    if verb == "decide_match":
        return matches.decide_match(row, by=by, other=world.into, decision="different")
    if verb == "erase":
        return erase(row, by=by, reason="Court order 12/2026.")
    if verb in STATEMENT_CALLS:
        return STATEMENT_CALLS[verb](row, by)
    return CALLS[verb](world.room, row, by, **given)


ABSENCE: dict[str, Any] = {
    "set_absence": lambda row, by: absences.set_absence(row, by=by, since=TODAY, until=TODAY),
    "end_absence": lambda row, by: absences.end_absence(row, by=by),
}


STATEMENT_CALLS: dict[str, Any] = {
    "edit_statement": lambda row, by: statements.edit_statement(row, by=by, changes={"texts": {"en": "Otherwise."}}),
    "revise_statement": lambda row, by: statements.revise_statement(row, by=by),
    "publish_statement": lambda row, by: publish_statement(row, by=by),
}


def outcome(world: World, verb: str, row: Any, by: User) -> str:
    """The code of the refusal, which changed nothing, or "" and the state in which the row is now. All undone."""
    before = (type(row).objects.values().get(pk=row.pk), Event.objects.count())
    with transaction.atomic():
        try:
            call(world, verb, row, by)
        except Refused as refused:
            answer = refused.code
        else:
            answer = ""
        after = (type(row).objects.values().get(pk=row.pk), Event.objects.count())
        transaction.set_rollback(True)
    assert (after == before) == (answer != ""), f"{verb}: {answer or 'done'}, but {before} became {after}"
    if not answer:
        leads_to = {
            way.target for way in WAYS if way.verb == verb and (THING[type(row)], verb) == (way.thing, way.verb)
        }
        stays = {"decide_report": "decided", "reopen_report": "new"}.get(verb, before[0]["state"])
        assert {after[0]["state"]} == (leads_to or {stays})
    return answer


THING = policies.THINGS


def reasons(verb: str, thing: str, state: str, least: str, role: str, active: bool, who: str) -> set[str]:
    """What the table and the rules about people say against it."""
    found = set()
    able = permissions.who_may(verb)
    if not active or role not in able:
        found.add("not_permitted")
    if not least:
        found |= {WRONG.get((verb, state)) or (a.code if (a := act(thing, verb)) else "wrong_state")}
    if verb in NOT_BY_THE_AUTHOR and who != "stranger":
        found.add(NOT_BY_THE_AUTHOR[verb])
    lifted = verb in OR_BY and role in permissions.who_may(OR_BY[verb])
    if (
        verb in BY_THE_AUTHOR
        and not lifted
        and who not in BY_WHOM[thing]
        and (verb, state) != ("reclaim_verdict", "approved")
    ):
        found.add("not_yours")
    return found


BY_WHOM = {
    "claim": {"author"}, "verdict": {"author", "editor"}, "translation": {"author", "editor"}, "opinion": {"author"},
}  # fmt: skip
# Where a better reason is known than the state.
WRONG = {
    ("draft_verdict", "closed"): "published",
    ("remove_appearance", "closed"): "published",
    **{
        ("withdraw_exception", state): "no_exception"
        for state in ("draft", "approved", "published", "superseded", "erased")
    },
    **{
        (verb, state): "not_assigned"
        for verb in ("hand_over", "release_claim")
        for state in ("dismissed", "split", "merged", "erased")
    },
    ("publish", "draft"): "not_approved",
    ("publish", "in_review"): "not_approved",
    ("publish", "published"): "already_published",
    ("publish", "superseded"): "already_published",
    ("publish", "erased"): "erased",
    ("release_report", "decided"): "not_taken",
    ("claim_from_tip", "decided"): "not_a_tip",
}


@pytest.mark.parametrize("who", ["stranger", "author", "editor"])
@pytest.mark.parametrize("role", [*ROLES, "inactive"])
def test_every_cell_of_the_table_is_what_happens(world: World, role: str, who: str):
    person = factories.user("reporter") if who == "stranger" else world.person(who)
    active, role = role != "inactive", "administrator" if role == "inactive" else role
    person.groups.set(Group.objects.filter(name=role))
    person = User.objects.get(pk=person.pk)
    person.is_active = active
    for (thing, verb, state), least in cells().items():
        if who == "editor" and thing not in ("verdict", "translation"):
            continue
        row = world.rows[thing, MEETS.get((verb, state), state)]
        expected = reasons(verb, thing, state, least, role, active, who)
        assert outcome(world, verb, row, person) in (expected or {""}), (thing, verb, state, role, who, expected)


def test_the_table_has_a_cell_for_every_state_and_verb():
    assert {verb for _thing, verb, _state in cells()} | {"open_claim", "suggest_claim", "edit_source"} == {
        *CALLS, *REPORT_CALLS, *STATEMENT_CALLS, "erase", "decide_match"
    }  # fmt: skip
    assert len(cells()) == sum(
        len(states) * len({v for t, v, _s in cells() if t == thing}) for thing, states in STATES.items()
    )


@pytest.mark.parametrize(("verb", "thing", "situation", "code"), FURTHER)
def test_each_further_rule_refuses_what_role_and_state_allow(
    world: World, verb: str, thing: str, situation: str, code: str
):
    least = permissions.who_may(verb)[0]
    assert outcome(world, verb, world.rows[thing, situation], factories.user(least)) == code


def test_every_further_rule_has_a_case_and_says_itself_in_words():
    # Rules about accounts: tests/workflow/test_people.py; about webhooks: tests/webhooks/test_verbs.py.
    listed = set(policies.RULES) - set(people_rules.RULES) - set(webhook_rules.RULES)
    assert {case[0] for case in FURTHER} | set(NOT_BY_THE_AUTHOR) | BY_THE_AUTHOR == listed
    assert all(rule.__doc__ for rule in policies.RULES.values())


def _left(by: User) -> User:
    person = factories.user("reporter")
    person.is_active = False
    person.save()
    return people.come_back(person, by=by)


def _invited(by: User) -> User:
    person = factories.user("reporter")
    person.set_unusable_password()
    person.email = "baru@newsroom.example"
    person.save()
    return people.invite_again(person, by=by)


NEW = {"username": "baru", "email": "baru@newsroom.example"}
ACCOUNTS: dict[str, Any] = {
    "edit_people": lambda by: people.edit_person(factories.user(), by=by, changes={"first_name": "Baru"}),
    "invite_person": lambda by: people.invite_person(by=by, role="reporter", changes=NEW),
    "invite_again": _invited,
    "set_role": lambda by: people.set_role(factories.user(), by=by, role="reviewer"),
    "set_superuser": lambda by: people.set_superuser(factories.user(), by=_super(by), is_superuser=True),
    "set_password": lambda by: people.set_password(factories.user(), by=by, password="a quite long password"),
    "end_sessions": lambda by: people.end_sessions(factories.user(), by=by),
    "leave": lambda by: people.leave(factories.user(), by=by, hand_over_to=factories.user()),
    "come_back": _left,
}


def _super(by: User) -> User:
    """A superuser with this person's role: only an administrator can be one."""
    if "administrator" in permissions.roles_of(by):
        by.is_superuser = True
        by.save()
    return by


def plainly(verb: str, room: Any, by: User) -> Any:
    """Carries out a verb that asks for no state."""
    version = next(iter(room.spans.values())).version
    text = {"text": "Lain.", "received_text": "Lain.", "leftovers": []}
    match verb:
        case "add_article":
            return articles.add_article(by=by, title="T", language="id", **text)
        case "revise_article":
            return articles.revise_article(version.article, by=by, **text)
        case "edit_article":
            return articles.edit_article(version.article, by=by, changes={"title": "Other"})
        case "edit_claimant" | "edit_outlet" | "edit_source" | "edit_topic" | "edit_scale":
            name = verb.removeprefix("edit_")
            row = {"claimant": Claimant, "outlet": Outlet, "source": Source, "topic": Topic, "scale": RatingScale}[name]
            if name == "source":
                return CALLS["edit_source"](room, None, by, title="A table")
            labels = {"slug": "x", "labels": {"en": "X", "id": "X"}}
            return records.save_record(
                row(), by=by, changes={"name": "X"} if name in ("claimant", "outlet") else labels
            )
        case "open_claim" | "suggest_claim":
            return CALLS[verb](room, None, by, place=None)
        case "draft_statement":
            return statements.draft_statement(by=by, kind="funding", texts={"en": "Readers pay."})
        case "keep_place":
            return anchors.keep_place(factories.claim(room.users[ANN]), by=by, version=version)
        case "keep_copy":
            return factories.kept(by, room.sources[0], b"%PDF-1.7 another")
        case "drop_copy":
            return copies.drop_copy(factories.kept(room.users[ANN], factories.source(room.users[ANN])), by=by)
        case "add_comment" | "see_mentions":
            claim = factories.claim(room.users[ANN])
            said = comments.add_comment(claim, by=room.users[ANN], text=f"@{by.username} look.")
            return comments.see_mentions(claim, by=by) if verb == "see_mentions" else _answer(said, by)
        case "undo_decision":
            pair = (factories.claim(room.users[ANN]) for _claim in range(2))
            return matches.undo_decision(factories.ruled(room.users[ANN], *pair), by=by)
        case "withdraw_comment":
            return comments.withdraw_comment(_said_by(by, room), by=by)
        case "set_absence":
            return ABSENCE[verb](by, by)
        case "end_absence":
            row = Absence.objects.create(person=by, since=TODAY, until=TODAY)
            return ABSENCE[verb](row, by)
        case "issue_key":
            return keys.issue_key(by=by, name="Copy", scopes=["read"])
        case "revoke_key":
            return keys.revoke_key(_key_of(by), by=by)
        # Reading, everybody's work and keys, and the IFCN file are pages: they ask for the role alone.
        case "view" | "oversee" | "oversee_keys" | "gather_ifcn_file":
            return permissions.check_may(by, verb)
        case "register_endpoint":
            return factories.endpoint(by)
        case _ if verb in ENDPOINT_CALLS:
            return _on_own_endpoint(verb, by)
        case _ if verb in ACCOUNTS:
            return ACCOUNTS[verb](by)
    raise AssertionError(f"{verb} has no case")


def _key_of(person: User) -> ApiKey:
    """A key of theirs, also when their role no longer lets them hold one."""
    return ApiKey.objects.create(owner=person, name="Copy", prefix="0" * 12, digest="0" * 64, scopes=["read"])


# What is given to the verbs on a webhook endpoint.
ENDPOINT_CALLS: dict[str, dict[str, Any]] = {
    "edit_endpoint": {"changes": {"description": "Other"}},
    "replay_endpoint": {"after": 0},
    **{
        verb: {}
        for verb in (
            "rotate_secret",
            "try_endpoint",
            "pause_endpoint",
            "stop_endpoint",
            "resume_endpoint",
            "delete_endpoint",
        )
    },
}


def _on_own_endpoint(verb: str, by: User) -> Any:
    """An endpoint of the person's, also when their role no longer lets them have one."""
    endpoint, _secret = factories.endpoint(factories.user("partner"))
    state = "paused" if verb == "resume_endpoint" else "enabled"
    WebhookEndpoint.objects.filter(pk=endpoint.pk).update(owner=by, state=state)
    return getattr(webhooks, verb)(endpoint, by=by, **ENDPOINT_CALLS[verb])


def _answer(comment: Comment, by: User) -> Comment:
    return comments.add_comment(comment.claim, by=by, text="I have looked.")


def _said_by(person: User, room: Any) -> Comment:
    """Something that the person said, also when their role no longer lets them."""
    return Comment.objects.create(claim=factories.claim(room.users[ANN]), author=person, text="Look.")


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("verb", elsewhere())
def test_a_verb_without_a_state_is_done_by_whom_the_table_names(world: World, verb: str, role: str):
    person = factories.user("reporter")
    person.groups.set(Group.objects.filter(name=role))
    if role in permissions.who_may(verb):
        plainly(verb, world.room, person)
        return
    with pytest.raises(Refused) as refused:
        plainly(verb, world.room, person)
    assert refused.value.code == "not_permitted"
    assert str(permissions.ROLE_NAMES[permissions.who_may(verb)[0]]) in str(refused.value)


def test_each_role_may_all_that_the_one_before_it_may():
    roles = [verbs for role, verbs in ALLOWED.items() if role != permissions.PARTNER]  # who stands apart
    assert all(less < more for less, more in pairwise(roles))


def test_every_way_belongs_to_a_role_or_follows_from_another_verb():
    assert {way.verb for way in WAYS if not permissions.who_may(way.verb)} == {"supersede"}
    assert {verb for _thing, verb in FOLLOWING} <= {way.verb for way in WAYS}
