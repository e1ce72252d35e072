"""What a page of the desk does so that nobody's words are lost: both texts when two wrote, and the history of all."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from claims.admin.blind import events_kept_from
from claims.admin.history import events_of, history_view, restore_view
from claims.admin.merging import merge, stale_message
from claims.admin.posted import number
from claims.admin.typed import ModelAdmin
from claims.models import Event, User
from claims.workflow.problems import Refused, Stale


class WrittenTogether(ModelAdmin):
    def page_context(self, request: HttpRequest, object_id: str | None) -> dict[str, Any]:
        raise NotImplementedError

    def row_to_view(self, request: HttpRequest, pk: int) -> Any:
        raise NotImplementedError

    # ---------------------------------------------------------------- both texts
    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> Any:
        if request.method == "POST":
            self._merge(request, object_id)
        context = {**self.page_context(request, object_id), **(extra_context or {})}
        try:
            answer = super().changeform_view(request, object_id, form_url, context | self._both(request))
            if not self._moved_meanwhile(request, object_id, answer):
                return answer
            self._merge(request, object_id)
            return super().changeform_view(request, object_id, form_url, context | self._both(request))
        except Refused as refused:
            # The transaction is gone; run the same post again, this time with the refusal as its error.
            request.refused = refused  # type: ignore[attr-defined]
            if isinstance(refused, Stale):
                self._merge(request, object_id)
            return super().changeform_view(request, object_id, form_url, context | self._both(request))

    def _moved_meanwhile(self, request: HttpRequest, object_id: str | None, answer: HttpResponse) -> bool:
        """Whether a form that was not saved is wrong only because somebody saved between our look and its check, such
        as a row of it that is gone."""
        if request.method != "POST" or answer.status_code != 200 or getattr(request, "both", None) or not object_id:
            return False
        version = getattr(self.get_object(request, object_id), "version", None)
        return version is not None and number(request.POST.get("seen_version")) not in (None, version)

    def _merge(self, request: HttpRequest, object_id: str | None) -> None:
        """What was posted, made whole; where somebody else has saved meanwhile, both texts are to be shown.

        Saving once more, after having seen both, is a choice: the form then carries the version of now.
        """
        row = self.get_object(request, object_id) if object_id else None
        if (object_id and row is None) or not hasattr(row or self.model(), "version"):
            return
        if not (self.has_change_permission(request, row) if row else self.has_add_permission(request)):
            return
        merged = merge(self, request, row)
        request.POST = merged.data  # type: ignore[assignment]
        if merged.is_stale:
            request.refused = Stale("stale", stale_message())  # type: ignore[attr-defined]
            request.both = merged  # type: ignore[attr-defined]

    def _both(self, request: HttpRequest) -> dict[str, Any]:
        return {"both": getattr(request, "both", None)}

    # ---------------------------------------------------------------- history
    def history_of(self, request: HttpRequest, row: Any) -> Any:
        """The events that this person may read of a row, latest first."""
        events = events_of(row)
        return events.exclude(events_kept_from(request.user)) if isinstance(request.user, User) else events

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> Any:
        number = int(object_id) if object_id.isascii() and object_id.isdigit() else 0
        return history_view(self, request, self.row_to_view(request, number))

    def restore_view(self, request: HttpRequest, pk: int, event: int) -> HttpResponse:
        return restore_view(self, request, self.row_to_view(request, pk), event, by=request.user)  # type: ignore[arg-type]

    def since(self, request: HttpRequest, row: Any, version: int | None) -> list[Event]:
        """What happened to the row after that version; each event of its own raises it by one, or not at all."""
        if version is None or version >= row.version:
            return []
        own = self.history_of(request, row).filter(thing=self.opts.model_name, object_id=row.pk)
        return list(own[: min(row.version - version, 8)])
