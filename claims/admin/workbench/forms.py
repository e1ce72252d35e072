"""What the workbench asks for: the words and wording of a claim, its parts, its double, why it is put aside."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from claims import anchoring
from claims.admin.workbench import people
from claims.models import ArticleVersion, Claim, Claimant, Quantity, Topic, User
from claims.vocabulary import DismissalReason, Qualifier, SelectionReason
from claims.workflow.claims import Figure, Span
from claims.workflow.problems import Refused

PARTS = 6
SHOWN = 20
SOUGHT = 10  # words
FIGURE = ("qualifier", "value", "value_to", "unit", "of", "period")


def line(label: Any, help_text: Any = "", *, limit: int = 300, required: bool = False, **attrs: Any) -> forms.CharField:
    widget = forms.TextInput(attrs={"dir": "auto", "autocomplete": "off", **attrs})
    return forms.CharField(label=label, help_text=help_text, max_length=limit, required=required, widget=widget)


def area(label: Any, help_text: Any = "", rows: int = 2, **options: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows, "dir": "auto", "class": "serif"})
    return forms.CharField(label=label, help_text=help_text, widget=widget, **options)


def day(label: Any) -> forms.DateField:
    return forms.DateField(label=label, required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))


def why() -> forms.ChoiceField:
    choices = [("", "—"), *SelectionReason.choices]
    return forms.ChoiceField(label=_("Why we check it"), required=False, choices=choices)


class WithClaimant(forms.Form):
    """A claimant by name: one who is known, or with a tick a new one."""

    claimant = line(_("Claimant"), limit=200, list="claimants")
    new_claimant = forms.BooleanField(label=_("New claimant"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        name = cleaned.get("claimant", "").strip()
        found = people.find(name) if name else []
        if len(found) > 1:
            self.add_error("claimant", _("Several claimants have this name. Choose one from the list."))
        if name and not found and not cleaned.get("new_claimant"):
            self.add_error("claimant", _("Nobody of this name is known yet. Tick “New claimant” to add them."))
        cleaned["person"], cleaned["new_name"] = (found[0] if found else None), ("" if found else name)
        return cleaned

    def settle(self, by: User) -> Claimant | None:
        """The claimant that is meant, made now if new; None where the field is empty."""
        data = self.cleaned_data
        return people.settle(data["new_name"], by=by) if data["new_name"] else data["person"]


class FigureForm(forms.Form):
    """One typed number. Without a value there is no figure."""

    qualifier = forms.ChoiceField(label=_("Figure"), required=False, choices=Qualifier.choices)
    value = forms.DecimalField(label=_("Value"), required=False, max_digits=30, decimal_places=10)
    value_to = forms.DecimalField(label=_("to"), required=False, max_digits=30, decimal_places=10)
    unit = line(_("Unit"), limit=40, placeholder="%")
    of = line(_("Of what"))
    period = line(_("When"), limit=100)

    def figures(self) -> list[Figure]:
        data = self.cleaned_data
        if data.get("value") is None:
            return []
        return [Figure(**{name: data[name] for name in FIGURE} | {"qualifier": data["qualifier"] or "exactly"})]


Figures = forms.formset_factory(FigureForm, extra=1)


def figure_of(quantity: Quantity) -> dict[str, Any]:
    """A stored figure as the form shows it, without the zeros of its column."""
    shown = {name: getattr(quantity, name) for name in FIGURE}
    ends = {name: f"{shown[name].normalize():f}" for name in ("value", "value_to") if shown[name] is not None}
    return shown | ends


class QuoteForm(forms.Form):
    """Exact words of a version. Selected words bring their place with them, so that they may stand there twice."""

    quote = area(_("Exact words"), _("Select them in the article, or copy them from it."), strip=False)
    start = forms.IntegerField(required=False, widget=forms.HiddenInput)
    end = forms.IntegerField(required=False, widget=forms.HiddenInput)
    sha256 = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_quote(self) -> str:
        return str(self.cleaned_data["quote"]).replace("\r\n", "\n").strip()

    def span(self, version: ArticleVersion) -> Span:
        """Where the words stand: as selected if they do stand there, else at their one place. Raises Refused."""
        data = self.cleaned_data
        start, end = data["start"], data["end"]
        selected = start is not None and end is not None and data["sha256"] == version.text_sha256
        if selected and 0 <= start < end and version.text[start:end] == data["quote"]:
            return Span(version, start, end)
        return locate(version, data["quote"])


def locate(version: ArticleVersion, quote: str, field: str = "quote") -> Span:
    try:
        place = anchoring.locate(version.text, quote)
    except anchoring.AnchorError as error:
        raise Refused("no_single_place", str(error), field) from error
    return Span(version, place.start, place.end)


class NewForm(WithClaimant, FigureForm, QuoteForm):
    text = area(_("Claim"), _("One proposition in neutral words, understandable on its own."))
    made_on = day(_("Made on"))
    selection_reason = why()
    context = line(_("Occasion"))
    topics = forms.ModelMultipleChoiceField(Topic.objects.all(), label=_("Topics"), required=False)
    field_order = ("quote", "text", "claimant", "new_claimant", "made_on", "selection_reason", *FIGURE)


class ChoosesClaim(forms.Form):
    """One of the claims that are open or published: those of the article, or those that a search finds."""

    target = forms.ModelChoiceField(Claim.objects.none(), widget=forms.RadioSelect, label=_("Claim"), empty_label=None)

    def choose(self, version: ArticleVersion, sought: str, without: Claim | None = None) -> None:
        self.sought = sought
        field = self.fields["target"]
        assert isinstance(field, forms.ModelChoiceField)
        targets = Claim.objects.filter(state__in=["open", "closed"])
        if without:
            targets = targets.exclude(pk=without.pk)
        if self.is_bound:
            # A post may name any of them; what is shown again is the one that was chosen.
            chosen = self.data.get(self.add_prefix("target"), "")
            field.queryset = targets.filter(pk=chosen) if chosen.isdecimal() else targets.none()
            return
        for word in sought.split()[:SOUGHT]:
            targets = targets.filter(text__icontains=word)
        if not sought and without:
            targets = targets.filter(appearances__article_version=version).distinct()
        field.queryset = Claim.objects.filter(pk__in=list(targets.values_list("pk", flat=True)[:SHOWN]))


class SeenForm(ChoosesClaim, QuoteForm):
    """A known claim that stands in this article too."""

    field_order = ("quote", "target")

    def __init__(self, version: ArticleVersion, data: Any, sought: str = "") -> None:
        super().__init__(data, prefix="seen")
        self.choose(version, sought)


class EditForm(WithClaimant):
    """The wording, the claimant and the figures of a claim that stands in the article."""

    text = area(_("Claim"))
    made_on = day(_("Made on"))
    selection_reason = why()
    field_order = ("text", "claimant", "new_claimant", "made_on", "selection_reason")

    def __init__(self, claim: Claim, version: ArticleVersion, data: Any, claimant: str, is_new: bool) -> None:
        initial = {"text": claim.text, "made_on": claim.made_on, "selection_reason": claim.selection_reason}
        super().__init__(data, initial=initial | {"claimant": claimant, "new_claimant": is_new}, prefix="edit")
        known = [figure_of(quantity) for quantity in claim.quantities.all()]
        self.rows = Figures(data, initial=known, prefix="figures")

    def is_valid(self) -> bool:
        return all([super().is_valid(), self.rows.is_valid()])

    def figures(self) -> list[Figure]:
        return [figure for row in self.rows.forms if row.cleaned_data for figure in row.figures()]


class SplitForm(forms.Form):
    """Parts, each with its wording and, if they are fewer, its own words."""

    def __init__(self, claim: Claim, version: ArticleVersion, data: Any) -> None:
        super().__init__(data, prefix="split")
        for number in range(1, PARTS + 1):
            text = area(_("Part %(number)d") % {"number": number}, required=False)
            self.fields[f"text_{number}"] = text
            self.fields[f"words_{number}"] = line(_("its words in the article"), limit=5000)
            if number <= 2:
                self.fields[f"text_{number}"].initial = claim.text

    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[f"text_{number}"], self[f"words_{number}"]) for number in range(1, PARTS + 1)]

    def parts(self) -> list[tuple[str, str, str]]:
        """Wording, own words (or ""), and the name of the field that holds those words."""
        data = self.cleaned_data
        rows = [(data[f"text_{n}"].strip(), data[f"words_{n}"].strip(), f"words_{n}") for n in range(1, PARTS + 1)]
        return [row for row in rows if row[0]]


class MergeForm(ChoosesClaim):
    """The claim that says the same."""

    def __init__(self, claim: Claim, version: ArticleVersion, data: Any, sought: str) -> None:
        super().__init__(data, prefix="merge")
        self.fields["target"].label = _("Same as")
        self.choose(version, sought, claim)


class DismissForm(forms.Form):
    kind = forms.ChoiceField(label=_("Reason"), widget=forms.RadioSelect, choices=DismissalReason.choices)
    note = line(_("Note, if there is more to say"), limit=1000)

    def __init__(self, claim: Claim, version: ArticleVersion, data: Any) -> None:
        super().__init__(data, prefix="dismiss")
