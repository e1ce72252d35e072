"""Claimants by the names that forms and texts give them."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from claims.models import Claimant, User
from claims.workflow.problems import Refused
from claims.workflow.records import save_record

LISTED = 1000


def known_as(names: Iterable[str]) -> dict[str, list[Claimant]]:
    """The claimants of each name, whatever its case, in one query; keys are lower case."""
    wanted = {name.lower() for name in names if name}
    found: dict[str, list[Claimant]] = defaultdict(list)
    if wanted:
        for person in Claimant.objects.annotate(lowered=Lower("name")).filter(lowered__in=wanted):
            found[person.name.lower()].append(person)
    return found


def labels() -> list[str]:
    """What a form offers: names, and for namesakes the slug beside the name."""
    rows = list(Claimant.objects.values_list("name", "slug")[:LISTED])
    namesakes = Counter(name.lower() for name, _slug in rows)
    return [name if namesakes[name.lower()] == 1 else f"{name} [{slug}]" for name, slug in rows]


def label(person: Claimant, namesakes: int = 1) -> str:
    return person.name if namesakes == 1 else f"{person.name} [{person.slug}]"


def find(typed: str) -> list[Claimant]:
    """Who is meant by a name, or by a name with its slug as `labels` writes it."""
    name, _bracket, slug = typed.strip().removesuffix("]").rpartition(" [")
    return list(Claimant.objects.filter(Q(name__iexact=typed.strip()) | Q(name__iexact=name, slug=slug)))


def settle(name: str, *, by: User) -> Claimant:
    """The claimant of that name, made new if nobody has it. Raises Refused when several have."""
    found = find(name)
    if len(found) > 1:
        raise Refused("namesakes", _("Several claimants have this name. Edit the claim and choose one."), "claimant")
    return found[0] if found else save_record(Claimant(), by=by, changes={"name": name})
