import os

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
application = get_wsgi_application()

# Models can be imported only once the application is set up.
from claims.models import User  # noqa: E402


def refuse_demo_accounts() -> None:
    """Accounts of the demo have a printed password: production does not serve beside them."""
    demo = list(User.objects.filter(email__iendswith=".example", is_active=True).values_list("username", flat=True)[:5])
    if demo:
        raise ImproperlyConfigured(
            f"Demo accounts are in this database: {', '.join(demo)}. Deactivate them before serving in production."
        )


if settings.PRODUCTION:
    refuse_demo_accounts()
