"""Whatever holds words of a claim is known to the erasure: a new field or table fails here until it is."""

from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models

from claims.models import Claim, Retraction, Verdict, VerdictTranslation

# What hangs on a claim or on its verdicts and has no words: who and when alone.
WORDLESS = {"claims_erasure", "claims_verdicteditor", "claims_translationeditor"}


def named_in(condition: Any) -> set[str]:
    """The fields of a condition, however deep."""
    names = set()
    for child in condition.children:
        names |= named_in(child) if isinstance(child, models.Q) else {child[0].split("__")[0]}
    return names


@pytest.mark.parametrize("model", [Claim, Verdict, VerdictTranslation, Retraction])
def test_every_text_of_a_row_that_stays_is_empty_once_it_is_erased(model):
    (rule,) = (rule for rule in model._meta.constraints if rule.name.endswith("_erased_has_no_words"))
    texts = {field.name for field in model._meta.fields if isinstance(field, models.TextField | models.JSONField)}
    assert texts <= named_in(rule.condition)


@pytest.mark.django_db
def test_the_erasure_goes_through_every_table_that_hangs_on_a_claim():
    on = (Claim, Verdict, VerdictTranslation)
    hanging = {
        model._meta.db_table
        for model in apps.get_app_config("claims").get_models(include_auto_created=True)
        for field in model._meta.fields
        if field.is_relation and field.related_model in on and model not in on
    }
    assert len(hanging) > 15
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(prosrc, '') FROM pg_proc WHERE proname LIKE 'claims_erase%'")
        (act,) = cursor.fetchone()
    assert {table for table in hanging - WORDLESS if f"{table} " not in act} == set()
