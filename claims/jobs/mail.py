"""Mail that is due: found in the tables, sent, and marked as sent in one transaction.

Sent at least once: who dies between the server's yes and the commit sends it again. Two workers never send the same:
rows are locked while they are sent, and locked rows are passed over.
"""

from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from claims.jobs import letters
from claims.jobs.addresses import address_of
from claims.models import AccountMail, Notice, User
from claims.vocabulary import MailMode
from claims.workflow.people import tokens

SECONDS_A_DAY = 24 * 60 * 60


def people_due(now: datetime) -> list[int]:
    """Whose mail is due: links at once; notices at once, or from their hour on, once a day of the newsroom."""
    here = timezone.localtime(now)
    hour_has_come = Q(mail_mode=MailMode.DIGEST.value, mail_hour__lte=here.hour) & (
        Q(digest_on=None) | Q(digest_on__lt=here.date())
    )
    told = User.objects.filter(Q(mail_mode=MailMode.AT_ONCE.value) | hour_has_come, is_active=True).exclude(email="")
    waiting = Notice.objects.filter(read_at=None, mailed_at=None, person__in=told).values("person")
    owed = AccountMail.objects.filter(mailed_at=None).values("person")
    people = User.objects.filter(Q(pk__in=waiting) | Q(pk__in=owed), is_active=True).exclude(email="")
    return list(people.order_by("pk").values_list("pk", flat=True))


def send_mail(pk: int, now: datetime) -> int:
    """Sends a person what is due to them; answers how many mails. Raises what the mail server says."""
    if pk not in people_due(now):
        return 0
    person = User.objects.get(pk=pk)
    with translation.override(person.mail_language):
        return _send_links(person, now) + _send_notices(person, now)


def _send_links(person: User, now: datetime) -> int:
    sent = 0
    for owed in AccountMail.objects.filter(person=person, mailed_at=None).order_by("pk"):
        with transaction.atomic():
            row = AccountMail.objects.select_for_update(skip_locked=True).filter(pk=owed.pk, mailed_at=None).first()
            if row is None:
                continue
            parts = {"uidb64": urlsafe_base64_encode(force_bytes(person.pk)), "token": tokens.make_token(person)}
            letter = letters.account(
                row.kind,
                site=settings.PUBLISHER_NAME,
                username=person.username,
                link=settings.SITE_URL + reverse("admin:password_reset_confirm", kwargs=parts),
                days=settings.PASSWORD_RESET_TIMEOUT // SECONDS_A_DAY,
            )
            row.mailed_at = now
            row.save(update_fields=["mailed_at"])
            _post(person, letter)
            sent += 1
    return sent


@transaction.atomic
def _send_notices(person: User, now: datetime) -> int:
    """One mail with all of them, if their time has come."""
    here = timezone.localtime(now)
    if person.mail_mode == MailMode.NONE or (person.mail_mode == MailMode.DIGEST and here.hour < person.mail_hour):
        return 0
    rows = Notice.objects.filter(person=person, read_at=None, mailed_at=None)
    waiting = list(rows.select_for_update(of=("self",), skip_locked=True).order_by("pk"))
    if not waiting:
        return 0
    settings_url = settings.SITE_URL + reverse("admin:me")
    letter = letters.notices(
        [(row.get_kind_display(), settings.SITE_URL + address_of(row)) for row in waiting[: letters.LINES]],
        more=max(0, len(waiting) - letters.LINES),
        settings_url=settings_url,
        list_url=settings.SITE_URL + reverse("admin:notices"),
    )
    Notice.objects.filter(pk__in=[row.pk for row in waiting]).update(mailed_at=now)
    if person.mail_mode == MailMode.DIGEST:
        User.objects.filter(pk=person.pk).update(digest_on=here.date())
    _post(person, letter, {"List-Unsubscribe": f"<{settings_url}>"})
    return 1


def _post(person: User, letter: letters.Letter, headers: dict[str, str] | None = None) -> None:
    """Last in its transaction: what the server refuses is not marked as sent."""
    headers = {"Auto-Submitted": "auto-generated", **(headers or {})}
    EmailMessage(letter.subject, letter.body, to=[person.email], headers=headers).send()
