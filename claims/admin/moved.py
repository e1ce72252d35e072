"""After an article has changed: each claim of the older text is tied to the new one, or not, by a person."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims import anchoring
from claims.admin.base import DeskAdmin, editor
from claims.models import ArticleVersion, Claim, User
from claims.publishing import verbs as publishing
from claims.vocabulary import ClaimState
from claims.workflow import anchors, claims
from claims.workflow.anchors import LeftBehind
from claims.workflow.problems import Refused
from claims.workflow.writing import check_version, lock


def moved_view(model_admin: DeskAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Where the forms of templates/admin/claims/article/moved.html lead: `form=follow`, and `what`, see `follow`. The
    answer is the workbench, which shows them."""
    article = model_admin.row_to_view(request, pk)
    if request.method == "POST":
        if request.POST.get("form") != "follow":
            raise Http404
        try:
            messages.success(request, follow(request.POST, article.current, by=editor(request)))
        except (Refused, anchoring.AnchorError) as error:
            messages.error(request, str(error))
    return HttpResponseRedirect(reverse("admin:claims_article_workbench", args=[article.pk]))


def follow(data: Any, version: ArticleVersion, *, by: User) -> str:
    """Carries out one decision of the form and answers what was done, in words. Raises Refused and AnchorError.

    `what`: "standing", every claim whose words stand in the passage in which they stood; or of one `claim`, with its
    version as `seen`: "tie" to the place that was found, "quote" to the words typed as `quote`, "keep" with the
    older version.
    """
    waiting = {each.claim.pk: each for each in anchors.left_behind(version)}
    what = data.get("what", "")
    if what == "standing":
        return _tie_standing(list(waiting.values()), version, by)
    if what not in ("tie", "quote", "keep"):
        raise Http404
    number = data.get("claim", "")
    one = waiting.get(int(number)) if number.isascii() and number.isdigit() else None
    if one is None:
        raise Refused("not_left_behind", _("Somebody has decided this claim already. See how it stands now."))
    with transaction.atomic():
        claim, seen = lock(one.claim), data.get("seen", "")
        check_version(claim, int(seen) if seen.isascii() and seen.isdigit() else None)
        if what == "keep":
            anchors.keep_place(claim, by=by, version=version)
            return _("It stays with the older text.")
        places = [_quoted(version, data.get("quote", ""))] if what == "quote" else _found(one)
        _tie(claim, places, version, by)
    return _("Tied to the words.")


def _tie_standing(waiting: list[LeftBehind], version: ArticleVersion, by: User) -> str:
    standing = [each for each in waiting if each.stands]
    with transaction.atomic():
        for each in standing:
            _tie(each.claim, _found(each), version, by)
    said = ngettext("%(count)d claim tied to the new text.", "%(count)d claims tied to the new text.", len(standing))
    return said % {"count": len(standing)}


def _found(one: LeftBehind) -> list[anchoring.Selector]:
    selectors = [place.anchor.selector for place in one.places]
    if None in selectors:
        raise Refused("orphaned", _("These words no longer stand in the article. Copy those that say it now."), "quote")
    return [selector for selector in selectors if selector]


def _quoted(version: ArticleVersion, quote: str) -> anchoring.Selector:
    return anchoring.locate(version.text, quote.replace("\r\n", "\n").strip())


def _tie(claim: Claim, places: list[anchoring.Selector], version: ArticleVersion, by: User) -> None:
    for place in places:
        span = claims.Span(version, place.start, place.end)
        if claim.state == ClaimState.CLOSED:
            publishing.sight(claim, by=by, span=span)
        else:
            claims.add_appearance(claim, by=by, span=span)
