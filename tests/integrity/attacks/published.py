"""Against the published half: documents, checks, links, the log and what hangs on it."""

from tests.integrity.attacks import attack

RECORDS = ("article", "claimant", "topic", "outlet", "scale")


def document(public_id: str = "public_id", body: str = "body || ' '") -> str:
    """A new document for a check, by default a copy of the first check's that differs by a blank."""
    return f"INSERT INTO claims_document (public_id, sha256, body) SELECT %({public_id})s, claims_body_hash({body}), {body} FROM claims_document WHERE id = %(document)s; "


def log(kind: str, public_id: str = "public_id", reference: str = "''", revision: int = 1) -> str:
    """A log entry with the newest document."""
    return (
        "INSERT INTO claims_logentry (seq, kind, public_id, revision, reference, document_id, document_sha256, at, previous_hash, hash) "
        f"SELECT 0, '{kind}', %({public_id})s, {revision}, {reference}, id, sha256, now(), sha256, sha256 FROM claims_document ORDER BY id DESC LIMIT 1; "
    )


def show(public_id: str = "public_id", **columns: str) -> str:
    """Points a check to the newest document."""
    sets = ", ".join(
        f"{name} = {value}"
        for name, value in {"document_id": "(SELECT max(id) FROM claims_document)", **columns}.items()
    )
    return f"UPDATE claims_publishedcheck SET {sets} WHERE public_id = %({public_id})s"


def check(public_id: str, document_id: str = "(SELECT max(id) FROM claims_document)") -> str:
    return (
        "INSERT INTO claims_publishedcheck (public_id, slug, state, language, rating, scale, claimant, claimant_wikidata_id, first_published_at, modified_at, document_id) "
        f"SELECT %({public_id})s, slug, state, language, rating, scale, claimant, claimant_wikidata_id, now(), now(), {document_id} FROM claims_publishedcheck WHERE public_id = %(public_id)s"
    )


CONFIRMATION = (
    'INSERT INTO claims_confirmation (verdict_id, "on", by_id, at, note) '
    "VALUES (%(published)s, '2026-11-03', %(reviewer)s, now(), ''); "
)


def dated(day: str = "2026-11-03", change: str = "") -> str:
    """A document of the first check with the day of a confirmation, and what else is changed with it."""
    return document(body=f"(jsonb_set(body::jsonb, '{{confirmed_on}}', '\"{day}\"') {change})::text")


CHECKS = [
    attack("change the public id of a check", "UPDATE claims_publishedcheck SET public_id = 'zzzzzzzzzz' WHERE public_id = %(public_id)s", "publication_date_never_changes", "check_shows_latest_entry", "check_columns_match_document"),
    attack("change the first publication", "UPDATE claims_publishedcheck SET first_published_at = now() WHERE public_id = %(public_id)s", "publication_date_never_changes"),
    attack("a check says another rating than its document", "UPDATE claims_publishedcheck SET rating = 'benar' WHERE public_id = %(public_id)s", "check_columns_match_document"),
    attack("a check under another claimant", "UPDATE claims_publishedcheck SET claimant = 'x' WHERE public_id = %(public_id)s", "check_columns_match_document"),
    attack("a check under another Wikidata id", "UPDATE claims_publishedcheck SET claimant_wikidata_id = 'Q42' WHERE public_id = %(public_id)s", "check_columns_match_document"),
    attack("retract silently", "UPDATE claims_publishedcheck SET state = 'retracted' WHERE public_id = %(public_id)s", "check_columns_match_document"),
    attack("say corrected, then published again", "UPDATE claims_publishedcheck SET state = 'corrected' WHERE public_id = %(public_id)s; UPDATE claims_publishedcheck SET state = 'published' WHERE public_id = %(public_id)s", "transition_is_listed"),
    attack("un-retract to published", "UPDATE claims_publishedcheck SET state = 'retracted' WHERE public_id = %(public_id)s; UPDATE claims_publishedcheck SET state = 'published' WHERE public_id = %(public_id)s", "transition_is_listed"),
    attack("two checks of one claim", document() + check("public_id"), "claims_publishedcheck_public_id_key", "check_shows_latest_entry"),
    attack("a check with another check's document", check("approved_public_id", "document_id"), "claims_publishedcheck_document_id_key", "check_shows_latest_entry", "check_columns_match_document"),
    attack("a check that was never logged", document("approved_public_id") + check("approved_public_id"), "check_shows_latest_entry", "check_columns_match_document"),
    attack("two checks swap their documents", "UPDATE claims_publishedcheck SET document_id = CASE document_id WHEN %(document)s THEN %(second_document)s ELSE %(document)s END WHERE document_id IN (%(document)s, %(second_document)s)", "claims_publishedcheck_document_id_key", "check_shows_latest_entry", "check_columns_match_document"),
    attack("two checks swap their documents by way of a third", document() + show() + "; UPDATE claims_publishedcheck SET document_id = %(document)s WHERE public_id = %(second_public_id)s; UPDATE claims_publishedcheck SET document_id = %(second_document)s WHERE public_id = %(public_id)s", "check_shows_latest_entry", "check_columns_match_document"),
    attack("show a document the log does not know", document() + show(), "check_shows_latest_entry"),
    attack("show what is public with the checks switched to the end", "SET CONSTRAINTS ALL DEFERRED; " + document() + show() + "; SET CONSTRAINTS ALL IMMEDIATE", "check_shows_latest_entry"),
    attack("show a false rating between two settings of the constraints", "SET CONSTRAINTS ALL IMMEDIATE; UPDATE claims_publishedcheck SET rating = 'benar' WHERE public_id = %(public_id)s; SET CONSTRAINTS ALL DEFERRED", "check_columns_match_document"),
    attack("a document with a false hash", "INSERT INTO claims_document (public_id, sha256, body) VALUES ('x', repeat('a', 64), '{}')", "document_hash_is_of_its_body"),
    attack("a hash that is none", "INSERT INTO claims_document (public_id, sha256, body) VALUES ('x', repeat('A', 64), '{}')", "hash_is_sha256", "document_hash_is_of_its_body"),
    *[attack(f"rewrite the public record of the {name} under its old hash", f"UPDATE claims_published{name} SET body = '{{}}'", f"published{name}_hash_is_of_its_body") for name in RECORDS],
    attack("an article of a check twice", "INSERT INTO claims_publishedcheckarticle (check_row_id, article, url, outlet) SELECT check_row_id, article, url, outlet FROM claims_publishedcheckarticle", "check_article_once", "check_articles_match_document"),
    attack("a second page in one language", "INSERT INTO claims_publishedpage (check_row_id, language, document_id, version, html) SELECT check_row_id, language, document_id, version, html FROM claims_publishedpage", "page_once_per_language"),
    attack("a second picture of a check", "INSERT INTO claims_publishedcard (check_row_id, document_id, version, png) SELECT check_row_id, document_id, version, png FROM claims_publishedcard", "claims_publishedcard_pkey"),
    attack("an origin of a check twice", "INSERT INTO claims_publishedcheckorigin (check_row_id, origin) SELECT check_row_id, origin FROM claims_publishedcheckorigin", "check_origin_once", "check_origins_match_document"),
    attack("a number of a check twice", "INSERT INTO claims_publishedcheckquantity (check_row_id, unit, value, value_to) SELECT check_row_id, unit, value, value_to FROM claims_publishedcheckquantity", "check_quantity_once", "check_quantities_match_document"),
    attack("a topic of a check twice", "INSERT INTO claims_publishedchecktopic (check_row_id, topic) SELECT check_row_id, topic FROM claims_publishedchecktopic", "check_topic_once", "check_topics_match_document"),
]  # fmt: skip
LINKS = [
    attack("hide a check from its article", "DELETE FROM claims_publishedcheckarticle WHERE article = %(article_public_id)s", "check_articles_match_document"),
    attack("hide a check from its topic", "DELETE FROM claims_publishedchecktopic", "check_topics_match_document"),
    attack("hide a check from the origin of a source", "DELETE FROM claims_publishedcheckorigin", "check_origins_match_document"),
    attack("put a check under an origin it does not name", "INSERT INTO claims_publishedcheckorigin (check_row_id, origin) SELECT id, 'x' FROM claims_publishedcheck WHERE public_id = %(public_id)s", "check_origins_match_document"),
    attack("hide a check from its number", "DELETE FROM claims_publishedcheckquantity", "check_quantities_match_document"),
    attack("put a check under another number", "UPDATE claims_publishedcheckquantity SET value = value + 1, value_to = value_to + 1", "check_quantities_match_document"),
    attack("put a check under another address", "UPDATE claims_publishedcheckarticle SET url = 'https://x.example' WHERE article = %(article_public_id)s", "check_articles_match_document"),
    attack("hide a check from its outlet", "UPDATE claims_publishedcheckarticle SET outlet = 'x' WHERE article = %(article_public_id)s", "check_articles_match_document"),
    attack("put a check under an article it does not name", "INSERT INTO claims_publishedcheckarticle (check_row_id, article, url, outlet) SELECT id, %(second_article)s, '', '' FROM claims_publishedcheck WHERE public_id = %(public_id)s", "check_articles_match_document"),
    attack("put a check under a topic it does not name", "INSERT INTO claims_publishedchecktopic (check_row_id, topic) SELECT id, 'x' FROM claims_publishedcheck WHERE public_id = %(public_id)s", "check_topics_match_document"),
    attack("move a link to another check", "UPDATE claims_publishedcheckarticle SET check_row_id = (SELECT id FROM claims_publishedcheck WHERE public_id = %(second_public_id)s) WHERE article = %(article_public_id)s", "check_articles_match_document"),
]  # fmt: skip

LOG = [
    attack("move the head of the log", "UPDATE claims_loghead SET seq = 99", "table right"),
    attack("a second head of the log", "INSERT INTO claims_loghead (id, seq, hash) VALUES (2, 0, repeat('0', 64))", "table right", "log_has_one_head"),
    attack("forge an outbox row", "INSERT INTO claims_outbox (entry_id, created_at) VALUES (99, now())", "table right", "foreign key"),
    attack("log the same publication again", "INSERT INTO claims_logentry (seq, kind, public_id, revision, reference, document_id, document_sha256, at, previous_hash, hash) SELECT 0, 'published', public_id, revision, '', document_id, document_sha256, at, previous_hash, hash FROM claims_logentry WHERE seq = %(seq)s", "claims_logentry_document_id_key", "log_begins_with_published"),
    attack("publish a second time", document() + log("published") + show(), "log_begins_with_published"),
    attack("log another check's document", document("second_public_id") + log("sighted", reference="%(article_public_id)s"), "log_entry_is_of_its_document", "log_entry_shows"),
    attack("replay another check's publication", "INSERT INTO claims_logentry (seq, kind, public_id, revision, reference, document_id, document_sha256, at, previous_hash, hash) SELECT 0, 'corrected', %(second_public_id)s, 1, '', document_id, document_sha256, at, previous_hash, hash FROM claims_logentry WHERE seq = %(seq)s", "log_entry_is_of_its_document", "claims_logentry_document_id_key", "log_correction_has_notice", "log_entry_shows"),
    attack("log what was never published", document("approved_public_id") + log("published", "approved_public_id"), "log_entry_has_verdict", "log_entry_shows"),
    attack("log a check of no claim", "INSERT INTO claims_document (public_id, sha256, body) VALUES ('zzzzzzzzzz', claims_body_hash('{}'), '{}'); " + log("published").replace("%(public_id)s", "'zzzzzzzzzz'"), "log_entry_has_verdict", "log_publication_has_approval", "log_entry_shows"),
    attack("log a correction without a notice", document() + log("corrected") + show(), "log_correction_has_notice"),
    attack("log a correction by a revision that is a draft", document() + log("corrected", revision=2) + show(), "log_entry_has_verdict", "log_publication_has_approval", "log_correction_has_notice"),
    attack("log other content than was approved", "UPDATE claims_source SET title = 'x' WHERE id = (SELECT source_id FROM claims_evidence WHERE id = %(evidence)s); " + document() + log("corrected") + show(), "log_publication_has_approval", "log_correction_has_notice"),
    attack("log a retraction nobody decided", document(body="jsonb_set(body::jsonb, '{state}', '\"retracted\"')::text") + log("retracted") + show(state="'retracted'"), "log_retraction_has_decision"),
    attack("log a sighting without an appearance", document() + log("sighted", reference="'nowhere'") + show(), "log_sighting_has_appearance"),
    attack("log a sighting the check does not show", document() + log("sighted", reference="%(article_public_id)s"), "log_entry_shows"),
    attack("reword the finding with a sighting", document(body="jsonb_set(body::jsonb, '{summary}', '\"x\"')::text") + log("sighted", reference="%(article_public_id)s") + show(), "log_addition_only_adds"),
    attack("log a confirmation that nobody gave", dated() + log("confirmed", reference="'2026-11-03'") + show(), "log_confirmation_has_its_day"),
    attack("show another day than that of the confirmation", CONFIRMATION + dated("2026-11-04") + log("confirmed", reference="'2026-11-03'") + show(), "log_confirmation_has_its_day"),
    attack("reword the finding with a confirmation", CONFIRMATION + dated(change="|| '{\"summary\": \"x\"}'") + log("confirmed", reference="'2026-11-03'") + show(), "log_addition_only_adds"),
    attack("move a check to another place with a confirmation", CONFIRMATION + dated(change="#- '{appearances,0,prefix}'") + log("confirmed", reference="'2026-11-03'") + show(), "log_addition_only_adds"),
    attack("date a check anew with a sighting", dated() + log("sighted", reference="%(article_public_id)s") + show(), "log_addition_only_adds"),
    attack("confirm twice on one day", 'INSERT INTO claims_confirmation (verdict_id, "on", by_id, at, note) SELECT verdict_id, "on", by_id, now(), note FROM claims_confirmation', "confirmation_once_a_day"),
    attack("log a translation nobody approved", document() + log("translated", reference="'en'") + show(), "log_translation_has_approval"),
]  # fmt: skip

# Rows that stay: for each table what is tried on it. All columns are fair game; one is enough.
DELETED = ("logentry", "loghead", "document", "outbox", "event", "eventdetail", "articleversion", "approval", "correction",
           "retraction", "verdicteditor", "verdict", "verdicttranslation", "claim", "article", "publishedcheck", "suggestion",
           "confirmation", "statement", "publishedstatement", "translationeditor", "erasure")  # fmt: skip
UPDATED = {"logentry": "kind = 'x'", "document": "body = '{}', sha256 = claims_body_hash('{}')", "outbox": "created_at = now()",
           "event": "verb = 'x'", "eventdetail": "reason = 'x'", "verdicteditor": "user_id = %(reviewer)s",
           "translationeditor": "user_id = %(reviewer)s",
           "erasure": "reason = 'x'", "confirmation": "note = 'x'", "publishedstatement": "body = '{}', sha256 = claims_body_hash('{}')"}  # fmt: skip
TRUNCATED = (*DELETED, "appearance", "evidence", "ruleexception", "quantity", "source", "transition")
REFERRED_TO = ("logentry", "document", "event", "articleversion", "verdict", "verdicttranslation", "claim", "article",
               "publishedcheck", "source")  # fmt: skip


def permanence(name: str, act: str) -> list[str]:
    """The walls around the rows of a table. TRUNCATE looks at foreign keys before it asks the table's triggers."""
    walls = [f"claims_{name}_is_permanent"]
    if act == "delete" and name == "correction":
        walls.append("claims_correction_while_verdict_is_open")
    if act != "rewrite" and name in REFERRED_TO:
        walls.insert(0 if act == "truncate" else 1, "foreign key")
    return ["table right", *walls]


PERMANENT = [
    *[attack(f"delete from {name}", f"DELETE FROM claims_{name}", *permanence(name, "delete")) for name in DELETED],
    *[attack(f"rewrite {name}", f"UPDATE claims_{name} SET {change}", *permanence(name, "rewrite")) for name, change in UPDATED.items()],
    *[attack(f"truncate {name}", f"TRUNCATE claims_{name}", *permanence(name, "truncate")) for name in TRUNCATED],
]  # fmt: skip
