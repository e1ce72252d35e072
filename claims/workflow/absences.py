"""Who is away, who stands in, and whose work a person looks after."""

from datetime import date, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from claims.models import Absence, User
from claims.workflow import permissions, policies
from claims.workflow.problems import Refused
from claims.workflow.writing import lock, plain, record, verb


@verb
def set_absence(
    person: User, *, by: User, since: date, until: date, stand_in: User | None = None, note: str = ""
) -> Absence:
    """Says that somebody is away from `since` to `until`, both days included, and who stands in."""
    policies.check("set_absence", person, by=by)
    # Two absences of one person wait for each other, so that the second is told of the first.
    person = lock(person)
    if until < since:
        raise Refused("ends_before_it_begins", _("The last day away comes before the first."), "until")
    if until < timezone.localdate():
        raise Refused("already_over", _("This absence is over already."), "until")
    _check_free(person, since, until)
    if stand_in:
        _check_stand_in(stand_in, person, since, until)
    absence = Absence.objects.create(
        person=person, since=since, until=until, stand_in=stand_in, note=note.strip(), created_by=by
    )
    # The note may be about health, and the trail is kept for ever.
    changes = {"since": [None, plain(since)], "until": [None, plain(until)], "stand_in": [None, plain(stand_in)]}
    record("set_absence", absence, by=by, changes=changes)
    return absence


@verb
def end_absence(absence: Absence, *, by: User) -> None:
    """Somebody is back today: the absence ends yesterday, or never was if it had not begun before today."""
    absence = lock(absence)
    policies.check("end_absence", absence, by=by)
    yesterday = timezone.localdate() - timedelta(days=1)
    if absence.until <= yesterday:
        raise Refused("already_over", _("This absence is over already."))
    record("end_absence", absence, by=by, changes={"until": [plain(absence.until), plain(yesterday)]})
    if absence.since > yesterday:
        absence.delete()
    else:
        absence.until = yesterday
        absence.save(update_fields=["until"])


def _check_free(person: User, since: date, until: date) -> None:
    if other := person.absences.filter(since__lte=until, until__gte=since).first():
        raise Refused(
            "away_already",
            _("%(person)s is already away until %(day)s. End that absence first.")
            % {"person": person, "day": date_format(other.until, "j F Y")},
            "since",
        )


def _check_stand_in(stand_in: User, person: User, since: date, until: date) -> None:
    if stand_in.pk == person.pk:
        raise Refused("own_stand_in", _("Nobody stands in for themselves."), "stand_in")
    if not permissions.may(stand_in, "view"):
        raise Refused("not_of_the_desk", _("%(person)s does not work at the desk.") % {"person": stand_in}, "stand_in")
    if stand_in.absences.filter(since__lte=until, until__gte=since).exists():
        raise Refused("away", _("%(person)s is away then too.") % {"person": stand_in}, "stand_in")


def away_words(absence: Absence) -> str:
    """ "away until 3 December, stand-in Raka" """
    day = date_format(absence.until, "j F Y")
    if absence.stand_in:
        return _("away until %(day)s, stand-in %(person)s") % {"day": day, "person": absence.stand_in}
    return _("away until %(day)s") % {"day": day}


def check_there(person: User, *, by_when: date | None, field: str) -> None:
    """Refuses to give work to somebody who does not work at the desk, or is away and not back before it is due."""
    if not permissions.may(person, "view"):
        raise Refused("not_of_the_desk", _("%(person)s does not work at the desk.") % {"person": person}, field)
    absence = Absence.objects.on().filter(person=person).first()
    if absence and not (by_when and absence.until < by_when):
        raise Refused(
            "away",
            _("%(person)s is %(away)s. Choose somebody else, or a due date after that.")
            % {"person": person, "away": away_words(absence)},
            field,
        )


def whose_work(user: User) -> list[int]:
    """The user and everybody for whom they stand in today, by id; read once per user object."""
    cached: list[int] | None = getattr(user, "_claims_whose_work", None)
    if cached is None:
        cached = [user.pk, *Absence.objects.on().filter(stand_in=user).values_list("person", flat=True)]
        user._claims_whose_work = cached  # type: ignore[attr-defined]
    return cached
