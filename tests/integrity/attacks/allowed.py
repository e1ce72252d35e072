"""What the application role can do by raw SQL and may, each with the reason. No document, check, link or log entry
of the public changes by it; tests/integrity/test_raw_sql.py holds that."""

ALLOWED = [
    # (what, SQL, why the database lets it)
    ("make an account superuser", "UPDATE claims_user SET is_superuser = true WHERE id = %(reporter)s", "The database guarantees consistency, not identity (design, section 5). No flag lifts four eyes: an approval by the author is refused whoever they are."),
    ("change somebody's group", "INSERT INTO claims_user_groups (user_id, group_id) SELECT %(colleague)s, id FROM auth_group WHERE name = 'chief editor'", "As above: roles decide who is shown a button; rules on rows do not ask for roles."),
    ("approve in another person's name", "INSERT INTO claims_approval (verdict_id, approver_id, approved_at, content_sha256, dropped_reason) VALUES (%(review)s, %(colleague)s, now(), claims_fingerprint(%(review)s), '')", "It can check that an approver is another account, not who sat at the keyboard."),
    ("write an event that never was", "INSERT INTO claims_event (at, actor_id, verb, thing, object_id, source_state, target_state) VALUES (now(), %(reporter)s, 'x', 'verdict', %(draft)s, '', '')", "The trail is written by the application; what is written stays. The public log does not depend on it."),
    ("reword a published claim", "UPDATE claims_claim SET text = 'x' WHERE id = %(claim)s", "A correction begins so. The public document stays; the approval no longer matches, so nothing can be published or corrected with it, and a sighting changes appearances only."),
    ("rename a claimant of a published check", "UPDATE claims_claimant SET name = 'x' WHERE id = %(claimant)s", "As above."),
    ("change a source cited by a published check", "UPDATE claims_source SET title = 'x' WHERE id = (SELECT source_id FROM claims_evidence WHERE id = %(evidence)s)", "As above."),
    ("rename an outlet", "UPDATE claims_outlet SET name = 'x' WHERE id = %(outlet)s", "Its own public record follows with the next publication; documents of checks keep what they said."),
    ("take a published claim out of its topics", "DELETE FROM claims_claim_topics WHERE claim_id = %(claim)s", "Part of the approved content: the approval no longer matches. Lists follow the document, which stays."),
    ("delete the figures of a published claim", "DELETE FROM claims_quantity WHERE claim_id = %(claim)s", "As above."),
    ("tie a published claim to another place", "INSERT INTO claims_appearance (claim_id, article_version_id, start, \"end\", exact, prefix, suffix, created_at) VALUES (%(claim)s, %(draft_version)s, 0, 6, 'Kepala', '', '', now())", "The words stand there. Readers see it only with a log entry, a sighting."),
    ("take the appearances of an unpublished claim away", "DELETE FROM claims_appearance WHERE claim_id = %(draft_claim)s", "Readiness asks for one before review; nothing is public."),
    ("delete the evidence of a draft", "DELETE FROM claims_evidence WHERE verdict_id = %(draft)s", "A draft is being written."),
    ("send an approved verdict back", "UPDATE claims_approval SET dropped_at = now() WHERE verdict_id = %(approved)s; UPDATE claims_verdict SET state = 'draft' WHERE id = %(approved)s", "A listed way, and the approval falls with it."),
    ("rewrite the public record of an article with a hash of its own", "UPDATE claims_publishedarticle SET body = '{}', sha256 = claims_body_hash('{}')", "Records of articles, claimants, topics and outlets are rebuilt with each publication and promise nothing of their own: the checks they list are in the log. The hash guards against damage, not against the application."),
    ("rewrite a finished page", "UPDATE claims_publishedpage SET html = 'x'", "A page is drawn from its document, in a process of this role, and can be drawn again: draw_pages --check names every page that does not show its document."),
    ("rewrite the words by which a check is found", "UPDATE claims_publishedsearch SET terms = '{}', length = 0", "Searching leads to checks and shows nothing of its own; claims_fill_search() writes the words anew from the documents."),
    ("forget in how many checks words stand", "DELETE FROM claims_publishedterm", "Counted anew every hour; until then every word ranks as rare."),
    ("forget the words by which claims are matched", "DELETE FROM claims_matchentry", "Matching proposes and a person decides; claims_enter_claims() and claims_enter_externals() write the words anew."),
    ("forget what a model made of a published claim", "DELETE FROM claims_publishedvector", "It shows nothing of its own; the worker makes it anew."),
    ("put another picture beside a check", "UPDATE claims_publishedcard SET png = 'x'", "As above: it is drawn from its document, and draw_pages --cards draws what other code has drawn. No page and no document rests on it."),
    ("store a document nobody shows", "INSERT INTO claims_document (public_id, sha256, body) VALUES ('zzzzzzzzzz', claims_body_hash('{}'), '{}')", "Readers reach documents through checks and the log only."),
    ("delete a kept copy that no approved verdict rests on", "DELETE FROM claims_keptcontent WHERE copy_id = %(draft_copy)s; DELETE FROM claims_keptcopy WHERE id = %(draft_copy)s", "Readiness asks for one before review; nothing is public."),
    ("withdraw a colleague's comment", "UPDATE claims_comment SET text = '', withdrawn_at = now() WHERE id = %(comment)s", "It can check that a comment only goes, not who sat at the keyboard."),
    ("end everybody's session", "DELETE FROM django_session", "People log in again."),
    ("commit without waiting for the disk", "SET synchronous_commit = off", "Risks its own latest transactions, never a half one (tests/races/test_server_kills.py)."),
]  # fmt: skip
