from django.urls import path, re_path

from claims.api import changes, checks, exports, log, problems

app_name = "api"
urlpatterns = [
    path("checks/", checks.CheckList.as_view(), name="checks"),
    path("changes/", changes.ChangeList.as_view(), name="changes"),
    path("changes/state/", changes.StateView.as_view(), name="state"),
    path("log/head/", log.HeadView.as_view(), name="log-head"),
    path("log/entries/", log.EntryList.as_view(), name="log-entries"),
    path("exports/", exports.ExportList.as_view(), name="exports"),
    *exports.addresses(),
    path("checks/<slug:public_id>/", checks.CheckDetail.as_view(), name="check"),
    re_path(r"^.*$", problems.not_found, name="unknown"),
]
