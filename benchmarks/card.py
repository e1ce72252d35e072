"""The table of weights in docs/model-card.md: `python -m benchmarks.card` writes it from weights.json."""

from pathlib import Path

from claims.suggesting.worth import scoring

CARD = Path(__file__).resolve().parent.parent / "docs" / "model-card.md"
SIGNS = {
    "figure": "a number in digits that is no year, date or time of day",
    "year": "a year from 1900 to 2099",
    "percent": "a percent sign, “percent”",
    "money": "a currency sign, “dollars”",
    "name": "capitalised words together that do not begin a sentence",
    "acronym": "the same in capitals throughout",
    "ask": "a question mark",
    "length": "the logarithm of the length, up to 45 words",
    "short": "six words or fewer",
}
VERBS = {
    "past": "a verb that reports an event (English: past tense; Indonesian: a verb that is no plan or wish)",
    "perfect": "“has fallen”, “telah turun”",
    "has_changed": "the same with a verb of change",
    "passive": "“was closed”, “ditutup”",
    "i_did": "I, then an event",
    "we_did": "we, then an event",
    "they_did": "he, she or they, then an event",
    "you_did": "you, then an event",
}
WORDS = {
    "number_word": "two, twenty, half",
    "big_number": "thousand, million, billion",
    "unit": "tonnes, kilometres, hectares",
    "measure": "number, rate, share, average",
    "more": "more, higher, than, at least",
    "most": "largest, first, in history",
    "never": "never, only",
    "change": "rise, fall, cut, double",
    "end": "close, cancel, ban",
    "cause": "because, due to, as a result",
    "time": "ago, since, year, Tuesday",
    "month": "names of months",
    "said": "said, according to, report",
    "office": "president, minister, agency",
    "voting": "voted for, voted against",
    "law": "bill, law, parliament, election",
    "stand": "support, oppose, approve, condemn",
    "court": "court, police, arrest, corruption",
    "tax": "tax, budget, debt, subsidy",
    "economy": "jobs, exports, inflation, harvest",
    "cost": "cost, spend, pay, price",
    "war": "troops, weapons, killed, earthquake",
    "health": "hospital, insurance, vaccine, school",
    "they": "he, she, they",
    "i": "I, my",
    "future": "will, going to, plan",
    "if": "if, unless, whether",
    "would": "would",
    "may": "may, perhaps, probably",
    "can": "can, able",
    "must": "must, have to",
    "should": "should",
    "aim": "“to cut”, “will rise”: a verb of change as a goal",
    "now": "now, today, already",
    "plan": "plan, policy, program",
    "denial": "“did not”, “has never”: what was not so",
    "insisting": "in fact, actually, true",
    "need": "need",
    "want": "want, hope, let us",
    "opinion": "think, believe, in my view",
    "judging": "great, terrible, important",
    "values": "freedom, dream, leadership",
    "thinking": "know, understand, talk about",
    "asking": "question, answer, topic",
    "courtesy": "thank you, good evening",
}
MEANING = SIGNS | VERBS | WORDS


def table() -> str:
    """Every feature with its weight in both models, strongest first; the last row ends the table."""
    models = scoring.load(scoring.SHIPPED)
    groups, neutral = models["groups"], models["neutral"]
    lines = ["| feature | what shows it | with words | signs only |", "|---|---|---:|---:|"]
    for name in sorted(groups.features, key=lambda name: -groups.features[name]):
        alone = f"{neutral.features[name]:+.3f}" if name in neutral.features else ""
        lines.append(f"| {name} | {MEANING[name]} | {groups.features[name]:+.3f} | {alone} |")
    lines.append(f"| (start) | every sentence | {groups.bias:+.3f} | {neutral.bias:+.3f} |")
    lines.append(
        f"| (threshold) | worth checking from this score on | {groups.threshold:.3f} | {neutral.threshold:.3f} |"
    )
    return "\n".join(lines)


def main() -> None:
    text = CARD.read_text(encoding="utf-8")
    start, end = text.index("| feature |"), text.index("\n", text.index("| (threshold) |"))
    CARD.write_text(text[:start] + table() + text[end:], encoding="utf-8")


if __name__ == "__main__":
    main()
