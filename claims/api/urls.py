from django.urls import path, re_path

from claims.api import problems, views

app_name = "api"
urlpatterns = [
    path("checks/", views.CheckList.as_view(), name="checks"),
    path("changes/", views.ChangeList.as_view(), name="changes"),
    path("checks/<slug:public_id>/", views.CheckDetail.as_view(), name="check"),
    re_path(r"^.*$", problems.not_found, name="unknown"),
]
