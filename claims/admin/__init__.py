"""The editors' half of the house. Forms and buttons call the verbs of workflow/ and publishing/."""

from claims.admin import articles, claims, frontdesk, people, records, trail, verdicts

__all__ = ["articles", "claims", "frontdesk", "people", "records", "trail", "verdicts"]
