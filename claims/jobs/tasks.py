"""The queue's tasks: when each runs, and how often it is tried again. What they do stands in the modules beside.

Needs the extra "jobs"; imported by the queue alone. Jobs hold ids, never words.
"""

import logging

from django.conf import settings
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from claims.access.limits import forget_minutes
from claims.jobs.mail import people_due, send_mail
from claims.matching import embedding, filling
from claims.matching.candidates import look
from claims.publishing.exports.keeping import keep_files
from claims.publishing.store import count_terms
from claims.webhooks.telling import forget_attempts
from claims.workflow.limits import forget_senders
from claims.workflow.notices import tell_overdue
from claims.workflow.repeats import tell_seen_often

log = logging.getLogger("claims.jobs")
# Seconds that vectors are made for before other jobs have their turn.
SLICE = 10.0
LOOKED_AT_ONCE = 500
# 4 seconds, 16, 64, … 68 minutes; after the last the next look for due mail begins anew, so none is lost.
PATIENCE = RetryStrategy(max_attempts=6, exponential_wait=4)


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="look_for_mail")
def look_for_mail(timestamp: int) -> None:
    """Queues a job for each person to whom mail is due, unless one is waiting to try again."""
    for pk in people_due(timezone.now()):
        try:
            mail_person.configure(queueing_lock=f"mail {pk}", lock=f"mail {pk}").defer(person=pk)
        except AlreadyEnqueued:
            log.debug("Mail to person %d waits to be tried again.", pk)


@app.task(retry=PATIENCE)
def mail_person(person: int) -> None:
    if sent := send_mail(person, timezone.now()):
        log.info("Mail to person %d: %d sent.", person, sent)


@app.periodic(cron="5 * * * *")
@app.task(queueing_lock="look_for_overdue")
def look_for_overdue(timestamp: int) -> None:
    """Every hour, for days end with the newsroom's clock; each day that passed is told once."""
    if told := tell_overdue():
        log.info("%d claims are newly overdue.", told)


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="forget_senders")
def forget_who_sent(timestamp: int) -> None:
    """Soon after each hour, for an hour is how long a sender is counted; the readers' form promises it."""
    if forgotten := forget_senders():
        log.info("%d counts of senders are deleted.", forgotten)
    forget_minutes()


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="look_for_repeats")
def look_for_repeats(timestamp: int) -> None:
    """Every minute, and as soon as claims come; those of a large import in several goes."""
    if looked := look(LOOKED_AT_ONCE):
        log.info("%d claims are compared with the others.", looked)


@app.periodic(cron="15 * * * *")
@app.task(queueing_lock="look_for_often_seen")
def look_for_often_seen(timestamp: int) -> None:
    """Every hour; of one claim nobody is told twice in a week."""
    if told := tell_seen_often(settings.REPEATS_ALARM):
        log.info("%d claims are seen again and again.", told)


def queue_looks() -> None:
    """Has claims that came compared now, not only at the next minute."""
    try:
        look_for_repeats.configure(queueing_lock="look_for_repeats").defer(timestamp=int(timezone.now().timestamp()))
    except AlreadyEnqueued:
        log.debug("Claims are going to be compared already.")


@app.periodic(cron="20 * * * *")
@app.task(queueing_lock="count_terms")
def count_terms_of_checks(timestamp: int) -> None:
    """Every hour: ranking bears counts that are a little old, and takes a word it does not know for a rare one."""
    if changed := count_terms():
        log.info("%d terms stand in another number of checks.", changed)


@app.periodic(cron="25 * * * *")
@app.task(queueing_lock="count_match_terms")
def count_terms_of_matching(timestamp: int) -> None:
    """Every hour, for the same reason."""
    if changed := filling.count_terms():
        log.info("%d terms stand in another number of claims.", changed)


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="make_vectors", lock="make_vectors", priority=-10)
def make_vectors(timestamp: int) -> None:
    """A slice at a time, last of all that waits, so that no letter waits for a large import."""
    model = embedding.model()
    if model is None:
        return
    made, are_more = filling.make_some_vectors(model, SLICE)
    if made:
        log.info("%d vectors are made.", made)
    if are_more:
        try:
            make_vectors.configure(queueing_lock="make_vectors").defer(timestamp=timestamp)
        except AlreadyEnqueued:
            log.debug("The next look for missing vectors waits already.")


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="keep_exports")
def keep_exports(timestamp: int) -> None:
    """Every five minutes: whoever begins with a file goes on from its entry with the changes feed."""
    if changed := keep_files():
        log.info("Files of the bulk export are up to date: %s.", ", ".join(changed))


@app.periodic(cron="40 * * * *")
@app.task(queueing_lock="forget_attempts")
def forget_attempts_of_webhooks(timestamp: int) -> None:
    """The log of attempts is for finding what is wrong now; partners read how long it is kept."""
    if forgotten := forget_attempts():
        log.info("%d attempts of webhooks are deleted.", forgotten)


PERIODIC = (
    look_for_mail, look_for_overdue, look_for_repeats, look_for_often_seen, forget_who_sent, count_terms_of_checks,
    count_terms_of_matching, make_vectors, keep_exports, forget_attempts_of_webhooks,
)  # fmt: skip
