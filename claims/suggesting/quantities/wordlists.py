"""Lists of words in a source file: written as a sentence is, read as a set. Pure."""


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())
