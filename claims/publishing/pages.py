"""Claim pages as finished HTML.

A page follows from its document, its log entry, its language and the templates alone, so it is drawn once,
when the check changes, and sent as it is. `version` names the templates that drew it: a page drawn by
others is never sent, it is drawn anew for whoever asks.
"""

import functools
import hashlib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from claims.publishing import addresses, cards
from claims.publishing.claimreview import claim_review
from claims.publishing.pictures import figures, sightings
from claims.publishing.structured import breadcrumbs

# All that shapes a page besides its document; static files are named in it by their hash.
SHAPES = ("templates/base.html", "templates/public/*", "claims/**/*.py", "claims/locale/*/*/*.mo", "claims/static/**/*")


def site() -> dict[str, object]:
    """What every page says of the publisher, and whether this is the demo."""
    return {
        "publisher_name": settings.PUBLISHER_NAME,
        "site_url": settings.SITE_URL.rstrip("/"),
        "is_demo": settings.DEMO,
    }


def version() -> str:
    """Sixteen hex digits of a hash over the files and settings that shape a page."""
    shape = (_files(), site(), settings.LANGUAGE_CODE, settings.TIME_ZONE, cards.available())
    return hashlib.sha256(repr(shape).encode()).hexdigest()[:16]


@functools.cache
def _files() -> str:
    base = Path(settings.BASE_DIR)
    digest = hashlib.sha256()
    for path in sorted({path for pattern in SHAPES for path in base.glob(pattern) if path.is_file()}):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def draw(check: dict[str, Any], *, seq: int, sha256: str, language: str) -> str:
    """The claim page of a check document in an interface language: a tombstone when it is retracted.

    `seq` and `sha256` are those of its log entry, printed on the page.
    """
    template = "public/tombstone.html" if check["state"] == "retracted" else "public/claim.html"
    with translation.override(language):
        context = {
            **site(),
            **wording(check, language),
            **_pictures(check),
            "check": check,
            "seq": seq,
            "sha256": sha256,
            "path": check["path"],
            "markup": claim_review(check),
            "crumbs": crumbs((translation.gettext("Checks"), "/claims/"), (check["claim"]["text"], check["path"])),
            "card": cards.path(check["public_id"], sha256) if cards.available() else "",
        }
        return render_to_string(template, context)


def crumbs(*way: tuple[str, str]) -> dict[str, Any]:
    """Markup of the way from the home page by (name, path), in the language of the page."""
    language = translation.get_language() or settings.LANGUAGE_CODE
    whole = ((settings.PUBLISHER_NAME, "/"), *way)
    return breadcrumbs([(name, addresses.absolute(path, language)) for name, path in whole])


def body(check: dict[str, Any], language: str) -> str:
    """What the page of a check document says in an interface language, without head and foot: for previews."""
    template = "public/tombstone_body.html" if check["state"] == "retracted" else "public/check_body.html"
    with translation.override(language):
        return render_to_string(template, {**wording(check, language), **_pictures(check), "check": check})


def wording(check: dict[str, Any], language: str) -> dict[str, Any]:
    """The words to show: a reviewed translation when there is one in the page's language, else the original."""
    words = check.get("translations", {}).get(language)
    if words is None or language == check["language"]:
        return {"text_language": check["language"], "is_translation": False}
    return {"text_language": language, "is_translation": True, "translation": words}


def _pictures(check: dict[str, Any]) -> dict[str, Any]:
    return {} if check["state"] == "retracted" else {"figures": figures(check), "sightings": sightings(check)}
