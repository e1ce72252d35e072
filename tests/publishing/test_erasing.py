"""What is erased is gone, in public and at the desk, and what stays says so."""

import hashlib
import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from claims.models import (
    Article,
    Claim,
    Claimant,
    Document,
    Erasure,
    Event,
    EventDetail,
    KeptCopy,
    LogEntry,
    OriginGroup,
    PublishedArticle,
    PublishedCheck,
    PublishedClaimant,
    PublishedTopic,
    ReaderReport,
    ReportContact,
    Source,
    Verdict,
    VerdictTranslation,
)
from claims.publishing import verbs as publishing
from claims.publishing.erasing import erase, going
from claims.publishing.store import count_terms
from claims.publishing.verify import faults
from claims.vocabulary import SuggestionReason
from claims.workflow import claims, comments, copies, opinions, records, reports, translations, verdicts
from claims.workflow.problems import Refused
from tests import factories
from tests.support import promises

pytestmark = pytest.mark.django_db
BASIS = "Court order 12/2026."
# Stands nowhere else, is one word to the search and keeps its spelling in slugs and JSON.
SECRET = "zqpenghapusanzq"
PUBLIC = ("/", "/claims/", "/corrections/", "/statistics/", "/sources/", "/sitemaps/claims/1.xml",
          "/sitemaps/articles/1.xml", "/feeds/checks.atom", "/feeds/checks.json", "/feeds/corrections.atom",
          "/api/v1/checks/", "/api/v1/changes/")  # fmt: skip


class Newsroom:
    """A check of which every word carries the secret, with all that a newsroom can hang on one; and a neighbour that
    shares an article, the claimant's article, a topic and a source with another claim."""

    def __init__(self) -> None:
        self.reporter, self.reviewer = factories.user("reporter"), factories.user("reviewer")
        self.chief, self.administrator = factories.user("chief editor"), factories.user("administrator")
        self.shared = factories.article(self.reporter, outlet=factories.outlet(self.reporter))
        self.topic = factories.topic(self.chief)
        self.neighbour = factories.claim(self.reporter, self.shared, "90 persen mikroelektronika", topics=[self.topic])
        factories.published(self.reporter, self.reviewer, self.neighbour)
        self.claim = self._found()
        self._published()
        self._corrected()
        self._retracted_and_back()
        self._letters()

    def _found(self) -> Claim:
        text = f"{SECRET} {factories.TEXT} {SECRET}."
        outlet = factories.outlet(self.reporter)
        self.article = factories.article(
            self.reporter, text, title=f"Tentang {SECRET}", url=f"https://kabar.example/{SECRET}", outlet=outlet
        )
        changes = {"name": f"Sari {SECRET}", "description": SECRET, "wikidata_id": "Q791"}
        claimant = records.save_record(Claimant(), by=self.reporter, changes=changes)
        records.set_roles(claimant, by=self.reporter, roles=[records.Role(SECRET, None)])
        proposal = claims.Proposal(0.8, "rules 1", reasons=[(SuggestionReason.FIGURE, SECRET)], claimant_name=SECRET)
        whole = claims.open_claim(
            by=self.reporter,
            fields={
                "text": f"Klaim {SECRET} seluruhnya.", "language": "id", "claimant": claimant, "context": SECRET,
                "selection_reason": "harm", "selection_note": SECRET,
            },
            spans=[factories.span(self.article, SECRET)],
            figures=[claims.Figure(Decimal(70), SECRET, "about", SECRET)],
            topics=[self.topic, factories.topic(self.chief)],
            suggested=True,
            suggestion=proposal,
        )  # fmt: skip
        first, self.sibling = claims.split_claim(
            whole, by=self.reporter, parts=[claims.Part(f"Bagian {SECRET}."), claims.Part("Bagian lain.")]
        )
        claims.edit_claim(first, by=self.reporter, changes={"selection_note": f"{SECRET} lagi"})
        claims.add_appearance(first, by=self.reporter, span=factories.span(self.shared, "70 persen peralatan mesin"))
        # The other parts are erased by themselves: only then is the article of all of them nobody's.
        self.parts = [self.sibling, whole]
        said = comments.add_comment(first, by=self.reporter, text=f"@{self.reviewer.username} {SECRET}")
        comments.withdraw_comment(comments.add_comment(first, by=self.reporter, text=SECRET), by=self.reporter)
        assert said.mentions.exists()
        return Claim.objects.get(pk=first.pk)

    def source(self) -> Source:
        origin = records.save_record(OriginGroup(), by=self.reporter, changes={"name": SECRET, "note": SECRET})
        slug = f"{SECRET}-{OriginGroup.objects.count()}"
        made = factories.source(
            self.reporter, title=SECRET, publisher=SECRET, interests=SECRET, slug=slug, origin=origin,
            url=f"https://sumber.example/{slug}", archive_url=f"https://arsip.example/{slug}",
        )  # fmt: skip
        factories.kept(self.reporter, made, f"%PDF-1.7 {SECRET}".encode(), f"{SECRET}.pdf")
        copies.drop_copy(factories.kept(self.reporter, made, f"%PDF-1.7 x {SECRET}".encode()), by=self.reporter)
        return made

    def findings(self, word: str) -> dict[str, Any]:
        names = ("attribution_note", "summary", "explanation", "counter_search", "reply_text", "precedent_note")
        return dict.fromkeys(names, f"{word} {SECRET}")

    def cited(self) -> list[dict[str, Any]]:
        words = {"quote": SECRET, "locator": SECRET, "note": SECRET}
        return [
            {"source": self.source(), "finding": "truth", "stance": "refutes", "position": 1, **words},
            {"source": self.source(), "finding": "attribution", "stance": "supports", "position": 2, **words},
        ]

    def translate(self, verdict: Verdict) -> None:
        names = ("claim_text", "summary", "explanation", "attribution_note")
        words = dict.fromkeys(names, SECRET)
        made = translations.draft_translation(verdict, by=self.reporter, language="en", changes=words)
        translations.submit_translation(made, by=self.reporter)
        translations.send_back_translation(made, by=self.reviewer, reason=SECRET)
        translations.submit_translation(made, by=self.reporter)
        translations.approve_translation(made, by=self.reviewer)
        publishing.publish_translation(made, by=self.reviewer)

    def _published(self) -> None:
        draft = factories.verdict(self.reporter, self.claim)
        removed = [row.pk for row in draft.evidence.all()]
        edits = verdicts.EvidenceEdits(added=self.cited(), removed=removed)
        verdicts.edit_verdict(draft, by=self.reporter, changes=self.findings("Satu"), evidence=edits)
        verdicts.submit_verdict(draft, by=self.reporter)
        notes = [("summary", SECRET)]
        verdicts.send_back(draft, by=self.reviewer, reason=SECRET, notes=notes)
        verdicts.submit_verdict(draft, by=self.reporter)
        verdicts.grant_exception(draft, by=self.reviewer, code="primary_source", reason=SECRET)
        asked = opinions.ask_opinion(draft, by=self.reviewer, of=self.chief)
        opinions.give_opinion(asked, by=self.chief, rating=draft.rating, attribution="said", note=SECRET)
        verdicts.approve_verdict(draft, by=self.reviewer)
        verdicts.withdraw_approval(draft, by=self.reviewer, reason=SECRET)
        verdicts.approve_verdict(draft, by=self.reviewer)
        publishing.publish(draft, by=self.reviewer)
        self.translate(self.claim.verdicts.get())
        publishing.confirm(self.claim, by=self.reviewer, note=SECRET)
        publishing.sight(self.claim, by=self.reviewer, span=factories.span(self.article, "90 persen mikroelektronika"))

    def _correct(self, reason: str) -> None:
        draft = verdicts.start_correction(self.claim, by=self.reporter, reason=reason)
        scale = draft.scale.ratings.get(slug="keliru")
        changes = {**self.findings("Dua"), "rating": scale, "no_interest": True}
        verdicts.edit_verdict(draft, by=self.chief, changes=changes)
        verdicts.submit_verdict(draft, by=self.reporter)
        verdicts.approve_verdict(draft, by=self.reviewer)
        publishing.publish(draft, by=self.reviewer)

    def _corrected(self) -> None:
        self._correct(SECRET)

    def _retracted_and_back(self) -> None:
        proposed = factories.retractions.propose_retraction(self.claim, by=self.reporter, reason=SECRET)
        publishing.retract(proposed, by=self.reviewer)
        self._correct(f"{SECRET} kembali")
        self.translate(self.claim.verdicts.get(state="published"))
        verdicts.start_correction(self.claim, by=self.reporter, reason=f"{SECRET} lagi")
        count_terms()

    def _letters(self) -> None:
        sent = {"email": f"{SECRET}@pembaca.example", "name": SECRET}
        decided = factories.report(self.claim, f"Salah: {SECRET}", **sent)
        reports.decide_report(decided, by=self.reviewer, outcome="no_action", reason=SECRET, answer="")
        factories.report(self.claim, f"Salah lagi: {SECRET}", **sent)
        reports.link_report(factories.tip(f"Benarkah {SECRET}?", **sent), by=self.reviewer, claim=self.claim)

    def erase(self) -> LogEntry | None:
        return erase(self.claim, by=self.administrator, reason=BASIS)


@pytest.fixture
def newsroom() -> Newsroom:
    return Newsroom()


def words_of_the_database() -> dict[str, list[str]]:
    """The rows of every table that hold the secret, as text or as bytes; those of our own claims that are split off
    are looked for by the test itself."""
    found: dict[str, list[str]] = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT to_jsonb(t)::text FROM "{table}" t')
            rows = [row for (row,) in cursor.fetchall() if SECRET in row or SECRET.encode().hex() in row]
            if rows:
                found[table] = rows
    return found


def test_no_word_of_it_is_anywhere_in_the_database(newsroom):
    before = words_of_the_database()
    assert {"claims_document", "claims_claim", "claims_eventdetail", "claims_publishedterm", "claims_keptcontent",
            "claims_publishedclaimant", "claims_readerreport", "claims_reportcontact"} <= set(before)  # fmt: skip
    for part in newsroom.parts:
        erase(part, by=newsroom.administrator, reason=BASIS)
    newsroom.erase()
    assert words_of_the_database() == {}


def test_no_word_of_it_is_anywhere_in_public_and_its_addresses_say_that_it_is_gone(client, newsroom):
    public_id, face = newsroom.claim.public_id, PublishedCheck.objects.get(public_id=newsroom.claim.public_id)
    page, tag = f"/claims/{public_id}/{face.slug}/", client.get(f"/claims/{public_id}/{face.slug}/")["ETag"]
    record = PublishedClaimant.objects.get(body__contains=SECRET).key
    assert all(SECRET in client.get(address).content.decode() for address in (page, "/claims/", "/api/v1/changes/"))
    newsroom.erase()

    for prefix in ("", "/id"):
        for address in (f"{prefix}{page}", f"{prefix}/claims/{public_id}/", f"{prefix}/claims/{public_id}/other/"):
            answer = client.get(address, headers={"if-none-match": tag})
            # What was asked for comes back in the links to the other language.
            said = answer.content.decode().replace(face.slug, "")
            assert (answer.status_code, SECRET in said) == (410, False), address
            assert "ETag" not in answer
    assert "This check was erased" in client.get(page).content.decode()
    for address in (f"/embed/claims/{public_id}/", f"/claims/{public_id}/card.png", f"/api/v1/checks/{public_id}/"):
        assert client.get(address).status_code == 410, address
    card = client.get(f"/embed/claims/{public_id}/?lang=id")
    assert "<strong>Periksa fakta ini telah dihapus</strong>" in card.content.decode()
    assert "<a " not in card.content.decode(), "the site would open within the frame"
    assert "frame-ancestors *" in card["Content-Security-Policy"]
    answer = client.get(f"/api/v1/checks/{public_id}/")
    assert (answer["Content-Type"], answer.json()["code"]) == ("application/problem+json", "erased")
    assert client.get(f"/oembed/?url={settings.SITE_URL}{page}").status_code == 404
    assert client.get(f"/claimants/{record}/").status_code == 404
    assert client.get("/claims/zzzzzzzzzz/").status_code == 404
    assert client.get(f"/api/v1/checks/?q={SECRET}").json()["results"] == []
    for address in PUBLIC:
        body = client.get(address).content.decode()
        assert SECRET not in body, address
        assert public_id not in body or address == "/api/v1/changes/", address


def test_a_frame_on_another_site_says_calmly_that_the_check_is_gone(client, newsroom):
    newsroom.erase()
    answer = client.get(f"/embed/claims/{newsroom.claim.public_id}/")
    assert "frame-ancestors *" in answer["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer


def test_whoever_follows_the_log_learns_of_it_and_finds_no_earlier_document(client, newsroom):
    public_id = newsroom.claim.public_id
    before = [entry for entry in client.get("/api/v1/changes/").json()["results"] if entry["public_id"] == public_id]
    entry = newsroom.erase()
    after = [entry for entry in client.get("/api/v1/changes/").json()["results"] if entry["public_id"] == public_id]
    assert [{**entry, "document": None} for entry in before] == after[:-1]
    last = after[-1]
    assert (last["seq"], last["kind"], last["revision"]) == (entry.seq, "erased", 3)
    assert set(last["document"]) == {"type", "schema", "public_id", "state", "modified_at"}
    assert (last["document"]["public_id"], last["document"]["state"]) == (public_id, "erased")
    body = Document.objects.get(log_entry=entry).body
    assert hashlib.sha256(body.encode()).hexdigest() == last["document_sha256"]
    call_command("verify_log")


def test_what_others_need_stays_and_is_shown_without_it(client, newsroom):
    shared = PublishedArticle.objects.get(key=newsroom.shared.article.public_id)
    assert newsroom.claim.public_id in shared.body
    newsroom.erase()
    shared.refresh_from_db()
    shown = json.loads(shared.body)["checks"]
    assert [check["public_id"] for check in shown] == [newsroom.neighbour.public_id]
    assert client.get(f"/claims/{newsroom.neighbour.public_id}/", follow=True).status_code == 200
    assert PublishedTopic.objects.filter(key=newsroom.topic.slug).exists()
    assert PublishedTopic.objects.count() == 1
    assert PublishedClaimant.objects.count() == 1
    # The part that was split off beside it still stands in the article, and was said by the same person.
    assert Article.objects.filter(pk=newsroom.article.article_id).exists()
    assert Claimant.objects.filter(pk=newsroom.sibling.claimant_id).exists()


def test_the_trail_says_who_did_what_and_when_without_a_word(newsroom):
    before = list(Event.objects.filter(claim=newsroom.claim).order_by("pk").values_list("pk", "at", "actor", "verb"))
    entry = newsroom.erase()
    events = Event.objects.filter(claim=newsroom.claim).order_by("pk")
    after = list(events.values_list("pk", "at", "actor", "verb"))
    assert after[: len(before)] == before
    assert {(verb, actor) for _pk, _at, actor, verb in after[len(before) :]} == {("erase", newsroom.administrator.pk)}
    assert not EventDetail.objects.filter(event__claim=newsroom.claim).exists()
    rows = [Claim.objects.get(pk=newsroom.claim.pk), *Verdict.objects.filter(claim=newsroom.claim),
            *VerdictTranslation.objects.filter(verdict__claim=newsroom.claim)]  # fmt: skip
    assert {row.state for row in rows} == {"erased"}
    assert [row.revision for row in rows[1:] if isinstance(row, Verdict)] == [4, 3, 2, 1]
    said = Erasure.objects.get()
    assert (said.claim, said.reason, said.by) == (newsroom.claim, BASIS, newsroom.administrator)
    assert LogEntry.objects.get(kind="erased") == entry


def test_the_history_of_the_split_it_came_from_quotes_it_no_more(newsroom):
    split = Event.objects.get(verb="split_claim")
    assert SECRET in str(split.detail.changes)
    newsroom.erase()
    assert not EventDetail.objects.filter(event=split).exists()
    assert Claim.objects.get(pk=split.claim_id).text


def test_sources_copies_and_readers_of_it_alone_go_with_it(newsroom):
    cited = Source.objects.filter(title=SECRET)
    assert (cited.count(), KeptCopy.objects.count(), ReportContact.objects.count()) == (2, 2, 3)
    told = {str(what): count for what, count in going(newsroom.claim)}
    assert (told["Sources that nothing else cites"], told["Their kept copies"]) == (2, 2)
    assert told["Letters of readers, and who sent them"] == 3
    newsroom.erase()
    assert (cited.count(), KeptCopy.objects.count(), ReportContact.objects.count()) == (0, 0, 0)
    assert Source.objects.exists()


def test_a_source_that_another_verdict_cites_stays_with_its_copies(people):
    reporter, reviewer = people
    claim, other = factories.claim(reporter), factories.verdict(reporter)
    factories.published(reporter, reviewer, claim)
    source = claim.verdicts.get().evidence.first().source
    copy = factories.kept(reporter, source)
    row = {"source": source, "finding": "truth", "stance": "supports", "quote": "64", "position": 3}
    verdicts.edit_verdict(other, by=reporter, evidence=verdicts.EvidenceEdits(added=[row]))
    erase(claim, by=factories.user("administrator"), reason=BASIS)
    assert KeptCopy.objects.get().pk == copy.pk
    assert Source.objects.filter(pk=source.pk).exists()


@pytest.mark.parametrize("made", [factories.claim, factories.suggested, lambda by: factories.in_review(by).claim])
def test_a_claim_that_was_never_published_is_erased_without_a_word_in_the_log(made, reporter, client):
    claim = made(reporter)
    assert erase(claim, by=factories.user("administrator"), reason=BASIS) is None
    assert not LogEntry.objects.exists()
    assert Claim.objects.get(pk=claim.pk).state == "erased"
    assert client.get(f"/claims/{claim.public_id}/").status_code == 404


@pytest.mark.parametrize("role", ["reporter", "reviewer", "chief editor"])
def test_administrators_alone_erase(role, reporter):
    claim = factories.claim(reporter)
    with pytest.raises(Refused, match="administrator"):
        erase(claim, by=factories.user(role), reason=BASIS)
    assert Claim.objects.get(pk=claim.pk).text


def test_without_a_legal_basis_or_a_second_time_it_is_refused(reporter):
    claim, administrator = factories.claim(reporter), factories.user("administrator")
    with pytest.raises(Refused) as refused:
        erase(claim, by=administrator, reason=" ")
    assert (refused.value.code, refused.value.field) == ("reason_missing", "reason")
    erase(claim, by=administrator, reason=BASIS)
    with pytest.raises(Refused) as refused:
        erase(claim, by=administrator, reason=BASIS)
    assert refused.value.code == "wrong_state"


def test_nothing_more_is_said_of_an_erased_claim(newsroom):
    newsroom.erase()
    claim = Claim.objects.get(pk=newsroom.claim.pk)
    tries = [
        lambda: comments.add_comment(claim, by=newsroom.reporter, text="Hm."),
        lambda: claims.edit_claim(claim, by=newsroom.reporter, changes={"text": "Lagi."}),
        lambda: verdicts.draft_verdict(claim, by=newsroom.reporter, scale=newsroom.neighbour.verdicts.get().scale),
        lambda: publishing.sight(claim, by=newsroom.reviewer, span=factories.span(newsroom.shared, "70 persen")),
        lambda: publishing.publish(claim.verdicts.first(), by=newsroom.reviewer),
        lambda: reports.link_report(factories.tip(), by=newsroom.reviewer, claim=claim),
    ]
    for attempt in tries:
        with pytest.raises(Refused):
            attempt()


def test_words_that_only_it_used_are_no_longer_suggested(client, newsroom):
    newsroom.erase()
    assert SECRET not in client.get(f"/claims/?q={SECRET[:-1]}a").content.decode()


class Typing:
    """What somebody types when the command asks."""

    def __init__(self, monkeypatch: Any, text: str) -> None:
        monkeypatch.setattr("builtins.input", lambda _question: text)


def test_the_command_says_what_goes_and_asks_for_the_id(newsroom, monkeypatch, capsys):
    given = {"by": newsroom.administrator.username, "reason": BASIS}
    Typing(monkeypatch, "zzzzzzzzzz")
    with pytest.raises(CommandError, match="another id"):
        call_command("erase", newsroom.claim.public_id, **given)
    assert "Sources that nothing else cites: 2" in capsys.readouterr().out
    assert not Erasure.objects.exists()
    Typing(monkeypatch, newsroom.claim.public_id)
    call_command("erase", newsroom.claim.public_id, **given)
    assert f"Log entry {LogEntry.objects.last().seq} tells partners." in capsys.readouterr().out
    assert Erasure.objects.get().reason == BASIS


@pytest.mark.parametrize(
    ("public_id", "by", "reason", "words"),
    [("zzzzzzzzzz", "", BASIS, "no claim"), ("", "nobody", BASIS, "no user"), ("", "", " ", "legal basis")],
)
def test_the_command_refuses_in_plain_words(reporter, public_id, by, reason, words):
    claim, administrator = factories.claim(reporter), factories.user("administrator")
    with pytest.raises(CommandError, match=words):
        call_command("erase", public_id or claim.public_id, by=by or administrator.username, reason=reason, yes=True)
    assert Claim.objects.get(pk=claim.pk).text


def test_the_command_lets_administrators_alone(reporter):
    claim = factories.claim(reporter)
    with pytest.raises(CommandError, match="administrator"):
        call_command("erase", claim.public_id, by=reporter.username, reason=BASIS, yes=True)


def test_a_reader_with_a_receipt_is_told_that_the_letter_was_erased_and_no_more(client, newsroom):
    receipts = list(ReaderReport.objects.values_list("receipt", flat=True))
    newsroom.erase()
    for receipt in receipts:
        page = client.get(f"/report/{receipt}/")
        assert (page.status_code, SECRET in page.content.decode()) == (200, False)


def test_the_log_is_damaged_where_a_document_is_missing_and_nothing_was_erased(newsroom):
    newsroom.erase()
    entries = list(promises.log_entries())
    assert list(faults(entries)) == []
    assert any("missing" in fault for fault in faults(entries[:-1]))
    assert any("missing" in fault for fault in faults([replace(entries[0], body=None), *entries[1:]]))
