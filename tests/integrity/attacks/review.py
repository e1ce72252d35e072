"""Against what a review leaves behind: notes and second opinions."""

from tests.integrity.attacks import attack
from tests.integrity.attacks.editorial import set_state


def note(verdict: str, text: str = "x") -> str:
    return (
        "INSERT INTO claims_reviewnote (verdict_id, field, text, by_id, at) "
        f"VALUES (%({verdict})s, 'summary', '{text}', %(reviewer)s, now())"
    )


def question(verdict: str, of: str = "chief", by: str = "reviewer") -> str:
    return (
        "INSERT INTO claims_secondopinion (verdict_id, state, asked_by_id, asked_of_id, asked_at, attribution, note, "
        f"compared_attribution) VALUES (%({verdict})s, 'asked', %({by})s, %({of})s, now(), '', '', '')"
    )


def answer(rating: str = "v.rating_id", compared: str = "v.rating_id", said: str = "v.attribution") -> str:
    return (
        f"UPDATE claims_secondopinion o SET state = 'given', rating_id = {rating}, attribution = 'said', "
        f"given_at = now(), compared_rating_id = {compared}, compared_attribution = {said} "
        "FROM claims_verdict v WHERE v.id = o.verdict_id AND o.id = %(asked_opinion)s"
    )


OTHER = "(SELECT r.id FROM claims_rating r WHERE r.scale_id = v.scale_id AND r.id <> v.rating_id LIMIT 1)"
REWRITE = "UPDATE claims_secondopinion o SET {} FROM claims_verdict v WHERE v.id = o.verdict_id AND o.id = %({})s"

REVIEW = [
    attack("note something wrong in a draft", note("draft"), "claims_reviewnote_while_verdict_is_open"),
    attack("note nothing", note("review", text=""), "note_has_text"),
    attack("reword a note", "UPDATE claims_reviewnote SET text = 'x' WHERE id = %(note)s", "note_stays_as_it_was"),
    attack("move a note to another field", "UPDATE claims_reviewnote SET field = 'rating' WHERE id = %(note)s", "note_stays_as_it_was"),
    attack("note in another person's name", "UPDATE claims_reviewnote SET by_id = %(chief)s WHERE id = %(note)s", "note_stays_as_it_was"),
    attack("settle a note and say not who", "UPDATE claims_reviewnote SET settled_at = now() WHERE id = %(note)s", "note_settled_by_someone"),
    attack("settle a note after approval", "UPDATE claims_reviewnote SET settled_at = now(), settled_by_id = %(reporter)s WHERE id = %(approved_note)s", "claims_reviewnote_while_verdict_is_open"),
    attack("delete a note", "DELETE FROM claims_reviewnote WHERE id = %(note)s", "table right", "claims_reviewnote_is_permanent"),
    attack("ask for a second opinion on a draft", question("draft"), "claims_secondopinion_while_verdict_is_open"),
    attack("ask for a second opinion on what is published", question("published"), "claims_secondopinion_while_verdict_is_open"),
    attack("ask the author", question("review", of="reporter"), "opinion_by_another_person"),
    attack("ask somebody who edited it", set_state("correction_draft", "in_review") + "; " + question("correction_draft", of="colleague"), "opinion_by_another_person"),
    attack("ask oneself", question("review", of="reviewer"), "opinion_asked_of_another"),
    attack("ask the same person twice", question("asked_verdict"), "opinion_once_per_person"),
    attack("ask again after the answer", question("given_verdict"), "opinion_once_per_person"),
    attack("a second opinion born given", question("review").replace("'asked'", "'given'"), "transition_is_listed", "opinion_is_compared_with_its_verdict", "opinion_on_the_scale_of_its_verdict", "opinion_given_whole"),
    attack("move a question to another person", REWRITE.format("asked_of_id = %(colleague)s", "asked_opinion"), "opinion_stays_as_it_was"),
    attack("move a question to another verdict", REWRITE.format("verdict_id = %(review)s", "asked_opinion"), "opinion_stays_as_it_was"),
    attack("give an opinion after having edited the verdict", set_state("asked_verdict", "draft") + "; INSERT INTO claims_verdicteditor (verdict_id, user_id) VALUES (%(asked_verdict)s, %(chief)s); " + set_state("asked_verdict", "in_review") + "; " + answer(), "opinion_by_another_person"),
    attack("give an opinion on a verdict that was sent back", set_state("asked_verdict", "draft") + "; " + answer(), "opinion_during_review"),
    attack("give an opinion on another scale", answer(rating="%(other_rating)s"), "opinion_on_the_scale_of_its_verdict"),
    attack("give an opinion without a rating", answer(rating="NULL"), "opinion_on_the_scale_of_its_verdict", "opinion_given_whole"),
    attack("give an opinion beside another rating than the verdict's", answer(compared=OTHER), "opinion_is_compared_with_its_verdict"),
    attack("give an opinion beside another attribution than the verdict's", answer(said="'not_said'"), "opinion_is_compared_with_its_verdict"),
    attack("answer a question that was withdrawn", set_state("asked_opinion", "withdrawn", table="secondopinion") + "; " + answer(), "transition_is_listed", "opinion_stays_as_it_was"),
    attack("change the rating of a given opinion", REWRITE.format(f"rating_id = {OTHER}", "given_opinion"), "opinion_stays_as_it_was"),
    attack("change the note of a given opinion", REWRITE.format("note = 'x'", "given_opinion"), "opinion_stays_as_it_was"),
    attack("change what a given opinion stood beside", REWRITE.format(f"compared_rating_id = {OTHER}", "given_opinion"), "opinion_stays_as_it_was", "opinion_is_compared_with_its_verdict"),
    attack("take a given opinion back", set_state("given_opinion", "withdrawn", table="secondopinion"), "transition_is_listed", "opinion_stays_as_it_was", "opinion_given_whole"),
    attack("delete a second opinion", "DELETE FROM claims_secondopinion WHERE id = %(given_opinion)s", "table right", "claims_secondopinion_is_permanent"),
]  # fmt: skip
