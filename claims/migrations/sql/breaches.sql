-- How many breaches of each promise the audit finds, for the IFCN file. Whoever serves learns the counts alone: the
-- audit_* views, which name rows of the editorial half, stay the auditor's (docs/audit.md).

CREATE FUNCTION claims_breaches() RETURNS TABLE (promise text, breaches bigint) LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = public, pg_temp AS $$ SELECT promise, breaches FROM audit_summary $$;
REVOKE EXECUTE ON FUNCTION claims_breaches FROM PUBLIC;
