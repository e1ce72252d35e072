-- The relay of webhooks listens: it hears of an entry when the entry is committed, and of many at once one time.
-- Publications stand in a row at the head of the log already, so that NOTIFY makes them wait for each other is no loss.

CREATE OR REPLACE FUNCTION claims_log_tell() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO claims_outbox (entry_id, created_at) VALUES (NEW.seq, NEW.at);
    PERFORM pg_notify('claims_webhooks', '');
    RETURN NULL;
END $$;
