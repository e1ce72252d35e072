from typing import Any

from rest_framework.renderers import JSONRenderer


class StoredJSONRenderer(JSONRenderer):
    """Sends JSON that is ready: bytes pass through untouched, everything else is rendered."""

    charset = None

    def render(self, data: Any, accepted_media_type: str | None = None, renderer_context: Any = None) -> bytes:
        return data if isinstance(data, bytes) else super().render(data, accepted_media_type, renderer_context)


class EventStreamRenderer(StoredJSONRenderer):
    """Names Server-Sent Events among what a view answers. It sends them itself; rendered are problems alone."""

    media_type = "text/event-stream"
    format = "events"
