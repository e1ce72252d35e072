"""The fact checks of others, beside the rules of their tables."""

from tests.integrity.attacks import attack


def review(claim: str = "'x'", language: str = "'id'", meaning: str = "''", reason: str = "'unknown_words'") -> str:
    """A publisher and a review by it."""
    return (
        "INSERT INTO claims_externalpublisher (site, name, source, added_at) VALUES ('x.example', 'X', 'x', now()); "
        "INSERT INTO claims_externalreview (publisher_id, url, title, claim_text, claimant, language, rating_given, "
        "rating_meaning, rating_reason, appearances, source, fingerprint, imported_at) "
        f"SELECT id, 'https://x.example/', '', {claim}, '', {language}, '', {meaning}, {reason}, '[]', 'x', "
        "repeat('a', 64), now() FROM claims_externalpublisher WHERE site = 'x.example'"
    )


EXTERNALS = [
    attack("name a publisher without a site", "INSERT INTO claims_externalpublisher (site, name, source, added_at) VALUES ('nowhere', 'X', 'x', now())", "external_publisher_has_site"),
    attack("take in a review of nothing", review(claim="''"), "external_review_claim_and_url"),
    attack("take in a review in no language there is", review(language="'ID'"), "external_review_language_code"),
    attack("take in a review that is true for no reason", review(meaning="'true'"), "external_review_meaning_has_reason"),
]  # fmt: skip
