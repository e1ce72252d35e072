from django.urls import path

from claims.public import feeds, figures, views
from claims.public.listing import claim_list
from claims.public.statements import statement
from claims.vocabulary import StatementKind

urlpatterns = [
    path("", views.home, name="home"),
    path("claims/", claim_list, name="claims"),
    path("claims/<slug:public_id>/", views.claim, name="claim-short"),
    path("claims/<slug:public_id>/<slug:slug>/", views.claim, name="claim"),
    path("articles/<slug:public_id>/", views.article, name="article-short"),
    path("articles/<slug:public_id>/<slug:slug>/", views.article, name="article"),
    path("claimants/<slug:slug>/", views.record, {"kind": "claimants"}, name="claimant"),
    path("topics/<slug:slug>/", views.record, {"kind": "topics"}, name="topic"),
    path("outlets/<slug:slug>/", views.record, {"kind": "outlets"}, name="outlet"),
    path("corrections/", views.corrections, name="corrections"),
    path("statistics/", figures.statistics, name="statistics"),
    path("sources/", figures.sources, name="sources"),
    path("ratings/", figures.ratings, name="ratings"),
    *(path(f"feeds/checks.{form}", feeds.checks, {"form": form}, name=f"feed-checks-{form}") for form in feeds.FORMS),
    *(
        path(f"feeds/corrections.{form}", feeds.corrections, {"form": form}, name=f"feed-corrections-{form}")
        for form in feeds.FORMS
    ),
    *(path(f"{kind}/", statement, {"kind": kind}, name=kind) for kind in StatementKind.values),
    *(
        path(f"{kind}/versions/<int:number>/", statement, {"kind": kind}, name=f"{kind}-version")
        for kind in StatementKind.values
    ),
]
