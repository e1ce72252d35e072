-- What a text is matched with (adr/0029): the words of claims, kept by triggers, which nobody can forget.

-- Asked for single keys, many rows at a time: kept in the row, not compressed.
ALTER TABLE claims_matchentry ALTER COLUMN terms SET STORAGE EXTERNAL;
ALTER TABLE claims_matchentry SET (toast_tuple_target = 8160);
ALTER TABLE claims_matchvector ALTER COLUMN vector SET STORAGE PLAIN;
ALTER TABLE claims_publishedvector ALTER COLUMN vector SET STORAGE PLAIN;

-- A vector goes with what it is of, whoever takes that.
ALTER TABLE claims_matchvector ADD CONSTRAINT claims_matchvector_fk_entry
    FOREIGN KEY (entry_id) REFERENCES claims_matchentry ON DELETE CASCADE;
ALTER TABLE claims_publishedvector ADD CONSTRAINT claims_publishedvector_fk_check
    FOREIGN KEY (check_row_id) REFERENCES claims_publishedcheck ON DELETE CASCADE;

-- {"word": how often}, stems as "id stem", as claims_search_terms has them.
CREATE FUNCTION claims_match_terms(language text, words text) RETURNS jsonb LANGUAGE sql IMMUTABLE
    SET search_path = public, pg_temp AS $$
    SELECT coalesce(jsonb_object_agg(term, often), '{}') FROM (
        SELECT lexeme AS term, cardinality(positions) AS often FROM unnest(to_tsvector('pg_catalog.simple', words))
            WHERE length(lexeme) <= 60
        UNION ALL
        SELECT language || ' ' || lexeme, cardinality(positions) FROM unnest(to_tsvector(claims_stemmer(language), words))
            WHERE length(lexeme) <= 60
    ) found
$$;

-- What a text asks for: its words and their stems; where the text's language has a stemmer, no stop words. The other
-- languages are matched by their words alone.
CREATE FUNCTION claims_match_question(language text, question text) RETURNS TABLE (term text)
    LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    WITH words AS (
        SELECT lexeme, positions[1] AS place FROM unnest(to_tsvector('pg_catalog.simple', question))
        WHERE length(lexeme) <= 60
    ), stems AS (
        SELECT lexeme, positions FROM unnest(to_tsvector(claims_stemmer(language), question)) WHERE length(lexeme) <= 60
    )
    SELECT lexeme FROM words
        WHERE claims_stemmer(language) IS NULL OR place IN (SELECT unnest(positions) FROM stems)
    UNION SELECT language || ' ' || lexeme FROM stems
$$;

-- An entry is of one wording and never changed: other words, another entry, and no vector is left of the old ones.
CREATE FUNCTION claims_match_claim() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF (NEW.text, NEW.language, NEW.state IN ('suggested', 'open', 'closed'))
            = (OLD.text, OLD.language, OLD.state IN ('suggested', 'open', 'closed')) THEN
            RETURN NULL;
        END IF;
        DELETE FROM claims_matchentry WHERE kind = 'claim' AND thing = NEW.id;
    END IF;
    IF NEW.state IN ('suggested', 'open', 'closed') THEN
        PERFORM claims_enter_claims(ARRAY[NEW.id]);
    ELSIF NEW.state = 'erased' THEN
        -- Words that no other claim has are not left in the counts either. As claims_count_match_terms: one at a time.
        PERFORM pg_advisory_xact_lock(hashtext('claims_matchterm'));
        DELETE FROM claims_matchterm t WHERE t.term IN (SELECT jsonb_object_keys(claims_match_terms(OLD.language, OLD.text)))
            AND NOT EXISTS (SELECT 1 FROM claims_matchentry e WHERE e.terms ? t.term);
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION claims_enter_claims(rows bigint[]) RETURNS void LANGUAGE sql SET search_path = public, pg_temp AS $$
    INSERT INTO claims_matchentry (kind, thing, terms, length)
    SELECT 'claim', c.id, t.terms, claims_search_length(t.terms) FROM claims_claim c
    CROSS JOIN LATERAL (SELECT claims_match_terms(c.language, c.text) AS terms OFFSET 0) t
    WHERE c.id = ANY (rows) AND c.state IN ('suggested', 'open', 'closed')
    ON CONFLICT (kind, thing) DO NOTHING
$$;

CREATE TRIGGER match_claim AFTER INSERT OR UPDATE OF text, language, state ON claims_claim
    FOR EACH ROW EXECUTE FUNCTION claims_match_claim();

-- A check keeps its vector while it says the same.
CREATE FUNCTION claims_match_check() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    DELETE FROM claims_publishedvector WHERE check_row_id = NEW.id AND (
        SELECT count(DISTINCT body::jsonb#>>'{claim,text}') FROM claims_document WHERE id IN (OLD.document_id, NEW.document_id)
    ) > 1;
    RETURN NULL;
END $$;

CREATE TRIGGER match_check AFTER UPDATE OF document_id ON claims_publishedcheck
    FOR EACH ROW WHEN (OLD.document_id <> NEW.document_id) EXECUTE FUNCTION claims_match_check();

-- Counts anew in how many entries each term stands, of a sample when there are many: rarity bears that. A term of one
-- entry is left out, for unknown terms count as rare. One at a time, and nothing that an editor writes is locked.
CREATE FUNCTION claims_count_match_terms(sample integer) RETURNS bigint LANGUAGE plpgsql
    SET search_path = public, pg_temp AS $$
DECLARE
    share float8;
    changed bigint;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('claims_matchterm'));
    SELECT least(1, sample / greatest(count(*), 1)::float8) INTO share FROM claims_matchentry;
    WITH counted AS MATERIALIZED (
        SELECT key AS term, (count(*) / share)::integer AS entries, 0 AS words
        FROM claims_matchentry TABLESAMPLE SYSTEM (100 * share) REPEATABLE (1), jsonb_object_keys(terms) key
        GROUP BY key HAVING count(*) > 1
        UNION ALL SELECT '', count(*), coalesce(sum(length), 0) FROM claims_matchentry
    ), gone AS (
        DELETE FROM claims_matchterm t WHERE NOT EXISTS (SELECT 1 FROM counted c WHERE c.term = t.term)
    ), written AS (
        INSERT INTO claims_matchterm AS t (term, entries, words) SELECT term, entries, words FROM counted
        ON CONFLICT (term) DO UPDATE SET entries = EXCLUDED.entries, words = EXCLUDED.words
        WHERE (t.entries, t.words) IS DISTINCT FROM (EXCLUDED.entries, EXCLUDED.words) RETURNING 1
    )
    SELECT count(*) INTO changed FROM written;
    RETURN changed;
END $$;

-- Near vectors by HNSW where pgvector is there, 0.7 or newer; `migrate` calls it each time, so that it may come later. Vectors of
-- another size than the index has are searched one by one.
CREATE FUNCTION claims_index_vectors() RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF to_regtype('halfvec') IS NOT NULL THEN
        EXECUTE 'CREATE INDEX IF NOT EXISTS match_near ON claims_matchvector
            USING hnsw ((vector::halfvec(384)) halfvec_ip_ops) WHERE cardinality(vector) = 384';
        EXECUTE 'CREATE INDEX IF NOT EXISTS published_near ON claims_publishedvector
            USING hnsw ((vector::halfvec(384)) halfvec_ip_ops) WHERE cardinality(vector) = 384';
    END IF;
END $$;
