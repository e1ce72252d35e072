"""Where a notice leads, for the desk and for mails."""

from django.urls import NoReverseMatch, reverse

from claims.models import Notice


def address_of(notice: Notice) -> str:
    """The path of the page of its row, else of its claim, else of the notices, in the active language."""
    for thing, pk in ((notice.thing, notice.object_id), ("claim", notice.claim_id)):
        if pk is not None:
            try:
                return reverse(f"admin:claims_{thing}_change", args=[pk])
            except NoReverseMatch:
                continue
    return reverse("admin:notices")
