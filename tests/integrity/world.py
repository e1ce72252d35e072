"""A newsroom with something in every state, for attacks on it. Nothing in it is ever changed: attacks are undone."""

from typing import Any

from claims.models import Article, MatchCandidate, Outlet, Rating, TranslationEditor, User, Verdict
from claims.publishing import verbs as publishing
from claims.publishing.erasing import erase
from claims.webhooks import verbs as webhooks
from claims.workflow import claims, comments, matches, opinions, reports, statements, translations, verdicts
from tests import factories


def build() -> dict[str, Any]:
    """Builds it on the connection `default`. Answers the ids that attacks name as %(name)s."""
    reporter, reviewer = factories.user("reporter"), factories.user("reviewer")
    colleague, chief = factories.user("reporter"), factories.user("chief editor")
    version = factories.article(reporter, outlet=factories.outlet(reporter))
    claim = factories.claim(reporter, version, topics=[factories.topic(chief)])
    entry = factories.published(reporter, reviewer, claim)
    published = Verdict.objects.get(claim=claim)
    approved, draft = factories.approved(reporter, reviewer), factories.verdict(reporter)
    review = factories.in_review(reporter)
    verdicts.grant_exception(review, by=reviewer, code="kept_copy", reason="Arsip menolak salinan.")
    source = draft.evidence.first().source
    translation = factories.translation(reporter, published)
    TranslationEditor.objects.create(translation=translation, user=colleague)
    own_article = draft.claim.appearances.get().article_version.article
    return {
        "reporter": reporter.pk, "reviewer": reviewer.pk, "colleague": colleague.pk, "reporter_name": reporter.username,
        "claim": claim.pk, "public_id": claim.public_id, "document": entry.document_id, "seq": entry.seq,
        "published": published.pk, "evidence": published.evidence.first().pk, "claimant": claim.claimant_id,
        "version": version.pk, "article": version.article_id, "article_public_id": version.article.public_id,
        "article_url": version.article.url, "outlet": Outlet.objects.get().pk,
        "approved": approved.pk, "approved_claim": approved.claim_id, "approved_public_id": approved.claim.public_id,
        "approved_evidence": approved.evidence.first().pk, "review": review.pk,
        "draft": draft.pk, "draft_claim": draft.claim_id, "draft_evidence": draft.evidence.first().pk,
        "draft_version": draft.claim.appearances.get().article_version_id,
        "source": source.pk, "own_source": factories.source(reporter, article=own_article).pk,
        "other_source_url": factories.source(reporter).url, "bare_claim": factories.claim(reporter).pk,
        "other_article": factories.article(reporter).article_id,
        "other_rating": Rating.objects.exclude(scale=draft.scale).first().pk,
        "suggested_claim": factories.suggested(reporter).pk,
        "dismissed_suggestion": claims.dismiss_claim(
            factories.suggested(reporter), by=reporter, reason="", kind="minor"
        ).pk,
        "translation": translation.pk,
        "report": factories.report(claim, email="reader@pembaca.example").pk,
        "erased_report": reports.erase_report(factories.report(claim), by=reviewer, reason="Diminta.").pk,
        "statement": statements.draft_statement(by=chief, kind="funding", texts={"en": "Readers pay."}).pk,
        **_erased(reporter, reviewer),
        **_second_check(reporter, reviewer, colleague),
        **_beside(reporter, reviewer, {"published": published, "approved": approved, "draft": draft}),
        **_reviewed(reporter, reviewer, chief),
        "chief": chief.pk,
        **_compared(reporter),
        **_told(factories.user("partner")),
    }  # fmt: skip


def _compared(reporter: User) -> dict[str, Any]:
    """A decision on two claims that stands, and one that was taken back."""
    first, second, third = (factories.claim(reporter) for _claim in range(3))
    undone = factories.ruled(reporter, first, third)
    matches.undo_decision(undone, by=reporter)
    return {
        "candidate": MatchCandidate.objects.create(first=first, second=second, score=0.9, relation="none").pk,
        "older_claim": first.pk, "newer_claim": second.pk, "undone_decision": undone.pk,
        "decision": factories.ruled(reporter, first, second, "related").pk,
    }  # fmt: skip


def _told(partner: User) -> dict[str, Any]:
    """A webhook endpoint, and a delivery that is due."""
    endpoint, _secret = factories.endpoint(partner)
    return {
        "partner": partner.pk, "endpoint": endpoint.pk, "endpoint_public_id": endpoint.public_id,
        "delivery": webhooks.try_endpoint(endpoint, by=partner).pk,
    }  # fmt: skip


def _erased(reporter: User, reviewer: User) -> dict[str, Any]:
    claim = factories.claim(reporter)
    factories.published(reporter, reviewer, claim)
    erase(claim, by=factories.user("administrator"), reason="Perintah pengadilan.")
    return {
        "erased_claim": claim.pk, "erased_public_id": claim.public_id, "erased_verdict": claim.verdicts.get().pk,
    }  # fmt: skip


def _reviewed(reporter: User, reviewer: User, chief: User) -> dict[str, Any]:
    """Notes on a verdict that was sent back, and on one approved since; a question, and a second opinion given."""
    noted, approved, asked, given = (factories.in_review(reporter) for _verdict in range(4))
    for verdict in (noted, approved):
        verdicts.send_back(verdict, by=reviewer, reason="Kurang.", notes=[("summary", "Terlalu panjang.")])
    verdicts.approve_verdict(verdicts.submit_verdict(approved, by=reporter), by=reviewer)
    question, answered = (opinions.ask_opinion(verdict, by=reviewer, of=chief) for verdict in (asked, given))
    opinions.give_opinion(answered, by=chief, rating=given.rating, attribution="said", note="Setuju.")
    return {
        "note": noted.review_notes.get().pk, "approved_note": approved.review_notes.get().pk,
        "asked_verdict": asked.pk, "given_verdict": given.pk,
        "asked_opinion": question.pk, "given_opinion": answered.pk,
    }  # fmt: skip


def _beside(reporter: User, reviewer: User, cited: dict[str, Verdict]) -> dict[str, Any]:
    """Kept copies of cited sources; comments, one withdrawn; mentions, one seen."""
    copies = {
        f"{name}_copy": factories.kept(reporter, verdict.evidence.first().source).pk for name, verdict in cited.items()
    }
    claim, text = cited["draft"].claim, f"@{reviewer.username} look."
    seen = comments.add_comment(claim, by=reporter, text=text)
    comments.see_mentions(claim, by=reviewer)
    withdrawn = comments.withdraw_comment(comments.add_comment(claim, by=reporter, text="x"), by=reporter)
    said = comments.add_comment(claim, by=reporter, text=text)
    return {**copies, "comment": said.pk, "withdrawn": withdrawn.pk, "seen_mention": seen.mentions.get().pk}


def _second_check(reporter: User, reviewer: User, colleague: User) -> dict[str, Any]:
    """Another published check: a correction of it is approved, a retraction proposed, a translation approved."""
    claim = factories.claim(reporter)
    entry = factories.published(reporter, reviewer, claim)
    public = claim.verdicts.get()
    translation = translations.submit_translation(factories.translation(reporter, public), by=reporter)
    translations.approve_translation(translation, by=reviewer)
    correction = verdicts.start_correction(claim, by=reporter, reason="Tabel yang lebih baru terbit.")
    verdicts.edit_verdict(correction, by=colleague, changes=factories.findings("keliru"))
    verdicts.approve_verdict(verdicts.submit_verdict(correction, by=reporter), by=reviewer)
    third = factories.claim(reporter)
    factories.published(reporter, reviewer, third)
    publishing.confirm(third, by=reviewer)
    notice = verdicts.start_correction(third, by=reporter, reason="Tabel yang lebih baru terbit.")
    verdicts.edit_verdict(notice, by=colleague, changes=factories.findings("keliru"))
    return {
        "second_claim": claim.pk, "second_public_id": claim.public_id, "second_document": entry.document_id,
        "correction": correction.pk, "correction_draft": notice.pk, "retraction": factories.retraction(reporter, claim).pk,
        "approved_translation": translation.pk, "second_published": public.pk,
        "second_article": Article.objects.get(versions__appearances__claim=claim).public_id,
    }  # fmt: skip
