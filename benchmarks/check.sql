-- One published check as JSON, built from the editorial tables: the work that stored documents save.
-- chosen: rows (place, key, slug, state, first_published_at, modified_at) of the checks wanted, by place.
SELECT json_build_object(
  'type', 'check', 'schema', 1, 'public_id', c.public_id, 'slug', chosen.slug,
  'url', 'http://127.0.0.1:8000/id/claims/' || c.public_id || '/' || chosen.slug || '/',
  'path', '/claims/' || c.public_id || '/' || chosen.slug || '/', 'language', c.language, 'state', chosen.state,
  'revision', v.revision, 'first_published_at', chosen.first_published_at, 'modified_at', chosen.modified_at,
  'claim', json_build_object('text', c.text, 'made_on', c.made_on, 'context', c.context,
    'quantities', (SELECT json_agg(json_build_object('value', q.value, 'value_to', q.value_to, 'unit', q.unit,
        'qualifier', q.qualifier, 'of', q.of, 'period', q.period) ORDER BY q.position)
      FROM claims_quantity q WHERE q.claim_id = c.id),
    'selection', json_build_object('reason', c.selection_reason, 'note', c.selection_note),
    'topics', (SELECT json_agg(json_build_object('slug', t.slug, 'labels', t.labels))
      FROM claims_claim_topics ct JOIN claims_topic t ON t.id = ct.topic_id WHERE ct.claim_id = c.id)),
  'claimant', (SELECT json_build_object('slug', p.slug, 'name', p.name, 'kind', p.kind, 'wikidata_id', p.wikidata_id,
      'role', (SELECT r.title FROM claims_claimantrole r WHERE r.claimant_id = p.id ORDER BY r.since DESC LIMIT 1))
    FROM claims_claimant p WHERE p.id = c.claimant_id),
  'appearances', (SELECT json_agg(json_build_object(
      'article', json_build_object('public_id', a.public_id,
        'slug', regexp_replace(lower(a.title), '[^a-z0-9]+', '-', 'g'),
        'path', '/articles/' || a.public_id || '/' || regexp_replace(lower(a.title), '[^a-z0-9]+', '-', 'g') || '/',
        'title', a.title, 'url', a.url, 'language', a.language,
        'published_at', a.published_at, 'outlet', json_build_object('slug', o.slug, 'name', o.name,
          'path', '/outlets/' || o.slug || '/')),
      'version', av.number, 'text_sha256', av.text_sha256, 'exact', ap.exact, 'prefix', ap.prefix,
      'suffix', ap.suffix, 'start', ap.start, 'end', ap."end"))
    FROM claims_appearance ap JOIN claims_articleversion av ON av.id = ap.article_version_id
    JOIN claims_article a ON a.id = av.article_id LEFT JOIN claims_outlet o ON o.id = a.outlet_id
    WHERE ap.claim_id = c.id),
  'rating', json_build_object('scale', json_build_object('slug', s.slug, 'labels', s.labels), 'slug', r.slug,
    'labels', r.labels, 'meaning', r.meaning, 'value', r.value,
    'best', (SELECT max(value) FROM claims_rating WHERE scale_id = s.id),
    'worst', (SELECT min(value) FROM claims_rating WHERE scale_id = s.id)),
  'summary', v.summary,
  'explanation', json_build_object('markdown', v.explanation, 'html', '<p>' || v.explanation || '</p>'),
  'attribution', json_build_object('finding', v.attribution, 'note', v.attribution_note), 'as_of', v.as_of,
  'evidence', (SELECT json_agg(json_build_object('finding', e.finding, 'stance', e.stance, 'quote', e.quote,
      'locator', e.locator, 'note', e.note, 'source', json_build_object('title', x.title, 'publisher', x.publisher,
        'url', x.url, 'archive_url', x.archive_url, 'kind', x.kind, 'language', x.language,
        'published_on', x.published_on, 'accessed_on', x.accessed_on, 'origin', g.name, 'interests', x.interests))
      ORDER BY e.position)
    FROM claims_evidence e JOIN claims_source x ON x.id = e.source_id JOIN claims_origingroup g ON g.id = x.origin_id
    WHERE e.verdict_id = v.id),
  'independent_origins', (SELECT count(DISTINCT x.origin_id) FROM claims_evidence e
    JOIN claims_source x ON x.id = e.source_id WHERE e.verdict_id = v.id),
  'counter_search', v.counter_search,
  'reply', json_build_object('status', v.reply_status, 'asked_on', v.reply_asked_on, 'text', v.reply_text),
  'exceptions', (SELECT json_agg(json_build_object('code', k.code, 'reason', k.reason))
    FROM claims_ruleexception k WHERE k.verdict_id = v.id),
  'corrections', (SELECT json_agg(json_build_object('on', n.published_at::date, 'reason', k.reason,
      'old_rating', o.labels, 'new_rating', w.labels) ORDER BY n.revision DESC)
    FROM claims_correction k JOIN claims_verdict n ON n.id = k.verdict_id JOIN claims_verdict b ON b.id = k.previous_id
    JOIN claims_rating o ON o.id = b.rating_id JOIN claims_rating w ON w.id = n.rating_id WHERE n.claim_id = c.id),
  'retraction', NULL,
  'translations', (SELECT json_object_agg(tr.language, json_build_object('claim', tr.claim_text, 'summary', tr.summary))
    FROM claims_verdicttranslation tr WHERE tr.verdict_id = v.id AND tr.state = 'published'),
  'publisher', json_build_object('name', 'Factcheck Workbench', 'url', 'http://127.0.0.1:8000', 'logo', ''),
  'license', 'https://creativecommons.org/licenses/by/4.0/') AS body, chosen.place
FROM chosen
JOIN claims_claim c ON c.public_id = chosen.key
JOIN claims_verdict v ON v.claim_id = c.id AND v.state = 'published'
JOIN claims_rating r ON r.id = v.rating_id JOIN claims_ratingscale s ON s.id = r.scale_id
