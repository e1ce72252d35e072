"""Fields in which a person is chosen: whoever is away is said to be, with who stands in."""

from typing import Any

from django.db.models import Prefetch, QuerySet

from claims.admin.typed import ModelChoiceField
from claims.models import Absence, User
from claims.workflow import permissions
from claims.workflow.absences import away_words


def people(verb: str = "view") -> "QuerySet[User]":
    """Everybody of the desk who may carry the verb out, with their absence of today as `away_now`."""
    away = Prefetch("absences", Absence.objects.on(), to_attr="away_now")
    able = User.objects.filter(is_active=True)
    roles = able.filter(groups__name__in=permissions.who_may(verb)) | able.filter(is_superuser=True)
    return roles.distinct().prefetch_related(away).order_by("first_name", "last_name", "username")


def with_absence(person: User) -> str:
    """ "Bayu Pratama — away until 3 December, stand-in Raka Mahendra" """
    away: list[Absence] = getattr(person, "away_now", [])
    return f"{person} — {away_words(away[0])}" if away else str(person)


class PersonField(ModelChoiceField):
    """Chooses among those who may carry `verb` out."""

    def __init__(self, verb: str = "view", **options: Any) -> None:
        self.verb = verb
        super().__init__(User.objects.none(), **options)

    def __deepcopy__(self, memo: Any) -> "PersonField":
        # A form copies its fields: who is away is asked at that moment, not when the class was made.
        copied: PersonField = super().__deepcopy__(memo)
        copied.queryset = people(self.verb)
        return copied

    def label_from_instance(self, obj: Any) -> str:
        return with_absence(obj)
