from collections.abc import Iterator
from typing import Any

import pytest

from tests.suggesting.language_model.stand_in import KEY, StandIn, standing_in


@pytest.fixture
def model(settings: Any) -> Iterator[StandIn]:
    """A stand-in for the language model, and the settings that lead to it."""
    with standing_in() as model:
        settings.LANGUAGE_MODEL_URL, settings.LANGUAGE_MODEL_NAME = model.url, "stand-in"
        settings.LANGUAGE_MODEL_KEY = KEY
        yield model
