"""Taking in a feed of others' reviews, and the same by json.load and bulk_create of objects.

Reviews a second of CPU, application and PostgreSQL together, which on a machine with nothing else to do is the clock's;
and the peak of memory.

python -m benchmarks.importing ours|objects FEED      one contender, in a process of its own (DATABASE_URL)
"""

import json
import os
import random
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings

from benchmarks.contest import environment
from benchmarks.worker import Cpu
from claims.management import databases as management
from tests.support import databases

ITEMS = int(os.environ.get("REVIEWS", "200000"))
A_SECOND = 2000
AT_MOST = 200
WORDS = (
    "pemerintah menyatakan bahwa angka ekspor naik tujuh puluh persen pada tahun ini dan impor turun the minister said that "
    "exports are up by a third in the region according to a viral post which was shared by many people this week"
).split()
LABELS = ("Salah", "Sebagian benar", "False", "Mostly true", "Kacau balau")


def item(number: int, chance: random.Random) -> dict[str, Any]:
    """One of a data feed, as large as real ones are: 1.5 kB."""
    site = f"https://cek{number % 40}.example"
    claim = f"{' '.join(chance.choices(WORDS, k=14))} {number}"
    places = [{"@type": "CreativeWork", "url": f"https://sosial.example/{number}/{part}"} for part in range(2)]
    review = {
        "@context": "http://schema.org", "@type": "ClaimReview", "url": f"{site}/cek/{number}", "claimReviewed": claim,
        "author": {"@type": "Organization", "name": f"Cek {number % 40}", "url": site},
        "datePublished": f"2024-03-{1 + number % 28:02}",
        "itemReviewed": {"@type": "Claim", "datePublished": "2024-02-01", "appearance": places,
                         "author": {"@type": "Person", "name": f"Tokoh {number % 500}", "jobTitle": "Menteri"}},
        "reviewRating": {"@type": "Rating", "ratingValue": str(1 + number % 5), "bestRating": "5", "worstRating": "1",
                         "alternateName": chance.choice(LABELS), "ratingExplanation": " ".join(chance.choices(WORDS, k=60))},
        "sdPublisher": {"@type": "Organization", "name": "Alat", "url": "https://alat.example/"},
        "name": f"Cek fakta: {claim[:60]}",
    }  # fmt: skip
    return {
        "@type": "DataFeedItem",
        "dateCreated": "2024-03-01T00:00:00Z",
        "url": f"{site}/cek/{number}",
        "item": [review],
    }


def write_feed(path: Path, count: int) -> None:
    chance = random.Random(1)
    with path.open("w", encoding="utf-8") as file:
        file.write('{"@context": "https://schema.org", "@type": "DataFeed", "dataFeedElement": [')
        for number in range(count):
            file.write(("," if number else "") + json.dumps(item(number, chance)))
        file.write("]}")


def ours(path: Path) -> None:
    from claims.interchange.importing import Import

    with path.open("rb") as file:
        Import(source="bench", own_site="", report=lambda name, item: None).take(path.name, file)


def objects(path: Path) -> None:
    """As one would write it first: the whole feed in memory, each item read in the same way, an object a row."""
    from claims.interchange.importing import row
    from claims.interchange.reading import review_of
    from claims.models import ExternalPublisher, ExternalReview

    elements = json.loads(path.read_text(encoding="utf-8"))["dataFeedElement"]
    rows = [row(review_of(review, "")) for element in elements for review in element["item"]]
    sites = {one["site"]: one["publisher"] for one in rows}
    publishers = {
        site: ExternalPublisher.objects.create(site=site, name=name, source="bench") for site, name in sites.items()
    }
    for one in rows:
        one["publisher"] = publishers[one.pop("site")]
    ExternalReview.objects.bulk_create([ExternalReview(**one, source="bench") for one in rows], batch_size=1000)


def fits() -> bool:
    """Prints what each took and answers whether ours is fast and small enough."""
    with tempfile.TemporaryDirectory() as folder:
        feed = Path(folder) / "feed.json"
        write_feed(feed, ITEMS)
        first, again = _timed(feed, "ours", "ours")
        (rival,) = _timed(feed, "objects")
        size = feed.stat().st_size / 1e6
    rate, peak = ITEMS / first["seconds"], max(first["peak"], again["peak"])
    reached = rate >= A_SECOND and peak < AT_MOST
    sys.stdout.write(f"{ITEMS:,} reviews of others, a feed of {size:,.0f} MB\n")
    for name, one in (("ours", first), ("ours, once more", again), ("json.load, objects", rival)):
        sys.stdout.write(f"    {name:<24}{ITEMS / one['seconds']:8,.0f} a second, peak {one['peak']:,.0f} MB\n")
    sys.stdout.write(
        f"    against objects: CPU {first['seconds'] / rival['seconds']:.2f}, memory {peak / rival['peak']:.2f}\n"
        f"    at least {A_SECOND:,} a second in less than {AT_MOST} MB: {'reached' if reached else 'MISSED'}\n"
    )
    return reached


def _timed(feed: Path, *contenders: str) -> list[dict[str, float]]:
    """One after the other on a database that begins empty."""
    with databases.copy(databases.unique_name()) as name, databases.switched(name):
        urls = {role: databases.url(role) for role in ("app", "reader")}
        found = []
        for contender in contenders:
            command = [sys.executable, "-m", "benchmarks.importing", contender, str(feed)]
            said = subprocess.run(command, env=environment(urls, contender), capture_output=True, text=True, check=True)
            found.append(json.loads(said.stdout))
        with management.connect(settings.ADMIN_DATABASE, name) as watcher:
            (rows,) = watcher.execute("SELECT count(*) FROM claims_externalreview").fetchone()
    if rows != ITEMS:
        raise RuntimeError(f"{rows} of {ITEMS} were kept")
    return found


def main() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
    django.setup()
    from django.db import connection

    connection.ensure_connection()
    cpu = Cpu()
    cpu.look()
    before = cpu.now()
    {"ours": ours, "objects": objects}[sys.argv[1]](Path(sys.argv[2]))
    taken = cpu.now() - before
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(json.dumps({"seconds": taken, "peak": peak}))


if __name__ == "__main__":
    main()
