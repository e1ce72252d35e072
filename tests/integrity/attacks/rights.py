"""Against the roles: what would lift all rules at once."""

from django.conf import settings

from tests.integrity.attacks import attack

APP, OWNER, ADMIN = (
    settings.DATABASES["default"]["USER"],
    settings.OWNER_DATABASE["USER"],
    settings.ADMIN_DATABASE["USER"],
)

RIGHTS = [
    attack("become the owner", f"SET ROLE {OWNER}", "ownership"),
    attack("become the superuser", f"SET ROLE {ADMIN}", "ownership"),
    attack("make oneself superuser", f"ALTER ROLE {APP} SUPERUSER", "superuser"),
    attack("make a role", "CREATE ROLE mallory LOGIN", "superuser"),
    # The GRANT alone is answered with a warning and gives nothing.
    attack("give oneself rights", f"GRANT ALL ON claims_logentry TO {APP}; UPDATE claims_logentry SET kind = 'x'", "table right", "claims_logentry_is_permanent"),
    attack("join the owner", f"GRANT {OWNER} TO {APP}", "superuser"),
    attack("skip triggers as a replica", "SET session_replication_role = replica", "superuser"),
    attack("hide one's statements from the server's log", "SET log_statement = 'none'", "superuser"),
    attack("read a file of the server", "SELECT pg_read_file('PG_VERSION')", "superuser"),
    attack("list a folder of the server", "SELECT pg_ls_dir('.')", "superuser"),
    attack("copy a file of the server into a table", "COPY claims_readerreport FROM '/dev/null'", "superuser"),
    attack("write a file on the server", "COPY (SELECT 1) TO '/dev/null'", "superuser"),
    attack("run a program on the server", "COPY claims_readerreport FROM PROGRAM 'true'", "superuser"),
    attack("take a file in as a large object", "SELECT lo_import('/etc/hostname')", "superuser"),
    attack("read the passwords of roles", "SELECT rolpassword FROM pg_authid", "superuser"),
    attack("switch the triggers of", "ALTER TABLE claims_verdict DISABLE TRIGGER USER", "ownership"),
    attack("drop a trigger", "DROP TRIGGER d_verdict ON claims_verdict", "ownership"),
    attack("drop a constraint", "ALTER TABLE claims_document DROP CONSTRAINT document_hash_is_of_its_body", "ownership"),
    attack("drop the rule of a type", "ALTER DOMAIN nfc_text DROP CONSTRAINT text_is_nfc", "ownership"),
    attack("drop a table", "DROP TABLE claims_outbox CASCADE", "ownership"),
    attack("add a column", "ALTER TABLE claims_verdict ADD COLUMN mine int", "ownership"),
    attack("replace a guard", "CREATE OR REPLACE FUNCTION claims_forbid() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'", "database right", "ownership"),
    attack("change how a guard finds its tables", "ALTER FUNCTION claims_forbid() SET search_path = pg_temp", "ownership"),
    attack("disarm the refusal", "ALTER FUNCTION claims_refuse(text, text) RENAME TO gone", "ownership"),
    attack("a trigger of one's own", "CREATE TRIGGER mine BEFORE INSERT ON claims_logentry FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()", "table right"),
    attack("a rule that rewrites statements", "CREATE RULE mine AS ON INSERT TO claims_event DO INSTEAD NOTHING", "ownership"),
    attack("create a table", "CREATE TABLE mine (id int)", "database right"),
    attack("create a schema", "CREATE SCHEMA mine", "database right"),
    attack("create a function", "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'", "database right"),
    attack("an extension of one's own", "CREATE EXTENSION tablefunc", "database right"),
    attack("an untrusted language", "CREATE FUNCTION pg_temp.mine() RETURNS int LANGUAGE internal AS 'int4in'", "database right", "superuser"),
    # A temporary table stands before public in the search path: guards name their path, and none can be made.
    attack("a temporary table in front of the verdicts", "CREATE TEMP TABLE claims_verdict (id bigint, state text)", "database right"),
    attack("a temporary table in front of the log's head", "CREATE TEMP TABLE claims_loghead AS SELECT 1 AS id, 0::bigint AS seq, repeat('0', 64) AS hash", "database right"),
    attack("a temporary function in front of the refusal", "CREATE FUNCTION pg_temp.claims_refuse(text, text) RETURNS void LANGUAGE sql AS ''; SET search_path = pg_temp, public", "database right"),
    attack("a temporary operator in front of equality", "CREATE FUNCTION pg_temp.eq(text, text) RETURNS boolean LANGUAGE sql AS 'SELECT true'; CREATE OPERATOR pg_temp.= (LEFTARG = text, RIGHTARG = text, FUNCTION = pg_temp.eq)", "database right"),
    attack("a temporary type in front of the hash", "CREATE DOMAIN pg_temp.sha256_hex AS text", "database right"),
    attack("a publication that leaves the server", "CREATE PUBLICATION mine FOR ALL TABLES", "database right", "superuser"),
    attack("lock the log for oneself", "LOCK TABLE claims_loghead IN ACCESS EXCLUSIVE MODE", "table right"),
    attack("publish with the search path turned away", "SET search_path = pg_temp; UPDATE public.claims_verdict SET state = 'published' WHERE id = %(draft)s", "transition_is_listed", "verdict_needs_approval", "claim_closed_while_published", "published_verdict_is_logged"),
]  # fmt: skip
