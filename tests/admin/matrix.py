"""Every address of the desk and whom it answers. A new address fails test_matrix.py until it stands here.

An answer is the status of a GET: 200 shows the page, 403 refuses, 302 leads elsewhere. Whoever is refused a page
is refused its POST too.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from claims.workflow import comments, keys, opinions
from claims.workflow.permissions import ADMINISTRATOR, CHIEF, PARTNER, REPORTER, REVIEWER
from tests import factories

ROLES = (REPORTER, REVIEWER, CHIEF, ADMINISTRATOR)
NO_ROLE, STRANGER = "no role", "nobody signed in"
WHO = (*ROLES, PARTNER, NO_ROLE, STRANGER)
EVERYONE, REVIEWERS, CHIEFS, ADMINISTRATORS, NOBODY = ROLES, ROLES[1:], ROLES[2:], ROLES[3:], ()
ANYBODY = (*EVERYONE, PARTNER, NO_ROLE)


class World:
    """One row of every kind; `pk(model)` is its number in an address."""

    def __init__(self) -> None:
        self.reporter, self.reviewer = factories.user("reporter"), factories.user("reviewer")
        chief = factories.user("chief editor")
        claim = factories.claim(self.reporter, topics=[factories.topic(chief)])
        self.public = factories.claim(self.reporter)
        factories.correction(self.reporter, self.reviewer, self._published(self.public))
        verdict = factories.in_review(self.reporter, claim)
        published = self.public.verdicts.get(state="published")
        sent_back = {"reason": "Again.", "notes": [("summary", "Too long.")]}
        factories.verdicts.send_back(verdict, by=self.reviewer, **sent_back)
        factories.verdicts.submit_verdict(verdict, by=self.reporter)
        factories.verdicts.grant_exception(verdict, by=self.reviewer, code="counter_search", reason="None.")
        self.rows: dict[str, Any] = {
            "article": claim.appearances.get().article_version.article,
            "claim": claim,
            "claimant": claim.claimant,
            "outlet": factories.outlet(self.reporter),
            "topic": claim.topics.get(),
            "source": verdict.evidence.first().source,
            "origingroup": verdict.evidence.first().source.origin,
            "ratingscale": verdict.scale,
            "verdict": verdict,
            "verdicttranslation": factories.translation(self.reporter, published),
            "retraction": factories.retraction(self.reporter, self.public),
            "statement": factories.statement(chief),
            "readerreport": factories.report(self.public),
            "user": self.reporter,
            "keptcopy": factories.kept(self.reporter, verdict.evidence.first().source),
            "comment": comments.add_comment(claim, by=self.reporter, text="Look."),
            "absence": factories.absence(self.reporter),
            "webhookendpoint": factories.endpoint(factories.user("partner"))[0],
            "secondopinion": opinions.ask_opinion(verdict, by=self.reviewer, of=chief),
            "externalreview": factories.external(),
            "apikey": keys.issue_key(by=factories.user("administrator"), name="Ours", scopes=["read"])[0],
        }

    def _published(self, claim: Any) -> Any:
        factories.published(self.reporter, self.reviewer, claim)
        return claim

    def pk(self, name: str) -> int:
        from django.apps import apps

        row = self.rows.get(name) or apps.get_model("claims", name).objects.order_by("pk").last()
        assert row is not None, f"there is no {name} in the world"
        return int(row.pk)


class Page(NamedTuple):
    """`shown` to these, with `status`; `other` is what the rest of the newsroom is answered, `no_role`
    who stands outside it, and a partner too, unless `partner` says otherwise."""

    shown: tuple[str, ...]
    arguments: Callable[[World], dict[str, Any]] = lambda world: {}
    status: int = 200
    other: int = 403
    no_role: int = 403
    partner: int = 0
    query: str = ""


class Model(NamedTuple):
    """Who may see the lists and pages of a model, who its empty form; `verb` is one of its buttons, if it has any."""

    shown: tuple[str, ...] = EVERYONE
    added: tuple[str, ...] = NOBODY
    verb: str = ""


MODELS = {
    "article": Model(added=EVERYONE, verb="revise_article"),
    "claim": Model(added=EVERYONE, verb="dismiss_claim"),
    "claimant": Model(added=EVERYONE),
    "outlet": Model(added=EVERYONE),
    "topic": Model(added=CHIEFS),
    "source": Model(added=EVERYONE, verb="keep_copy"),
    "keptcopy": Model(verb="drop_copy"),
    "comment": Model(verb="withdraw_comment"),
    "origingroup": Model(added=EVERYONE),
    "ratingscale": Model(added=CHIEFS),
    "verdict": Model(verb="approve_verdict"),
    "verdicttranslation": Model(verb="submit_translation"),
    "retraction": Model(verb="retract"),
    "statement": Model(added=CHIEFS, verb="publish_statement"),
    "readerreport": Model(verb="decide_report"),
    "absence": Model(added=EVERYONE, verb="end_absence"),
    "secondopinion": Model(verb="withdraw_opinion"),
    "event": Model(),
    "externalreview": Model(),
    "externalpublisher": Model(),
    "publishedcheck": Model(),
    "logentry": Model(),
    "approval": Model(),
    "correction": Model(),
    "ruleexception": Model(),
    "user": Model(shown=ADMINISTRATORS, added=ADMINISTRATORS, verb="end_sessions"),
}


def of(name: str, key: str = "pk") -> Callable[[World], dict[str, Any]]:
    return lambda world: {key: world.pk(name)}


# Addresses beside those that every model has.
PAGES = {
    "index": Page(ANYBODY),
    "login": Page((STRANGER,), other=302, no_role=302),
    "logout": Page(NOBODY, other=405, no_role=405),
    "password_change": Page(ANYBODY),
    "password_change_done": Page(ANYBODY),
    "autocomplete": Page(EVERYONE, query="app_label=claims&model_name=evidence&field_name=source&term=a"),
    "jsi18n": Page(ANYBODY),
    "view_on_site": Page(NOBODY, lambda world: {"content_type_id": 1, "object_id": 1}, other=404, no_role=404),
    "app_list": Page(EVERYONE, lambda world: {"app_label": "claims"}, no_role=404),
    "figures": Page(EVERYONE),
    "ifcn": Page(CHIEFS),
    "ifcn_file": Page(CHIEFS),
    "claims_article_workbench": Page(EVERYONE, of("article")),
    "claims_article_sighting": Page(NOBODY, of("article"), other=302),
    "claims_article_suggestions": Page(EVERYONE),
    "claims_article_moved": Page(NOBODY, of("article"), other=302),
    "claims_keptcopy_file": Page(EVERYONE, of("keptcopy")),
    "claims_claim_board": Page(EVERYONE),
    "claims_claim_assign": Page(REVIEWERS, status=302),
    "claims_verdict_changes": Page(EVERYONE, of("verdict")),
    "claims_verdict_note": Page(
        NOBODY, lambda world: {**of("verdict")(world), "note": world.pk("reviewnote"), "verb": "reopen_note"}, other=405
    ),
    **{
        f"claims_{name}_preview": Page(EVERYONE, of(name))
        for name in ("verdict", "claim", "retraction", "verdicttranslation", "statement")
    },
    "repeats": Page(EVERYONE),
    "repeats_typed": Page(EVERYONE, query="text=70+persen+peralatan+mesin&language=id"),
    "repeats_decide": Page(NOBODY, other=405),
    "claims_verdict_missing": Page(NOBODY, of("verdict"), other=405),
    "notices": Page(ANYBODY),
    "notices_read": Page(NOBODY, other=405, no_role=405),
    "me": Page(ANYBODY),
    "me_sessions": Page(ANYBODY, status=405),
    "keys": Page((ADMINISTRATOR, PARTNER)),
    "keys_revoke": Page((ADMINISTRATOR, PARTNER), of("apikey"), status=405, other=405, no_role=405),
    # Partners have their own endpoints here, administrators stop what does harm: tests/admin/test_webhooks.py.
    "webhooks": Page((ADMINISTRATOR, PARTNER)),
    "webhooks_stop": Page(ADMINISTRATORS, of("webhookendpoint"), status=405, other=405, no_role=405),
    "claims_webhookendpoint_change": Page(NOBODY, of("webhookendpoint"), partner=404),
    "claims_webhookendpoint_do": Page(
        NOBODY, lambda world: {**of("webhookendpoint")(world), "verb": "rotate_secret"}, other=405, no_role=405
    ),
    "password_reset": Page(WHO),
    "password_reset_done": Page(WHO),
    "password_reset_confirm": Page(WHO, lambda world: {"uidb64": "MQ", "token": "none"}),
}


def pages() -> dict[str, Page]:
    """All addresses by name."""
    found = dict(PAGES)
    for name, model in MODELS.items():
        row = of(name, "object_id")
        found |= {
            f"claims_{name}_changelist": Page(model.shown),
            f"claims_{name}_add": Page(model.added),
            f"claims_{name}_change": Page(model.shown, row),
            f"claims_{name}_history": Page(model.shown, row),
            f"claims_{name}_delete": Page(NOBODY, row),
        }
        arguments = of(name)
        found[f"claims_{name}_do"] = Page(
            model.shown if model.verb else NOBODY,
            lambda world, arguments=arguments, verb=model.verb or "none": {**arguments(world), "verb": verb},
            other=404 if not model.verb else 403,
        )
        # No event has the number 0: whoever may look is told that there is nothing to restore.
        found[f"claims_{name}_restore"] = Page(
            model.shown, lambda world, arguments=arguments: {**arguments(world), "event": 0}, status=404
        )
    return found
