"""Every field is classified, and the world marks what the classification calls private."""

import pytest
from django.apps import apps

from tests.leaks.fields import FIELDS
from tests.leaks.marks import readings
from tests.leaks.planting import classified


def test_every_field_says_whether_it_is_public_and_no_field_is_made_up():
    there = {m._meta.label: {f.name for f in m._meta.concrete_fields} for m in classified()}
    assert {label: set(rules) for label, rules in FIELDS.items()} == there, "decide it in tests/leaks/fields.py"


@pytest.mark.parametrize("label", sorted(FIELDS))
def test_the_world_holds_a_sentinel_for_every_private_field(world, label):
    rows = apps.get_model(label)._base_manager
    bare = [
        name
        for name, rule in FIELDS[label].items()
        if rule.plant
        and not any(world.marks.found_in(readings(str(value))) for value in rows.values_list(name, flat=True))
    ]
    assert bare == []


def test_ids_of_what_is_public_are_no_secret(world):
    assert not {claim.public_id for claim in world.shown.values()} & world.marks.secrets
