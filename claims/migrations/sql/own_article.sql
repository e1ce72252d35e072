-- The article that carries a claim can show that it was said, never that it is so: whichever comes last, the
-- evidence (integrity.sql), the appearance, or the word that a source is that article.

-- Evidence and a change of its source wait for each other, so that the second sees the first.
CREATE FUNCTION claims_lock_source() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM 1 FROM claims_source WHERE id = NEW.source_id FOR SHARE;
    RETURN NEW;
END $$;
CREATE TRIGGER d_source BEFORE INSERT OR UPDATE ON claims_evidence FOR EACH ROW EXECUTE FUNCTION claims_lock_source();

-- What proves a claim: the evidence of its last revision and of what is public or under work.
CREATE FUNCTION claims_is_proof(claim bigint, article bigint) RETURNS boolean LANGUAGE sql STABLE
    SET search_path = public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM claims_verdict v
        JOIN claims_evidence e ON e.verdict_id = v.id
        JOIN claims_source s ON s.id = e.source_id
        WHERE v.claim_id = claim AND s.article_id = article AND e.finding = 'truth'
            AND (v.state <> 'superseded' OR v.revision = (
                SELECT max(revision) FROM claims_verdict WHERE claim_id = claim))
    )
$$;

CREATE FUNCTION claims_guard_own_article() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    broken boolean;
BEGIN
    IF TG_TABLE_NAME = 'claims_appearance' THEN
        PERFORM 1 FROM claims_verdict WHERE claim_id = NEW.claim_id FOR UPDATE;
        SELECT claims_is_proof(NEW.claim_id, av.article_id) INTO broken
            FROM claims_articleversion av WHERE av.id = NEW.article_version_id;
    ELSE
        broken := EXISTS (
            SELECT 1 FROM claims_evidence e
            JOIN claims_verdict v ON v.id = e.verdict_id
            JOIN claims_appearance p ON p.claim_id = v.claim_id
            JOIN claims_articleversion av ON av.id = p.article_version_id AND av.article_id = NEW.article_id
            WHERE e.source_id = NEW.id AND claims_is_proof(v.claim_id, NEW.article_id)
        );
    END IF;
    IF broken THEN
        PERFORM claims_refuse('article_does_not_prove_its_claim',
            'the article that carries a claim is no evidence that it is so');
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER e_own_article AFTER INSERT ON claims_appearance
    FOR EACH ROW EXECUTE FUNCTION claims_guard_own_article();
CREATE TRIGGER e_own_article AFTER UPDATE OF article_id ON claims_source
    FOR EACH ROW WHEN (NEW.article_id IS NOT NULL) EXECUTE FUNCTION claims_guard_own_article();
