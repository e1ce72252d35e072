"""The formats an answer can have. A view asks for one by `Accept` or by the ending of the address."""

from typing import Any

from rest_framework.renderers import BaseRenderer, JSONRenderer


class StoredJSONRenderer(JSONRenderer):
    """Sends JSON that is ready: bytes pass through untouched, everything else is rendered."""

    charset = None

    def render(self, data: Any, accepted_media_type: str | None = None, renderer_context: Any = None) -> bytes:
        return data if isinstance(data, bytes) else super().render(data, accepted_media_type, renderer_context)


class _Ready(BaseRenderer):
    """The view writes the answer itself (answers.py); this says that it can."""

    charset = None
    render_style = "binary"

    def render(self, data: Any, accepted_media_type: str | None = None, renderer_context: Any = None) -> Any:
        return data


class JSONLinesRenderer(_Ready):
    media_type = "application/jsonl"
    format = "jsonl"


class JSONLDRenderer(_Ready):
    media_type = "application/ld+json"
    format = "jsonld"


class CSVRenderer(_Ready):
    media_type = "text/csv"
    format = "csv"


class XLSXRenderer(_Ready):
    media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    format = "xlsx"


LIST_FORMATS: tuple[type[BaseRenderer], ...] = (StoredJSONRenderer, JSONLinesRenderer, CSVRenderer, XLSXRenderer)


class EventStreamRenderer(StoredJSONRenderer):
    """Names Server-Sent Events among what a view answers. It sends them itself; rendered are problems alone."""

    media_type = "text/event-stream"
    format = "events"
