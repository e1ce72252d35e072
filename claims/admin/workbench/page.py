"""The page itself: reads the article, hands an act on, and answers with everything as it now stands.

A script that sends the header X-Part gets the live part of the page, or one form alone; without it an act that
was done leads back to the page, and one that was not comes back with its form filled.
"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from claims import anchoring
from claims.admin.base import DeskAdmin, editor
from claims.admin.workbench import acts, people
from claims.admin.workbench.acts import Outcome
from claims.admin.workbench.cards import ALL, ASIDE, SHOWN, Card, Look, Progress, cards_of
from claims.admin.workbench.forms import NewForm, SeenForm
from claims.admin.workbench.found import FOUND_ACTS
from claims.jobs.matching import look_soon
from claims.models import ArticleVersion, Claim, User
from claims.vocabulary import ClaimState
from claims.workflow import permissions

PAGE = "admin/claims/article/workbench.html"
PARTS = {"bench": "admin/claims/article/bench.html", "form": "admin/claims/article/bench_form.html"}


def workbench_view(model_admin: DeskAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    article = model_admin.row_to_view(request, pk)
    version, by, look = article.current, editor(request), Look.read(request.GET)
    outcome = _posted(request, version, by) if request.method == "POST" else _asked(request, version)
    part = PARTS.get(request.headers.get("X-Part", ""), "")
    if outcome.is_done:
        look_soon()
    if outcome.is_done and not part:
        at = outcome.claim.pk if outcome.claim else ""
        if not at:
            messages.success(request, str(outcome.done))
        return HttpResponseRedirect(f"{request.path}{look.query(at=at)}" + (f"#claim-{at}" if at else ""))
    if part == PARTS["form"] and outcome.form is None:
        raise Http404
    context = {**_context(request, version, by, look, outcome), "opts": model_admin.opts, "original": article}
    if not part:
        context |= {
            **model_admin.admin_site.each_context(request),
            "title": article.title,
            "claimants": people.labels(),
            "media": model_admin.media,
        }
    return TemplateResponse(request, part or PAGE, context, status=409 if outcome.error else 200)


def _posted(request: HttpRequest, version: ArticleVersion, by: User) -> Outcome:
    """`do` says what: an act on a claim as "accept 12 3", with the claim and its version as seen, or "new"."""
    act, *numbers = request.POST.get("do", "").split() or [""]
    if act in FOUND_ACTS and not numbers:
        return FOUND_ACTS[act](request.POST, version, by)
    if len(numbers) != 2 or not all(number.isdecimal() for number in numbers) or act not in acts.WRITERS:
        raise Http404
    claim = _claim_here(int(numbers[0]), version)
    return acts.carry_out(act, claim, int(numbers[1]), version, by=by, data=request.POST)


def _asked(request: HttpRequest, version: ArticleVersion) -> Outcome:
    """A form that a link opens: ?do=edit&claim=12, with &q=words where it searches; ?do=seen."""
    act, claim, sought = (request.GET.get(name, "") for name in ("do", "claim", "q"))
    if act == "seen":
        return Outcome(act, form=SeenForm(version, None, sought))
    if act not in acts.FORMS or not claim.isdecimal():
        return Outcome()
    row = _claim_here(int(claim), version)
    return Outcome(act, row, acts.form_for(act, row, version, None, sought))


def _claim_here(pk: int, version: ArticleVersion) -> Claim:
    here = Claim.objects.filter(appearances__article_version__article=version.article_id, pk=pk)
    claim = here.select_related("claimant").distinct().first()
    if claim is None:
        raise Http404
    return claim


def _context(request: HttpRequest, version: ArticleVersion, by: User, look: Look, outcome: Outcome) -> dict[str, Any]:
    cards = cards_of(version, by)
    at = outcome.claim.pk if outcome.claim else _number(request.GET.get("at", ""))
    shown = [card for card in cards if look.fits(card) or card.claim.pk == at]
    if look.by_score:
        shown.sort(key=lambda card: -1 if card.score is None else card.score, reverse=True)
    counts = {show: sum(show in (ALL, card.group) for card in cards) for show in SHOWN}
    progress = Progress.of(cards)
    by_claim = {card.claim.pk: card for card in cards}
    return {
        "version": version,
        "pieces": _pieces(version.text, cards),
        "marks": [[card.claim.pk, card.claim.state, card.spans] for card in cards],
        "cards": shown,
        "total": len(cards),
        "hidden": len(cards) - len(shown),
        "chips": [(show, label, counts[show]) for show, label in SHOWN.items()],
        "scored": any(card.score is not None for card in cards),
        "look": look,
        "here": look.query(),
        "progress": progress,
        "can_find": not progress.total and permissions.may(by, "suggest_claim"),
        "at": by_claim.get(at),
        "outcome": outcome,
        "new": outcome.form if outcome.act == "new" and outcome.form else NewForm(prefix="new"),
        "allowed": permissions.may(by, "open_claim"),
        "may_decide": permissions.may(by, "decide_match"),
    }


def _pieces(text: str, cards: list[Card]) -> list[tuple[SafeString, list[Card], str]]:
    """The text in pieces with the claims on each and the class of its mark.

    Words of a claim that was split or merged are marked by the claims that took its place; dismissed ones do not
    count as an overlap.
    """
    marked = [card for card in cards if card.claim.state not in (ClaimState.SPLIT, ClaimState.MERGED)]
    pieces = []
    for piece, found in anchoring.segments(text, [(*span, card) for card in marked for span in card.spans]):
        live = [card for card in found if card.group != ASIDE]
        shown = next(iter(live or found), None)
        mark = f"marks-{'many' if len(live) > 1 else 'one'} state-{shown.claim.state}" if shown else ""
        pieces.append((_spaced(piece), list(dict.fromkeys(found)), mark))
    return pieces


def _spaced(piece: str) -> SafeString:
    """Lines with a gap between them that is no character of the text."""
    return mark_safe(escape(piece).replace("\n", '\n<i class="gap"></i>'))  # noqa: S308 - escaped


def _number(typed: str) -> int:
    return int(typed) if typed.isdecimal() else 0
