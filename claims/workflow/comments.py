"""Verbs on what colleagues say to each other about a claim, and whom they name in it. Never public."""

import re

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.models import Claim, Comment, Mention, User
from claims.models.comments import COMMENT_LIMIT
from claims.workflow import policies
from claims.workflow.permissions import ALLOWED
from claims.workflow.problems import Refused
from claims.workflow.writing import lock, record, verb

# The characters of Django's usernames; an @ inside a word, as in an address of mail, names nobody.
NAME = re.compile(r"(?<![\w.@+-])@([\w.@+-]+)")
ENDS = ".-+@"


@verb
def add_comment(claim: Claim, *, by: User, text: str) -> Comment:
    """Says something about a claim. Whoever answers has seen where they were named on it.

    Whom it names, other than its author: `comment.mentions`, stored when this returns.
    """
    claim = lock(claim)
    policies.check("add_comment", claim, by=by)
    text = text.replace("\r\n", "\n").strip()
    if not text:
        raise Refused("empty_text", _("Write something first."), "comment")
    if len(text) > COMMENT_LIMIT:
        raise Refused(
            "too_long", _("A comment has at most 5,000 characters; this one has %(n)d.") % {"n": len(text)}, "comment"
        )
    comment = Comment.objects.create(claim=claim, author=by, text=text)
    people = [person for person in people_named(text) if person.pk != by.pk]
    Mention.objects.bulk_create(Mention(comment=comment, user=person) for person in people)
    record("add_comment", comment, by=by, claim=claim)
    _see(claim, by)
    return comment


@verb
def withdraw_comment(comment: Comment, *, by: User) -> Comment:
    """Erases the words; that something was said stays."""
    claim = lock(comment.claim)
    comment = lock(comment)
    policies.check("withdraw_comment", comment, by=by)
    comment.text, comment.withdrawn_at = "", timezone.now()
    comment.save(update_fields=["text", "withdrawn_at"])
    record("withdraw_comment", comment, by=by, claim=claim)
    return comment


@verb
def see_mentions(claim: Claim, *, by: User) -> None:
    """Says that one has seen where one was named on a claim."""
    claim = lock(claim)
    policies.check("see_mentions", claim, by=by)
    if _see(claim, by):
        record("see_mentions", claim, by=by, claim=claim)


def mentions_of(user: User) -> QuerySet[Mention]:
    """Where somebody was named and has not said that they saw it, newest first, each with its comment and claim."""
    waiting = Mention.objects.filter(user=user, seen_at=None, comment__withdrawn_at=None)
    return waiting.select_related("comment__claim", "comment__author")


def people_named(text: str) -> list[User]:
    """The active people of the newsroom whom a text names; an unknown name is only a word."""
    names = [name.lower() for name in NAME.findall(text)]
    # The name as it stands, else without the marks that end a sentence: "@raka." may be raka.
    wanted = {*names, *(name.rstrip(ENDS) for name in names)}
    active = User.objects.filter(Q(is_superuser=True) | Q(groups__name__in=ALLOWED), is_active=True)
    active = active.annotate(small=Lower("username"))
    known = {person.small: person for person in active.filter(small__in=wanted)}
    found = (known.get(name) or known.get(name.rstrip(ENDS)) for name in names)
    return list(dict.fromkeys(person for person in found if person))


def _see(claim: Claim, by: User) -> int:
    return Mention.objects.filter(comment__claim=claim, user=by, seen_at=None).update(seen_at=timezone.now())
