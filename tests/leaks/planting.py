"""Sentinels put into rows behind the product's back, as no form could."""

import json
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connections, models
from psycopg import sql

from claims.management import databases
from tests.leaks.fields import FIELDS, NEVER, SECRET
from tests.leaks.marks import Marks, readings


def classified() -> Iterator[type[models.Model]]:
    """Every table that is not published, join tables included. The queue's hold names of tasks and ids of people."""
    for model in apps.get_models(include_auto_created=True):
        if not model.__module__.startswith("claims.models.published") and model._meta.app_label != "procrastinate":
            yield model


def plant(marks: Marks) -> None:
    """Every field that is never public gets a sentinel in every row that has none yet; random ones are taken as is.

    As superuser without triggers: rows of the audit trail never change otherwise.
    """
    name = connections["default"].settings_dict["NAME"]
    with databases.connect(settings.ADMIN_DATABASE, name) as connection:
        connection.execute("SET session_replication_role = replica")
        for model in classified():
            rules = FIELDS.get(model._meta.label, {})
            fields = [model._meta.get_field(name) for name, rule in rules.items() if rule in (NEVER, SECRET)]
            for row in model._default_manager.all() if fields else ():
                if getattr(row, "state", "") == "erased":
                    continue  # its words are gone, and the database lets none come back
                for field in fields:
                    _plant(connection, marks, row, field, rules[field.name] == SECRET)


def _plant(connection: Any, marks: Marks, row: models.Model, field: Any, as_is: bool) -> None:
    value, of = getattr(row, field.attname), f"{row._meta.label}.{field.name} of {row.pk}"
    if as_is:
        marks.secret(value, of)
    elif not marks.found_in(readings(str(value))) and (planted := _sentinel(marks, field, value, of)) is not None:
        statement = sql.SQL("UPDATE {} SET {} = %s WHERE {} = %s").format(
            *map(sql.Identifier, (row._meta.db_table, field.column, row._meta.pk.column))
        )
        connection.execute(statement, [planted, row.pk])


def _sentinel(marks: Marks, field: Any, value: Any, of: str) -> Any:
    """A value for the field's type; None where there is no value to replace."""
    if isinstance(field, models.JSONField):
        return json.dumps({"en": marks.word(of)})
    if isinstance(field, models.EmailField):
        return f"{marks.word(of)}@desk.example"
    if isinstance(field, models.CharField | models.TextField):
        return marks.word(of)
    if value is None:
        return None
    if isinstance(field, models.DateTimeField):
        return marks.moment(of)
    if isinstance(field, models.DateField):
        return marks.day(of)
    return marks.number(of)
