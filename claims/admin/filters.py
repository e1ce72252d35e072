"""Filters of lists that the start page and the board share with them."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ORDER_VAR, ChangeList
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from claims.admin.choosing import people, with_absence
from claims.admin.queues import Queue, queues_for
from claims.admin.stages import STAGES
from claims.models import Claim, Topic, User, Verdict
from claims.vocabulary import Priority, VerdictState


def queue_asked(request: HttpRequest, model: type) -> Queue | None:
    """The queue of this person that the address names; None when it names none of this model."""
    if not isinstance(request.user, User):
        return None
    return next((queue for queue in queues_for(request.user, model) if queue.name == request.GET.get("queue")), None)


class QueueFilter(admin.SimpleListFilter):
    """What waits on the start page, whole."""

    title = _("queue")
    parameter_name = "queue"

    def __init__(self, request: HttpRequest, params: Any, model: Any, model_admin: Any) -> None:
        self.model = model
        super().__init__(request, params, model, model_admin)

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [(queue.name, queue.title) for queue in queues_for(request.user, self.model)]  # type: ignore[arg-type]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if not self.value():
            return queryset
        queue = queue_asked(request, self.model)
        if queue is None:
            raise IncorrectLookupParameters
        return queue.narrow(queryset, request.user)  # type: ignore[arg-type]


class QueueList(ChangeList):
    """A queue keeps its order in the list, until somebody sorts it by a column."""

    def get_ordering(self, request: HttpRequest, queryset: Any) -> Any:
        queue = queue_asked(request, self.model)
        if queue is None or ORDER_VAR in self.params:
            return super().get_ordering(request, queryset)
        return queue.order(request.user)  # type: ignore[arg-type]


class ByQueue:
    """Mixed into the admin page of a model that has queues."""

    def get_changelist(self, request: HttpRequest, **options: Any) -> type[ChangeList]:
        return QueueList


def _number(value: str) -> int:
    if not value.isascii() or not value.isdigit() or len(value) > 18:
        raise IncorrectLookupParameters
    return int(value)


class StageFilter(admin.SimpleListFilter):
    title = _("how far")
    parameter_name = "stage"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [(stage.name, stage.title) for stage in STAGES.values()]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if not self.value():
            return queryset
        if self.value() not in STAGES:
            raise IncorrectLookupParameters
        return STAGES[str(self.value())].narrow(queryset)


class PersonFilter(admin.SimpleListFilter):
    """Whose work it is: assigned to them, or their review was asked for."""

    title = _("person")
    parameter_name = "person"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [("none", _("Nobody")), *((str(person.pk), with_absence(person)) for person in people())]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if not self.value():
            return queryset
        if self.value() == "none":
            return queryset.filter(assignee=None)
        person = _number(str(self.value()))
        asked = Verdict.objects.filter(state=VerdictState.IN_REVIEW, reviewer=person)
        return queryset.filter(Q(assignee=person) | Q(pk__in=asked.values("claim")))


class TopicFilter(admin.SimpleListFilter):
    title = _("topic")
    parameter_name = "topic"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [(topic.slug, str(topic)) for topic in Topic.objects.all()]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        tagged = Claim.topics.through.objects.filter(topic__slug=self.value())
        return queryset.filter(pk__in=tagged.values("claim")) if self.value() else queryset


class PriorityFilter(admin.SimpleListFilter):
    title = _("priority")
    parameter_name = "priority"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [(str(value), label) for value, label in Priority.choices]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.filter(priority=_number(str(self.value()))) if self.value() else queryset


class DueFilter(admin.SimpleListFilter):
    title = _("due")
    parameter_name = "due"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [("overdue", _("Overdue")), ("set", _("A day is set"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() == "overdue":
            return queryset.filter(pk__in=Claim.objects.overdue().values("pk"))
        return queryset.filter(due_on__isnull=False) if self.value() == "set" else queryset
