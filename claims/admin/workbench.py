"""One article, its claims marked in the text, and a form to make the next one. Works without JavaScript."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from claims import anchoring
from claims.admin.base import DeskAdmin, editor
from claims.models import Appearance, ArticleVersion, Claim, Claimant, Topic, User
from claims.publishing import verbs as publishing
from claims.vocabulary import Qualifier, SelectionReason
from claims.workflow import claims, permissions, policies
from claims.workflow.problems import Refused


class QuoteForm(forms.Form):
    quote = forms.CharField(
        label=_("Exact words"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField serif"}),
        help_text=_("Copy them from the article. Spans of different claims may overlap."),
    )

    def clean_quote(self) -> str:
        return str(self.cleaned_data["quote"]).replace("\r\n", "\n").strip()


class NewClaimForm(QuoteForm):
    text = forms.CharField(
        label=_("Claim"),
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField serif"}),
        help_text=_("One proposition in neutral words, understandable on its own."),
    )
    claimant = forms.ModelChoiceField(Claimant.objects.all(), label=_("Claimant"), required=False)
    made_on = forms.DateField(label=_("Made on"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    context = forms.CharField(label=_("Occasion"), required=False, max_length=300)
    topics = forms.ModelMultipleChoiceField(Topic.objects.all(), label=_("Topics"), required=False)
    selection_reason = forms.ChoiceField(
        label=_("Why we check it"), required=False, choices=[("", "—"), *SelectionReason.choices]
    )
    qualifier = forms.ChoiceField(label=_("Figure"), required=False, choices=Qualifier.choices)
    value = forms.DecimalField(label=_("Value"), required=False, max_digits=30, decimal_places=10)
    unit = forms.CharField(label=_("Unit"), required=False, max_length=40, help_text=_('"%", "USD", "t", "people"'))
    of = forms.CharField(label=_("Of what"), required=False, max_length=300)

    def figures(self) -> list[claims.Figure]:
        data = self.cleaned_data
        if data["value"] is None:
            return []
        return [claims.Figure(data["value"], data["unit"], data["qualifier"], data["of"])]


class SeenForm(QuoteForm):
    claim = forms.ModelChoiceField(Claim.objects.filter(state__in=["open", "closed"]), label=_("Claim"))


def workbench_view(model_admin: DeskAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    article = model_admin.row_to_view(request, pk)
    version, by = article.current, editor(request)
    which = request.POST.get("form") if request.method == "POST" else None
    new = NewClaimForm(request.POST if which == "new" else None, prefix="new")
    seen = SeenForm(request.POST if which == "seen" else None, prefix="seen")
    form: QuoteForm = seen if which == "seen" else new
    if form.is_bound and form.is_valid() and _carry_out(form, version, by):
        messages.success(request, _("Tied to the words."))
        return HttpResponseRedirect(request.get_full_path())
    appearances = Appearance.objects.filter(article_version=version).select_related("claim__claimant")
    rows = sorted(appearances, key=lambda item: (item.start, item.end))
    numbers = {claim: number for number, claim in enumerate(dict.fromkeys(item.claim for item in rows), 1)}
    spans = [(item.start, item.end, item.claim) for item in rows]
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "original": article,
        "title": article.title,
        "version": version,
        "pieces": [
            (piece, [(claim, numbers[claim]) for claim in dict.fromkeys(found)])
            for piece, found in anchoring.segments(version.text, spans)
        ],
        "numbered": list(numbers.items()),
        "new": new,
        "seen": seen,
        "allowed": permissions.may(by, "open_claim"),
        "media": model_admin.media,
    }
    return TemplateResponse(request, "admin/claims/article/workbench.html", context)


def _carry_out(form: QuoteForm, version: ArticleVersion, by: User) -> bool:
    """Makes the claim, or ties an existing one; False leaves the error in the form."""
    data: dict[str, Any] = form.cleaned_data
    try:
        place = anchoring.locate(version.text, data["quote"])
        span = claims.Span(version, place.start, place.end)
        if isinstance(form, NewClaimForm):
            names = ("text", "claimant", "made_on", "context", "selection_reason")
            fields = {name: data[name] for name in names} | {"language": version.article.language}
            claims.open_claim(by=by, fields=fields, spans=[span], figures=form.figures(), topics=data["topics"])
        elif policies.public_state(data["claim"]):
            publishing.sight(data["claim"], by=by, span=span)
        else:
            claims.add_appearance(data["claim"], by=by, span=span)
    except anchoring.AnchorError as error:
        form.add_error("quote", str(error))
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
    return form.is_valid()
