"""Whether a figure tells how far something went, up or down, or where it arrived. Pure."""

from collections.abc import Sequence

UP, DOWN, ARRIVED = 1, -1, 0
_UP = frozenset("""
rose rise rises risen rising raise raised raises grew grow grows grown growing growth increase increases increased increasing up climbed climb climbs jumped jump surged surge soared higher gain gained
added doubled tripled quadrupled expanded widened
naik menaikkan dinaikkan meningkat kenaikan peningkatan bertambah tumbuh pertumbuhan melonjak lonjakan melambung menguat terkerek melebar
""".split())  # fmt: skip
_DOWN = frozenset("""
fell fall falls fallen falling drop drops dropped dropping decline declines declined decrease decreases decreased down cut cuts slashed shrank shrink shrunk lost lower slipped plunged reduced reduction
halved narrowed contracted
turun menurunkan diturunkan menurun penurunan berkurang pengurangan susut menyusut merosot anjlok melemah terkoreksi dipangkas dipotong memotong memangkas pemotongan menyempit
""".split())  # fmt: skip
_TO = frozenset(["to", "menjadi", "ke", "from", "dari"])
_FAR, _BEHIND = 6, 2
# Behind a figure only a noun or a comparison says how it moved: "a 12 percent rise", "12 percent lower".
_NOUNS = frozenset("rise increase jump surge growth gain higher fall drop decline decrease cut reduction lower".split())


def move(before: Sequence[str], behind: Sequence[str]) -> int | None:
    """UP or DOWN for a change, ARRIVED for what it came to ("rose to 70"), None where nothing moved.

    `before`, `behind`: the words on both sides in lower case, no further than the next figure or sentence.
    """
    arrived = False
    for word in reversed(before[-_FAR:]):
        way = direction(word)
        if way is not None:
            return ARRIVED if arrived else way
        arrived = arrived or word in _TO
    for word in behind[:_BEHIND]:
        if word in _NOUNS:
            return direction(word)
    return None


def direction(word: str) -> int | None:
    """UP for a word like "rose", DOWN for one like "fell"."""
    return UP if word in _UP else DOWN if word in _DOWN else None
