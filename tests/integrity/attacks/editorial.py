"""Against the editorial half: states, four eyes, evidence, spans, text."""

from tests.integrity.attacks import attack


def revision(claim: str, number: int, state: str = "draft") -> str:
    """A new verdict row on a claim."""
    return (
        "INSERT INTO claims_verdict (claim_id, revision, state, author_id, scale_id, attribution, attribution_note, summary, found, explanation, "
        "counter_search, reply_status, reply_text, precedent_note, no_interest, version, created_at, updated_at) "
        f"SELECT %({claim})s, {number}, '{state}', author_id, scale_id, '', '', '', '', '', '', 'not_asked', '', '', false, 1, now(), now() "
        "FROM claims_verdict WHERE id = %(draft)s"
    )


def approval(of: str, by: str = "reviewer", content: str = "", thing: str = "verdict", extra: str = "") -> str:
    prints = {"verdict": "claims_fingerprint", "translation": "claims_translation_fingerprint"}
    content = content or f"{prints[thing]}(%({of})s)"
    return (
        f"INSERT INTO claims_approval ({thing}_id, approver_id, approved_at, content_sha256, dropped_reason{', ' + extra if extra else ''}) "
        f"VALUES (%({of})s, %({by})s, now(), {content}, ''{', now()' if extra else ''})"
    )


def report(
    kind: str,
    check: str = "%(public_id)s",
    message: str = "'x'",
    state: str = "new",
    outcome: str = "",
    claim: str = "NULL",
) -> str:
    """What a reader sent, as a row."""
    decided = "now()" if state != "new" else "NULL"
    return (
        "INSERT INTO claims_readerreport (receipt, kind, language, check_public_id, claim_id, message, seen_at, state, outcome, "
        f"reason, answer, created_at, decided_at) VALUES ('x', '{kind}', 'id', {check}, {claim}, {message}, '', '{state}', "
        f"'{outcome}', '', '', now(), {decided})"
    )


TAKE_OVER = "INSERT INTO claims_translationeditor (translation_id, user_id) VALUES (%({})s, %({})s)"


def set_state(row: str, *states: str, table: str = "verdict") -> str:
    return "; ".join(f"UPDATE claims_{table} SET state = '{state}' WHERE id = %({row})s" for state in states)


def version(number: int, text: str = "'abc'", sha256: str = "") -> str:
    sha256 = sha256 or f"encode(sha256(convert_to({text}, 'UTF8')), 'hex')"
    return (
        "INSERT INTO claims_articleversion (article_id, number, text, text_sha256, received_text, leftovers, created_at) "
        f"VALUES (%(article)s, {number}, {text}, {sha256}, '', '[]', now())"
    )


def appearance(
    claim: str, start: int = 0, end: int = 6, exact: str = "Kepala", prefix: str = "", suffix: str = ""
) -> str:
    return (
        'INSERT INTO claims_appearance (claim_id, article_version_id, start, "end", exact, prefix, suffix, created_at) '
        f"VALUES (%({claim})s, %(version)s, {start}, {end}, '{exact}', '{prefix}', '{suffix}', now())"
    )


def quantity(unit: str = "%", qualifier: str = "exactly", value_to: str = "NULL") -> str:
    return (
        'INSERT INTO claims_quantity (claim_id, position, qualifier, value, value_to, unit, "of", period) '
        f"VALUES (%(draft_claim)s, 9, '{qualifier}', 7, {value_to}, '{unit}', '', '')"
    )


def evidence(verdict: str, source: str = "source", quote: str = "x") -> str:
    return (
        "INSERT INTO claims_evidence (verdict_id, position, source_id, finding, stance, quote, locator, note) "
        f"VALUES (%({verdict})s, 9, %({source})s, 'truth', 'supports', '{quote}', '', '')"
    )


def exception(verdict: str, code: str = "primary_source", reason: str = "x") -> str:
    return (
        "INSERT INTO claims_ruleexception (verdict_id, code, reason, granted_by_id, granted_at) "
        f"VALUES (%({verdict})s, '{code}', '{reason}', %(reviewer)s, now())"
    )


def proposal(claim: str, reason: str = "x") -> str:
    return (
        "INSERT INTO claims_retraction (claim_id, state, reason, proposed_by_id, version, created_at) "
        f"VALUES (%({claim})s, 'proposed', '{reason}', %(reviewer)s, 1, now())"
    )


def rating(slug: str, position: int, meaning: str, value: str) -> str:
    return (
        "INSERT INTO claims_rating (scale_id, slug, position, labels, descriptions, meaning, value) "
        f"SELECT scale_id, '{slug}', {position}, '{{}}', '{{}}', '{meaning}', {value} FROM claims_verdict WHERE id = %(draft)s"
    )


def suggestion(claim: str, text: str = "x", score: str = "0.5", dismissed_as: str = "") -> str:
    return (
        "INSERT INTO claims_suggestion (claim_id, text, score, reasons, claimant_name, dates, method, dismissed_as) "
        f"VALUES (%({claim})s, '{text}', {score}, '[]', '', '[]', 'rules 1', '{dismissed_as}')"
    )


def absence(person: str, since: str, until: str, stand_in: str = "NULL") -> str:
    return (
        "INSERT INTO claims_absence (person_id, since, until, stand_in_id, note, created_at) "
        f"VALUES (%({person})s, '{since}', '{until}', {stand_in}, '', now())"
    )


STATES = [
    attack("publish a draft", set_state("draft", "published"), "transition_is_listed", "verdict_needs_approval", "claim_closed_while_published", "published_verdict_is_logged"),
    attack("approve without an approval", set_state("review", "approved"), "verdict_needs_approval"),
    attack("publish an approved verdict whose approval fell", "UPDATE claims_approval SET dropped_at = now() WHERE verdict_id = %(approved)s; " + set_state("approved", "published"), "verdict_needs_approval", "claim_closed_while_published", "published_verdict_is_logged"),
    attack("publish an approved verdict whose source was changed", "UPDATE claims_source SET title = 'x' WHERE id = (SELECT source_id FROM claims_evidence WHERE id = %(approved_evidence)s); " + set_state("approved", "published"), "verdict_needs_approval", "claim_closed_while_published", "published_verdict_is_logged"),
    attack("publish an approved verdict whose claim was reworded", "UPDATE claims_claim SET text = 'x' WHERE id = %(approved_claim)s; " + set_state("approved", "published"), "verdict_needs_approval", "claim_closed_while_published", "published_verdict_is_logged"),
    attack("publish an approved verdict with another figure", "UPDATE claims_quantity SET value = 99 WHERE claim_id = %(approved_claim)s; " + set_state("approved", "published"), "verdict_needs_approval", "claim_closed_while_published", "published_verdict_is_logged"),
    attack("publish an approved verdict with another claimant's name", "UPDATE claims_claimant SET name = 'x' WHERE id = (SELECT claimant_id FROM claims_claim WHERE id = %(approved_claim)s); " + set_state("approved", "published"), "verdict_needs_approval", "claim_closed_while_published", "published_verdict_is_logged"),
    attack("publish without evidence", "DELETE FROM claims_evidence WHERE verdict_id = %(draft)s; " + set_state("draft", "in_review") + "; " + approval("draft") + "; " + set_state("draft", "approved", "published"), "published_verdict_has_evidence", "claim_closed_while_published", "published_verdict_is_logged"),
    attack("a second published revision of one claim", set_state("correction", "published"), "verdict_one_published", "published_verdict_is_logged"),
    attack("reopen with the approval standing", set_state("approved", "draft"), "approval_falls_first"),
    attack("publish a superseded revision again", set_state("second_published", "superseded", "published"), "transition_is_listed"),
    attack("a second open revision", revision("draft_claim", 2), "verdict_one_under_work"),
    attack("a verdict born published", revision("bare_claim", 1, "published"), "transition_is_listed"),
    attack("a revision out of turn", revision("bare_claim", 7), "verdict_revisions_are_gapless"),
    attack("the same revision twice", revision("claim", 1), "verdict_revisions_are_gapless", "verdict_revision_once"),
    attack("edit a published summary", "UPDATE claims_verdict SET summary = 'x' WHERE id = %(published)s", "verdict_is_edited_as_draft"),
    attack("edit an approved summary", "UPDATE claims_verdict SET summary = 'x' WHERE id = %(approved)s", "verdict_is_edited_as_draft"),
    attack("edit while in review", "UPDATE claims_verdict SET rating_id = NULL WHERE id = %(review)s", "verdict_is_edited_as_draft"),
    attack("publish and edit in one statement", "UPDATE claims_verdict SET state = 'published', summary = 'x' WHERE id = %(approved)s", "verdict_is_edited_as_draft", "claim_closed_while_published", "published_verdict_is_logged"),
    attack("redate a publication", "UPDATE claims_verdict SET published_at = now() WHERE id = %(published)s", "publication_date_never_changes"),
    attack("change the author", "UPDATE claims_verdict SET author_id = %(reviewer)s WHERE id = %(draft)s", "verdict_keeps_its_place"),
    attack("move a verdict to another claim", "UPDATE claims_verdict SET claim_id = %(bare_claim)s WHERE id = %(draft)s", "verdict_keeps_its_place"),
    attack("a rating of another scale", "UPDATE claims_verdict SET rating_id = %(other_rating)s WHERE id = %(draft)s", "verdict_rating_of_its_scale"),
    attack("close a claim from dismissed", set_state("bare_claim", "dismissed", "closed", table="claim"), "transition_is_listed", "claim_closed_while_published"),
    attack("merge without saying into which", set_state("bare_claim", "merged", table="claim"), "claim_merged_says_into_which"),
    attack("say merged into another while open", "UPDATE claims_claim SET merged_into_id = %(claim)s WHERE id = %(bare_claim)s", "claim_merged_says_into_which"),
    attack("merge a claim into itself", "UPDATE claims_claim SET state = 'merged', merged_into_id = id WHERE id = %(bare_claim)s", "claim_not_merged_into_itself"),
    attack("merge a published claim away", "UPDATE claims_claim SET state = 'merged', merged_into_id = %(bare_claim)s WHERE id = %(claim)s", "transition_is_listed", "claim_closed_while_published"),
    attack("dismiss a published claim", set_state("claim", "dismissed", table="claim"), "transition_is_listed", "claim_closed_while_published"),
    attack("merge a published claim away by way of open", set_state("claim", "open", table="claim") + "; UPDATE claims_claim SET state = 'merged', merged_into_id = %(bare_claim)s WHERE id = %(claim)s", "claim_closed_while_published"),
    attack("open a published claim", set_state("claim", "open", table="claim"), "claim_closed_while_published"),
    attack("close a claim without a publication", set_state("bare_claim", "closed", table="claim"), "claim_closed_while_published"),
    attack("publish an approved verdict without its log entry", set_state("approved", "published") + "; " + set_state("approved_claim", "closed", table="claim"), "published_verdict_is_logged"),
    attack("supersede what is public and leave the claim closed", set_state("published", "superseded"), "claim_closed_while_published"),
    attack("split a claim from itself", "UPDATE claims_claim SET parent_id = id WHERE id = %(bare_claim)s", "claim_not_its_own_parent"),
    attack("assign a claim that was put aside", "UPDATE claims_claim SET state = 'dismissed', assignee_id = %(reporter)s WHERE id = %(bare_claim)s", "claim_assigned_while_it_waits"),
    attack("give a claim a priority of one's own", "UPDATE claims_claim SET priority = 9 WHERE id = %(bare_claim)s", "claim_priority_is_listed"),
    attack("come back before one went", absence("reporter", "2027-01-09", "2027-01-05"), "absence_ends_after_it_began"),
    attack("stand in for oneself", absence("reporter", "2027-01-05", "2027-01-09", stand_in="%(reporter)s"), "absence_stood_in_by_another"),
    attack("be away twice on one day", absence("reporter", "2027-01-05", "2027-01-09") + "; " + absence("reporter", "2027-01-09", "2027-01-12"), "absence_once_at_a_time"),
    attack("change a public id", "UPDATE claims_claim SET public_id = 'zzzzzzzzzz' WHERE id = %(claim)s", "public_id_never_changes"),
    attack("change the public id of an article", "UPDATE claims_article SET public_id = 'zzzzzzzzzz' WHERE id = %(article)s", "public_id_never_changes"),
    attack("a check born corrected", "INSERT INTO claims_publishedcheck (public_id, slug, state, language, rating, scale, claimant, claimant_wikidata_id, first_published_at, modified_at, document_id) SELECT %(approved_public_id)s, slug, 'corrected', language, rating, scale, claimant, claimant_wikidata_id, now(), now(), (SELECT max(id) FROM claims_document) FROM claims_publishedcheck WHERE public_id = %(public_id)s", "transition_is_listed", "claims_publishedcheck_document_id_key", "check_shows_latest_entry", "check_columns_match_document"),
    attack("list a new transition", "INSERT INTO claims_transition (thing, source, target) VALUES ('verdict', 'draft', 'published')", "table right"),
    attack("list a transition twice", "INSERT INTO claims_transition (thing, source, target) VALUES ('verdict', '', 'draft')", "table right", "transition_once"),
]  # fmt: skip

FOUR_EYES = [
    attack("approve one's own", approval("review", by="reporter"), "approval_by_another_person"),
    attack("approve what one edited", set_state("correction_draft", "in_review") + "; " + approval("correction_draft", by="colleague"), "approval_by_another_person"),
    attack("approve other content", approval("review", content="repeat('a', 64)"), "approval_is_of_this_content"),
    attack("approve a draft", approval("draft"), "approval_while_in_review"),
    attack("approve a published verdict again", approval("published"), "approval_while_in_review", "approval_one_standing"),
    attack("approve twice", approval("review") + "; " + approval("review", by="colleague"), "approval_one_standing"),
    attack("approve with an approval that has fallen already", approval("review", extra="dropped_at"), "approval_is_of_this_content"),
    attack("approve nothing", "INSERT INTO claims_approval (approver_id, approved_at, content_sha256, dropped_reason) VALUES (%(reviewer)s, now(), repeat('a', 64), '')", "approval_of_one_thing"),
    attack("approve a verdict and a translation at once", "INSERT INTO claims_approval (verdict_id, translation_id, approver_id, approved_at, content_sha256, dropped_reason) VALUES (%(review)s, %(translation)s, %(reviewer)s, now(), claims_fingerprint(%(review)s), '')", "approval_of_one_thing"),
    attack("give an approval to another person", "UPDATE claims_approval SET approver_id = %(colleague)s WHERE verdict_id = %(approved)s", "approval_only_falls"),
    attack("give an approval to another verdict", "UPDATE claims_approval SET verdict_id = %(review)s WHERE verdict_id = %(approved)s", "approval_only_falls"),
    attack("give an approval another content", "UPDATE claims_approval SET content_sha256 = repeat('a', 64) WHERE verdict_id = %(approved)s", "approval_only_falls"),
    attack("raise an approval that fell", "UPDATE claims_approval SET dropped_at = now() WHERE verdict_id = %(approved)s; UPDATE claims_approval SET dropped_at = NULL WHERE verdict_id = %(approved)s", "approval_only_falls"),
    attack("drop the approval of what is published", "UPDATE claims_approval SET dropped_at = now() WHERE verdict_id = %(published)s", "approval_of_published_stays"),
    attack("become an editor after approval", "INSERT INTO claims_verdicteditor (verdict_id, user_id) VALUES (%(approved)s, %(reviewer)s)", "claims_verdicteditor_while_verdict_is_open"),
    attack("be listed as an editor twice", "INSERT INTO claims_verdicteditor (verdict_id, user_id) VALUES (%(correction_draft)s, %(colleague)s)", "verdict_editor_once"),
    attack("retract by oneself", proposal("claim") + "; UPDATE claims_retraction SET state = 'carried_out', decided_by_id = %(reviewer)s, decided_at = now() WHERE claim_id = %(claim)s", "retraction_needs_second_person"),
    attack("retract with nobody deciding", "UPDATE claims_retraction SET state = 'carried_out' WHERE id = %(retraction)s", "retraction_decided_by_someone"),
    attack("propose a second retraction", proposal("second_claim"), "retraction_one_proposed"),
    attack("retract without a reason", proposal("claim", reason=""), "retraction_has_reason"),
    attack("a retraction born carried out", "INSERT INTO claims_retraction (claim_id, state, reason, proposed_by_id, decided_by_id, decided_at, version, created_at) VALUES (%(claim)s, 'carried_out', 'x', %(reporter)s, %(reviewer)s, now(), 1, now())", "transition_is_listed"),
    attack("move a translation to another language", "UPDATE claims_verdicttranslation SET language = 'fr' WHERE id = %(translation)s", "translation_keeps_its_place"),
    attack("a second translation into one language", "INSERT INTO claims_verdicttranslation (verdict_id, language, state, translator_id, claim_text, summary, explanation, attribution_note, version, created_at, updated_at) VALUES (%(published)s, 'en', 'draft', %(reporter)s, 'x', 'x', '', '', 1, now(), now())", "translation_once_per_language"),
    attack("approve a translation without an approval", set_state("translation", "in_review", "approved", table="verdicttranslation"), "translation_needs_approval"),
    attack("approve one's own translation", set_state("translation", "in_review", table="verdicttranslation") + "; " + approval("translation", by="reporter", thing="translation"), "approval_by_another_person"),
    attack("approve a translation twice", set_state("translation", "in_review", table="verdicttranslation") + "; " + (approval("translation", thing="translation") + "; ") * 2, "approval_one_standing_of_translation"),
    attack("take over a translation in review", set_state("translation", "in_review", table="verdicttranslation") + "; " + TAKE_OVER.format("translation", "reviewer"), "claims_translationeditor_while_translation_is_draft"),
    attack("take over an approved translation", TAKE_OVER.format("approved_translation", "reviewer"), "claims_translationeditor_while_translation_is_draft"),
    attack("take over a translation twice", TAKE_OVER.format("translation", "colleague"), "translation_editor_once"),
    attack("approve a translation that one took over", set_state("translation", "in_review", table="verdicttranslation") + "; " + approval("translation", by="colleague", thing="translation") + "; " + set_state("translation", "approved", table="verdicttranslation"), "approval_by_another_person", "translation_needs_approval"),
    attack("edit a translation in review", set_state("translation", "in_review", table="verdicttranslation") + "; UPDATE claims_verdicttranslation SET summary = 'x' WHERE id = %(translation)s", "translation_is_edited_as_draft"),
    attack("reopen a translation with the approval standing", set_state("approved_translation", "draft", table="verdicttranslation"), "approval_falls_first"),
]  # fmt: skip

CONTENT = [
    attack("delete published evidence", "DELETE FROM claims_evidence WHERE id = %(evidence)s", "claims_evidence_while_verdict_is_open"),
    attack("edit published evidence", "UPDATE claims_evidence SET quote = 'x' WHERE id = %(evidence)s", "claims_evidence_while_verdict_is_open"),
    attack("add evidence to a published verdict", evidence("published"), "claims_evidence_while_verdict_is_open"),
    attack("move evidence out of a published verdict", "UPDATE claims_evidence SET verdict_id = %(draft)s WHERE id = %(evidence)s", "claims_evidence_while_verdict_is_open"),
    attack("move evidence into a published verdict", "UPDATE claims_evidence SET verdict_id = %(published)s WHERE id = %(draft_evidence)s", "claims_evidence_while_verdict_is_open"),
    attack("delete approved evidence", "DELETE FROM claims_evidence WHERE id = %(approved_evidence)s", "claims_evidence_while_verdict_is_open"),
    attack("evidence without a quoted passage", evidence("draft", quote=""), "evidence_has_quote"),
    attack("use an article as proof of its own claim", evidence("draft", source="own_source"), "article_does_not_prove_its_claim"),
    attack("an exception after approval", exception("approved"), "claims_ruleexception_while_verdict_is_open"),
    attack("withdraw an exception after approval", approval("review") + "; " + set_state("review", "approved") + "; DELETE FROM claims_ruleexception WHERE verdict_id = %(review)s", "claims_ruleexception_while_verdict_is_open"),
    attack("the same exception twice", exception("review", code="kept_copy"), "exception_once_per_rule"),
    attack("an exception without a reason", exception("review", reason=""), "exception_has_reason"),
    attack("rewrite the notice of an approved correction", "UPDATE claims_correction SET reason = 'x' WHERE verdict_id = %(correction)s", "claims_correction_while_verdict_is_open"),
    attack("a correction without a reason", "UPDATE claims_correction SET reason = '' WHERE verdict_id = %(correction_draft)s", "correction_has_reason"),
    attack("rewrite an article", "UPDATE claims_articleversion SET text = 'x' WHERE id = %(version)s", "table right", "claims_articleversion_is_permanent"),
    attack("a version out of turn", version(7), "article_versions_are_gapless"),
    attack("the same version twice", version(1), "article_versions_are_gapless", "article_version_number_once"),
    attack("a version with a false hash", version(2, sha256="repeat('a', 64)"), "article_hash_is_of_its_text"),
    attack("a version without text", version(2, text="''"), "article_version_has_text"),
    attack("an article with carriage returns", version(2, text="E'a\\r\\nb'"), "article_lines_end_with_lf"),
    attack("two articles at one address", "UPDATE claims_article SET url = %(article_url)s WHERE id = %(other_article)s", "article_url_once"),
    attack("an appearance that is not in the text", appearance("draft_claim", exact="wrong!"), "appearance_is_in_the_text"),
    attack("an appearance with another context", appearance("draft_claim", suffix=" xx"), "appearance_is_in_the_text"),
    attack("an empty appearance", appearance("draft_claim", 3, 3, ""), "appearance_span_not_empty"),
    attack("the same appearance twice", appearance("draft_claim") + "; " + appearance("draft_claim"), "appearance_once_per_claim"),
    attack("delete a published appearance", "DELETE FROM claims_appearance WHERE claim_id = %(claim)s", "appearance_of_published_claim_stays"),
    attack("move an appearance", "UPDATE claims_appearance SET start = 1 WHERE claim_id = %(claim)s", "claims_appearance_is_permanent"),
    attack("a claim without words", "UPDATE claims_claim SET text = '' WHERE id = %(bare_claim)s", "claim_has_text"),
    attack("text that is not NFC", "UPDATE claims_claim SET text = U&'e\\0301' WHERE id = %(bare_claim)s", "text_is_nfc"),
    attack("suggest nothing", suggestion("bare_claim", text=""), "suggestion_has_text"),
    attack("a suggestion with a score above one", suggestion("bare_claim", score="1.01"), "suggestion_score_between_0_and_1"),
    attack("a suggestion with a score that is no number", suggestion("bare_claim", score="'NaN'"), "suggestion_score_between_0_and_1"),
    attack("rewrite what was suggested", "UPDATE claims_suggestion SET text = 'x' WHERE claim_id = %(suggested_claim)s", "suggestion_stays_as_it_was"),
    attack("give a suggestion a better score", "UPDATE claims_suggestion SET score = 1 WHERE claim_id = %(suggested_claim)s", "suggestion_stays_as_it_was"),
    attack("move a suggestion to another claim", "UPDATE claims_suggestion SET claim_id = %(bare_claim)s WHERE claim_id = %(suggested_claim)s", "suggestion_stays_as_it_was"),
    attack("dismiss a suggestion and leave its claim waiting", "UPDATE claims_suggestion SET dismissed_as = 'minor' WHERE claim_id = %(suggested_claim)s", "suggestion_dismissed_with_its_claim"),
    attack("take a claim up and leave its suggestion dismissed", set_state("dismissed_suggestion", "open", table="claim"), "suggestion_dismissed_with_its_claim"),
    attack("a suggestion of an open claim, born dismissed", suggestion("bare_claim", dismissed_as="minor"), "suggestion_dismissed_with_its_claim"),
    attack("a figure without a unit", quantity(unit=""), "quantity_has_unit"),
    attack("a range that runs backwards", quantity(qualifier="between", value_to="3"), "quantity_range_has_both_ends"),
    attack("a javascript: source", "UPDATE claims_source SET url = 'javascript:alert(1)' WHERE id = %(source)s", "url_is_http"),
    attack("a link with a user name", "UPDATE claims_source SET url = 'https://a:b@evil.example/' WHERE id = %(source)s", "url_is_http"),
    attack("a link with a space", "UPDATE claims_source SET archive_url = 'https://a.example/ b' WHERE id = %(source)s", "url_is_http"),
    attack("two sources at one address", "UPDATE claims_source SET url = %(other_source_url)s WHERE id = %(source)s", "source_url_once"),
    attack("two claimants with one Wikidata id", "UPDATE claims_claimant SET wikidata_id = 'Q42'", "claimant_wikidata_once"),
    attack("a role that ends before it begins", "UPDATE claims_claimantrole SET since = '2020-01-02', until = '2020-01-01'", "role_ends_after_it_began"),
    attack("the same role twice", "INSERT INTO claims_claimantrole (claimant_id, title, since) SELECT claimant_id, title, since FROM claims_claimantrole", "role_once"),
    attack("a number for a label off the axis", rating("aneh", 9, "satire", "9"), "rating_off_axis_has_no_number"),
    attack("a rating numbered zero", rating("nol", 9, "false", "0"), "rating_number_from_one"),
    attack("two ratings with one number", rating("lagi", 9, "false", "1"), "rating_number_once_in_scale"),
    attack("two ratings with one name", rating("keliru", 9, "false", "9"), "rating_once_in_scale"),
    attack("two accounts that differ in case", "INSERT INTO claims_user (username, password, is_superuser, is_staff, is_active, first_name, last_name, email, date_joined, version, session_epoch, mail_language, mail_mode, mail_hour) SELECT upper(username), '', false, true, true, '', '', '', now(), 1, 0, 'en', 'none', 7 FROM claims_user WHERE id = %(reporter)s", "user_username_any_case"),
    attack("a report of no check", report("wrong", check="''"), "report_fits_its_kind"),
    attack("a tip about a check", report("tip", check="%(public_id)s"), "report_fits_its_kind"),
    attack("a report without words", report("wrong", message="''"), "report_has_words_until_erased"),
    attack("a report of a third kind", report("praise"), "report_fits_its_kind", "report_outcome_fits_its_kind"),
    attack("decide a report without an outcome", report("wrong", state="decided"), "report_decided_with_an_outcome"),
    attack("decide a report in a state that is none", report("wrong", state="spoiled", outcome="spam"), "report_decided_with_an_outcome"),
    attack("decide a report as if it were a tip", report("wrong", state="decided", outcome="taken_up", claim="%(claim)s"), "report_outcome_fits_its_kind"),
    attack("decide a reader's report without a reason", report("wrong", state="decided", outcome="no_action"), "report_decision_has_reason"),
    attack("take up a tip and link no claim", report("tip", check="''", state="decided", outcome="taken_up"), "report_outcome_names_a_claim"),
    attack("put other words into a reader's mouth", "UPDATE claims_readerreport SET message = 'x' WHERE id = %(report)s", "report_stays_as_sent"),
    attack("say that a report came in later", "UPDATE claims_readerreport SET created_at = now() WHERE id = %(report)s", "report_stays_as_sent"),
    attack("blank a report and say nothing", "UPDATE claims_readerreport SET message = '' WHERE id = %(report)s", "report_stays_as_sent", "report_has_words_until_erased"),
    attack("erase a report and keep its words", "UPDATE claims_readerreport SET erased_at = now() WHERE id = %(report)s", "report_has_words_until_erased"),
    attack("date an erasure back", "UPDATE claims_readerreport SET erased_at = '2026-01-01' WHERE id = %(erased_report)s", "report_stays_as_sent"),
    attack("count a sender twice in one hour", "INSERT INTO claims_sendingcount (hour, sender, count) VALUES ('2026-11-24 09:00Z', '', 1), ('2026-11-24 09:00Z', '', 1)", "sending_counted_once"),
    attack("a key without a name", "INSERT INTO claims_apikey (owner_id, name, prefix, digest, scopes, created_at) VALUES (%(reporter)s, '', '0123456789ab', repeat('a', 64), ARRAY['read'], now())", "key_has_a_name"),
    attack("a key that is good for nothing", "INSERT INTO claims_apikey (owner_id, name, prefix, digest, scopes, created_at) VALUES (%(reporter)s, 'x', '0123456789ab', repeat('a', 64), ARRAY[]::varchar[], now())", "key_is_good_for_something"),
    attack("a key that has always been over", "INSERT INTO claims_apikey (owner_id, name, prefix, digest, scopes, created_at, expires_at) VALUES (%(reporter)s, 'x', '0123456789ab', repeat('a', 64), ARRAY['read'], now(), now() - interval '1 day')", "key_expires_later"),
    attack("give a key to somebody else", "INSERT INTO claims_apikey (owner_id, name, prefix, digest, scopes, created_at) VALUES (%(reporter)s, 'x', '0123456789ab', repeat('a', 64), ARRAY['read'], now()); UPDATE claims_apikey SET owner_id = %(colleague)s", "key_stays_as_made"),
    attack("put another secret into a key", "INSERT INTO claims_apikey (owner_id, name, prefix, digest, scopes, created_at) VALUES (%(reporter)s, 'x', '0123456789ab', repeat('a', 64), ARRAY['read'], now()); UPDATE claims_apikey SET digest = repeat('b', 64)", "key_stays_as_made"),
    attack("let a revoked key open again", "INSERT INTO claims_apikey (owner_id, name, prefix, digest, scopes, created_at) VALUES (%(reporter)s, 'x', '0123456789ab', repeat('a', 64), ARRAY['read'], now()); UPDATE claims_apikey SET revoked_at = now(); UPDATE claims_apikey SET revoked_at = NULL", "key_stays_as_made"),
    attack("count requests twice in one minute", "INSERT INTO claims_requestcount (minute, who, taken) VALUES ('2026-11-24 09:00Z', '', 1), ('2026-11-24 09:00Z', '', 1)", "requests_counted_once"),
    attack("a contact without an address", "UPDATE claims_reportcontact SET email = '' WHERE report_id = %(report)s", "contact_has_an_address"),
    attack("two accounts with one address", "UPDATE claims_user SET email = CASE WHEN id = %(reporter)s THEN 'A@x.example' ELSE 'a@x.example' END WHERE id IN (%(reporter)s, %(colleague)s)", "user_email_any_case"),
    attack("a daily mail in the 25th hour", "UPDATE claims_user SET mail_hour = 24", "user_mail_hour_of_a_day"),
    attack("tell somebody of what they did", "INSERT INTO claims_notice (person_id, kind, thing, object_id, actor_id, at) VALUES (%(reporter)s, 'approved', 'verdict', %(draft)s, %(reporter)s, now())", "notice_not_to_oneself"),
]  # fmt: skip
