"""What answers when a form's token is not the session's: the desk gives the text back, the public pages say so."""

from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse

from claims.admin import resume
from claims.public import errors


@login_not_required
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    if resume.is_kept(request) and resume.is_from_here(request):
        return resume.expired(admin.site, request)
    return errors.csrf_failure(request, reason)
