"""The article that carries a claim is no proof of it, whichever of the two comes last."""

import threading
from typing import Any

import psycopg
import pytest

from claims.models import Verdict
from claims.publishing import verbs as publishing
from claims.workflow import claims, records, verdicts
from claims.workflow.problems import Refused
from tests import factories
from tests.support.databases import url
from tests.support.soak import rounds

OWN = "article_does_not_prove_its_claim"


def cites(verdict: Verdict, version: Any, by: Any, finding: str = "truth") -> Verdict:
    row = {"source": factories.source(by, article=version.article), "finding": finding, "stance": "refutes"}
    added = [{**row, "quote": "Bukan begitu.", "position": 3}]
    return verdicts.edit_verdict(verdict, by=by, evidence=verdicts.EvidenceEdits(added=added))


@pytest.mark.django_db
def test_an_article_cited_as_proof_is_not_tied_to_the_claim(reporter):
    verdict, version = factories.verdict(reporter), factories.article(reporter)
    cites(verdict, version, reporter)
    with pytest.raises(Refused) as refused:
        claims.add_appearance(verdict.claim, by=reporter, span=factories.span(version, "hari Senin"))
    assert refused.value.code == OWN


@pytest.mark.django_db
def test_an_article_cited_for_who_said_it_is_tied_to_the_claim(reporter):
    verdict, version = factories.verdict(reporter), factories.article(reporter)
    cites(verdict, version, reporter, "attribution")
    claims.add_appearance(verdict.claim, by=reporter, span=factories.span(version, "hari Senin"))
    assert verdict.claim.appearances.count() == 2


@pytest.mark.django_db
def test_an_article_cited_as_proof_of_a_published_claim_is_not_sighted(reporter):
    reviewer, version = factories.user("reviewer"), factories.article(reporter)
    verdict = verdicts.submit_verdict(cites(factories.verdict(reporter), version, reporter), by=reporter)
    publishing.publish(verdicts.approve_verdict(verdict, by=reviewer), by=reviewer)
    with pytest.raises(Refused) as refused:
        publishing.sight(verdict.claim, by=reviewer, span=factories.span(version, "hari Senin"))
    assert refused.value.code == OWN


@pytest.mark.django_db
def test_a_source_that_proves_a_claim_does_not_become_its_article(reporter):
    verdict = factories.verdict(reporter)
    article = verdict.claim.appearances.get().article_version.article
    proof, said = (row.source for row in factories.evidence(verdict))
    with pytest.raises(Refused) as refused:
        records.save_record(proof, by=reporter, changes={"article": article})
    assert refused.value.code == OWN
    assert records.save_record(said, by=reporter, changes={"article": article}).article == article


@pytest.mark.soak
def test_of_two_at_once_one_is_refused(committed_db):
    """The evidence and the appearance, the evidence and the word that its source is the article."""
    reporter = factories.user("reporter")
    for _ in range(rounds(30)):
        verdict, version = factories.verdict(reporter), factories.article(reporter)
        source = factories.source(reporter, article=version.article)
        evidence = (
            "INSERT INTO claims_evidence (verdict_id, position, source_id, finding, stance, quote, locator, note) "
            f"VALUES ({verdict.pk}, 9, %s, 'truth', 'refutes', 'x', '', '')"
        )
        start = version.text.index("Senin")
        appearance = (
            'INSERT INTO claims_appearance (claim_id, article_version_id, start, "end", exact, prefix, suffix, '
            f"created_at) VALUES ({verdict.claim_id}, {version.pk}, {start}, {start + 5}, 'Senin', '', '', now())"
        )
        assert set(race(evidence % source.pk, appearance)) == {"done", OWN}
        own = verdict.claim.appearances.first().article_version.article_id
        plain = factories.source(reporter)
        becomes = f"UPDATE claims_source SET article_id = {own} WHERE id = {plain.pk}"
        assert set(race(evidence % plain.pk, becomes)) == {"done", OWN}


def race(*statements: str) -> list[str]:
    """What became of each statement, begun together, each in a transaction of its own."""
    barrier, outcomes = threading.Barrier(len(statements)), []

    def run(statement: str) -> None:
        with psycopg.connect(url("app")) as connection:
            barrier.wait()
            try:
                connection.execute(statement)
                connection.commit()
                outcomes.append("done")
            except psycopg.Error as error:
                outcomes.append(error.diag.constraint_name or str(error))

    threads = [threading.Thread(target=run, args=[statement]) for statement in statements]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes
