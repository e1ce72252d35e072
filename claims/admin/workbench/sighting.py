"""What a sighting will make, before it is published: the form of a known claim, sent here instead of the workbench."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from claims.admin.base import DeskAdmin, editor
from claims.admin.previews import outcome_of, preview_page
from claims.admin.workbench.forms import SeenForm
from claims.workflow.contents import new_appearance
from claims.workflow.problems import Refused


def sighting_view(model_admin: DeskAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Writes nothing. It is posted, since exact words may be longer than an address; a GET has no words to show."""
    article = model_admin.row_to_view(request, pk)
    back = reverse("admin:claims_article_workbench", args=[article.pk])
    if request.method != "POST":
        return HttpResponseRedirect(back)
    form, outcome = SeenForm(article.current, request.POST), None
    if form.is_valid():
        try:
            appearance = new_appearance(form.cleaned_data["target"], form.span(article.current), editor(request))
        except Refused as refused:
            form.add_error("quote", str(refused))
        else:
            outcome = outcome_of(appearance)
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "original": article,
        "back": back,
        "refused": form,
    }
    return preview_page(request, outcome, context, status=409 if form.errors else 200)
