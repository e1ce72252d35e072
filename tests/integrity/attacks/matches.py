"""Against what was ruled on two claims that look alike."""

from tests.integrity.attacks import attack


def ruled(first: str, second: str, decision: str = "different") -> str:
    return (
        "INSERT INTO claims_matchdecision (first_id, second_id, decision, why, by_id, at) "
        f"VALUES (%({first})s, %({second})s, '{decision}', '', %(reporter)s, now())"
    )


REWRITE = "UPDATE claims_matchdecision SET {} WHERE id = %({})s"
TAKE_BACK = "undone_at = now(), undone_by_id = %(reporter)s"
ALIKE = (
    "INSERT INTO claims_matchcandidate (first_id, second_id, score, parts, relation, reasons, found_at) "
    "VALUES (%({})s, %({})s, 0.5, '{{}}', 'none', '[]', now())"
)
MATCHES = [
    attack("find the same two claims alike twice", ALIKE.format("older_claim", "newer_claim"), "candidate_once"),
    attack("find a claim like itself", ALIKE.format("bare_claim", "bare_claim"), "candidate_names_the_older_claim_first"),
    attack("find two claims more than alike", "UPDATE claims_matchcandidate SET score = 1.1 WHERE id = %(candidate)s", "candidate_score_between_0_and_1"),
    attack("rule twice on the same two claims", ruled("older_claim", "newer_claim"), "decision_one_stands"),
    attack("rule on two claims the other way round", ruled("newer_claim", "older_claim"), "decision_names_the_older_claim_first"),
    attack("rule on a claim and itself", ruled("bare_claim", "bare_claim"), "decision_names_the_older_claim_first"),
    attack("rule that two claims are rather alike", ruled("claim", "older_claim", "alike"), "decision_is_listed"),
    attack("rule on an erased claim", ruled("erased_claim", "older_claim"), "erased_claim_takes_nothing"),
    attack("turn a decision into another", REWRITE.format("decision = 'same'", "decision"), "decision_is_only_undone"),
    attack("turn a decision into another while taking it back", REWRITE.format(f"decision = 'same', {TAKE_BACK}", "decision"), "decision_is_only_undone"),
    attack("take a decision back and say not who", REWRITE.format("undone_at = now()", "decision"), "decision_undone_by_someone"),
    attack("let a decision stand again", REWRITE.format("undone_at = NULL, undone_by_id = NULL", "undone_decision"), "decision_is_only_undone"),
    attack("delete a decision", "DELETE FROM claims_matchdecision", "table right", "claims_matchdecision_is_permanent"),
    attack("truncate decisions", "TRUNCATE claims_matchdecision", "table right", "claims_matchdecision_is_permanent"),
]  # fmt: skip
