"""Logistic regression in plain Python: Newton's method on a few dozen sparse features.

Enough for the weights that ship, so that they can be trained anew with nothing installed.
"""

import math
from collections.abc import Mapping, Sequence

Row = Mapping[str, float]
STEPS = 12
BIAS = ""  # the name under which the bias stands among the weights, never penalised


def fit(rows: Sequence[Row], labels: Sequence[int], penalty: float = 1.0) -> dict[str, float]:
    """Weights by name, the bias under BIAS, that make the labels likeliest less `penalty` / 2 × their squares."""
    names = [BIAS, *sorted({name for row in rows for name in row})]
    place = {name: index for index, name in enumerate(names)}
    sparse = [[(0, 1.0), *sorted((place[name], value) for name, value in row.items())] for row in rows]
    weights = [0.0] * len(names)
    for _step in range(STEPS):
        change = solve(*_slopes(sparse, labels, weights, penalty))
        weights = [weight + step for weight, step in zip(weights, change, strict=True)]
        if max(map(abs, change)) < 1e-6:
            break
    return dict(zip(names, weights, strict=True))


def probability(weights: Mapping[str, float], row: Row) -> float:
    odds = weights[BIAS] + sum(weights.get(name, 0.0) * value for name, value in row.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def _slopes(
    rows: Sequence[Sequence[tuple[int, float]]], labels: Sequence[int], weights: Sequence[float], penalty: float
) -> tuple[list[list[float]], list[float]]:
    """The curvature and the slope of the penalised log-likelihood at these weights."""
    size = len(weights)
    curve = [[0.0] * size for _name in weights]
    slope = [-penalty * weight for weight in weights]
    slope[0] = 0.0
    for index in range(1, size):
        curve[index][index] = penalty
    for row, label in zip(rows, labels, strict=True):
        odds = sum(weights[index] * value for index, value in row)
        chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
        spread = chance * (1 - chance)
        for number, (index, value) in enumerate(row):
            slope[index] += (label - chance) * value
            line, weighted = curve[index], spread * value
            for other, other_value in row[: number + 1]:
                line[other] += weighted * other_value
    for index in range(size):
        for other in range(index):
            curve[other][index] = curve[index][other]
    return curve, slope


def solve(matrix: Sequence[Sequence[float]], right: Sequence[float]) -> list[float]:
    """Of a symmetric positive matrix, by elimination."""
    lines = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    size = len(lines)
    for pivot in range(size):
        head = lines[pivot]
        for line in lines[pivot + 1 :]:
            if factor := line[pivot] / head[pivot]:
                for column in range(pivot, size + 1):
                    line[column] -= factor * head[column]
    answer = [0.0] * size
    for pivot in reversed(range(size)):
        known = sum(lines[pivot][column] * answer[column] for column in range(pivot + 1, size))
        answer[pivot] = (lines[pivot][size] - known) / lines[pivot][pivot]
    return answer
