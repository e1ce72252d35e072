"""Made-up editorial rows in volume, for benchmarks: each batch ends with approved verdicts ready to publish."""

import hashlib
import random
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import connection, transaction

from claims.models import (
    Appearance,
    Article,
    ArticleVersion,
    Claim,
    Claimant,
    Evidence,
    OriginGroup,
    Outlet,
    Quantity,
    RatingScale,
    Source,
    Topic,
    User,
    Verdict,
)
from claims.workflow.contents import CONTEXT

WORDS = [
    "kota",
    "ekspor",
    "impor",
    "tahun",
    "persen",
    "pemerintah",
    "warga",
    "harga",
    "beras",
    "laporan",
    "jumlah",
    "menurut",
    "pabrik",
    "pekerja",
    "sekolah",
    "jalan",
    "rumah",
    "sakit",
    "anggaran",
    "proyek",
    "kapal",
    "pelabuhan",
    "listrik",
    "naik",
    "turun",
    "angka",
    "resmi",
    "data",
    "survei",
    "rapat",
    "keputusan",
]
LANGUAGES = ("id", "id", "id", "en")
STANCES = ("refutes", "refutes", "supports", "context")
EPOCH = datetime(2022, 1, 1, tzinfo=UTC)


class Volume:
    """Rows by a fixed seed. A second run adds to what the first made.

    The first claimant, topic and outlet have many checks and the last few, as it is in a newsroom.
    """

    def __init__(self, *, by: User, reviewer: User, seed: int = 1) -> None:
        self.by, self.reviewer = by, reviewer
        self.seed = seed
        self.begin(Verdict.objects.count())
        self.scale = RatingScale.objects.get(slug="truth")
        self.ratings = list(self.scale.ratings.all())
        self.claimants = self._records(Claimant, 300, kind="person", description="Tokoh rekaan")
        self.outlets = self._records(Outlet, 60, url="https://media.example")
        self.origins = self._records(OriginGroup, 200)
        self.topics = self._rows(
            Topic,
            [Topic(slug=f"topik-{n}", labels={"en": f"Topic {n}", "id": f"Topik {n}"}) for n in range(40)],
        )

    def begin(self, number: int) -> None:
        """Goes on with the check of that number, with chances of its own."""
        self.made = number
        self.random = random.Random(f"{self.seed} {number}")  # noqa: S311 - made-up data

    def _records(self, model: Any, count: int, **fields: Any) -> list[Any]:
        name = model._meta.model_name
        rows = [model(slug=f"{name}-rekaan-{n}", name=f"{name.title()} Rekaan {n}", **fields) for n in range(count)]
        return self._rows(model, rows)

    def _rows(self, model: Any, rows: list[Any]) -> list[Any]:
        model.objects.bulk_create(rows, ignore_conflicts=True)
        found = {row.slug: row for row in model.objects.filter(slug__in=[row.slug for row in rows])}
        return [found[row.slug] for row in rows]

    def often_the_first(self, rows: list[Any]) -> Any:
        return rows[int(len(rows) * self.random.random() ** 3)]

    def sentence(self, words: int) -> str:
        return " ".join(self.random.choices(WORDS, k=words)).capitalize() + "."

    @transaction.atomic
    def batch(self, size: int) -> dict[int, datetime]:
        """Approved first revisions by id, with the moment each is to be published."""
        versions = self._articles(max(size * 6 // 10, 1))
        claims = Claim.objects.bulk_create(
            Claim(
                text=f"{self.sentence(11)[:-1]} {self.random.randint(1, 99)} persen.",
                language=self.random.choice(LANGUAGES),
                claimant=self.often_the_first(self.claimants),
                made_on=date(2022, 1, 1) + timedelta(days=self.random.randint(0, 1400)),
                context=self.sentence(4),
                selection_reason="reach",
                created_by=self.by,
            )
            for _ in range(size)
        )
        through = Claim.topics.through
        through.objects.bulk_create(
            through(claim_id=claim.pk, topic_id=topic.pk)
            for claim in claims
            for topic in {self.often_the_first(self.topics), self.often_the_first(self.topics)}
        )
        Quantity.objects.bulk_create(
            Quantity(claim=claim, value=Decimal(self.random.randint(1, 99)), unit="%", qualifier="about", of="impor")
            for claim in claims
        )
        Appearance.objects.bulk_create(self._appearance(claim, self.random.choice(versions)) for claim in claims)
        verdicts = Verdict.objects.bulk_create(self._verdict(claim) for claim in claims)
        self._evidence(verdicts)
        self._approve(verdicts)
        return {
            verdict.pk: EPOCH + timedelta(minutes=7 * (self.made + n)) for n, verdict in enumerate(verdicts, 1 - size)
        }

    def _articles(self, count: int) -> list[ArticleVersion]:
        articles = Article.objects.bulk_create(
            Article(
                title=self.sentence(7)[:-1],
                url=f"https://media.example/{self.made}/{n}",
                outlet=self.often_the_first(self.outlets),
                language="id",
                published_at=EPOCH + timedelta(hours=self.random.randint(0, 30_000)),
                created_by=self.by,
            )
            for n in range(count)
        )
        texts = [" ".join(self.sentence(14) for _ in range(12)) for _ in range(count)]
        return ArticleVersion.objects.bulk_create(
            ArticleVersion(
                article=article,
                number=1,
                text=text,
                text_sha256=hashlib.sha256(text.encode()).hexdigest(),
                received_text=text,
                created_by=self.by,
            )
            for article, text in zip(articles, texts, strict=True)
        )

    def _appearance(self, claim: Claim, version: ArticleVersion) -> Appearance:
        text = version.text
        start = self.random.randint(0, len(text) - 120)
        end = start + self.random.randint(40, 110)
        return Appearance(
            claim=claim,
            article_version=version,
            start=start,
            end=end,
            exact=text[start:end],
            prefix=text[max(start - CONTEXT, 0) : start],
            suffix=text[end : end + CONTEXT],
            created_by=self.by,
        )

    def _verdict(self, claim: Claim) -> Verdict:
        self.made += 1
        return Verdict(
            claim=claim,
            revision=1,
            author=self.by,
            created_by=self.by,
            scale=self.scale,
            rating=self.random.choice(self.ratings),
            attribution="said",
            attribution_note=self.sentence(6),
            summary=self.sentence(14),
            explanation=f"{self.sentence(16)} *{self.sentence(5)[:-1]}*.",
            counter_search=self.sentence(9),
            no_interest=True,
        )

    def _evidence(self, verdicts: list[Verdict]) -> None:
        wanted = [(verdict, n) for n, verdict in enumerate(verdicts) for _ in range(2 + n % 2)]
        sources = Source.objects.bulk_create(
            Source(
                slug=f"sumber-{self.made}-{n}",
                title=self.sentence(6)[:-1],
                publisher="Biro Rekaan",
                url=f"https://biro.example/{self.made}/{n}",
                archive_url=f"https://arsip.example/{self.made}/{n}",
                kind="primary",
                origin=self.random.choice(self.origins),
                language="id",
                published_on=date(2026, 1, 1),
                created_by=self.by,
            )
            for n in range(len(wanted))
        )
        Evidence.objects.bulk_create(
            Evidence(
                verdict=verdict,
                position=position,
                source=source,
                finding="attribution" if position % 3 == 2 else "truth",
                stance=self.random.choice(STANCES),
                quote=self.sentence(12),
            )
            for position, ((verdict, _n), source) in enumerate(zip(wanted, sources, strict=True))
        )

    def _approve(self, verdicts: list[Verdict]) -> None:
        ids = [verdict.pk for verdict in verdicts]
        with connection.cursor() as cursor:
            cursor.execute("UPDATE claims_verdict SET state = 'in_review' WHERE id = ANY(%s)", [ids])
            cursor.execute(
                "INSERT INTO claims_approval (verdict_id, approver_id, approved_at, content_sha256, dropped_reason) "
                "SELECT id, %s, now(), claims_fingerprint(id), '' FROM claims_verdict WHERE id = ANY(%s)",
                [self.reviewer.pk, ids],
            )
            cursor.execute("UPDATE claims_verdict SET state = 'approved' WHERE id = ANY(%s)", [ids])
