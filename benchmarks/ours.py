"""The project as it is served."""

from typing import Any


def application() -> Any:
    from factcheck.wsgi import application

    return application
