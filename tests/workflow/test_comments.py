"""Comments of colleagues, whom they name, and what is left of a comment that was withdrawn."""

import pytest

from claims.models import Comment, Event, EventDetail, Mention
from claims.workflow import comments
from claims.workflow.problems import Refused
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim(reporter):
    return factories.claim(reporter)


def named(text):
    return [person.username for person in comments.people_named(text)]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("@raka lihat halaman 2", ["raka"]),
        ("Lihat, @Raka.", ["raka"]),
        ("(@RAKA)", ["raka"]),
        ("@raka, @mei.s: @raka!", ["raka", "mei.s"]),
        ("Kata @mei.s...", ["mei.s"]),
        ("Surat ke redaksi@raka", []),
        ("tulis ke raka", []),
        ("@nobody dan @", []),
        ("@pergi sudah tidak di sini", []),
        ("@rak", []),
        ("@rakasa", []),
    ],
)
def test_a_name_after_an_at_names_an_active_person(text, people):
    factories.user(name="raka")
    factories.user(name="Mei.S".lower())
    gone = factories.user(name="pergi")
    gone.is_active = False
    gone.save()
    assert named(text) == people


def test_names_are_found_in_one_query_however_many(django_assert_num_queries):
    for number in range(12):
        factories.user(name=f"orang{number}")
    with django_assert_num_queries(1):
        assert len(named(" ".join(f"@orang{number}" for number in range(12)))) == 12


def test_a_comment_is_kept_with_whom_it_names_and_its_event_holds_no_word_of_it(reporter, claim):
    raka = factories.user("reviewer", "raka")
    text = f"@raka, rahasia: <b>lihat</b>\r\nhalaman 2. @{reporter.username}"
    comment = comments.add_comment(claim, by=reporter, text=f"  {text}\n")
    assert comment.text == text.replace("\r\n", "\n")
    assert [mention.user for mention in comment.mentions.all()] == [raka]
    event = Event.objects.get(verb="add_comment")
    assert (event.claim, event.thing, event.object_id, event.actor) == (claim, "comment", comment.pk, reporter)
    assert not EventDetail.objects.filter(event=event).exists()


@pytest.mark.parametrize(("text", "code"), [("", "empty_text"), (" \r\n ", "empty_text"), ("x" * 5001, "too_long")])
def test_nothing_and_too_much_are_refused(reporter, claim, text, code):
    with pytest.raises(Refused) as refused:
        comments.add_comment(claim, by=reporter, text=text)
    assert (refused.value.code, refused.value.field) == (code, "comment")


def test_five_thousand_characters_fit_whatever_they_are(reporter, claim):
    assert len(comments.add_comment(claim, by=reporter, text="🙂" * 5000).text) == 5000


@pytest.mark.parametrize("state", ["published", "dismissed"])
def test_one_can_speak_about_a_claim_whatever_its_state(reporter, reviewer, claim, state):
    if state == "published":
        factories.published(reporter, reviewer, claim)
    else:
        factories.claims.dismiss_claim(claim, by=reporter, reason="Pendapat.")
    assert comments.add_comment(claim, by=reporter, text="Catatan.").text == "Catatan."


def test_a_withdrawn_comment_loses_its_words_and_keeps_its_place(reporter, claim):
    comment = comments.add_comment(claim, by=reporter, text="Rahasia.")
    comments.withdraw_comment(comment, by=reporter)
    comment.refresh_from_db()
    assert comment.text == ""
    assert comment.withdrawn_at is not None
    assert [event.verb for event in Event.objects.filter(thing="comment")] == ["withdraw_comment", "add_comment"]
    with pytest.raises(Refused) as refused:
        comments.withdraw_comment(comment, by=reporter)
    assert refused.value.code == "withdrawn"


def test_nobody_withdraws_a_colleagues_comment(reporter, claim):
    comment = comments.add_comment(claim, by=reporter, text="Catatan.")
    with pytest.raises(Refused) as refused:
        comments.withdraw_comment(comment, by=factories.user("administrator"))
    assert refused.value.code == "not_yours"
    assert Comment.objects.get().text == "Catatan."


def test_mentions_wait_until_seen_answered_or_withdrawn(reporter, reviewer, claim):
    def waiting():
        return [mention.comment.text for mention in comments.mentions_of(reviewer)]

    first, second, third = (
        comments.add_comment(factories.claim(reporter), by=reporter, text=f"@{reviewer.username} {word}")
        for word in ("satu", "dua", "tiga")
    )
    other = comments.add_comment(claim, by=reporter, text="Tidak menyebut siapa pun.")
    assert waiting() == [third.text, second.text, first.text]
    comments.see_mentions(first.claim, by=reviewer)
    assert waiting() == [third.text, second.text]
    comments.add_comment(second.claim, by=reviewer, text="Sudah.")
    assert waiting() == [third.text]
    comments.withdraw_comment(third, by=reporter)
    assert waiting() == []
    assert not Mention.objects.filter(comment=other).exists()


def test_seeing_what_was_seen_leaves_no_event(reporter, reviewer, claim):
    comments.add_comment(claim, by=reporter, text=f"@{reviewer.username}")
    comments.see_mentions(claim, by=reporter)
    assert Event.objects.filter(verb="see_mentions").count() == 0
    for _time in range(2):
        comments.see_mentions(claim, by=reviewer)
    assert Event.objects.filter(verb="see_mentions").count() == 1


def test_mentions_of_the_start_page_ask_one_query(reporter, reviewer, django_assert_num_queries):
    for _number in range(4):
        comments.add_comment(factories.claim(reporter), by=reporter, text=f"@{reviewer.username}")
    with django_assert_num_queries(1):
        assert {str(mention.comment.claim) + str(mention.comment.author) for mention in comments.mentions_of(reviewer)}
