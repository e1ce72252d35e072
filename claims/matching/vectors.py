"""Finds entries whose vectors are near that of a question: by pgvector's index, or all of them in numpy without it.

Only vectors of the very model that made the question's are compared; for the others an entry has none.
"""

import threading
from collections.abc import Collection as Some
from typing import Any

from django.db import connections, transaction

from claims.matching.embedding import Model
from claims.matching.shelves import Tables

# The size that the index was made for (migrations/sql/matching.sql).
INDEXED = 384
INSTALLED = "SELECT 1 WHERE to_regtype('halfvec') IS NOT NULL"
# How far the index looks around: the more, the surer that the nearest are found.
WIDTH = 200
NEAREST = f"""
    SELECT v.{{of}} FROM {{vectors}} v WHERE cardinality(v.vector) = {INDEXED} AND v.model = %s
    ORDER BY v.vector::halfvec({INDEXED}) <#> %s::halfvec({INDEXED}) LIMIT %s
"""  # noqa: S608 - names and numbers of ours
COSINES = f"""
    SELECT v.{{of}}, -(v.vector::halfvec({INDEXED}) <#> %s::halfvec({INDEXED})) FROM {{vectors}} v
    WHERE v.{{of}} = ANY (%s) AND cardinality(v.vector) = {INDEXED} AND v.model = %s
"""  # noqa: S608
LATER = """
    SELECT v.id, v.{of}, array_send(v.vector) FROM {vectors} v WHERE v.id > %s AND v.model = %s ORDER BY v.id LIMIT %s
"""
PIECE = 5_000


class Indexed:
    """In the database, by an approximate index (HNSW)."""

    def __init__(self, tables: Tables, model: Model) -> None:
        self.tables, self.model = tables, model.name

    def nearest(self, question: Any, count: int) -> list[int]:
        with transaction.atomic(using=self.tables.alias):
            with connections[self.tables.alias].cursor() as cursor:
                cursor.execute(f"SET LOCAL hnsw.ef_search = {WIDTH}")
            return [row[0] for row in self.tables.rows(NEAREST, [self.model, _written(question), count])]

    def cosines(self, question: Any, keys: Some[int]) -> dict[int, float]:
        return dict(self.tables.rows(COSINES, [_written(question), list(keys), self.model]))


class Exact:
    """All vectors in this process: 1.5 kB each. What is new is read before each question; what was made anew counts
    once, by its later row; what went is left out by whoever looks the keys up."""

    def __init__(self, tables: Tables, model: Model) -> None:
        import numpy

        self.numpy = numpy
        self.tables, self.model = tables, model.name
        self.last = 0
        self.keys = numpy.zeros(0, dtype="int64")
        self.vectors = numpy.zeros((0, model.size), dtype="float32")
        self.places: dict[int, int] = {}
        self.lock = threading.Lock()

    def nearest(self, question: Any, count: int) -> list[int]:
        with self.lock:
            self._read()
            near = self.numpy.argsort(-(self.vectors @ question), kind="stable")[: 2 * count]
            found = [int(self.keys[place]) for place in near if self.places[int(self.keys[place])] == place]
        return found[:count]

    def cosines(self, question: Any, keys: Some[int]) -> dict[int, float]:
        with self.lock:
            places = {key: self.places[key] for key in keys if key in self.places}
            return {key: float(self.vectors[place] @ question) for key, place in places.items()}

    def _read(self) -> None:
        while rows := self.tables.rows(LATER, [self.last, self.model, PIECE]):
            self.last = rows[-1][0]
            keys = self.numpy.array([key for _id, key, _sent in rows], dtype="int64")
            vectors = self.numpy.stack([self._received(sent) for _id, _key, sent in rows])
            self.places |= {int(key): len(self.keys) + n for n, key in enumerate(keys)}
            self.keys = self.numpy.concatenate([self.keys, keys])
            self.vectors = self.numpy.concatenate([self.vectors, vectors])

    def _received(self, sent: Any) -> Any:
        """The numbers of an array as PostgreSQL sends it: 20 bytes of head, then 4 of size and 4 of number each."""
        return self.numpy.frombuffer(sent, dtype=">i4", offset=20).reshape(-1, 2)[:, 1].view(">f4").astype("float32")


def index(tables: Tables, model: Model) -> Indexed | Exact:
    """Where the vectors of this shelf are looked for."""
    if model.size == INDEXED and tables.rows(INSTALLED, []):
        return Indexed(tables, model)
    return _kept(tables, model.name, connections[tables.alias].settings_dict["NAME"], model)


_kept_lock = threading.Lock()
_all: dict[tuple[str, ...], Exact] = {}


def _kept(tables: Tables, name: str, database: str, model: Model) -> Exact:
    """One a process, for it holds everything."""
    with _kept_lock:
        return _all.setdefault((tables.vectors, name, database), Exact(tables, model))


def _written(vector: Any) -> str:
    return "[" + ",".join(f"{number:.6g}" for number in vector.tolist()) + "]"
