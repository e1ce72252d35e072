-- What a review leaves behind stays: a note as it was written, an opinion as it was given.

CREATE TRIGGER a_never_deleted BEFORE DELETE ON claims_reviewnote FOR EACH ROW EXECUTE FUNCTION claims_forbid();
CREATE TRIGGER a_never_truncated BEFORE TRUNCATE ON claims_reviewnote FOR EACH STATEMENT EXECUTE FUNCTION claims_forbid();
CREATE TRIGGER a_never_deleted BEFORE DELETE ON claims_secondopinion FOR EACH ROW EXECUTE FUNCTION claims_forbid();
CREATE TRIGGER a_never_truncated BEFORE TRUNCATE ON claims_secondopinion FOR EACH STATEMENT EXECUTE FUNCTION claims_forbid();

-- ---------------------------------------------------------------- notes
-- Noted in review, before the verdict goes back; settled until it is approved.
CREATE TRIGGER d_parent BEFORE INSERT ON claims_reviewnote
    FOR EACH ROW EXECUTE FUNCTION claims_guard_child('in_review');
CREATE TRIGGER d_settled BEFORE UPDATE ON claims_reviewnote
    FOR EACH ROW EXECUTE FUNCTION claims_guard_child('draft', 'in_review');

CREATE FUNCTION claims_guard_note() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    settling text[] := ARRAY['settled_by_id', 'settled_at'];
BEGIN
    IF to_jsonb(NEW) - settling <> to_jsonb(OLD) - settling THEN
        PERFORM claims_refuse('note_stays_as_it_was', 'what was noted in a review never changes');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER e_note BEFORE UPDATE ON claims_reviewnote FOR EACH ROW EXECUTE FUNCTION claims_guard_note();

-- ---------------------------------------------------------------- second opinions
CREATE TRIGGER b_transition BEFORE INSERT OR UPDATE ON claims_secondopinion
    FOR EACH ROW EXECUTE FUNCTION claims_guard_state('opinion');
CREATE TRIGGER d_parent BEFORE INSERT ON claims_secondopinion
    FOR EACH ROW EXECUTE FUNCTION claims_guard_child('in_review');

CREATE FUNCTION claims_guard_opinion() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    answer text[] := ARRAY['state', 'rating_id', 'attribution', 'note', 'given_at', 'compared_rating_id',
        'compared_attribution'];
    verdict record;
BEGIN
    SELECT v.* INTO verdict FROM claims_verdict v WHERE v.id = NEW.verdict_id FOR UPDATE;
    IF TG_OP = 'UPDATE' AND (OLD.state <> 'asked' OR to_jsonb(NEW) - answer <> to_jsonb(OLD) - answer) THEN
        PERFORM claims_refuse('opinion_stays_as_it_was', 'neither a question nor a given opinion ever changes');
    END IF;
    IF NEW.state <> 'withdrawn' AND (NEW.asked_of_id = verdict.author_id OR EXISTS (
        SELECT 1 FROM claims_verdicteditor e WHERE e.verdict_id = verdict.id AND e.user_id = NEW.asked_of_id)) THEN
        PERFORM claims_refuse('opinion_by_another_person', 'a second opinion is not of somebody who wrote or edited the verdict');
    END IF;
    IF NEW.state = 'given' THEN
        IF verdict.state NOT IN ('in_review', 'approved') THEN
            PERFORM claims_refuse('opinion_during_review', 'a second opinion is given while the verdict is in review or approved');
        END IF;
        IF (NEW.compared_rating_id, NEW.compared_attribution) IS DISTINCT FROM (verdict.rating_id, verdict.attribution) THEN
            PERFORM claims_refuse('opinion_is_compared_with_its_verdict', 'beside an opinion stands what the verdict says when it is given');
        END IF;
        IF NOT EXISTS (SELECT 1 FROM claims_rating r WHERE r.id = NEW.rating_id AND r.scale_id = verdict.scale_id) THEN
            PERFORM claims_refuse('opinion_on_the_scale_of_its_verdict', 'a second opinion uses the scale of its verdict');
        END IF;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER e_opinion BEFORE INSERT OR UPDATE ON claims_secondopinion
    FOR EACH ROW EXECUTE FUNCTION claims_guard_opinion();
