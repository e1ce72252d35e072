"""Comments on the pages of a claim and of its verdicts."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import Comment
from claims.workflow import comments
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def verdict(client, reporter):
    client.force_login(reporter)
    return factories.verdict(reporter)


def pages(verdict):
    return [f"/admin/claims/claim/{verdict.claim_id}/change/", f"/admin/claims/verdict/{verdict.pk}/change/"]


def say(client, verdict, text, back=""):
    url = f"/admin/claims/claim/{verdict.claim_id}/do/add_comment/"
    return client.post(url, {"comment": text, "next": back})


@pytest.mark.parametrize("prefix", ["", "/id"])
@pytest.mark.parametrize("which", [0, 1])
def test_a_comment_returns_to_where_it_was_written_and_stands_on_both_pages(client, verdict, prefix, which):
    here = prefix + pages(verdict)[which]
    page = client.get(here).content.decode()
    assert f'value="{here}#comments"' in page
    assert f'action="{prefix}/admin/claims/claim/{verdict.claim_id}/do/add_comment/"' in page
    answer = say(client, verdict, "Sudah ditanyakan.", f"{here}#comments")
    assert (answer.status_code, answer["Location"]) == (302, f"{here}#comments")
    assert all("Sudah ditanyakan." in client.get(url).content.decode() for url in pages(verdict))


def test_other_pages_have_no_comments(client, verdict):
    source = verdict.evidence.first().source
    for url in (f"/admin/claims/source/{source.pk}/change/", "/admin/claims/claim/add/"):
        assert 'id="comments"' not in client.get(url).content.decode()


def test_the_newest_comes_last_and_the_words_stay_as_they_were_written(client, verdict):
    say(client, verdict, "Satu.\r\nBaris <b>kedua</b> & \u202eketiga")
    say(client, verdict, "Dua.")
    page = client.get(pages(verdict)[0]).content.decode()
    assert '<p class="words" dir="auto">Satu.\nBaris &lt;b&gt;kedua&lt;/b&gt; &amp; \u202eketiga</p>' in page
    assert page.index("Satu.") < page.index("Dua.")


@pytest.mark.parametrize(("text", "why"), [("  ", "Write something first."), ("panjang " * 700, "at most 5,000")])
def test_what_is_refused_says_why_and_keeps_the_words(client, verdict, text, why):
    answer = say(client, verdict, text, pages(verdict)[1])
    page = answer.content.decode()
    assert (answer.status_code, why in page) == (409, True)
    assert text in page
    assert f'name="next" value="{pages(verdict)[1]}"' in page
    assert not Comment.objects.exists()


def test_who_can_be_named_is_listed(client, verdict):
    factories.user("reviewer", "raka")
    gone = factories.user("reviewer", "pergi")
    gone.is_active = False
    gone.save()
    page = client.get(pages(verdict)[0]).content.decode()
    assert "@raka" in page
    assert "@pergi" not in page


def test_who_is_named_is_told_until_they_say_that_they_have_seen_it(client, verdict, reviewer):
    say(client, verdict, f"@{reviewer.username} lihat.")
    assert "You are named here." not in client.get(pages(verdict)[0]).content.decode()
    client.force_login(reviewer)
    for url in pages(verdict) * 2:
        assert "You are named here." in client.get(url).content.decode()
    answer = client.post(
        f"/admin/claims/claim/{verdict.claim_id}/do/see_mentions/", {"next": f"{pages(verdict)[1]}#comments"}
    )
    assert answer["Location"] == f"{pages(verdict)[1]}#comments"
    assert "You are named here." not in client.get(pages(verdict)[0]).content.decode()
    assert not comments.mentions_of(reviewer).exists()


def test_only_its_author_sees_a_way_to_withdraw_a_comment_and_the_words_are_gone_everywhere(client, verdict, reviewer):
    say(client, verdict, "Kata yang disesali.")
    comment = Comment.objects.get()
    way = f"/admin/claims/comment/{comment.pk}/do/withdraw_comment/"
    assert way in client.get(pages(verdict)[0]).content.decode()
    client.force_login(reviewer)
    assert way not in client.get(pages(verdict)[0]).content.decode()
    assert client.post(way).status_code == 409
    client.force_login(comment.author)
    link = f"{way}?next={pages(verdict)[0]}%23comments"
    assert client.get(link).status_code == 200
    assert client.post(link)["Location"] == f"{pages(verdict)[0]}#comments"
    seen = [*pages(verdict), "/admin/claims/comment/", f"/admin/claims/comment/{comment.pk}/change/"]
    for url in [*seen, "/admin/claims/event/"]:
        assert "disesali" not in client.get(url).content.decode()
    assert "withdrawn" in client.get(pages(verdict)[0]).content.decode()


def test_without_a_role_nobody_comments(client, verdict, reviewer):
    reviewer.groups.clear()
    client.force_login(reviewer)
    assert say(client, verdict, "Catatan.").status_code == 403
    assert client.get("/admin/claims/comment/").status_code == 403
    assert not Comment.objects.exists()


@pytest.mark.parametrize("which", [0, 1])
def test_a_page_asks_no_more_queries_for_more_comments(client, verdict, which):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            client.get(pages(verdict)[which])
        return len(queries)

    asked()
    few = asked()
    for _number in range(5):
        comments.add_comment(verdict.claim, by=factories.user(), text="@raka lihat.")
    assert asked() == few


def test_a_comment_is_no_edit_of_the_claim(client, verdict, reviewer):
    verdicts = factories.verdicts
    approved = verdicts.approve_verdict(verdicts.submit_verdict(verdict, by=verdict.author), by=reviewer)
    version = approved.claim.version
    say(client, approved, "Siap terbit.")
    approved.refresh_from_db()
    assert (approved.state, approved.claim.version) == ("approved", version)
    assert factories.publishing.publish(approved, by=reviewer).kind == "published"
