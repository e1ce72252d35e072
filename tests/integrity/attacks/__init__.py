"""What is tried against the database, as the application role, and what refuses it.

An attack names its walls in the order in which they are met: when the first is taken away, the second
refuses, and so on (defence in depth); when all are gone, the attack succeeds. tests/integrity/test_raw_sql.py
proves each of these sentences. "table right", "database right", "ownership" and "superuser" are missing
privileges; every other name is a rule or constraint of claims/migrations/sql or claims/models.
"""

from typing import NamedTuple


class Attack(NamedTuple):
    what: str
    statement: str
    walls: tuple[str, ...]


def attack(what: str, statement: str, *walls: str) -> Attack:
    return Attack(what, statement, walls)
