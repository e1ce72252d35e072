from django.urls import path, re_path

from claims.api import changes, checks, problems, webhooks

app_name = "api"
ENDPOINTS = "webhooks/endpoints/"
ENDPOINT = f"{ENDPOINTS}<slug:public_id>/"
urlpatterns = [
    path("checks/", checks.CheckList.as_view(), name="checks"),
    path("changes/", changes.ChangeList.as_view(), name="changes"),
    path("checks/<slug:public_id>/", checks.CheckDetail.as_view(), name="check"),
    path(ENDPOINTS, webhooks.EndpointList.as_view(), name="webhooks"),
    path(ENDPOINT, webhooks.EndpointDetail.as_view(), name="webhook"),
    path(f"{ENDPOINT}deliveries/", webhooks.DeliveryList.as_view(), name="webhook-deliveries"),
    *(path(f"{ENDPOINT}{act}/", webhooks.EndpointAct.as_view(act=act), name=f"webhook-{act}") for act in webhooks.ACTS),
    re_path(r"^.*$", problems.not_found, name="unknown"),
]
