from django.urls import path

from claims.frontdesk import receipts, views

urlpatterns = [
    path("report/", views.report, name="report"),
    path("submit/", views.submit, name="submit"),
    path("report/status/", receipts.find, name="receipt-find"),
    path("report/<slug:receipt>/", receipts.receipt, name="receipt"),
]
