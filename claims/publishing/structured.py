"""JSON-LD of pages beside ClaimReview: where a page stands in the site, and which article a page is about. Pure."""

from collections.abc import Sequence
from typing import Any

CONTEXT = "https://schema.org"


def breadcrumbs(way: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """schema.org BreadcrumbList of (name, absolute URL), from the home page to the page itself."""
    return {
        "@context": CONTEXT,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": url}
            for position, (name, url) in enumerate(way, 1)
        ],
    }


def article_page(article: dict[str, Any], url: str, language: str) -> dict[str, Any]:
    """Our page about an article: a list of checks about somebody's NewsArticle, which stands where it was published.

    No ClaimReview: each review has its own page, and belongs to one page only (Google's fact-check guidelines).
    """
    original = {
        "@type": "NewsArticle",
        "headline": article["title"],
        "url": article["url"],
        "inLanguage": article["language"],
        "datePublished": article["published_at"],
        "publisher": article["outlet"] and {"@type": "NewsMediaOrganization", "name": article["outlet"]["name"]},
    }
    return {
        "@context": CONTEXT,
        "@type": "CollectionPage",
        "url": url,
        "name": article["title"],
        "inLanguage": language,
        "about": {name: value for name, value in original.items() if value},
    }
