"""Against what the newsroom says of itself: versions, and what readers see of them."""

from tests.integrity.attacks import attack


def version(kind: str, number: int, state: str = "draft", texts: str = '{"en": "x"}') -> str:
    return (
        "INSERT INTO claims_statement (kind, number, state, texts, notes, version, created_at) "
        f"VALUES ('{kind}', {number}, '{state}', '{texts}', '{{}}', 1, now())"
    )


def shown(kind: str, number: int, sha256: str = "claims_body_hash('{}')") -> str:
    return (
        "INSERT INTO claims_publishedstatement (kind, number, published_at, sha256, body) "
        f"VALUES ('{kind}', {number}, now(), {sha256}, '{{}}')"
    )


FIRST = "WHERE kind = 'methodology' AND number = 1"
STATEMENTS = [
    attack("a version out of turn", version("staff", 7), "statement_versions_are_gapless"),
    attack("a number twice", version("methodology", 1), "statement_versions_are_gapless", "statement_number_once"),
    attack("two next versions", version("funding", 2), "statement_one_draft"),
    attack("a version without words", version("staff", 1, texts="{}"), "statement_has_text"),
    attack("a version born published", version("staff", 1, "published"), "transition_is_listed", "statement_published_on_a_day", "statement_shows_its_version"),
    attack("publish a version without a day", "UPDATE claims_statement SET state = 'published' WHERE id = %(statement)s", "statement_published_on_a_day", "statement_shows_its_version"),
    attack("publish a version that readers do not see", "UPDATE claims_statement SET state = 'published', published_at = now() WHERE id = %(statement)s", "statement_shows_its_version"),
    attack("rewrite a published version", f"UPDATE claims_statement SET texts = '{{\"en\": \"x\"}}' {FIRST}", "published_statement_stays", "statement_shows_its_version"),
    attack("take a published version back", f"UPDATE claims_statement SET state = 'draft', published_at = NULL {FIRST}", "transition_is_listed", "published_statement_stays", "statement_shows_its_version"),
    attack("move a draft to another page", "UPDATE claims_statement SET kind = 'staff' WHERE id = %(statement)s", "published_statement_stays"),
    attack("show a version that nobody published", shown("funding", 1), "statement_shows_its_version"),
    attack("show a version twice", "INSERT INTO claims_publishedstatement (kind, number, published_at, sha256, body) SELECT kind, number, published_at, sha256, body FROM claims_publishedstatement", "published_statement_once"),
    attack("show a version under a false hash", shown("funding", 1, "repeat('a', 64)"), "publishedstatement_hash_is_of_its_body", "statement_shows_its_version"),
]  # fmt: skip
