-- The words by which checks are found, and in how many checks each stands.

-- Read many at a time and asked for single keys: kept in the row, not compressed.
ALTER TABLE claims_publishedsearch ALTER COLUMN terms SET STORAGE EXTERNAL;
ALTER TABLE claims_publishedsearch SET (toast_tuple_target = 8160);

-- The languages whose words we can stem. For the others the words themselves must do.
CREATE FUNCTION claims_stemmer(language text) RETURNS regconfig LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE language WHEN 'id' THEN 'pg_catalog.indonesian'::regconfig WHEN 'en' THEN 'pg_catalog.english'::regconfig END
$$;

-- What of a check is searched, in which language, and for how much it counts: the claim twice.
CREATE FUNCTION claims_search_texts(body jsonb) RETURNS TABLE (language text, weight integer, words text)
    LANGUAGE sql IMMUTABLE AS $$
    SELECT body->>'language', 2, body#>>'{claim,text}'
    UNION ALL SELECT body->>'language', 1, body->>'summary'
    UNION ALL SELECT body->>'language', 1, body#>>'{claimant,name}'
    UNION ALL SELECT label.key, 1, label.value
        FROM jsonb_array_elements(body#>'{claim,topics}') topic, jsonb_each_text(topic->'labels') label
    UNION ALL SELECT key, 2, value->>'claim' FROM jsonb_each(body->'translations')
    UNION ALL SELECT key, 1, value->>'summary' FROM jsonb_each(body->'translations')
$$;

-- {"word": how often}, stems as "id stem": a word holds no blank, so they never mix. The Indonesian stemmer takes
-- "pengangguran" (unemployment) for "anggur" (grape), so a stem never stands for its word alone.
-- A word of more than 60 characters is none.
CREATE FUNCTION claims_search_terms(body jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE
    SET search_path = public, pg_temp AS $$
    SELECT coalesce(jsonb_object_agg(term, often), '{}') FROM (
        SELECT term, sum(often) AS often FROM claims_search_texts(body) t CROSS JOIN LATERAL (
            SELECT v.lexeme AS term, t.weight * cardinality(v.positions) AS often
                FROM unnest(to_tsvector('pg_catalog.simple', t.words)) v WHERE length(v.lexeme) <= 60
            UNION ALL
            SELECT t.language || ' ' || v.lexeme, t.weight * cardinality(v.positions)
                FROM unnest(to_tsvector(claims_stemmer(t.language), t.words)) v WHERE length(v.lexeme) <= 60
        ) found GROUP BY term
    ) terms
    WHERE body->>'state' <> 'retracted'
$$;

CREATE FUNCTION claims_search_length(terms jsonb) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(sum(value::integer), 0) FROM jsonb_each(terms) WHERE strpos(key, ' ') = 0
$$;

-- Writes the words of these checks anew, from the documents they show.
CREATE FUNCTION claims_fill_search(rows bigint[]) RETURNS void LANGUAGE sql SET search_path = public, pg_temp AS $$
    INSERT INTO claims_publishedsearch (check_row_id, terms, length)
    SELECT p.id, t.terms, claims_search_length(t.terms)
    FROM claims_publishedcheck p JOIN claims_document d ON d.id = p.document_id
    CROSS JOIN LATERAL (SELECT claims_search_terms(d.body::jsonb) AS terms OFFSET 0) t
    WHERE p.id = ANY(rows)
    ON CONFLICT (check_row_id) DO UPDATE SET terms = EXCLUDED.terms, length = EXCLUDED.length
$$;

-- What the reader's question asks for: each word, and its stems in each language.
CREATE FUNCTION claims_search_question(question text) RETURNS TABLE (word text, term text)
    LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    WITH words AS (
        SELECT lexeme, positions[1] AS place FROM unnest(to_tsvector('pg_catalog.simple', question))
        WHERE length(lexeme) <= 60
    )
    SELECT lexeme, term FROM words CROSS JOIN LATERAL (
        SELECT lexeme AS term
        UNION ALL SELECT 'id ' || stem FROM unnest(ts_lexize('pg_catalog.indonesian_stem', lexeme)) stem
        UNION ALL SELECT 'en ' || stem FROM unnest(ts_lexize('pg_catalog.english_stem', lexeme)) stem
    ) terms ORDER BY place
$$;

-- Counts anew in how many checks each term stands. One at a time, and nothing that a publication writes is locked.
-- A stem of one check is left out, for unknown terms count as rare; a word stays, for suggestions.
CREATE FUNCTION claims_count_terms() RETURNS bigint LANGUAGE sql SET search_path = public, pg_temp AS $$
    SELECT pg_advisory_xact_lock(hashtext('claims_publishedterm'));
    WITH counted AS MATERIALIZED (
        SELECT key AS term, count(*)::integer AS checks, sum(value::bigint)::bigint AS words
        FROM claims_publishedsearch, jsonb_each(terms) GROUP BY key
        HAVING count(*) > 1 OR strpos(key, ' ') = 0
        UNION ALL SELECT '', count(*), coalesce(sum(length), 0) FROM claims_publishedsearch WHERE terms <> '{}'
    ), gone AS (
        DELETE FROM claims_publishedterm t WHERE NOT EXISTS (SELECT 1 FROM counted c WHERE c.term = t.term)
    ), written AS (
        INSERT INTO claims_publishedterm AS t (term, checks, words) SELECT term, checks, words FROM counted
        ON CONFLICT (term) DO UPDATE SET checks = EXCLUDED.checks, words = EXCLUDED.words
        WHERE (t.checks, t.words) IS DISTINCT FROM (EXCLUDED.checks, EXCLUDED.words) RETURNING 1
    )
    SELECT count(*) FROM written
$$;
