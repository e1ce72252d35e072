from typing import Any

import pytest

from tests.support.soak import WHOLE

# It starts a server of its own and crashes it time and again: minutes, and only in `make soak`.
collect_ignore = [] if WHOLE else ["test_server_kills.py"]


@pytest.fixture
def loopback(settings: Any) -> None:
    """Receivers of webhooks may stand on this machine."""
    settings.WEBHOOKS_TO_LOOPBACK = True
