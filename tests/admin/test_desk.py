"""The desk through its forms and buttons."""

import pytest

from claims.models import Article, Claim, Claimant, LogEntry, Verdict
from claims.workflow import verdicts
from claims.workflow.permissions import ALLOWED
from tests import factories
from tests.support.forms import fields_of

pytestmark = pytest.mark.django_db


def as_user(client, user):
    client.force_login(user)
    return client


@pytest.mark.parametrize("role", [*ALLOWED, None])
def test_every_list_and_form_answers_each_role(client, reporter, reviewer, role):
    claim = factories.claim(reporter)
    factories.published(reporter, reviewer, claim)
    verdict = factories.in_review(reporter)
    person = factories.user(role) if role else factories.user("reporter")
    if role is None:
        person.groups.clear()
    as_user(client, person)
    article = Article.objects.first()
    urls = [
        "/admin/",
        "/admin/claims/article/add/",
        f"/admin/claims/article/{article.pk}/workbench/",
        f"/admin/claims/verdict/{verdict.pk}/preview/",
    ]
    for name in (
        "article",
        "claim",
        "verdict",
        "source",
        "claimant",
        "outlet",
        "topic",
        "event",
        "logentry",
        "publishedcheck",
        "ratingscale",
        "retraction",
        "verdicttranslation",
        "readerreport",
        "origingroup",
    ):
        urls.append(f"/admin/claims/{name}/")
    urls += [
        f"/admin/claims/{model._meta.model_name}/{model.objects.first().pk}/change/"
        for model in (Article, Claim, Verdict, Claimant, LogEntry)
    ]
    for url in urls:
        status = client.get(url).status_code
        assert status == (200 if role or url == "/admin/" else 403), url
    people = client.get("/admin/claims/user/").status_code
    assert people == (200 if role == "administrator" else 403)


@pytest.mark.parametrize("name", ["article", "claim", "verdict", "event", "logentry", "publishedcheck", "source"])
def test_nothing_is_deleted_by_hand_by_anyone(client, reporter, reviewer, name):
    factories.published(reporter, reviewer)
    as_user(client, factories.user("administrator"))
    assert client.get(f"/admin/claims/{name}/1/delete/").status_code in (302, 403)
    assert client.post(f"/admin/claims/{name}/1/delete/", {"post": "yes"}).status_code in (302, 403)
    assert LogEntry.objects.count() == 1


def test_somebody_unknown_is_sent_to_the_login(client):
    answer = client.get("/admin/claims/claim/")
    assert (answer.status_code, answer["Location"]) == (302, "/admin/login/?next=/admin/claims/claim/")


def test_buttons_ask_the_same_question_as_the_verbs(client, reporter, reviewer):
    verdict = factories.in_review(reporter)
    url = f"/admin/claims/verdict/{verdict.pk}/change/"
    mine = as_user(client, reporter).get(url).content.decode()
    theirs = as_user(client, reviewer).get(url).content.decode()
    assert "/do/reclaim_verdict/" in mine
    assert "/do/send_back/" not in mine
    assert "/do/send_back/" in theirs
    assert "/do/reclaim_verdict/" not in theirs


def test_a_refused_verb_says_why_and_what_is_missing(client, reporter, reviewer):
    from claims.models import RatingScale

    verdict = verdicts.draft_verdict(
        factories.claim(reporter), by=reporter, scale=RatingScale.objects.get(slug="tempo")
    )
    page = as_user(client, reviewer).post(f"/admin/claims/verdict/{verdict.pk}/do/publish/")
    assert page.status_code == 409
    text = page.content.decode()
    assert "Choose a rating" in text
    assert "IFCN: transparency of sources" in text
    assert LogEntry.objects.count() == 0


def test_approving_ones_own_is_refused_with_the_reason(client, reviewer):
    verdict = factories.in_review(reviewer)
    page = as_user(client, reviewer).post(f"/admin/claims/verdict/{verdict.pk}/do/approve_verdict/")
    assert "another reviewer has to approve it" in page.content.decode()
    verdict.refresh_from_db()
    assert verdict.state == "in_review"


def test_a_verb_that_is_not_there_is_404(client, reporter):
    claim = factories.claim(reporter)
    assert as_user(client, reporter).get(f"/admin/claims/claim/{claim.pk}/do/publish/").status_code == 404
    assert client.get(f"/admin/claims/claim/{claim.pk}/do/__class__/").status_code == 404


def test_a_stale_form_is_refused_shows_both_texts_and_can_then_be_saved(client, reporter):
    claim = factories.claim(reporter)
    url = f"/admin/claims/claim/{claim.pk}/change/"
    typed = fields_of(as_user(client, reporter).get(url)) | {"context": "Mine"}
    factories.claims.edit_claim(claim, by=factories.user("reporter"), changes={"context": "Theirs"})
    page = client.post(url, typed)
    text = page.content.decode()
    assert page.status_code == 200
    assert 'value="Mine"' in text
    assert "Theirs" in text
    assert Claim.objects.get(pk=claim.pk).context == "Theirs"
    assert client.post(url, fields_of(page)).status_code == 302
    assert Claim.objects.get(pk=claim.pk).context == "Mine"


def test_a_refusal_keeps_everything_typed(client, reporter):
    claim = factories.claim(reporter)
    url = f"/admin/claims/claim/{claim.pk}/change/"
    typed = fields_of(as_user(client, reporter).get(url))
    typed |= {"made_on": "2090-01-01", "context": "A long text I wrote", "quantities-0-unit": "percent"}
    page = client.post(url, typed).content.decode()
    assert "The date lies in the future." in page
    assert "A long text I wrote" in page
    assert 'value="percent"' in page


def test_evidence_is_added_changed_and_removed_in_one_form(client, reporter):
    verdict = factories.verdict(reporter)
    url = f"/admin/claims/verdict/{verdict.pk}/change/"
    source = factories.source(reporter)
    form = fields_of(as_user(client, reporter).get(url))
    form |= {
        "evidence-0-quote": "Changed words", "evidence-1-DELETE": "on", "evidence-TOTAL_FORMS": "3",
        "evidence-2-id": "", "evidence-2-verdict": str(verdict.pk), "evidence-2-source": str(source.pk),
        "evidence-2-finding": "truth", "evidence-2-stance": "supports", "evidence-2-quote": "New words", "evidence-2-position": "3",
        "evidence-2-locator": "", "evidence-2-note": "",
    }  # fmt: skip
    assert client.post(url, form).status_code == 302
    assert [item.quote for item in verdict.evidence.order_by("position")] == ["Changed words", "New words"]


def test_a_published_verdict_has_no_form(client, reporter, reviewer):
    factories.published(reporter, reviewer)
    verdict = Verdict.objects.get()
    page = as_user(client, reporter).get(f"/admin/claims/verdict/{verdict.pk}/change/").content.decode()
    assert 'name="summary"' not in page
    answer = client.post(f"/admin/claims/verdict/{verdict.pk}/change/", {"summary": "x"})
    assert answer.status_code == 403


def test_an_import_reports_what_it_dropped(client, reporter):
    text = "Judul tanpa titik\n03:07\nBupati mengatakan bahwa harga beras naik dua kali lipat dalam setahun ini.\n"
    page = as_user(client, reporter).post("/admin/claims/article/add/", {"text": text}, follow=True).content.decode()
    assert "Dropped: 03:07 (the length of a video)" in page
    assert Article.objects.get().title == "Judul tanpa titik"


@pytest.mark.parametrize(
    ("form", "message"),
    [
        ({"text": "  "}, "Paste a text or choose a file"),
        (
            {"text": "Harga beras yang naik itu tidak benar dan tidak akan turun.", "url": "javascript:alert(1)"},
            "Enter a web address",
        ),
        (
            {"text": "Harga beras yang naik itu tidak benar dan tidak akan turun.", "published": "2090-01-01T00:00"},
            "future",
        ),
    ],
)
def test_a_bad_import_is_refused_and_the_text_kept(client, reporter, form, message):
    page = as_user(client, reporter).post("/admin/claims/article/add/", form).content.decode()
    assert message in page
    assert form["text"].strip() in page
    assert Article.objects.count() == 0


def test_an_administrator_who_is_no_superuser_cannot_make_one(client):
    person = factories.user("administrator")
    page = as_user(client, person).get(f"/admin/claims/user/{person.pk}/change/").content.decode()
    assert 'name="is_superuser"' not in page


def test_a_new_version_of_an_article_is_added_beside_the_old(client, reporter):
    version = factories.article(reporter)
    url = f"/admin/claims/article/{version.article_id}/do/revise_article/"
    assert as_user(client, reporter).post(url, {"text": version.text}).status_code == 409
    assert client.post(url, {"text": "Teks yang baru.\n03:07"}).status_code == 302
    assert version.article.current.text == "Teks yang baru."
    assert version.article.versions.count() == 2


def test_words_are_untied_until_they_are_published(client, reporter, reviewer):
    claim = factories.claim(reporter)
    url = f"/admin/claims/claim/{claim.pk}/do/remove_appearance/"
    appearance = claim.appearances.get()
    assert as_user(client, reporter).post(url, {"appearance": appearance.pk}).status_code == 302
    assert claim.appearances.count() == 0
    public = factories.claim(reporter)
    factories.published(reporter, reviewer, public)
    page = client.post(
        f"/admin/claims/claim/{public.pk}/do/remove_appearance/", {"appearance": public.appearances.get().pk}
    )
    assert "A published appearance stays." in page.content.decode()


def test_every_verb_of_the_trail_has_words(reporter):
    from claims.templatetags.desk import done
    from claims.workflow.permissions import ALLOWED

    silent = {"view", "edit_people", "oversee", "oversee_keys", "gather_ifcn_file", "revise_article"}
    assert [verb for verb in set().union(*ALLOWED.values()) - silent if done(verb) == verb] == []


def test_a_reason_typed_for_a_verb_that_is_refused_is_not_lost(client, reporter, reviewer):
    verdict = factories.in_review(reporter)
    verdicts.reclaim_verdict(verdict, by=reporter)
    page = as_user(client, reviewer).post(
        f"/admin/claims/verdict/{verdict.pk}/do/send_back/", {"reason": "The table is old."}
    )
    assert page.status_code == 409
    assert "This cannot be done while it is" in page.content.decode()
    assert "The table is old." in page.content.decode()
