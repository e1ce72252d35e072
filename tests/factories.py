"""Builds by walking the real workflow: no row reaches a state by a short cut."""

import itertools
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import Group
from django.utils import timezone

from claims.models import (
    Absence,
    ArticleVersion,
    Claim,
    Claimant,
    Evidence,
    ExternalReview,
    KeptCopy,
    LogEntry,
    MatchDecision,
    OriginGroup,
    Outlet,
    RatingScale,
    ReaderReport,
    Retraction,
    Source,
    Statement,
    Topic,
    User,
    Verdict,
    VerdictTranslation,
    WebhookEndpoint,
)
from claims.publishing import verbs as publishing
from claims.vocabulary import LogKind, SuggestionReason
from claims.webhooks import verbs as webhooks
from claims.workflow import (
    absences,
    articles,
    claims,
    copies,
    externals,
    matches,
    permissions,
    records,
    reports,
    retractions,
    statements,
    translations,
    verdicts,
)

TEXT = (
    "Kepala dinas menjelaskan neraca dagang pada hari Senin. Ia mengatakan negeri tetangga memasok sekitar 70 persen "
    "peralatan mesin dan 90 persen mikroelektronika yang diimpor. Pernyataan itu dibantah pihak lain."
)
_numbers = itertools.count(1)


def user(role: str = "reporter", name: str = "") -> User:
    permissions.ensure_groups()
    made = User.objects.create_user(
        username=name or f"{role.replace(' ', '-')}-{next(_numbers)}", password="a long test password", is_staff=True
    )
    made.groups.add(Group.objects.get(name=role))
    return made


def article(by: User, text: str = TEXT, **fields: Any) -> ArticleVersion:
    number = next(_numbers)
    values = {"title": f"Neraca dagang {number}", "language": "id", "url": f"https://kabar.example/{number}", **fields}
    return articles.add_article(by=by, text=text, received_text=text, leftovers=[], **values)


def ruled(by: User, claim: Claim, other: Claim, decision: str = "different", why: str = "") -> MatchDecision:
    return matches.decide_match(claim, by=by, other=other, decision=decision, why=why)


def outlet(by: User) -> Outlet:
    return records.save_record(
        Outlet(), by=by, changes={"name": f"Kabar {next(_numbers)}", "url": "https://kabar.example"}
    )


def claimant(by: User) -> Claimant:
    made = records.save_record(Claimant(), by=by, changes={"name": f"Sari Contoh {next(_numbers)}"})
    return records.set_roles(made, by=by, roles=[records.Role("Kepala dinas", date(2020, 1, 1))])


def topic(by: User) -> Topic:
    number = next(_numbers)
    return records.save_record(
        Topic(), by=by, changes={"slug": f"trade-{number}", "labels": {"en": "Trade", "id": "Perdagangan"}}
    )


def span(version: ArticleVersion, words: str) -> claims.Span:
    start = version.text.index(words)
    return claims.Span(version, start, start + len(words))


def claim(
    by: User, version: ArticleVersion | None = None, words: str = "70 persen peralatan mesin", **fields: Any
) -> Claim:
    version = version or article(by)
    topics, suggestion = fields.pop("topics", ()), fields.pop("suggestion", None)
    figures = fields.pop("figures", [claims.Figure(Decimal(70), "%", "about", "peralatan mesin")])
    values = {
        "text": "Negeri tetangga memasok sekitar 70 persen peralatan mesin yang diimpor.",
        "language": "id",
        "claimant": fields.pop("claimant", None) or claimant(by),
        "made_on": date(2026, 11, 2),
        "selection_reason": "reach",
        **fields,
    }
    made = claims.open_claim(
        by=by,
        fields=values,
        spans=[span(version, words)],
        figures=figures,
        topics=topics,
        suggested=suggestion is not None,
        suggestion=suggestion,
    )
    return claims.accept_claim(made, by=by) if suggestion else made


def suggested(by: User, version: ArticleVersion | None = None, **proposal: Any) -> Claim:
    """A claim as a reader of texts leaves it for a person to accept."""
    version = version or article(by)
    values = {"score": 0.8, "method": "rules 1", "reasons": [(SuggestionReason.FIGURE, "70 persen")], **proposal}
    return claims.open_claim(
        by=by,
        fields={"text": "Negeri tetangga memasok 70 persen peralatan mesin.", "language": version.article.language},
        spans=[span(version, "70 persen peralatan mesin")],
        suggested=True,
        suggestion=claims.Proposal(**values),
    )


def source(by: User, **fields: Any) -> Source:
    number = next(_numbers)
    origin = records.save_record(OriginGroup(), by=by, changes={"name": f"Biro statistik {number}"})
    values = {
        "title": f"Tabel impor {number}",
        "publisher": "Biro Statistik Contoh",
        "url": f"https://statistik.example/{number}",
        "archive_url": f"https://arsip.example/{number}",
        "kind": "primary",
        "origin": origin,
        "language": "id",
        "published_on": date(2026, 11, 3),
        **fields,
    }
    return records.save_record(Source(), by=by, changes=values)


def kept(by: User, of: Source, content: bytes = b"%PDF-1.7 tabel", name: str = "tabel.pdf") -> KeptCopy:
    return copies.keep_copy(of, by=by, name=name, content=content)


def findings(rating: str = "sebagian-benar") -> dict[str, Any]:
    scale = RatingScale.objects.get(slug="tempo")
    return {
        "scale": scale,
        "rating": scale.ratings.get(slug=rating),
        "attribution": "said",
        "attribution_note": "Rekaman menunjukkannya.",
        "summary": "Tabel impor menunjukkan 64 persen.",
        "explanation": "Angka *resmi* lebih rendah.",
        "counter_search": "Dicari di dua basis data; tidak ada angka yang lebih tinggi.",
        "no_interest": True,
    }


def verdict(by: User, on: Claim | None = None, rating: str = "sebagian-benar") -> Verdict:
    """A draft with all that readiness asks for."""
    on = on or claim(by)
    values = findings(rating)
    made = verdicts.draft_verdict(on, by=by, scale=values.pop("scale"), changes=values)
    rows = [
        {"source": source(by), "finding": "truth", "stance": "refutes", "quote": "64 persen", "position": 1},
        {
            "source": source(by),
            "finding": "attribution",
            "stance": "supports",
            "quote": "sekitar 70 persen",
            "position": 2,
        },
    ]
    return verdicts.edit_verdict(made, by=by, evidence=verdicts.EvidenceEdits(added=rows))


def in_review(by: User, on: Claim | None = None) -> Verdict:
    return verdicts.submit_verdict(verdict(by, on), by=by)


def approved(by: User, reviewer: User, on: Claim | None = None) -> Verdict:
    return verdicts.approve_verdict(in_review(by, on), by=reviewer)


def published(by: User, reviewer: User, on: Claim | None = None) -> LogEntry:
    return publishing.publish(approved(by, reviewer, on), by=reviewer)


def correction(by: User, reviewer: User, on: Claim, rating: str = "keliru") -> LogEntry:
    draft = verdicts.start_correction(on, by=by, reason="Tabel yang lebih baru terbit.")
    values = findings(rating)
    draft = verdicts.edit_verdict(draft, by=by, changes=values)
    done = verdicts.approve_verdict(verdicts.submit_verdict(draft, by=by), by=reviewer)
    return publishing.publish(done, by=reviewer)


def absence(person: User, days: int = 3, stand_in: User | None = None) -> Absence:
    """Away from today on for so many days."""
    today = timezone.localdate()
    return absences.set_absence(person, by=person, since=today, until=today + timedelta(days=days), stand_in=stand_in)


def retraction(by: User, on: Claim) -> Retraction:
    return retractions.propose_retraction(on, by=by, reason="Sumber utama ditarik.")


def translation(by: User, of: Verdict) -> VerdictTranslation:
    words = {"claim_text": "A neighbour supplies about 70 percent.", "summary": "The table says 64 percent."}
    return translations.draft_translation(of, by=by, language="en", changes=words)


def begun_translation(by: User) -> VerdictTranslation:
    """Of a verdict that others wrote and published."""
    author, reviewer = user("reporter"), user("reviewer")
    on = claim(author)
    published(author, reviewer, on)
    return translation(by, on.verdicts.get())


def report(on: Claim, message: str = "Tabelnya dari tahun 2024.", **sent: Any) -> ReaderReport:
    """What a reader says of a published check."""
    values = {"kind": "wrong", "language": "id", "check_public_id": on.public_id, **sent}
    return reports.receive_report(message=message, **values)


def tip(message: str = "Benarkah beras naik dua kali lipat?", **sent: Any) -> ReaderReport:
    return reports.receive_report(message=message, **{"kind": "tip", "language": "id", **sent})


def statement(by: User, kind: str = "funding") -> Statement:
    """The next version of a page, being written."""
    texts = {"en": "Readers *pay* us.", "id": "Pembaca *membayar* kami."}
    return statements.draft_statement(by=by, kind=kind, texts=texts)


def evidence(of: Verdict) -> list[Evidence]:
    return list(of.evidence.all())


def endpoint(owner: User, **changes: Any) -> tuple[WebhookEndpoint, str]:
    """A partner's webhook endpoint and its secret, told of everything."""
    wanted = {"url": "https://hook.example/", "kinds": LogKind.values, **changes}
    return webhooks.register_endpoint(by=owner, changes=wanted)


def external(**changed: Any) -> ExternalReview:
    """A review of somebody else, as an import keeps it."""
    number = next(_numbers)
    row = {
        "site": "cek.example", "publisher": "Cek Contoh", "url": f"https://cek.example/{number}", "title": f"Cek {number}",
        "claim_text": f"Ekspor naik {number} persen.", "claimant": "Budi Contoh", "claim_date": "2024-03-01", "language": "id",
        "rating_given": "Salah", "rating_value": "1", "rating_best": "5", "rating_worst": "1", "rating_meaning": "false",
        "rating_reason": "words", "reviewed_on": "2024-03-03", "appearances": ["https://sosial.example/1"],
        "fingerprint": f"{number:064x}",
    }  # fmt: skip
    externals.keep_reviews([{**row, **changed}], source="A fictional feed")
    return ExternalReview.objects.get(fingerprint=row["fingerprint"])
