"""Where public things live. One place, so that documents, pages and feeds agree. Pure."""

from django.conf import settings
from django.utils.text import slugify


def slug_of(text: str) -> str:
    """Up to 70 characters of the text for a URL, cut at a word; "-" where nothing Latin is left."""
    slug = slugify(text)
    return (slug if len(slug) <= 70 else slug[:71].rsplit("-", 1)[0][:70]).strip("-") or "-"


def claim_path(public_id: str, slug: str) -> str:
    return f"/claims/{public_id}/{slug}/"


def article_path(public_id: str, title: str) -> str:
    return f"/articles/{public_id}/{slug_of(title)}/"


def record_path(kind: str, slug: str) -> str:
    return f"/{kind}/{slug}/"


def ratings_path(scale: str) -> str:
    """What the labels of a scale mean: one page for all scales."""
    return f"/ratings/#{scale}"


def statement_path(kind: str, number: int | None = None) -> str:
    """The page of what stands now; with a number, of that version."""
    return f"/{kind}/" if number is None else f"/{kind}/versions/{number}/"


def prefixed(path: str, language: str) -> str:
    """The path in an interface language: the default has no prefix, languages without an interface neither."""
    spoken = {code for code, _name in settings.LANGUAGES}
    return f"/{language}{path}" if language in spoken and language != settings.LANGUAGE_CODE else path


def absolute(path: str, language: str) -> str:
    return absolute_bare(prefixed(path, language))


def absolute_bare(path: str) -> str:
    """A path that has its prefix already, or never has one."""
    return f"{settings.SITE_URL.rstrip('/')}{path}"
