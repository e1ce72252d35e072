import json
import sys
from argparse import ArgumentParser
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.dateparse import parse_date

from claims.intake import cleaning, html, reading
from claims.suggesting import pipeline
from claims.suggesting.found import Quantity, Suggestion, When
from claims.workflow.articles import sha256_of
from claims.workflow.problems import Refused

FORMATS = ("json", "text")


class Command(BaseCommand):
    help = (
        "Reads a text and prints the claims in it, the most worth checking first. Writes nothing to the database. "
        "Positions count code points of the cleaned text (NFC, LF), whose sha256 is printed with them."
    )
    requires_system_checks: list[str] = []  # it needs no database

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", metavar="PATH", help="a text or HTML file, or - for standard input")
        parser.add_argument("--language", default=None, help="id, en, …; otherwise found out")
        parser.add_argument("--date", default=None, help="when the text appeared, as 2024-05-17: what “Thursday” means")
        parser.add_argument("--format", choices=FORMATS, default="json", help="json (the default) or text to read")

    def handle(self, *args: Any, **options: Any) -> None:
        text = self._text(options["path"])
        found = pipeline.suggest(text, language=options["language"], on=self._day(options["date"]))
        self.stdout.write(as_json(text, found) if options["format"] == "json" else as_text(text, found))

    def _text(self, path: str) -> str:
        try:
            raw = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
            received = reading.decode(raw)
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}") from None
        except Refused as refused:
            raise CommandError(f"{path}: {refused}") from None
        page = html.read(received).text if html.is_html(received) else received
        text = cleaning.clean(page).text
        if not text:
            raise CommandError(f"{path}: there is no story in it, only parts of a page.")
        return text

    def _day(self, value: str | None) -> date | None:
        try:
            day = parse_date(value) if value else None
        except ValueError:
            day = None
        if value and day is None:
            raise CommandError(f"{value} is no date. Write it as 2024-05-17.")
        return day


def as_json(text: str, found: list[Suggestion]) -> str:
    answer = {"text_sha256": sha256_of(text), "suggestions": [_row(text, suggestion) for suggestion in found]}
    return json.dumps(answer, ensure_ascii=False, indent=2)


def _row(text: str, suggestion: Suggestion) -> dict[str, Any]:
    return {
        "text": suggestion.text,
        "spans": [vars(span) for span in suggestion.spans],
        "claimant": suggestion.claimant or None,
        "quantities": [_quantity(quantity) for quantity in suggestion.quantities],
        "dates": [_when(text, when) for when in suggestion.dates],
        "score": round(suggestion.score, 3),
        "reasons": [str(reason) for reason in suggestion.reasons],
    }


def _quantity(quantity: Quantity) -> dict[str, Any]:
    return {
        "value": _number(quantity.value),
        "value_to": None if quantity.value_to is None else _number(quantity.value_to),
        "unit": quantity.unit,
        "qualifier": quantity.qualifier,
        "of": quantity.of or None,
        "period": quantity.period or None,
    }


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _when(text: str, when: When) -> dict[str, str]:
    return {"text": text[when.start : when.end], "first": when.first.isoformat(), "last": when.last.isoformat()}


def as_text(text: str, found: list[Suggestion]) -> str:
    if not found:
        return "Nothing in this text can be checked."
    return "\n\n".join(_lines(text, suggestion) for suggestion in found)


def _lines(text: str, suggestion: Suggestion) -> str:
    lines = [f"{suggestion.score:.2f}  {suggestion.text}"]
    if suggestion.claimant:
        lines.append(f"claimant: {suggestion.claimant}")
    lines += [f"figure: {text[quantity.start : quantity.end]}" for quantity in suggestion.quantities]
    lines += [f"date: {_when(text, when)['text']}, {when.first} to {when.last}" for when in suggestion.dates]
    lines += [f"words: {span.start}-{span.end} {span.exact!r}" for span in suggestion.spans]
    if suggestion.reasons:
        lines.append("why: " + "; ".join(map(str, suggestion.reasons)))
    return "\n      ".join(lines)
