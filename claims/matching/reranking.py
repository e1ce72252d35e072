"""How near a candidate is, in one number: words and meaning in a linear blend, then what a reader would look at. Pure.

The weights are round numbers, chosen on the training parts of two sets (benchmarks/matching.py says which). A linear
blend of scaled scores was better than fusion by rank in every trial.
"""

from collections.abc import Mapping
from math import log1p
from statistics import median

# BM25 grows with the words of the question; its logarithm hardly does. 5 is a claim found again word for word.
WORDS = 5.0
# Cosines of this kind of model lie between .75, nothing in common, and 1: eight times as much from end to end is 2.
MEANING = 2.0
UNLIKE = 0.75
# What is read off both texts: at most so much for or against.
READ = {"names": 0.1, "claimant": 0.2, "nearness": 0.1}
# The same as far as the two say the same in words: figures decide between claims of the same words, while of a long
# post and some other claim they say little. Years alone were worth nothing: a post's own date is one.
READ_OF_LIKE = {"figures": 1.0, "negation": 0.5, "direction": 0.5}


def terms(score: float) -> float:
    """BM25 from 0 to 1, or a little more."""
    return log1p(score) / WORDS


def meaning(cosine: float) -> float:
    return max(0.0, (cosine - UNLIKE) / (1 - UNLIKE))


def blend(scores: Mapping[int, float], cosines: Mapping[int, float]) -> dict[int, float]:
    """Each key with its score by words and meaning.

    What has no vector yet is taken to mean as much as the middle of the others, so it stands where its words put it.
    """
    usual = meaning(median(cosines.values())) if cosines else 0.0
    return {
        key: WORDS * terms(score) + MEANING * (meaning(cosines[key]) if key in cosines else usual)
        for key, score in scores.items()
    }


def total(blended: float, read: Mapping[str, float], *, has_meaning: bool) -> float:
    """The score from 0 to 1, with what was read off the texts (Features.parts, whose "words" are those in common)."""
    whole = WORDS + (MEANING if has_meaning else 0.0)
    about = sum(weight * read[part] for part, weight in READ.items())
    alike = sum(weight * read[part] for part, weight in READ_OF_LIKE.items()) * read["words"]
    return min(1.0, max(0.0, (blended + about + alike) / whole))
