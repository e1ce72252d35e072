"""The zip: tables written row by row into files that leave memory when they grow, then put together."""

import csv
import json
import tempfile
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone

import claims
from claims.admin.figures.period import Period
from claims.admin.figures.sections import Section, inert
from claims.admin.ifcn import gather
from claims.admin.ifcn.build import sections
from claims.admin.ifcn.tally import Tally
from claims.models.translated import TranslatedField
from claims.vocabulary import Meaning

IN_MEMORY = 4 * 1024 * 1024  # bytes of a file before it goes to disk
CHECK = (
    "public_id", "url", "state", "first_published_at", "modified_at", "language", "claim", "claimant", "topics",
    "rating", "meaning", "did_they_say_it", "selection_reason", "selection_note", "independent_origins",
    "counter_search", "reply", "asked_on", "exceptions",
)  # fmt: skip
SOURCE = (
    "public_id", "url", "position", "finding", "stance", "publisher", "title", "source_url", "archive_url", "kind",
    "origin", "interests", "published_on", "accessed_on", "quote", "locator",
)  # fmt: skip


class Sheet:
    """A file under way, closed and gone at the end of a `with`."""

    def __init__(self, header: Sequence[str] = ()) -> None:
        self._file = tempfile.SpooledTemporaryFile(IN_MEMORY, "w+", encoding="utf-8", newline="")  # noqa: SIM115
        self._csv = csv.writer(self._file)
        if header:
            self._csv.writerow(header)

    def __enter__(self) -> "Sheet":
        return self

    def __exit__(self, *error: object) -> None:
        self._file.close()

    def rows(self, rows: Iterable[Sequence[Any]]) -> None:
        self._csv.writerows([inert(value) for value in row] for row in rows)

    def line(self, value: Any) -> None:
        self._file.write(json.dumps(value, ensure_ascii=False, sort_keys=True) + "\n")

    def put(self, archive: zipfile.ZipFile, name: str) -> None:
        self._file.seek(0)
        with archive.open(name, "w") as target:
            while chunk := self._file.read(IN_MEMORY):
                target.write(chunk.encode())


def archive(period: Period, *, audited: bool) -> IO[bytes]:
    """The zip, to be read from its beginning. Its names never change, so that two years can be compared."""
    whole: IO[bytes] = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - closed when it has been sent
    try:
        with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as put:
            tally = _put_checks(put, period)
            _put_pages(put, period, sections(period, tally, audited=audited))
    except BaseException:
        whole.close()
        raise
    whole.seek(0)
    return whole


def _put_checks(put: zipfile.ZipFile, period: Period) -> Tally:
    """Every check and every passage cited, and what they add up to."""
    tally = Tally()
    with Sheet(CHECK) as checks, Sheet(SOURCE) as sources, Sheet() as lines:
        for document in gather.documents(period):
            tally.add(document)
            checks.rows([check_row(document)])
            sources.rows(source_rows(document))
            lines.line(document)
        for name, sheet in {"checks.csv": checks, "sources.csv": sources, "checks.jsonl": lines}.items():
            sheet.put(put, name)
    return tally


def _put_pages(put: zipfile.ZipFile, period: Period, found: list[Section]) -> None:
    """What is read by people, and the tables it shows."""
    texts = gather.statements()
    context = {
        "sections": found,
        "statements": texts,
        "period": period,
        "made": timezone.localtime(),
        "publisher": settings.PUBLISHER_NAME,
        "meanings": Meaning.choices,
    }
    put.writestr("README.txt", render_to_string("admin/figures/ifcn_readme.txt", context))
    put.writestr("index.html", render_to_string("admin/figures/ifcn_file.html", context))
    put.writestr("style.css", _style())
    for text in texts:
        put.writestr(f"{text.name}.html", render_to_string("admin/figures/statement.html", {"statement": text}))
    for section in found:
        put.writestr(f"{section.name}.csv", section.csv)
        put.writestr(f"{section.name}.json", json.dumps(section.records, ensure_ascii=False, indent=1))


def _style() -> str:
    static = Path(claims.__path__[0]) / "static" / "claims"
    return "\n".join(
        (static / name).read_text(encoding="utf-8") for name in ("tokens.css", "plots.css", "figures.css", "file.css")
    )


def check_row(document: dict[str, Any]) -> tuple[Any, ...]:
    """A line of checks.csv; of a retracted check, what its tombstone says."""
    claim, claimant = document["claim"], document["claimant"] or {}
    head = (
        document["public_id"], document["url"], document["state"], document["first_published_at"],
        document["modified_at"], document["language"], claim["text"], claimant.get("name", ""),
    )  # fmt: skip
    if "rating" not in document:
        return (*head, *[""] * (len(CHECK) - len(head)))
    return (
        *head,
        "; ".join(topic["slug"] for topic in claim["topics"]),
        TranslatedField.choose(document["rating"]["labels"], document["language"]),
        document["rating"]["meaning"],
        document["attribution"]["finding"],
        claim["selection"]["reason"],
        claim["selection"]["note"],
        document["independent_origins"],
        document["counter_search"],
        document["reply"]["status"],
        document["reply"]["asked_on"] or "",
        "; ".join(f"{item['code']}: {item['reason']}" for item in document["exceptions"]),
    )


def source_rows(document: dict[str, Any]) -> list[tuple[Any, ...]]:
    """A line of sources.csv for each passage cited."""
    return [
        (
            document["public_id"], document["url"], position, item["finding"], item["stance"], source["publisher"],
            source["title"], source["url"], source["archive_url"], source["kind"], source["origin"],
            source["interests"], source["published_on"] or "", source["accessed_on"] or "", item["quote"],
            item["locator"],
        )
        for position, item in enumerate(document.get("evidence", []), start=1)
        for source in [item["source"]]
    ]  # fmt: skip
