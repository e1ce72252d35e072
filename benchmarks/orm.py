"""The usual way: nested DRF ModelSerializers, and a Django template over model objects, both with prefetching.

The rest is as the project has it: the same settings, the same middleware, the same tables.
"""

from typing import Any

from django.core.wsgi import get_wsgi_application

application_of_django = get_wsgi_application()

from django.contrib.auth.decorators import login_not_required  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.template import engines  # noqa: E402
from django.urls import path  # noqa: E402
from django.utils.decorators import method_decorator  # noqa: E402
from rest_framework import generics, pagination, permissions, renderers, serializers  # noqa: E402

from claims import models  # noqa: E402


def nested(model_: Any, *names: str, **fields: Any) -> Any:
    """A ModelSerializer of these columns and of these serializers of related rows."""
    meta = type("Meta", (), {"model": model_, "fields": (*names, *fields)})
    return type(f"{model_.__name__}Serializer", (serializers.ModelSerializer,), {"Meta": meta, **fields})


Outlet = nested(models.Outlet, "slug", "name")
Article = nested(models.Article, "public_id", "title", "url", "language", "published_at", outlet=Outlet())
Version = nested(models.ArticleVersion, "number", "text_sha256", article=Article())
Appearance = nested(models.Appearance, "exact", "prefix", "suffix", "start", "end", article_version=Version())
Claimant = nested(models.Claimant, "slug", "name", "kind", "wikidata_id",
                  roles=nested(models.ClaimantRole, "title", "since", "until")(many=True))  # fmt: skip
Claim = nested(
    models.Claim, "public_id", "text", "language", "made_on", "context", "selection_reason", "selection_note",
    claimant=Claimant(), topics=nested(models.Topic, "slug", "labels")(many=True),
    quantities=nested(models.Quantity, "value", "value_to", "unit", "qualifier", "of", "period")(many=True),
    appearances=Appearance(many=True),
)  # fmt: skip
Source = nested(models.Source, "title", "publisher", "url", "archive_url", "kind", "language", "published_on",
                "accessed_on", "interests", origin=nested(models.OriginGroup, "name")())  # fmt: skip
Evidence = nested(models.Evidence, "finding", "stance", "quote", "locator", "note", source=Source())
Verdict = nested(
    models.Verdict, "revision", "state", "summary", "explanation", "attribution", "attribution_note", "as_of",
    "counter_search", "reply_status", "reply_asked_on", "reply_text", "published_at",
    claim=Claim(), scale=nested(models.RatingScale, "slug", "labels")(),
    rating=nested(models.Rating, "slug", "labels", "meaning", "value")(), evidence=Evidence(many=True),
    exceptions=nested(models.RuleException, "code", "reason")(many=True),
    translations=nested(models.VerdictTranslation, "language", "claim_text", "summary", "explanation")(many=True),
)  # fmt: skip
ROWS = (
    models.Verdict.objects.filter(state="published")
    .select_related("claim__claimant", "rating", "scale")
    .prefetch_related(
        "claim__topics", "claim__quantities", "claim__claimant__roles",
        "claim__appearances__article_version__article__outlet", "evidence__source__origin", "exceptions",
        "translations",
    )
)  # fmt: skip


class Newest(pagination.CursorPagination):
    page_size = 50
    max_page_size = 500
    page_size_query_param = "page_size"
    ordering = ("-published_at", "-id")


@method_decorator(login_not_required, name="dispatch")
class List(generics.ListAPIView):
    queryset = ROWS
    serializer_class = Verdict
    pagination_class = Newest
    permission_classes = (permissions.AllowAny,)
    renderer_classes = (renderers.JSONRenderer,)


@method_decorator(login_not_required, name="dispatch")
class Detail(generics.RetrieveAPIView):
    queryset = ROWS
    serializer_class = Verdict
    lookup_field = "claim__public_id"
    lookup_url_kwarg = "public_id"
    permission_classes = (permissions.AllowAny,)
    renderer_classes = (renderers.JSONRenderer,)


@login_not_required
def page(request: HttpRequest, public_id: str) -> HttpResponse:
    verdict = ROWS.get(claim__public_id=public_id)
    return HttpResponse(TEMPLATE.render({"verdict": verdict, "claim": verdict.claim}, request))


TEMPLATE = engines["django"].from_string(
    """{% extends "base.html" %}{% load i18n site %}{% block content %}<article class="check">
<p>{{ claim.claimant.name }} · {{ claim.made_on|date:"j F Y" }} · {{ claim.context }}</p><h1>{{ claim.text }}</h1>
<p>{{ verdict.rating.labels|label }}</p><p>{{ verdict.summary }}</p><p>{{ verdict.get_attribution_display }}
{{ verdict.attribution_note }}</p><ul>{% for item in claim.quantities.all %}<li>{{ item.get_qualifier_display }}
{{ item.value }} {{ item.unit }} {{ item.of }}</li>{% endfor %}</ul><section>{{ verdict.explanation|linebreaks }}</section>
<ol>{% for item in verdict.evidence.all %}<li><p>{{ item.get_stance_display }} · {{ item.get_finding_display }} ·
{{ item.source.publisher }} · {{ item.source.published_on|date:"j F Y" }} · {{ item.source.get_kind_display }}</p>
<blockquote>{{ item.quote }}</blockquote><p><a href="{{ item.source.url }}">{{ item.source.title }}</a>
<a href="{{ item.source.archive_url }}">{% translate "kept copy" %}</a></p></li>{% endfor %}</ol>
<p>{{ verdict.counter_search }}</p><ul>{% for item in claim.appearances.all %}<li>
<p>{{ item.article_version.article.outlet.name }} · {{ item.article_version.article.published_at|date:"j F Y" }}</p>
<blockquote>…{{ item.prefix }}<mark>{{ item.exact }}</mark>{{ item.suffix }}…</blockquote>
<p><a href="{{ item.article_version.article.url }}">{{ item.article_version.article.title }}</a></p></li>{% endfor %}</ul>
<p>{{ claim.get_selection_reason_display }} · {% for topic in claim.topics.all %}{{ topic.labels|label }} {% endfor %}</p>
</article>{% endblock %}"""
)


def application() -> Any:
    from factcheck import urls

    urls.urlpatterns += [
        path("orm/list/", List.as_view()),
        path("orm/check/<slug:public_id>/", Detail.as_view()),
        path("orm/claim/<slug:public_id>/", page),
    ]
    return application_of_django
