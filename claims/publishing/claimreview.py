"""ClaimReview JSON-LD of a check, from its published document alone. Pure.

Follows schema.org and Google's fact-check guidelines: one review a page; a rating without a number
carries no ratingValue; a claim without a claimant carries no author.
"""

from typing import Any


def claim_review(check: dict[str, Any]) -> dict[str, Any] | None:
    """The markup of a check document; None when it is retracted, for nothing is reviewed any more."""
    if check["state"] == "retracted":
        return None
    language = check["language"]
    return _filled(
        {
            "@context": "https://schema.org",
            "@type": "ClaimReview",
            "url": check["url"],
            "claimReviewed": check["claim"]["text"],
            "datePublished": check["first_published_at"],
            "dateModified": check["modified_at"],
            "inLanguage": language,
            "author": _publisher(check["publisher"]),
            "publisher": _publisher(check["publisher"]),
            "license": check["license"],
            "reviewRating": _rating(check["rating"], check["summary"], language),
            "itemReviewed": _claim(check),
            "reviewBody": check["summary"],
            "citation": [_citation(item["source"]) for item in check["evidence"]],
            "correction": [_correction(item) for item in check["corrections"]],
        }
    )


def _claim(check: dict[str, Any]) -> dict[str, Any]:
    articles = {item["article"]["public_id"]: item["article"] for item in check["appearances"]}
    places = [_appearance(article) for article in articles.values() if article["url"]]
    dated = [place for place in places if "datePublished" in place]
    return _filled(
        {
            "@type": "Claim",
            "text": check["claim"]["text"],
            "author": _claimant(check["claimant"]),
            "datePublished": check["claim"]["made_on"],
            "appearance": places,
            "firstAppearance": min(dated, key=lambda place: place["datePublished"]) if dated else None,
        }
    )


def _claimant(claimant: dict[str, Any] | None) -> dict[str, Any] | None:
    if claimant is None:
        return None
    is_person = claimant["kind"] == "person"
    return _filled(
        {
            "@type": "Person" if is_person else "Organization",
            "name": claimant["name"],
            "jobTitle": claimant["role"] if is_person else None,
            "sameAs": claimant["wikidata_id"] and f"https://www.wikidata.org/wiki/{claimant['wikidata_id']}",
        }
    )


def _rating(rating: dict[str, Any], summary: str, language: str) -> dict[str, Any]:
    label = rating["labels"].get(language) or rating["labels"]["en"]
    numbers = {"ratingValue": rating["value"], "bestRating": rating["best"], "worstRating": rating["worst"]}
    return {
        "@type": "Rating",
        "alternateName": label,
        "name": label,
        "ratingExplanation": summary,
        **(numbers if None not in numbers.values() else {}),
    }


def _appearance(article: dict[str, Any]) -> dict[str, Any]:
    return _filled(
        {
            "@type": "NewsArticle",
            "url": article["url"],
            "headline": article["title"],
            "datePublished": article["published_at"],
            "publisher": article["outlet"] and {"@type": "Organization", "name": article["outlet"]["name"]},
        }
    )


def _citation(source: dict[str, Any]) -> dict[str, Any]:
    return _filled(
        {
            "@type": "CreativeWork",
            "name": source["title"],
            "url": source["url"],
            "archivedAt": source["archive_url"],
            "datePublished": source["published_on"],
            "publisher": {"@type": "Organization", "name": source["publisher"]},
        }
    )


def _correction(item: dict[str, Any]) -> dict[str, Any]:
    return {"@type": "CorrectionComment", "text": item["reason"], "datePublished": item["on"]}


def _publisher(publisher: dict[str, Any]) -> dict[str, Any]:
    return _filled(
        {"@type": "Organization", "name": publisher["name"], "url": publisher["url"], "logo": publisher["logo"]}
    )


def _filled(properties: dict[str, Any]) -> dict[str, Any]:
    """Without the empty ones: a property that says nothing is a mistake to a validator."""
    return {name: value for name, value in properties.items() if value not in (None, "", [], {})}
