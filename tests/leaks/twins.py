"""Two databases that differ in private work alone, and what the public sees of each."""

import copy
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from claims.management.databases import connect
from claims.public.listing import matched
from claims.publishing import verbs as publishing
from claims.workflow import articles, claims, reports, retractions
from tests import factories
from tests.leaks import addresses
from tests.leaks.building import private_work
from tests.leaks.planting import plant
from tests.leaks.walking import anonymous, ask, crawl
from tests.leaks.world import World
from tests.support import databases, soak

# What both newsrooms publish later, they publish at this one moment: their newest.
MOMENT = timezone.now() + timedelta(days=1)


@dataclass
class Twins:
    """The names of the two databases, and every address that either of them could lead to."""

    one: str
    other: str
    asked: list[str] = field(default_factory=list)

    def faces(self) -> tuple[dict[str, str], dict[str, str]]:
        """What each answers at every address, and at those that its answers lead to."""
        return face(self.one, self.asked), face(self.other, self.asked)

    def differences(self) -> list[str]:
        return differing(*self.faces())


def face(database: str, asked: Iterable[str]) -> dict[str, str]:
    # The twins' logs have one head, by which a process remembers what it found.
    matched.cache_clear()
    with databases.switched(database):
        client = anonymous()
        found = {answer.path: answer.plain() for answer in crawl(client, asked)}
        methods = [ask(client, path, method) for path in LISTS for method in ("HEAD", "OPTIONS", "POST")]
        return found | {answer.asked: answer.plain() for answer in methods}


LISTS = ("/", "/claims/", "/corrections/", "/api/v1/checks/")


def differing(one: dict[str, str], other: dict[str, str]) -> list[str]:
    return sorted(key for key in one.keys() | other.keys() if one.get(key) != other.get(key))


def to_ask(world: World, hidden: World) -> list[str]:
    """Addresses of both newsrooms: in soak all, else everything public and some of what is hidden."""
    found = []
    for of in (world, hidden):
        for instances in addresses.urls(of).values():
            secrets = {*of.hidden["public_id"], *of.hidden["slug"]}
            private = [url for url in instances if any(secret in url for secret in secrets)]
            found += [*(url for url in instances if url not in set(private)), *private[:: 1 if soak.WHOLE else 30]]
    return list(dict.fromkeys([*found, "/api/v1/checks/?page_size=1", "/claims/?language=id", "/claims/?q=persen"]))


def more_private_work(world: World) -> World:
    """Another course of private work in a copy of the world: more of everything, and publications taken back."""
    other = replace(world, marks=copy.deepcopy(world.marks), hidden={"public_id": [], "slug": []})
    private_work(other)
    by, shown = other.reporter, world.shown
    other.work_on(shown["late"], "more work")
    other.translated(shown["late"].verdicts.get(state="published"), "one more translation")
    retractions.propose_retraction(shown["late"], by=by, reason=other.marks.word("one more retraction"))
    # In the very article whose document is rebuilt by what is published later.
    version = shown["seen"].appearances.get().article_version
    fields = {**other.wording("a claim beside a published one"), "language": "id", "selection_reason": "harm"}
    claims.open_claim(by=by, fields=fields, spans=[factories.span(version, "90 persen mikroelektronika")])
    articles.revise_article(version.article, by=by, text="Versi lain.", received_text="Versi lain.", leftovers=[])
    for name in ("seen", "late", "late"):
        report = factories.report(shown[name], other.marks.word("another message"), email="reader@pembaca.example")
        reports.decide_report(report, by=by, outcome="no_action", reason=other.marks.word("one more reason"))
    for _ in range(3):
        _publish_and_take_back(world)
    plant(other.marks)
    return other


def _publish_and_take_back(world: World) -> None:
    """As when the database refuses a publication at its end: nothing stays but the numbers it took."""
    with transaction.atomic():
        publishing.publish(world.approved, by=world.reviewer)
        publishing.publish(world.correction, by=world.reviewer)
        transaction.set_rollback(True)


def later(world: World) -> None:
    """The same public acts in both: a check, a correction, a translation, a sighting, a retraction."""
    _stop_the_clock_of_the_log()
    publishing.publish_translation(world.translation, by=world.reviewer)
    publishing.publish(world.approved, by=world.reviewer)
    publishing.publish(world.correction, by=world.reviewer)
    elsewhere = world.shown["corrected"].appearances.get().article_version
    publishing.sight(world.shown["seen"], by=world.reviewer, span=factories.span(elsewhere, "neraca dagang"))
    publishing.retract(world.retraction, by=world.reviewer)


def _stop_the_clock_of_the_log() -> None:
    name = connection.settings_dict["NAME"]
    with connect(settings.OWNER_DATABASE, name) as owner:
        (source,) = owner.execute("SELECT pg_get_functiondef('claims_log_append'::regproc)").fetchone()
        owner.execute(source.replace("clock_timestamp()", f"'{MOMENT.isoformat()}'::timestamptz"))


@contextmanager
def stopped_clock(patch: Any) -> Iterator[None]:
    with patch.context() as stopped:
        stopped.setattr(timezone, "now", lambda: MOMENT)
        yield
