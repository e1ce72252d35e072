from django.urls import path, re_path

from claims.api import changes, checks, corrections, exports, log, match, problems, schema, webhooks
from claims.api.views import record_views

app_name = "api"
ENDPOINTS = "webhooks/endpoints/"
ENDPOINT = f"{ENDPOINTS}<slug:public_id>/"
# Records by the names of their lists, and of one of them.
RECORDS = {"articles": "article", "claimants": "claimant", "topics": "topic", "outlets": "outlet", "ratings": "rating"}


def _records() -> list[object]:
    found: list[object] = []
    for kind, one in RECORDS.items():
        of_list, of_one = record_views(kind)
        found += (
            path(f"{kind}/", of_list, name=kind),
            path(f"{kind}.<slug:ending>", of_list, name=f"{kind}-as"),
            path(f"{kind}/<slug:key>/", of_one, name=one),
        )
    return found


urlpatterns = [
    path("checks/", checks.CheckList.as_view(), name="checks"),
    path("checks.<slug:ending>", checks.CheckList.as_view(), name="checks-as"),
    path("checks/<slug:public_id>/", checks.CheckDetail.as_view(), name="check"),
    path("checks/<slug:public_id>.<slug:ending>", checks.CheckDetail.as_view(), name="check-as"),
    *_records(),
    path("corrections/", corrections.CorrectionList.as_view(), name="corrections"),
    path("corrections.<slug:ending>", corrections.CorrectionList.as_view(), name="corrections-as"),
    path("match/", match.MatchView.as_view(), name="match"),
    path("changes/", changes.ChangeList.as_view(), name="changes"),
    path("changes/state/", changes.StateView.as_view(), name="state"),
    path("log/head/", log.HeadView.as_view(), name="log-head"),
    path("log/entries/", log.EntryList.as_view(), name="log-entries"),
    path("exports/", exports.ExportList.as_view(), name="exports"),
    *exports.addresses(),
    path(ENDPOINTS, webhooks.EndpointList.as_view(), name="webhooks"),
    path(ENDPOINT, webhooks.EndpointDetail.as_view(), name="webhook"),
    path(f"{ENDPOINT}deliveries/", webhooks.DeliveryList.as_view(), name="webhook-deliveries"),
    *(path(f"{ENDPOINT}{act}/", webhooks.EndpointAct.as_view(act=act), name=f"webhook-{act}") for act in webhooks.ACTS),
    path("schema/", schema.SchemaView.as_view(), name="schema"),
    path("docs/", schema.DocsView.as_view(), name="docs"),
    # Line breaks too: whatever is asked of the API is answered as the API answers.
    re_path(r"^[\s\S]*$", problems.not_found, name="unknown"),
]
