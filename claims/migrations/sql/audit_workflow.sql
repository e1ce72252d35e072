-- What an auditor asks of the workflow: who, when and in which order (docs/audit.md).

CREATE VIEW audit_transitions (thing, id, why) AS
WITH listed AS (
    SELECT thing, split_part(way, '>', 1) AS source, split_part(way, '>', 2) AS target
    FROM (VALUES
        ('claim', '>suggested >open suggested>open suggested>dismissed open>dismissed dismissed>open suggested>split '
            'open>split split>open suggested>merged open>merged merged>open open>closed closed>open'),
        ('verdict', '>draft draft>in_review in_review>draft approved>draft in_review>approved approved>in_review '
            'approved>published published>superseded'),
        ('translation', '>draft draft>in_review in_review>draft in_review>approved approved>draft approved>published '
            'published>superseded'),
        ('retraction', '>proposed proposed>carried_out proposed>declined'),
        ('check', '>published published>corrected corrected>corrected retracted>corrected published>retracted '
            'corrected>retracted')
    ) ways (thing, list)
    CROSS JOIN LATERAL unnest(string_to_array(list, ' ')) way
)
SELECT thing, format('%s > %s', source, target), 'it is a way that the database knows and nobody listed'
FROM claims_transition WHERE (thing, source, target) NOT IN (SELECT * FROM listed)
UNION ALL
SELECT thing, format('%s > %s', source, target), 'it is a listed way that the database does not know'
FROM listed WHERE (thing, source, target) NOT IN (SELECT thing, source, target FROM claims_transition);

CREATE VIEW audit_ways (thing, id, why) AS
WITH step AS (
    SELECT e.id, named.thing, e.object_id, e.source_state, e.target_state,
        lag(e.target_state, 1, '') OVER life AS came_to, lead(e.id) OVER life IS NULL AS is_last
    FROM claims_event e
    JOIN (VALUES ('claim', 'claim'), ('verdict', 'verdict'), ('verdicttranslation', 'translation'),
        ('retraction', 'retraction')) named (model, thing) ON named.model = e.thing
    WHERE e.source_state <> '' OR e.target_state <> ''
    WINDOW life AS (PARTITION BY e.thing, e.object_id ORDER BY e.id)
), present (thing, object_id, state) AS (
    SELECT 'claim', id, state FROM claims_claim
    UNION ALL SELECT 'verdict', id, state FROM claims_verdict
    UNION ALL SELECT 'translation', id, state FROM claims_verdicttranslation
    UNION ALL SELECT 'retraction', id, state FROM claims_retraction
)
SELECT thing, object_id::text, format('event %s begins at "%s", the one before it ended at "%s"', id, source_state, came_to)
FROM step WHERE source_state <> came_to
UNION ALL
SELECT thing, object_id::text, format('event %s goes from "%s" to "%s", which is no listed way', id, source_state, target_state)
FROM step WHERE (thing, source_state, target_state) NOT IN (SELECT thing, source, target FROM claims_transition)
UNION ALL
SELECT thing, object_id::text, format('it is "%s", its events end at "%s"', present.state, step.target_state)
FROM present FULL JOIN (SELECT * FROM step WHERE is_last) step USING (thing, object_id)
WHERE present.state IS DISTINCT FROM step.target_state;

CREATE VIEW audit_check_ways (thing, id, why) AS
WITH step AS (
    SELECT l.seq, l.kind, doc->>'state' AS state,
        coalesce(lag(doc->>'state') OVER (PARTITION BY l.public_id ORDER BY l.seq), '') AS came_from
    FROM claims_logentry l JOIN claims_document d ON d.id = l.document_id CROSS JOIN LATERAL audit_json(d.body) doc
)
SELECT 'log entry', seq::text, format('"%s" took the check from "%s" to "%s"', kind, came_from, state)
FROM step
WHERE CASE WHEN kind IN ('published', 'corrected', 'retracted')
    THEN state = kind AND EXISTS (
        SELECT 1 FROM claims_transition WHERE thing = 'check' AND source = came_from AND target = state)
    ELSE state = came_from END IS NOT TRUE;

CREATE VIEW audit_reasons (thing, id, why) AS
SELECT 'event', e.id::text, why
FROM claims_event e
LEFT JOIN claims_eventdetail d ON d.event_id = e.id
LEFT JOIN claims_verdict v ON e.thing = 'verdict' AND v.id = e.object_id
CROSS JOIN LATERAL (VALUES
    (e.verb IN ('dismiss_claim', 'send_back', 'send_back_translation', 'withdraw_approval', 'grant_exception',
        'start_correction', 'propose_retraction', 'retract') AND coalesce(btrim(d.reason), '') = '',
        format('"%s" was done without a reason', e.verb)),
    (e.verb = 'reclaim_verdict' AND e.source_state = 'in_review' AND e.actor_id IS DISTINCT FROM v.author_id
        AND NOT EXISTS (SELECT 1 FROM claims_verdicteditor w WHERE w.verdict_id = v.id AND w.user_id = e.actor_id),
        'somebody who had not written it took it out of review')
) checked (broken, why)
WHERE broken;

CREATE VIEW audit_claims (thing, id, why) AS
SELECT 'claim', c.public_id, why
FROM claims_claim c
LEFT JOIN claims_publishedcheck p ON p.public_id = c.public_id AND p.state <> 'retracted'
LEFT JOIN (SELECT parent_id, count(*) AS parts FROM claims_claim GROUP BY parent_id) child ON child.parent_id = c.id
CROSS JOIN LATERAL (VALUES
    ((c.state = 'closed') <> (p.id IS NOT NULL), 'it is closed without a published check, or published and not closed'),
    (c.state = 'split' AND coalesce(child.parts, 0) < 2, 'it is split into fewer than two parts'),
    ((c.state = 'merged') <> (c.merged_into_id IS NOT NULL), 'it is merged into none, or not merged'),
    (c.state IN ('suggested', 'dismissed', 'split', 'merged')
        AND EXISTS (SELECT 1 FROM claims_verdict v WHERE v.claim_id = c.id), 'it was put aside with a verdict on it')
) checked (broken, why)
WHERE broken;

CREATE VIEW audit_revisions (thing, id, why) AS
SELECT 'verdict', v.id::text, why
FROM (
    SELECT v.*, row_number() OVER (PARTITION BY v.claim_id ORDER BY v.revision) AS place,
        count(*) FILTER (WHERE v.state = 'published') OVER (PARTITION BY v.claim_id) AS published,
        count(*) FILTER (WHERE v.state IN ('draft', 'in_review', 'approved')) OVER (PARTITION BY v.claim_id) AS at_work,
        l.seq AS shown_by, face.state AS face
    FROM claims_verdict v
    JOIN claims_claim c ON c.id = v.claim_id
    LEFT JOIN claims_publishedcheck face ON face.public_id = c.public_id
    LEFT JOIN claims_logentry l ON l.document_id = face.document_id AND l.revision = v.revision
) v
CROSS JOIN LATERAL (VALUES
    (revision <> place, 'a revision before it is missing'),
    (published > 1, 'two revisions of its claim are published'),
    (at_work > 1, 'two revisions of its claim are being written'),
    (state = 'published' AND (shown_by IS NULL OR face = 'retracted'), 'it is published, but the check does not show it'),
    (face <> 'retracted' AND shown_by IS NOT NULL AND state <> 'published', 'the check shows it, but it is not published'),
    ((published_at IS NULL) = (state IN ('published', 'superseded')), 'its date of publication is missing or too much')
) checked (broken, why)
WHERE broken;

CREATE VIEW audit_spans (thing, id, why) AS
SELECT 'appearance', p.id::text, 'the quoted words do not stand there in the article'
FROM claims_appearance p LEFT JOIN claims_articleversion av ON av.id = p.article_version_id
WHERE (substr(av.text, p.start + 1, p."end" - p.start) = p.exact
    AND substr(av.text, greatest(p.start - length(p.prefix), 0) + 1, least(length(p.prefix), p.start)) = p.prefix
    AND substr(av.text, p."end" + 1, length(p.suffix)) = p.suffix) IS NOT TRUE;

CREATE VIEW audit_article_versions (thing, id, why) AS
SELECT 'article version', v.id::text, why
FROM (SELECT v.*, row_number() OVER (PARTITION BY v.article_id ORDER BY v.number) AS place FROM claims_articleversion v) v
CROSS JOIN LATERAL (VALUES
    (number <> place, 'a version before it is missing'),
    (text_sha256::text <> claims_body_hash(text), 'its hash is not the hash of its text'),
    (text ~ E'\r' OR text IS NOT NFC NORMALIZED, 'its text is not NFC with LF line ends')
) checked (broken, why)
WHERE broken
UNION ALL
SELECT 'article', a.public_id, 'it has no text' FROM claims_article a
WHERE NOT EXISTS (SELECT 1 FROM claims_articleversion v WHERE v.article_id = a.id);
