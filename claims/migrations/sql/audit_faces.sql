-- What an auditor asks of the published half, second part: everything public agrees, nothing else is public.

CREATE VIEW audit_checks (thing, id, why) AS
SELECT 'check', p.public_id, why
FROM claims_publishedcheck p
LEFT JOIN claims_document d ON d.id = p.document_id
LEFT JOIN (
    SELECT DISTINCT ON (public_id) public_id, document_id FROM claims_logentry ORDER BY public_id, seq DESC
) newest ON newest.public_id = p.public_id
CROSS JOIN LATERAL audit_json(d.body) doc
CROSS JOIN LATERAL (VALUES
    (newest.document_id IS DISTINCT FROM p.document_id, 'it does not show its latest log entry'),
    ((doc->>'public_id', doc->>'slug', doc->>'state', doc->>'language', coalesce(doc#>>'{rating,slug}', ''),
            coalesce(doc#>>'{rating,scale,slug}', ''), coalesce(doc#>>'{claimant,slug}', ''),
            doc->>'first_published_at', doc->>'modified_at')
        IS DISTINCT FROM (p.public_id::text, p.slug::text, p.state::text, p.language::text, p.rating::text,
            p.scale::text, p.claimant::text,
            to_char(p.first_published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
            to_char(p.modified_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')),
        'its columns do not say what its document says')
) checked (broken, why)
WHERE broken;

-- The last document of a check that shows where the claim stood; a tombstone does not, but keeps its articles.
CREATE VIEW audit_links (thing, id, why) AS
WITH face AS (
    SELECT p.id, p.public_id, doc, CASE WHEN doc ? 'appearances' THEN doc ELSE (
        SELECT audit_json(d.body) FROM claims_logentry l JOIN claims_document d ON d.id = l.document_id
        WHERE l.public_id = p.public_id AND audit_json(d.body) ? 'appearances' ORDER BY l.seq DESC LIMIT 1
    ) END AS placed
    FROM claims_publishedcheck p JOIN claims_document d ON d.id = p.document_id
    CROSS JOIN LATERAL audit_json(d.body) doc
), said AS (
    SELECT public_id, 'topic' AS thing, jsonb_path_query(doc, '$.claim.topics[*].slug')#>>'{}' AS key FROM face
    UNION
    SELECT public_id, 'article', concat_ws(' of outlet ', place#>>'{article,public_id}', place#>>'{article,outlet,slug}')
    FROM face CROSS JOIN LATERAL jsonb_path_query(placed, '$.appearances[*]') place
), linked AS (
    SELECT f.public_id, 'topic' AS thing, t.topic AS key
    FROM face f JOIN claims_publishedchecktopic t ON t.check_row_id = f.id
    UNION ALL
    SELECT f.public_id, 'article', concat_ws(' of outlet ', a.article, nullif(a.outlet, ''))
    FROM face f JOIN claims_publishedcheckarticle a ON a.check_row_id = f.id
)
SELECT 'check', public_id, format('its document names the %s %s, its links do not', thing, key)
FROM (SELECT * FROM said EXCEPT SELECT * FROM linked) unlinked
UNION ALL
SELECT 'check', public_id, format('it is linked to the %s %s, which its document does not name', thing, key)
FROM (SELECT * FROM linked EXCEPT SELECT * FROM said) unsaid;

CREATE VIEW audit_records (thing, id, why) AS
WITH said AS (
    SELECT 'claimant' AS thing, doc#>>'{claimant,slug}' AS key, now.id IS NOT NULL AS is_now
    FROM claims_document d LEFT JOIN claims_publishedcheck now ON now.document_id = d.id
    CROSS JOIN LATERAL audit_json(d.body) doc
    UNION ALL
    SELECT 'topic', topic#>>'{}', now.id IS NOT NULL
    FROM claims_document d LEFT JOIN claims_publishedcheck now ON now.document_id = d.id
    CROSS JOIN LATERAL jsonb_path_query(audit_json(d.body), '$.claim.topics[*].slug') topic
    UNION ALL
    SELECT place.thing, place.key, now.id IS NOT NULL
    FROM claims_document d LEFT JOIN claims_publishedcheck now ON now.document_id = d.id
    CROSS JOIN LATERAL jsonb_path_query(audit_json(d.body), '$.appearances[*].article') article
    CROSS JOIN LATERAL (VALUES
        ('article', article->>'public_id'), ('outlet', article#>>'{outlet,slug}')
    ) place (thing, key)
), named AS (
    SELECT thing, key, bool_or(is_now) AS is_now FROM said WHERE key IS NOT NULL GROUP BY thing, key
), record (thing, key) AS (
    SELECT 'claimant', key FROM claims_publishedclaimant
    UNION ALL SELECT 'topic', key FROM claims_publishedtopic
    UNION ALL SELECT 'article', key FROM claims_publishedarticle
    UNION ALL SELECT 'outlet', key FROM claims_publishedoutlet
)
SELECT thing, key, 'it is public, but no check ever published names it'
FROM record WHERE (thing, key) NOT IN (SELECT thing, key FROM named)
UNION ALL
SELECT thing, key, 'a published check names it, but it has no public record'
FROM named WHERE is_now AND (thing, key) NOT IN (SELECT thing, key FROM record);

CREATE VIEW audit_article_pages (thing, id, why) AS
WITH shown AS (
    SELECT a.key AS article, item->>'public_id' AS public_id, jsonb_build_array(item->'state', item->'claim',
        item->'language', item->'path', item#>'{rating,slug}') AS words
    FROM claims_publishedarticle a CROSS JOIN LATERAL jsonb_path_query(audit_json(a.body), '$.checks[*]') item
), linked AS (
    SELECT k.article::text, p.public_id::text, jsonb_build_array(doc->'state', doc#>'{claim,text}',
        doc->'language', doc->'path', doc#>'{rating,slug}') AS words
    FROM claims_publishedcheckarticle k
    JOIN claims_publishedcheck p ON p.id = k.check_row_id
    JOIN claims_document d ON d.id = p.document_id
    CROSS JOIN LATERAL audit_json(d.body) doc
)
SELECT 'article', article, CASE WHEN shown.words IS NULL THEN format('it does not show its check %s', public_id)
    WHEN linked.words IS NULL THEN format('it shows check %s, which does not appear in it', public_id)
    ELSE format('it shows check %s as it is no longer', public_id) END
FROM shown FULL JOIN linked USING (article, public_id)
WHERE shown.words IS DISTINCT FROM linked.words;

CREATE VIEW audit_document_words (thing, id, why) AS
WITH cited AS (
    SELECT verdict_id, jsonb_agg(jsonb_build_array(finding, stance, quote, locator, note) ORDER BY position, id) AS rows
    FROM claims_evidence GROUP BY verdict_id
)
SELECT 'log entry', l.seq::text, why
FROM claims_logentry l
JOIN claims_document d ON d.id = l.document_id
JOIN claims_claim c ON c.public_id = l.public_id
JOIN claims_verdict v ON v.claim_id = c.id AND v.revision = l.revision
LEFT JOIN claims_rating r ON r.id = v.rating_id
LEFT JOIN cited ON cited.verdict_id = v.id
CROSS JOIN LATERAL audit_json(d.body) doc
CROSS JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_array(e->'finding', e->'stance', e->'quote', e->'locator', e->'note') ORDER BY place) AS rows
    FROM jsonb_path_query(doc, '$.evidence[*]') WITH ORDINALITY item (e, place)
) printed
CROSS JOIN LATERAL (VALUES
    ((doc->>'revision', doc->>'summary', doc#>>'{explanation,markdown}', doc#>>'{attribution,finding}',
            doc#>>'{attribution,note}', doc->>'counter_search', doc#>>'{reply,status}', doc#>>'{reply,text}',
            doc->>'as_of')
        IS DISTINCT FROM (v.revision::text, v.summary::text, v.explanation::text, v.attribution::text,
            v.attribution_note::text, v.counter_search::text, v.reply_status::text, v.reply_text::text, v.as_of::text),
        'its document does not have the words of the approved revision'),
    (printed.rows IS DISTINCT FROM cited.rows, 'its document does not have the evidence of the approved revision'),
    -- The slug of a label may be renamed; the events say so.
    (doc#>>'{rating,slug}' IS DISTINCT FROM r.slug::text AND NOT EXISTS (
        SELECT 1 FROM claims_event e WHERE e.thing = 'ratingscale' AND e.object_id = v.scale_id AND e.at > l.at),
        'its document does not have the rating of the approved revision')
) checked (broken, why)
WHERE l.kind IN ('published', 'corrected') AND broken;

CREATE VIEW audit_document_steps (thing, id, why) AS
SELECT 'log entry', seq::text, format('its document changes more of the check than "%s" may', kind)
FROM (
    SELECT l.seq, l.kind, l.document_id, lag(l.document_id) OVER (PARTITION BY l.public_id ORDER BY l.seq) AS last_id
    FROM claims_logentry l
) step
JOIN claims_document d ON d.id = step.document_id
LEFT JOIN claims_document last ON last.id = step.last_id
CROSS JOIN LATERAL (SELECT audit_json(last.body) AS a, audit_json(d.body) AS b) doc
WHERE CASE kind
    WHEN 'sighted' THEN NOT b->'appearances' @> (a->'appearances')
        OR a - 'appearances' - 'modified_at' IS DISTINCT FROM b - 'appearances' - 'modified_at'
    WHEN 'translated' THEN a - 'translations' - 'modified_at' IS DISTINCT FROM b - 'translations' - 'modified_at'
    WHEN 'retracted' THEN (a#>'{claim,text}', a->'claimant', a->'path', a->'revision', a->'corrections')
        IS DISTINCT FROM (b#>'{claim,text}', b->'claimant', b->'path', b->'revision', b->'corrections')
    END IS NOT FALSE
    AND kind IN ('sighted', 'translated', 'retracted');

CREATE VIEW audit_public_ids (thing, id, why) AS
SELECT 'check', logged.public_id, why
FROM (
    SELECT l.public_id, (array_agg(l.document_id ORDER BY l.seq))[1] AS first_id, min(l.at) AS first_at
    FROM claims_logentry l GROUP BY l.public_id
) logged
LEFT JOIN claims_document first ON first.id = logged.first_id
LEFT JOIN claims_publishedcheck p ON p.public_id = logged.public_id
LEFT JOIN claims_claim c ON c.public_id = logged.public_id
CROSS JOIN LATERAL audit_json(first.body) doc
CROSS JOIN LATERAL (VALUES
    (p.id IS NULL, 'it was published and has no public page any more'),
    (c.id IS NULL, 'it was published and its claim is gone'),
    (doc->>'path' IS DISTINCT FROM format('/claims/%s/%s/', p.public_id, p.slug), 'its address has changed'),
    (doc->>'first_published_at'
        IS DISTINCT FROM to_char(p.first_published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
        'the day it was first published has changed')
) checked (broken, why)
WHERE broken
UNION ALL
SELECT 'check', p.public_id, 'it is public, but the log does not know it'
FROM claims_publishedcheck p WHERE NOT EXISTS (SELECT 1 FROM claims_logentry l WHERE l.public_id = p.public_id);
