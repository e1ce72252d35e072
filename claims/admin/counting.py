"""The first rows of many lists, and how long each list is, in one query."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import QuerySet

from claims.models import User

# Nobody reads a longer list; counting further would cost more than it tells.
CAP = 1000


def first_ids(user: User, lists: dict[str, "QuerySet[Any]"]) -> dict[str, list[int]]:
    """The ids of each list in its order, at most CAP of them."""
    arrays = [ArraySubquery(rows.values("pk")[:CAP]) for rows in lists.values()]
    found = User.objects.filter(pk=user.pk).values_list(*arrays).get() if arrays else ()
    return dict(zip(lists, found, strict=True))


def counted(ids: list[int]) -> str:
    return str(len(ids)) if len(ids) < CAP else f"{CAP - 1}+"
