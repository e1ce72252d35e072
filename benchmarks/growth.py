"""Whether a list gets dearer with the number of checks: the same request on a small and on a large database."""

import psycopg

from benchmarks.contest import Contest, Reach, Worker
from benchmarks.reading import deep_place


def contests(small: dict[str, str], large: dict[str, str]) -> list[Contest]:
    def paths(urls: dict[str, str], share: float) -> list[str]:
        with psycopg.connect(urls["app"]) as database:
            row = database.execute("SELECT count(*) FROM claims_publishedcheck").fetchone()
            assert row is not None
            return [f"/api/v1/checks/?cursor={deep_place(database, int(row[0] * share))['ours']}"] * 40

    workers = {"large": Worker("ours", large), "small": Worker("ours", small)}
    databases = {"large": large, "small": small}
    return [
        Contest(
            "list of 50, large against small",
            lambda: {name: worker.block(["/api/v1/checks/"] * 40) for name, worker in workers.items()},
            (Reach("small", 1.15),),
        ),
        Contest(
            "page half way down, large against small",
            lambda: {name: worker.block(paths(databases[name], 0.5)) for name, worker in workers.items()},
            (Reach("small", 1.15),),
        ),
    ]
