from django.urls import path

from claims.public import views

urlpatterns = [
    path("", views.home, name="home"),
    path("claims/", views.claim_list, name="claims"),
    path("claims/<slug:public_id>/", views.claim, name="claim-short"),
    path("claims/<slug:public_id>/<slug:slug>/", views.claim, name="claim"),
    path("articles/<slug:public_id>/", views.article, name="article-short"),
    path("articles/<slug:public_id>/<slug:slug>/", views.article, name="article"),
    path("claimants/<slug:slug>/", views.record, {"kind": "claimants"}, name="claimant"),
    path("topics/<slug:slug>/", views.record, {"kind": "topics"}, name="topic"),
    path("outlets/<slug:slug>/", views.record, {"kind": "outlets"}, name="outlet"),
    path("corrections/", views.corrections, name="corrections"),
    path("methodology/", views.methodology, name="methodology"),
]
