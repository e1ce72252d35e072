from typing import Any

import pytest

from claims.models import User
from tests import factories


@pytest.fixture
def partner() -> User:
    return factories.user("partner")


@pytest.fixture
def loopback(settings: Any) -> None:
    """Receivers may stand on this machine."""
    settings.WEBHOOKS_TO_LOOPBACK = True
