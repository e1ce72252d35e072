"""What was published before a list could be narrowed by something is found by it all the same."""

from importlib import import_module

from tests.integrity.conftest import World

FILL = import_module("claims.migrations.0033_fill_filter_links").FILL
LOSE = """
SET session_replication_role = replica;
DELETE FROM claims_publishedcheckorigin;
DELETE FROM claims_publishedcheckquantity;
UPDATE claims_publishedcheckarticle SET url = '', first_published_at = '2020-01-01';
UPDATE claims_publishedchecktopic SET first_published_at = '2020-01-01';
UPDATE claims_publishedcheck SET claimant_wikidata_id = '';
SET session_replication_role = origin;
"""
BROKEN = "SELECT count(*) FROM (SELECT * FROM audit_links UNION ALL SELECT * FROM audit_checks) broken"
KEPT = """
SELECT count(*), (SELECT count(*) FROM claims_publishedcheckquantity),
    (SELECT count(*) FROM claims_publishedcheckarticle WHERE url <> '') FROM claims_publishedcheckorigin
"""


def test_the_links_of_what_was_published_before_are_filled_from_the_documents(attacked: World) -> None:
    with attacked.undone("superuser") as connection:
        before = connection.execute(KEPT).fetchone()
        connection.execute(LOSE)
        assert connection.execute(BROKEN).fetchone() != (0,)
        connection.execute(FILL)
        assert connection.execute(BROKEN).fetchone() == (0,)
        assert connection.execute(KEPT).fetchone() == before
    assert before
    assert all(before)
