"""When a published check is looked at again. The day is the desk's own: no part of what is approved or shown."""

from datetime import date, timedelta

from claims.models import Claim, User
from claims.workflow import policies
from claims.workflow.writing import apply, lock, record, verb


def next_review(claim: Claim, today: date) -> date | None:
    """The day by which a check looked at today is looked at again: after the shortest shelf life among its topics.
    Without one, a day set by hand stands while it lies ahead."""
    days = [topic.shelf_life for topic in claim.topics.all() if topic.shelf_life]
    if days:
        return today + timedelta(days=min(days))
    return claim.review_by if claim.review_by and claim.review_by > today else None


@verb
def set_review_by(claim: Claim, *, by: User, review_by: date | None) -> Claim:
    """Sets the day by hand; None takes it away. A colleague's open form stays good."""
    claim = lock(claim)
    policies.check("set_review_by", claim, by=by)
    if differing := apply(claim, {"review_by": review_by}, ("review_by",)):
        claim.save(update_fields=["review_by"])
        record("set_review_by", claim, by=by, claim=claim, changes=differing)
    return claim
