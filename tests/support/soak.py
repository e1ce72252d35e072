"""How many rounds a proof runs: a tenth of them by `make test`, all of them by `make soak`."""

import os

WHOLE = bool(os.environ.get("SOAK"))


def rounds(whole: int) -> int:
    """`whole` under SOAK=1, else a tenth of it, at least one."""
    return whole if WHOLE else max(whole // 10, 1)
