"""Many suggestions at once: what `open_claim` does for one, in as many statements as there are tables."""

from collections.abc import Sequence

from claims.models import Appearance, ArticleVersion, Claim, Event, EventDetail, Quantity, Suggestion, User
from claims.workflow.claims import EDITABLE, check_claim
from claims.workflow.contents import Draft, Span, appearance_of, quantities_of, suggestion_of
from claims.workflow.permissions import check_may
from claims.workflow.transitions import way
from claims.workflow.writing import apply, verb


@verb
def suggest_claims(version: ArticleVersion, *, by: User, drafts: Sequence[Draft]) -> list[Claim]:
    """Stores what was found in a version of an article as claims that wait for a person: all of it or nothing."""
    check_may(by, "suggest_claim")
    state, language = way("claim", "suggest_claim").target, version.article.language
    made = [Claim(created_by=by, state=state) for _draft in drafts]
    changes = []
    for claim, draft in zip(made, drafts, strict=True):
        fields = {"text": draft.text, "language": language, "claimant": draft.claimant}
        changes.append(apply(claim, fields, EDITABLE))
        check_claim(claim)
    Claim.objects.bulk_create(made)
    pairs = list(zip(made, drafts, strict=True))
    Appearance.objects.bulk_create(
        appearance_of(claim, Span(version, *span), by) for claim, draft in pairs for span in draft.spans
    )
    Quantity.objects.bulk_create(row for claim, draft in pairs for row in quantities_of(claim, draft.figures))
    Suggestion.objects.bulk_create(suggestion_of(claim, draft.proposal) for claim, draft in pairs)
    events = Event.objects.bulk_create(
        Event(actor=by, verb="suggest_claim", thing="claim", object_id=claim.pk, claim=claim, article=version.article,
              target_state=state)
        for claim in made
    )  # fmt: skip
    EventDetail.objects.bulk_create(
        EventDetail(event=event, changes=change) for event, change in zip(events, changes, strict=True)
    )
    return made
