"""How a verb says no."""

from django.utils.functional import Promise

from claims.workflow.readiness import Problem

Text = str | Promise


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not a fault
    """A verb that may not be carried out, in words for the person who asked.

    `code` is stable and machine-readable; `field` names the form field to mend, if there is one;
    `problems` lists what readiness found, when that is the reason.
    """

    def __init__(self, code: str, message: Text, field: str = "", problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(code)
        self.code = code
        self.message = message
        self.field = field
        self.problems = problems

    def __str__(self) -> str:
        return str(self.message)


class Stale(Refused):
    """The row was changed by somebody else since the form was opened."""
