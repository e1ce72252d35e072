"""The picture of a check for places that show links with one."""

import json

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from claims import conditional
from claims.public import errors
from claims.publishing import cards, reading


@login_not_required
@require_safe
def card(request: HttpRequest, public_id: str) -> HttpResponse:
    """The kept picture, else one drawn for whoever asks; 404 without the extra "images"."""
    face = reading.face(public_id) if cards.available() else None
    if face is None:
        return errors.missing(request, public_id)
    # Other builds of the library may pack the same picture into other bytes.
    etag = conditional.tag("card", face.sha256, weak=True)
    if (same := conditional.unchanged(request, etag)) is not None:
        return same
    png = reading.card(public_id)
    if png is None:
        current = reading.check(public_id)
        if current is None:
            return errors.missing(request, public_id)
        png, etag = cards.draw(json.loads(current.body)), conditional.tag("card", current.sha256, weak=True)
    return conditional.validated(request, HttpResponse(png, content_type="image/png"), etag, face.modified_at)
