"""Whether and when each field of the editorial half and the front desk is public.

A new field is decided here before anything else passes. "Public" is always as it was when the check
was published: what is written afterwards stays private until the next publication.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    """`public`: when readers may see it. `plant`: how the world marks what they may not see, so that it is found.

    "raw": every row gets a sentinel behind the product's back. "verbs": some row that is not public got one through
    the workflow. "as is": the value is random and long, and searched for as it stands. "": it cannot carry one
    (a choice, a place in an order, a key); the twin databases stand for it.
    """

    public: str
    plant: str


NEVER = Rule("never", "raw")
TYPED = Rule("never", "verbs")
UNMARKED = Rule("never", "")
SECRET = Rule("never", "as is")
JOIN = Rule("never; joins rows", "")
CODE = Rule("never; the same in every installation", "")
STATE = Rule("never; what it leads to is seen, or not", "")
ORDER = Rule("only as the order or place of what is shown", "")

CHECK = Rule("with the claim's published check", "verbs")
CHECK_CHOICE = Rule("with the claim's published check", "")
ADDRESS = Rule("once a check is published; nobody can tell it from one that never was", "as is")
QUOTED = Rule("the spans of published checks and a little around them", "verbs")
QUOTED_HASH = Rule("once a published check quotes this version", "as is")
NAMED = Rule("once a published check refers to it", "verbs")
NAMED_CHOICE = Rule("once a published check refers to it", "")
CITED = Rule("once a published verdict cites it", "verbs")
CITED_CHOICE = Rule("once a published verdict cites it", "")
CITED_HASH = Rule("once a published verdict cites its source", "as is")
INSIDE = Rule("never", "verbs")
FINDING = Rule("when the revision is published", "verbs")
FINDING_CHOICE = Rule("when the revision is published", "")
CARRIED_OUT = Rule("when the retraction is carried out", "verbs")
CONFIRMED = Rule("on the page of the check that was confirmed", "")
STATED = Rule("when the version is published", "verbs")
STATED_CHOICE = Rule("when the version is published", "")
RECEIPTED = Rule("to whoever has the receipt", "")
TRANSLATED = Rule("when the translation is published", "verbs")

EDITED = {"id": JOIN, "version": NEVER, "created_at": NEVER, "created_by": JOIN}

FIELDS: dict[str, dict[str, Rule]] = {
    "claims.Article": {
        **EDITED,
        "public_id": ADDRESS,
        "outlet": NAMED_CHOICE,
        "title": NAMED,
        "url": NAMED,
        "language": NAMED_CHOICE,
        "published_at": NAMED,
    },
    "claims.ArticleVersion": {
        "id": JOIN,
        "article": JOIN,
        "number": ORDER,
        "text": QUOTED,
        "text_sha256": QUOTED_HASH,
        "received_text": NEVER,
        "leftovers": NEVER,
        "created_at": NEVER,
        "created_by": JOIN,
    },
    "claims.Outlet": {**EDITED, "slug": NAMED, "name": NAMED, "url": NAMED, "wikidata_id": NAMED},
    "claims.Claimant": {
        **EDITED,
        "slug": NAMED,
        "name": NAMED,
        "kind": NAMED_CHOICE,
        "description": NAMED,
        "wikidata_id": NAMED,
    },
    "claims.ClaimantRole": {"id": JOIN, "claimant": JOIN, "title": NAMED, "since": NAMED, "until": NAMED},
    "claims.Topic": {**EDITED, "slug": NAMED, "labels": NAMED, "descriptions": NAMED, "shelf_life": UNMARKED},
    "claims.Claim": {
        **EDITED,
        "public_id": ADDRESS,
        "text": CHECK,
        "language": CHECK_CHOICE,
        "state": STATE,
        "claimant": CHECK_CHOICE,
        "made_on": CHECK,
        "context": CHECK,
        "selection_reason": CHECK_CHOICE,
        "selection_note": CHECK,
        "parent": JOIN,
        "merged_into": JOIN,
        "due_on": NEVER,
        "priority": UNMARKED,
        "assignee": JOIN,
        "review_by": UNMARKED,
    },
    "claims.Suggestion": {
        "claim": JOIN,
        "text": NEVER,
        "score": UNMARKED,
        "reasons": NEVER,
        "claimant_name": NEVER,
        "dates": NEVER,
        "method": NEVER,
        "dismissed_as": UNMARKED,
    },
    "claims.Claim_topics": {"id": JOIN, "claim": JOIN, "topic": CHECK_CHOICE},
    "claims.Quantity": {
        "id": JOIN,
        "claim": JOIN,
        "position": ORDER,
        "qualifier": CHECK_CHOICE,
        "value": CHECK,
        "value_to": CHECK,
        "unit": CHECK,
        "of": CHECK,
        "period": CHECK,
    },
    "claims.Appearance": {
        "id": JOIN,
        "claim": JOIN,
        "article_version": JOIN,
        "start": ORDER,
        "end": ORDER,
        "exact": CHECK,
        "prefix": CHECK,
        "suffix": CHECK,
        "created_at": NEVER,
        "created_by": JOIN,
    },
    "claims.OriginGroup": {**EDITED, "slug": NEVER, "name": CITED, "note": NEVER},
    "claims.Source": {
        **EDITED,
        "slug": NEVER,
        "title": CITED,
        "publisher": CITED,
        "url": CITED,
        "archive_url": CITED,
        "kind": CITED_CHOICE,
        "origin": CITED_CHOICE,
        "language": CITED_CHOICE,
        "published_on": CITED,
        "accessed_on": CITED,
        "interests": CITED,
        "article": JOIN,
    },
    "claims.KeptCopy": {
        "id": JOIN,
        "source": JOIN,
        "name": NEVER,
        "media_type": CITED_CHOICE,
        "size": UNMARKED,
        "sha256": CITED_HASH,
        "kept_at": Rule("the day, once a published verdict cites its source", ""),
        "kept_by": JOIN,
    },
    "claims.KeptContent": {"copy": JOIN, "content": INSIDE},
    "claims.RatingScale": {
        **EDITED,
        "slug": NAMED,
        "labels": NAMED,
        "descriptions": NAMED,
        "is_active": STATE,
    },
    "claims.Rating": {
        "id": JOIN,
        "scale": JOIN,
        "slug": NAMED,
        "position": ORDER,
        "labels": NAMED,
        "descriptions": NAMED,
        "meaning": NAMED_CHOICE,
        "value": NAMED_CHOICE,
    },
    "claims.Verdict": {
        **EDITED,
        "claim": JOIN,
        "revision": FINDING_CHOICE,
        "state": STATE,
        "author": JOIN,
        "scale": FINDING_CHOICE,
        "rating": FINDING_CHOICE,
        "attribution": FINDING_CHOICE,
        "attribution_note": FINDING,
        "summary": FINDING,
        "explanation": FINDING,
        "as_of": FINDING,
        "found": FINDING,
        "counter_search": FINDING,
        "reply_status": FINDING_CHOICE,
        "reply_asked_on": FINDING,
        "reply_text": FINDING,
        "precedent_note": NEVER,
        "reviewer": JOIN,
        "no_interest": STATE,
        "published_at": FINDING_CHOICE,
        "updated_at": NEVER,
    },
    "claims.VerdictEditor": {"id": JOIN, "verdict": JOIN, "user": JOIN},
    "claims.Evidence": {
        "id": JOIN,
        "verdict": JOIN,
        "position": ORDER,
        "source": FINDING_CHOICE,
        "finding": FINDING_CHOICE,
        "stance": FINDING_CHOICE,
        "quote": FINDING,
        "locator": FINDING,
        "note": FINDING,
    },
    "claims.RuleException": {
        "id": JOIN,
        "verdict": JOIN,
        "code": FINDING_CHOICE,
        "reason": FINDING,
        "granted_by": JOIN,
        "granted_at": NEVER,
    },
    "claims.Correction": {
        "id": JOIN,
        "verdict": JOIN,
        "reason": FINDING,
        "previous": FINDING_CHOICE,
        "created_at": NEVER,
    },
    "claims.Confirmation": {"id": JOIN, "verdict": JOIN, "on": CONFIRMED, "by": JOIN, "at": NEVER, "note": NEVER},
    "claims.Statement": {
        **EDITED,
        "kind": STATED_CHOICE,
        "number": STATED_CHOICE,
        "state": STATE,
        "texts": STATED,
        "notes": STATED,
        "published_by": JOIN,
        "published_at": STATED_CHOICE,
    },
    "claims.Erasure": {"id": JOIN, "claim": JOIN, "reason": NEVER, "by": JOIN, "at": NEVER},
    "claims.Retraction": {
        **EDITED,
        "claim": JOIN,
        "state": STATE,
        "reason": CARRIED_OUT,
        "proposed_by": JOIN,
        "decided_by": JOIN,
        "decided_at": NEVER,
    },
    "claims.ReviewNote": {
        "id": JOIN,
        "verdict": JOIN,
        "field": UNMARKED,
        "text": NEVER,
        "by": JOIN,
        "at": NEVER,
        "settled_by": JOIN,
        "settled_at": NEVER,
    },
    "claims.SecondOpinion": {
        "id": JOIN,
        "verdict": JOIN,
        "state": STATE,
        "asked_by": JOIN,
        "asked_of": JOIN,
        "asked_at": NEVER,
        "rating": UNMARKED,
        "attribution": UNMARKED,
        "note": NEVER,
        "given_at": NEVER,
        "compared_rating": UNMARKED,
        "compared_attribution": UNMARKED,
    },
    "claims.VerdictTranslation": {
        **EDITED,
        "verdict": JOIN,
        "language": ORDER,
        "state": STATE,
        "translator": JOIN,
        "claim_text": TRANSLATED,
        "summary": TRANSLATED,
        "explanation": TRANSLATED,
        "attribution_note": TRANSLATED,
        "updated_at": NEVER,
    },
    "claims.TranslationEditor": {"id": JOIN, "translation": JOIN, "user": JOIN},
    "claims.Approval": {
        "id": JOIN,
        "verdict": JOIN,
        "translation": JOIN,
        "approver": JOIN,
        "approved_at": NEVER,
        "content_sha256": SECRET,
        "dropped_at": NEVER,
        "dropped_reason": NEVER,
    },
    "claims.Comment": {"id": JOIN, "claim": JOIN, "author": JOIN, "text": NEVER, "at": NEVER, "withdrawn_at": UNMARKED},
    "claims.Mention": {"id": JOIN, "comment": JOIN, "user": JOIN, "seen_at": NEVER},
    "claims.Transition": {"id": JOIN, "thing": CODE, "source": CODE, "target": CODE},
    "claims.Event": {
        "id": JOIN,
        "at": NEVER,
        "actor": JOIN,
        "verb": NEVER,
        "thing": NEVER,
        "object_id": NEVER,
        "claim": JOIN,
        "article": JOIN,
        "source_state": NEVER,
        "target_state": NEVER,
    },
    "claims.EventDetail": {"id": JOIN, "event": JOIN, "reason": NEVER, "changes": NEVER},
    "claims.ReaderReport": {
        "id": JOIN,
        "receipt": SECRET,  # whoever asks for its page has it
        "kind": RECEIPTED,
        "language": STATE,
        "check_public_id": JOIN,
        "claim": JOIN,
        "message": TYPED,
        "seen_at": TYPED,
        "state": RECEIPTED,
        "assignee": JOIN,
        "outcome": RECEIPTED,
        "reason": TYPED,
        "answer": TYPED,
        "created_at": RECEIPTED,
        "decided_at": RECEIPTED,
        "decided_by": JOIN,
        "answered_at": NEVER,
        "erased_at": RECEIPTED,
    },
    "claims.ReportContact": {"report": JOIN, "email": NEVER, "name": NEVER},
    "claims.ApiKey": {
        "id": JOIN,
        "owner": JOIN,
        "name": NEVER,
        "prefix": SECRET,
        "digest": SECRET,
        "scopes": UNMARKED,
        "created_at": NEVER,
        "expires_at": UNMARKED,
        "revoked_at": UNMARKED,
        "last_used_at": UNMARKED,
    },
    "claims.RequestCount": {"id": JOIN, "minute": UNMARKED, "who": NEVER, "taken": UNMARKED},
    "claims.SendingCount": {"id": JOIN, "hour": UNMARKED, "sender": NEVER, "count": UNMARKED},
    "claims.Absence": {
        "id": JOIN,
        "person": JOIN,
        "since": UNMARKED,
        "until": UNMARKED,
        "stand_in": JOIN,
        "note": NEVER,
        "created_at": NEVER,
        "created_by": JOIN,
    },
    "claims.User": {
        "id": JOIN,
        "password": SECRET,
        "last_login": NEVER,
        "is_superuser": STATE,
        "username": NEVER,
        "first_name": NEVER,
        "last_name": NEVER,
        "email": NEVER,
        "is_staff": STATE,
        "is_active": STATE,
        "date_joined": NEVER,
        "version": NEVER,
        "session_epoch": UNMARKED,  # a sentinel would end the session of the editor who looks
        "mail_language": UNMARKED,
        "mail_mode": UNMARKED,
        "mail_hour": UNMARKED,
        "digest_on": UNMARKED,
    },
    "claims.Notice": {
        "id": JOIN,
        "person": JOIN,
        "kind": UNMARKED,
        "thing": NEVER,
        "object_id": NEVER,
        "claim": JOIN,
        "actor": JOIN,
        "at": NEVER,
        "read_at": UNMARKED,
        "mailed_at": UNMARKED,
    },
    "claims.AccountMail": {"id": JOIN, "person": JOIN, "kind": UNMARKED, "at": NEVER, "mailed_at": UNMARKED},
    "claims.User_groups": {"id": JOIN, "user": JOIN, "group": JOIN},
    "claims.User_user_permissions": {"id": JOIN, "user": JOIN, "permission": JOIN},
    "admin.LogEntry": {
        "id": JOIN,
        "action_time": NEVER,
        "user": JOIN,
        "content_type": JOIN,
        "object_id": NEVER,
        "object_repr": NEVER,
        "action_flag": STATE,
        "change_message": NEVER,
    },
    "sessions.Session": {"session_key": SECRET, "session_data": SECRET, "expire_date": STATE},
    "auth.Group": {"id": JOIN, "name": CODE},
    "auth.Group_permissions": {"id": JOIN, "group": JOIN, "permission": JOIN},
    "auth.Permission": {"id": JOIN, "name": CODE, "content_type": JOIN, "codename": CODE},
    "contenttypes.ContentType": {"id": JOIN, "app_label": CODE, "model": CODE},
}
