"""The new links of what is published already, from the documents as they stand."""

from django.db import migrations, models

# The trigger d_place gives each link the date of its check.
FILL = """
UPDATE claims_publishedcheck p SET claimant_wikidata_id = d.body::jsonb#>>'{claimant,wikidata_id}'
FROM claims_document d WHERE d.id = p.document_id AND d.body::jsonb#>>'{claimant,wikidata_id}' <> '';

UPDATE claims_publishedchecktopic SET topic = topic;

-- A tombstone keeps the articles of the last document that named them.
UPDATE claims_publishedcheckarticle link SET url = coalesce((
    SELECT a->>'url' FROM claims_publishedcheck p JOIN claims_document d ON d.public_id = p.public_id
    CROSS JOIN LATERAL jsonb_path_query(d.body::jsonb, '$.appearances[*].article') a
    WHERE p.id = link.check_row_id AND a->>'public_id' = link.article ORDER BY d.id DESC LIMIT 1), '');

INSERT INTO claims_publishedcheckorigin (check_row_id, origin)
SELECT DISTINCT p.id, jsonb_path_query(d.body::jsonb, '$.evidence[*].source.origin')#>>'{}'
FROM claims_publishedcheck p JOIN claims_document d ON d.id = p.document_id;

INSERT INTO claims_publishedcheckquantity (check_row_id, unit, value, value_to)
SELECT DISTINCT p.id, q->>'unit', (q->>'value')::numeric, coalesce(q->>'value_to', q->>'value')::numeric
FROM claims_publishedcheck p JOIN claims_document d ON d.id = p.document_id
CROSS JOIN LATERAL jsonb_path_query(d.body::jsonb, '$.claim.quantities[*]') q;

-- What waits for the end of the transaction is asked now: the tables are altered next.
SET CONSTRAINTS ALL IMMEDIATE;
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0032_filter_links")]

    operations = [
        migrations.RunSQL(FILL),
        migrations.AlterField("publishedchecktopic", "first_published_at", models.DateTimeField()),
        migrations.AlterField("publishedcheckarticle", "first_published_at", models.DateTimeField()),
    ]
