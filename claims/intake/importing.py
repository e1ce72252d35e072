"""From a received text to an article and its first version."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.intake import cleaning, html, reading
from claims.intake import language as languages
from claims.language import detect
from claims.models import Article, ArticleVersion, Outlet, User
from claims.models.fields import validate_http_url
from claims.workflow import articles
from claims.workflow.problems import Refused

TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "igshid")


@dataclass(frozen=True)
class ImportResult:
    version: ArticleVersion
    leftovers: tuple[cleaning.Leftover, ...]


class Duplicate(Refused):
    """The article is here already, as `version`."""

    def __init__(self, version: ArticleVersion, message: object, field: str) -> None:
        super().__init__("duplicate", str(message), field)
        self.version = version


def import_text(
    raw: bytes | str,
    *,
    by: User,
    url: str = "",
    title: str = "",
    outlet: Outlet | None = None,
    published: datetime | None = None,
    language: str | None = None,
    filename: str = "",
) -> ImportResult:
    """Reads, cleans and stores. What is given wins over what the page says of itself. Raises Refused."""
    received = reading.decode(raw) if isinstance(raw, bytes) else reading.check(raw)
    page = html.read(received) if _is_page(received, filename) else html.Page(received)
    address = normalised(url or page.url)
    cleaned = cleaning.clean(page.text)
    if not cleaned.text:
        raise Refused("empty_text", _("There is no story in it, only parts of a page."), "text")
    refuse_duplicates(address, cleaned.text)
    version = articles.add_article(
        by=by,
        title=cleaning.tidy(title or page.title) or cleaned.title or cleaned.text.split("\n")[0][:120],
        url=address,
        outlet=outlet or outlet_of(address),
        language=_settled(language, page.language, cleaned.text),
        published_at=_aware(published or page.published),
        text=cleaned.text,
        received_text=received,
        leftovers=cleaned.as_rows(),
    )
    return ImportResult(version, cleaned.leftovers)


def import_version(article: Article, *, by: User, text: str) -> ArticleVersion:
    """Cleans a new text of a known article and stores it as its next version. Raises Refused."""
    received = reading.check(text)
    cleaned = cleaning.clean(received)
    if not cleaned.text:
        raise Refused("empty_text", _("There is no story in it, only parts of a page."), "text")
    return articles.revise_article(
        article, by=by, text=cleaned.text, received_text=received, leftovers=cleaned.as_rows()
    )


def normalised(url: str) -> str:
    """One spelling of an address: lower-case host, no fragment, no tracking. Raises Refused on a bad one."""
    url = url.strip()
    if not url:
        return ""
    try:
        validate_http_url(url)
        parts = urlsplit(url)
    except (ValidationError, ValueError):
        message = _("Enter a web address that starts with http:// or https://, without spaces or a user name.")
        raise Refused("invalid_url", message, "url") from None
    kept = [
        (key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if not key.startswith(TRACKING)
    ]
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path or "/", urlencode(kept), ""))


def refuse_duplicates(url: str, text: str) -> None:
    versions = ArticleVersion.objects.select_related("article").order_by("pk")
    if url and (known := versions.filter(article__url=url).first()):
        raise Duplicate(
            known, _("An article with this web address is already here: %(title)s.") % {"title": known.article}, "url"
        )
    if known := versions.filter(text_sha256=articles.sha256_of(text)).first():
        raise Duplicate(known, _("This very text is already here: %(title)s.") % {"title": known.article}, "text")


def outlet_of(url: str) -> Outlet | None:
    """The outlet whose website has the host of the address."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    if not host:
        return None
    outlets = Outlet.objects.exclude(url="")
    return next((o for o in outlets if (urlsplit(o.url).hostname or "").removeprefix("www.") == host), None)


def _is_page(received: str, filename: str) -> bool:
    return filename.lower().endswith((".html", ".htm")) or html.is_html(received)


def _settled(given: str | None, of_page: str, text: str) -> str:
    if given:
        return languages.settle(given, text)
    found = detect(text)
    return found or languages.settle(of_page or None, text)


def _aware(moment: datetime | None) -> datetime | None:
    return timezone.make_aware(moment) if moment and timezone.is_naive(moment) else moment
