"""Reads the tables of the figures page and of the IFCN page as a reader does."""

import csv
import io
from html.parser import HTMLParser


class _Tables(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found, self.cell, self.number = {}, None, False
        self.rows, self.section = [], ""

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "section":
            self.section = attrs.get("aria-labelledby", "")
        elif tag == "table":
            self.rows = self.found[self.section] = []
        elif tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.cell, self.number = "", attrs.get("class") == "number"

    def handle_data(self, data):
        if self.cell is not None:
            self.cell += data

    def handle_endtag(self, tag):
        if tag in ("td", "th"):
            text = self.cell.strip()
            self.rows[-1].append(float(text.replace(",", "")) if self.number and self.rows[1:] else text)
            self.cell = None


def tables(page):
    """Rows by the name of the section, headings first; numbers as numbers."""
    reader = _Tables()
    reader.feed(page)
    return reader.found


def table(page, name):
    """The rows beneath the headings."""
    return [tuple(row) for row in tables(page)[name][1:]]


def csv_rows(body):
    return list(csv.reader(io.StringIO(body)))
