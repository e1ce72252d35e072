"""Against erasures: that something was erased which was not, that something is left, that something comes back."""

from tests.integrity.attacks import attack
from tests.integrity.attacks.editorial import appearance, proposal, quantity, revision, suggestion
from tests.integrity.attacks.published import document, log

NO_WORDS = "text = '', context = '', selection_note = '', claimant_id = NULL, made_on = NULL"
STUB = """'{"type": "check", "schema": 1, "public_id": "x", "state": "erased", "modified_at": "x"}'"""
TALK = """'{"type": "check", "schema": 1, "public_id": "x", "state": "erased", "modified_at": "x", "summary": "x"}'"""
ERASE = "SELECT claims_erase(%(claim)s, %(reviewer)s, 'x'); "


def erasure(reason: str) -> str:
    return f"INSERT INTO claims_erasure (claim_id, reason, by_id, at) VALUES (%(bare_claim)s, '{reason}', %(reviewer)s, now())"


def said(body: str) -> str:
    """A document of the first check, whose others may be gone."""
    return f"INSERT INTO claims_document (public_id, sha256, body) VALUES (%(public_id)s, claims_body_hash({body}), {body}); "


def set_erased(table: str, row: str, more: str = "") -> str:
    return f"UPDATE claims_{table} SET state = 'erased'{more} WHERE id = %({row})s"


ERASING = [
    attack("say that a claim was erased and leave it", erasure("x"), "table right", "erasure_is_whole"),
    attack("an erasure without a legal basis", erasure(""), "table right", "erasure_has_reason", "erasure_is_whole"),
    attack("erase a check and leave no entry in the log", ERASE, "erasure_is_whole"),
    attack("erase a check and go on about it in the log", ERASE + said(TALK) + log("erased"), "erasure_is_whole"),
    attack("erase a claim without saying who and why", set_erased("claim", "bare_claim", f", {NO_WORDS}"), "erased_with_its_claim"),
    attack("erase a claim and keep its words", set_erased("claim", "bare_claim"), "claim_erased_has_no_words", "erased_with_its_claim"),
    attack("erase a verdict of a claim that stays", set_erased("verdict", "draft"), "verdict_erased_has_no_words", "erased_with_its_claim"),
    attack("erase a translation of a verdict that stays", set_erased("verdicttranslation", "translation"), "translation_erased_has_no_words", "erased_with_its_claim"),
    attack("erase a retraction alone", set_erased("retraction", "retraction"), "retraction_erased_has_no_words", "erased_with_its_claim"),
    attack("take the body of a document that is public", "UPDATE claims_document SET body = NULL WHERE id = %(document)s", "table right", "claims_document_is_permanent"),
    attack("put words into an erased claim", "UPDATE claims_claim SET text = 'x' WHERE id = %(erased_claim)s", "claim_erased_has_no_words"),
    attack("put words into an erased verdict", "UPDATE claims_verdict SET summary = 'x' WHERE id = %(erased_verdict)s", "verdict_is_edited_as_draft", "verdict_erased_has_no_words"),
    attack("a new verdict on an erased claim", revision("erased_claim", 2), "erased_claim_takes_nothing"),
    attack("tie an erased claim to an article", appearance("erased_claim"), "erased_claim_takes_nothing"),
    attack("give an erased claim a figure", quantity().replace("draft_claim", "erased_claim"), "erased_claim_takes_nothing"),
    attack("put an erased claim under a topic", "INSERT INTO claims_claim_topics (claim_id, topic_id) SELECT %(erased_claim)s, min(id) FROM claims_topic", "erased_claim_takes_nothing"),
    attack("suggest an erased claim again", suggestion("erased_claim"), "erased_claim_takes_nothing"),
    attack("propose to retract an erased claim", proposal("erased_claim"), "erased_claim_takes_nothing"),
    attack("talk of an erased claim", "INSERT INTO claims_comment (claim_id, author_id, text, at) VALUES (%(erased_claim)s, %(reporter)s, 'x', now())", "erased_claim_takes_nothing"),
    attack("link a letter to an erased claim", "UPDATE claims_readerreport SET claim_id = %(erased_claim)s WHERE id = %(report)s", "erased_claim_takes_nothing"),
    attack("log an erasure that never was", document(body=STUB) + log("erased"), "log_erasure_has_its_row"),
    attack("log something after an erasure", document("erased_public_id") + log("retracted", "erased_public_id"), "log_ends_with_erased", "log_retraction_has_decision", "log_entry_shows"),
]  # fmt: skip
