"""The desk as it is served, asked by somebody who is signed in: an administrator, whom every page is shown."""

from typing import Any


def application() -> Any:
    from factcheck.wsgi import application

    return with_session(application)


def with_session(application: Any) -> Any:
    """Sends the cookie of a session of its own with every request."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.auth.models import Group
    from django.contrib.sessions.backends.db import SessionStore

    from claims.models import User

    person, _made = User.objects.get_or_create(
        username="desk-measured", defaults={"is_staff": True, "is_superuser": True, "password": "!"}
    )
    person.groups.add(Group.objects.get(name="administrator"))
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    cookie = f"{settings.SESSION_COOKIE_NAME}={session.session_key}"
    return lambda environ, start: application({**environ, "HTTP_COOKIE": cookie}, start)
