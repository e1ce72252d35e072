"""What one text may cost. Pure.

Counted in tokens, questions and answers together: that is what every endpoint bills and reports, and a cap in tokens
holds without a list of prices that grows old.
"""

# Tokenisers need a token for about four bytes of English and at most about two of other scripts.
BYTES_A_TOKEN = 2
ANSWER = 4096
# Less than this is a handful of claims: not worth its question.
LEAST_ANSWER = 512


class Budget:
    """What is left of `cap` tokens."""

    def __init__(self, cap: int) -> None:
        self.left = cap

    def most(self, question: int) -> int:
        """The most tokens an answer to a question of so many bytes may have; 0 when the cap leaves no room for it."""
        room = min(ANSWER, self.left - question // BYTES_A_TOKEN)
        return room if room >= LEAST_ANSWER else 0

    def spend(self, question: int, most: int, used: object) -> None:
        """Takes off what the endpoint says was `used`, or all that it can have been if that is no count."""
        if not isinstance(used, int) or isinstance(used, bool) or used <= 0:
            used = question // BYTES_A_TOKEN + most
        self.left -= used
