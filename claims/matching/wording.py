"""What can be read off a text's words: what it names, denies, calls false, and which way it says things went. Pure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claims.matching.moves import direction
from claims.matching.subjects import concept, folded, singular
from claims.suggesting.grammar.languages import GRAMMARS, NEUTRAL
from claims.suggesting.quantities.month_names import MONTHS

# Of a long text the beginning stands for it.
LONGEST = 10_000
_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|(?:1[89]|20)\d\d(?![\d.,%]*\d)|[.!?:;\n“\"(\[]|\S")
_OPENS = frozenset('.!?:;\n“"([')
# They carry no content in either language.
_SMALL = {
    "en": frozenset("""
a an the of and or but nor in on at to for from by with as into onto over under about than then that which who whom whose this these those there here it its he she they them
their his her we our you your i is are was were be been being am has have had having do does did will would shall should may might can could must so if when while because where
says said say according also only even just still yet now very too up out off all any some each every more most
""".split()),
    "id": frozenset("""
yang dan atau tetapi tapi namun serta di ke dari pada untuk dengan dalam oleh sejak hingga sampai selama sepanjang per setiap tiap antara adalah ialah merupakan akan telah sudah
sedang masih bisa dapat harus pernah juga hanya saja lagi sangat itu ini tersebut para sebagai seperti karena sebab agar supaya jika kalau ketika saat setelah sebelum bahwa secara
terhadap tentang atas bagi lalu kemudian kini ada yakni yaitu kata ujar menurut lebih paling pun lah kah si sang kepada ia dia mereka kami kita saya anda
""".split()),
}  # fmt: skip
_NEGATIONS = frozenset("""
not no never none nobody nothing neither nor cannot without hardly
tidak tak bukan belum tanpa jangan tiada takkan enggak nggak tidaklah bukanlah
""".split())  # fmt: skip
# After a negation they make something else of it: "not only", "no fewer than", "tidak hanya", "belum lama ini".
_UNDOING = frozenset("""
only just merely fewer less more matter doubt wonder true
hanya cuma saja sekadar kurang lebih lama benar mungkin heran
""".split())  # fmt: skip
# They say of a claim that it is false, not the claim itself.
_DENIALS = frozenset("""
hoax hoaxes false fake untrue myth debunked misleading bogus baseless fabricated
hoaks keliru bohong palsu disinformasi misinformasi menyesatkan mitos fitnah salah
""".split())  # fmt: skip
_SAYS_SO = {("not", "true"), ("tidak", "benar"), ("tak", "benar")}
_NO_DENIAL = {("salah", "satu"), ("salah", "seorang")}
_NO_NAMES = frozenset(["i", *(word for names in MONTHS.values() for word in names)])
# In a headline or a shout capitals name nothing; a few words are none.
_HEADLINE, _SHORT = 0.6, 4


@dataclass(frozen=True, slots=True)
class Name:
    """A run of capitalised words as it stands, and each of its words as both languages would spell it."""

    written: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Wording:
    """`content`: the concepts of a text's words, each with the first word that names it; `ways`: UP, DOWN or both."""

    content: Mapping[str, str]
    names: tuple[Name, ...]
    years: frozenset[str]
    ways: frozenset[int]
    is_negated: bool
    is_called_false: bool


def read_wording(text: str, language: str) -> Wording:
    tokens = _TOKEN.findall(text[:LONGEST].replace("’", "'"))
    low = [token.lower() for token in tokens]
    with_next = list(pairwise([*low, ""]))
    return Wording(
        content=_content(tokens, language),
        names=tuple(_names(tokens, language)),
        years=frozenset(token for token in tokens if token.isdecimal() and len(token) == 4),
        ways=frozenset(way for word in low if (way := direction(word)) is not None),
        is_negated=any(_negates(word, after) for word, after in with_next),
        is_called_false=any(_calls_false(word, after) for word, after in with_next),
    )


def _negates(word: str, after: str) -> bool:
    """ "No. 5" and "No 5" are a number; "n't" is a negation."""
    if word.endswith("n't"):
        return True
    if word not in _NEGATIONS or after in _UNDOING:
        return False
    return word != "no" or after[:1].isalpha()


def _calls_false(word: str, after: str) -> bool:
    return (word, after) in _SAYS_SO or (word in _DENIALS and (word, after) not in _NO_DENIAL)


def _content(tokens: Sequence[str], language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    small = _SMALL.get(language, frozenset())
    for token in tokens:
        low = token.lower()
        if not low[0].isalpha() or low in small or low in _NEGATIONS or low in _DENIALS:
            continue
        named = concept(low, language)
        if named:
            found.setdefault(named, token)
    return found


def _names(tokens: Sequence[str], language: str) -> Iterator[Name]:
    """Runs of capitalised words; the first word of a sentence only before another or as an acronym."""
    capitals = [_is_capital(token) for token in tokens]
    letters = sum(token[0].isalpha() for token in tokens)
    shouts = letters >= _SHORT and sum(capitals) > letters * _HEADLINE
    grammar = GRAMMARS.get(language, NEUTRAL)
    at = 0
    while at < len(tokens):
        end = at
        while end < len(tokens) and capitals[end]:
            end += 1
        if end == at:
            at += 1
            continue
        run = [token for token in tokens[at:end] if not grammar.has("titles", token.lower())]
        begins = at == 0 or tokens[at - 1] in _OPENS
        alone = begins and end == at + 1 and not _is_acronym(tokens[at])
        if run and not alone and not shouts:
            if begins and len(run) > 1 and run[0].lower() in _SMALL.get(language, ()):
                run = run[1:]
            yield Name(" ".join(run), frozenset(folded(singular(word.lower(), "en")) for word in run))
        at = end


def _is_capital(token: str) -> bool:
    return token[0].isupper() and len(token) > 1 and token.lower() not in _NO_NAMES


def _is_acronym(token: str) -> bool:
    return token.isupper() and len(token) > 1
