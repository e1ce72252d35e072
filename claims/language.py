"""Which language a text is in. Pure.

Indonesian and English by their commonest words, other scripts by their letters; anything else is asked
for rather than guessed (claims.intake.language).
"""

import re
from collections import Counter

_WORD = re.compile(r"[^\W\d_]+")
WORDS: dict[str, frozenset[str]] = {
    "id": frozenset(
        ["yang", "dan", "di", "ke", "dari", "untuk", "dengan", "pada", "adalah", "itu", "ini", "tidak", "akan", "oleh", "telah", "dalam", "juga", "sebagai", "karena", "bahwa", "mereka", "kata", "bisa", "sudah", "atau", "ada", "seperti", "lebih", "saat", "setelah", "kepada", "menjadi", "tersebut", "hingga", "masih", "para"]
    ),
    "ms": frozenset(["yang", "dan", "di", "ke", "dari", "untuk", "dengan", "pada", "adalah", "itu", "ini", "tidak", "akan", "oleh", "telah", "dalam", "boleh", "kerana", "mengenai", "ianya", "beliau", "berkata", "kerajaan", "polis", "manakala", "selepas", "kepada", "sahaja", "bahawa"]),
    "en": frozenset(
        ["the", "of", "and", "to", "in", "a", "is", "that", "for", "it", "was", "on", "with", "as", "by", "at", "from", "be", "this", "are", "have", "has", "had", "not", "but", "which", "they", "were", "said", "will", "would", "their", "its", "been", "who", "more", "than", "after"]
    ),
    "nl": frozenset(["de", "het", "een", "en", "van", "is", "dat", "op", "te", "in", "voor", "met", "die", "niet", "zijn", "aan", "door", "ook", "als", "bij", "naar", "om"]),
    "fr": frozenset(["le", "la", "les", "de", "des", "et", "un", "une", "du", "que", "qui", "dans", "pour", "est", "sur", "par", "avec", "au", "ce", "pas", "plus"]),
    "de": frozenset(["der", "die", "das", "und", "ist", "in", "den", "von", "zu", "mit", "dem", "nicht", "ein", "eine", "auf", "für", "im", "des", "sich", "auch"]),
    "es": frozenset(["el", "la", "los", "las", "de", "y", "que", "en", "un", "una", "por", "con", "para", "del", "se", "es", "su", "al", "como", "más"]),
    "pt": frozenset(["o", "a", "os", "as", "de", "e", "que", "em", "um", "uma", "por", "com", "para", "do", "da", "não", "se", "no", "na", "mais"]),
}  # fmt: skip
SCRIPTS = (
    ("ar", "\u0600", "\u06ff"), ("he", "\u0590", "\u05ff"), ("ru", "\u0400", "\u04ff"), ("hi", "\u0900", "\u097f"),
    ("ta", "\u0b80", "\u0bff"), ("th", "\u0e00", "\u0e7f"), ("ja", "\u3040", "\u30ff"), ("ko", "\uac00", "\ud7af"),
    ("zh", "\u4e00", "\u9fff"),
)  # fmt: skip
LEAST_SHARE = 0.08
SAMPLE = 20_000


def detect(text: str) -> str | None:
    """A language code of the vocabulary, or None when it is not clear enough to say."""
    sample = text[:SAMPLE]
    letters = [] if sample.isascii() else [character for character in sample if character.isalpha()]
    for code, low, high in SCRIPTS:
        if letters and sum(low <= character <= high for character in letters) > len(letters) / 4:
            return code
    words = Counter(_WORD.findall(sample.lower()))
    total = sum(words.values())
    scores = {code: sum(words[word] for word in common) / total for code, common in WORDS.items()} if total else {}
    best = sorted(scores, key=lambda code: scores[code], reverse=True)[:2]
    if not best or scores[best[0]] < LEAST_SHARE:
        return None
    # Malay shares most common words with Indonesian; only its own words speak for it.
    if scores[best[0]] == scores[best[1]] and set(best) != {"id", "ms"}:
        return None
    return best[0]
