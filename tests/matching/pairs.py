"""Reads the tables of pairs; what their columns and relations mean stands at the head of figure_pairs.tsv."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

RELATIONS = {"same", "compatible", "newer", "contradicting", "none"}


@dataclass(frozen=True)
class Sentence:
    language: str
    said_on: date | None
    text: str


@dataclass(frozen=True)
class Pair:
    about: str
    relation: str
    one: Sentence
    other: Sentence


def read(name: str) -> list[Pair]:
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [_pair(*line.split("\t")) for line in lines if not line.startswith("#")]


def _pair(about: str, relation: str, *columns: str) -> Pair:
    return Pair(about, relation, _sentence(*columns[:3]), _sentence(*columns[3:]))


def _sentence(language: str, said: str, text: str) -> Sentence:
    return Sentence(language, None if said == "-" else date.fromisoformat(said), text)


PAIRS = read("figure_pairs.tsv")
ASIDE = read("figure_pairs_aside.tsv")
FRESH = read("figure_pairs_fresh.tsv")
