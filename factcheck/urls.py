from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from claims.api import google
from claims.management.metrics import metrics
from claims.public import embeds, health, pictures, plain, sitemaps

handler400 = "claims.public.errors.bad_request"
handler403 = "claims.public.errors.permission_denied"
handler404 = "claims.public.errors.not_found"
handler500 = "claims.public.errors.server_error"

urlpatterns = [
    path("api/v1/", include("claims.api.urls")),
    path("v1alpha1/claims:search", google.ClaimSearch.as_view(), name="google-claims-search"),
    path("health/live/", health.live, name="health-live"),
    path("health/ready/", health.ready, name="health-ready"),
    path("metrics", metrics, name="metrics"),
    path("robots.txt", plain.robots, name="robots"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemaps/<slug:kind>/<int:number>.xml", sitemaps.part, name="sitemap-part"),
    path("claims/<slug:public_id>/card.png", pictures.card, name="card"),
    path("embed/claims/<slug:public_id>/", embeds.card, name="embed"),
    path("oembed/", embeds.oembed, name="oembed"),
    path(".well-known/security.txt", plain.security, name="security"),
    *i18n_patterns(
        path("admin/", admin.site.urls),
        path("", include("claims.frontdesk.urls")),
        path("", include("claims.public.urls")),
        prefix_default_language=False,
    ),
]
