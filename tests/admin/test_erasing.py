"""The button by which an administrator erases a claim, and what the desk shows of it afterwards."""

import pytest

from claims.models import Article, Claim, LogEntry
from claims.publishing.erasing import erase
from claims.workflow import claims, comments
from tests import factories
from tests.support.forms import fields_of

pytestmark = pytest.mark.django_db
BASIS = "Court order 12/2026."


@pytest.fixture
def administrator():
    return factories.user("administrator")


@pytest.fixture
def claim(people):
    """Published, translated, corrected, taken back, with a word of a colleague."""
    reporter, reviewer = people
    made = factories.claim(reporter)
    factories.published(reporter, reviewer, made)
    factories.translation(reporter, made.verdicts.get())
    factories.correction(reporter, reviewer, made)
    comments.add_comment(made, by=reporter, text="Look.")
    factories.retraction(reporter, made)
    return made


def address(claim):
    return f"/admin/claims/claim/{claim.pk}/do/erase/"


def test_the_page_says_what_goes_and_what_stays_and_the_button_erases(client, claim, administrator):
    client.force_login(administrator)
    assert address(claim) in client.get(f"/admin/claims/claim/{claim.pk}/change/").content.decode()
    asked = client.get(address(claim))
    page = asked.content.decode()
    assert "Verdicts with their texts: 2" in page
    assert "Public documents: 2" in page
    assert "That it was erased: when, by whom and on which legal basis." in page
    typed = fields_of(asked) | {"reason": BASIS, "public_id": claim.public_id}
    answer = client.post(address(claim), typed, follow=True)
    assert (answer.status_code, Claim.objects.get(pk=claim.pk).state) == (200, "erased")
    page = answer.content.decode()
    assert "Erased on" in page
    assert BASIS in page
    assert str(administrator) in page


@pytest.mark.parametrize("typed", [{"public_id": "zzzzzzzzzz"}, {"public_id": ""}, {"reason": " "}])
def test_another_id_or_no_basis_erases_nothing(client, claim, administrator, typed):
    client.force_login(administrator)
    given = fields_of(client.get(address(claim))) | {"reason": BASIS, "public_id": claim.public_id} | typed
    assert client.post(address(claim), given).status_code in (200, 409)
    assert Claim.objects.get(pk=claim.pk).text


def test_whoever_looks_at_an_old_page_is_told_first_what_changed(client, claim, administrator, people):
    client.force_login(administrator)
    given = fields_of(client.get(f"{address(claim)}?seen=1")) | {"reason": BASIS, "public_id": claim.public_id}
    assert client.post(address(claim), given | {"seen_version": "1"}).status_code == 409
    assert Claim.objects.get(pk=claim.pk).text


def test_a_chief_editor_sees_no_button_and_is_refused(client, claim):
    client.force_login(factories.user("chief editor"))
    assert address(claim) not in client.get(f"/admin/claims/claim/{claim.pk}/change/").content.decode()
    given = {"reason": BASIS, "public_id": claim.public_id}
    assert client.post(address(claim), given).status_code == 409
    assert Claim.objects.get(pk=claim.pk).text


def test_every_page_of_the_desk_can_still_be_read_and_offers_nothing_to_do(client, claim, administrator):
    erase(claim, by=administrator, reason=BASIS)
    client.force_login(administrator)
    verdicts = list(claim.verdicts.all())
    rows = [claim, *verdicts, *(t for v in verdicts for t in v.translations.all()), *claim.retractions.all()]
    assert len(rows) == 5
    for row in rows:
        name = row._meta.model_name
        for page in ("change", "history"):
            shown = client.get(f"/admin/claims/{name}/{row.pk}/{page}/")
            assert shown.status_code == 200, (name, page)
            body = shown.content.decode()
            if page == "change":
                assert BASIS in body, name
                assert f"/admin/claims/{name}/{row.pk}/do/" not in body.replace("/do/see_mentions/", ""), name
    lists = ("claim", "verdict", "verdicttranslation", "retraction", "article", "event", "logentry", "publishedcheck",
             "approval", "correction", "readerreport", "source", "keptcopy")  # fmt: skip
    for name in lists:
        assert client.get(f"/admin/claims/{name}/").status_code == 200, name
    for page in ("", "claims/claim/board/", "figures/", "ifcn/", "claims/article/suggestions/", "claims/notice/"):
        assert client.get(f"/admin/{page}").status_code == 200, page
    entry = LogEntry.objects.get(kind="erased")
    assert client.get(f"/admin/claims/logentry/{entry.pk}/change/").status_code == 200
    assert client.get(f"/admin/claims/verdict/{verdicts[0].pk}/changes/").status_code == 200
    assert client.get(f"/admin/claims/claim/{claim.pk}/preview/").status_code == 200


def test_an_article_that_others_need_is_worked_on_as_before(client, reporter, administrator):
    version = factories.article(reporter)
    claim, other = factories.claim(reporter, version), factories.claim(reporter, version, "90 persen mikroelektronika")
    claims.split_claim(claim, by=reporter, parts=[claims.Part("Satu."), claims.Part("Dua.")])
    erase(claim, by=administrator, reason=BASIS)
    client.force_login(administrator)
    page = client.get(f"/admin/claims/article/{version.article_id}/workbench/").content.decode()
    assert other.text in page
    assert Article.objects.filter(pk=version.article_id).exists()


def test_the_figures_and_the_ifcn_file_do_without_it(client, claim, administrator):
    erase(claim, by=administrator, reason=BASIS)
    client.force_login(administrator)
    for address in ("/admin/ifcn/", "/admin/figures/"):
        body = client.get(address).content.decode()
        assert "Tabel yang lebih baru terbit." not in body
