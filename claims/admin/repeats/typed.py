"""While a claim is typed: what it is like, for the script under its field. Reads, and writes nothing."""

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils.translation import ngettext

from claims.admin.base import editor
from claims.admin.posted import number
from claims.admin.repeats.pairs import RELATIONS
from claims.matching.asking import matches
from claims.matching.candidates import is_likely
from claims.matching.desk import CLAIMS
from claims.matching.found import Asked
from claims.models import Claim
from claims.vocabulary import Language
from claims.workflow import permissions

SHORTEST, LONGEST, SHOWN = 12, 1000, 4


def typed_view(site: AdminSite, request: HttpRequest) -> JsonResponse:
    """`text`, `language`, and `but`: the number of the claim itself. Answers {"said": how many, "found": […]}."""
    if not permissions.may(editor(request), "view"):
        raise PermissionDenied
    text, language = request.GET.get("text", "").replace("\0", "").strip()[:LONGEST], request.GET.get("language", "")
    found = []
    if len(text) >= SHORTEST:
        asked = Asked(text, language if language in Language.values else Language.ENGLISH.value)
        (found,) = matches([asked], within=CLAIMS, limit=SHOWN + 1)
    own = str(number(request.GET.get("but")) or "")
    near = [match for match in found if is_likely(match) and match.candidate.id != own][:SHOWN]
    states = dict(Claim.objects.filter(pk__in=[m.candidate.id for m in near]).values_list("pk", "state"))
    words = dict(Claim._meta.get_field("state").flatchoices)
    answer = [
        {
            "url": reverse("admin:claims_claim_change", args=[match.candidate.id]),
            "text": match.candidate.text,
            "language": match.candidate.language,
            "state": str(words[states[int(match.candidate.id)]]),
            "figures": str(RELATIONS.get(match.comparison.relation.value, "")),
            "contradicts": match.comparison.relation == "contradicting",
            "reasons": [str(reason) for reason in match.reasons],
        }
        for match in near
        if int(match.candidate.id) in states
    ]
    said = ngettext("%(n)d claim looks alike.", "%(n)d claims look alike.", len(answer)) % {"n": len(answer)}
    return JsonResponse({"said": said if answer else "", "found": answer})
