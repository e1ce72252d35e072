"""Feeds as files in memory, and what reading them comes to."""

import io
import json

from claims.interchange.found import BrokenError, NotTaken, Review
from claims.interchange.reading import read


def review(**changed):
    """A ClaimReview as most write it; None takes a property away."""
    node = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": "https://cek.example/ekspor-naik",
        "claimReviewed": "Ekspor naik 70 persen tahun ini.",
        "author": {"@type": "Organization", "name": "Cek Contoh", "url": "https://cek.example"},
        "datePublished": "2024-03-03",
        "inLanguage": "id",
        "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "Budi Contoh"}, "datePublished": "2024-03-01"},
        "reviewRating": {"@type": "Rating", "ratingValue": "1", "bestRating": "5", "worstRating": "1", "alternateName": "Salah"},
    }  # fmt: skip
    return {name: value for name, value in {**node, **changed}.items() if value is not None}


def feed(*nodes):
    return {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [node]} for node in nodes]}


def found(content):
    """(reviews, items not taken, why it broke or "")."""
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    taken, left, broke = [], [], ""
    try:
        for one in read(io.BytesIO(data)):
            (taken if isinstance(one, Review) else left).append(one)
    except BrokenError as error:
        broke = str(error)
    assert all(isinstance(one, NotTaken) for one in left)
    return taken, left, broke


def one(content):
    taken, left, broke = found(content)
    assert (len(taken), left, broke) == (1, [], ""), (taken, left, broke)
    return taken[0]
