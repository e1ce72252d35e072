"""The public forms of the front desk, filled in as a reader would, some time after they were opened."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

from django.core import signing

from tests.support.forms import fields_of

WORDS = "Di pasar itu tidak ada ikan yang dijual."


@contextmanager
def opened(ago: float) -> Iterator[None]:
    """Tokens made in it are so many seconds old."""
    with patch.object(signing, "time", SimpleNamespace(time=lambda: time.time() - ago)):
        yield


def form(client: Any, url: str, ago: float = 60, **typed: str) -> dict[str, str]:
    """What a browser would send of the form at an address, opened so many seconds ago."""
    with opened(ago):
        answer = client.get(url)
    assert answer.status_code == 200
    return fields_of(answer) | {"message": WORDS} | typed


def receipt_in(answer: Any) -> str:
    """The receipt to which a form led."""
    assert answer.status_code == 303, answer.content.decode()
    return str(answer["Location"].rstrip("/").rpartition("/")[2])


def sent(client: Any, url: str = "/submit/", ago: float = 60, **typed: str) -> Any:
    return client.post(url, form(client, url, ago, **typed))


def kept(answer: Any, text: str = WORDS) -> bool:
    """Whether the text stands in the form of the answer, as a browser shows it."""
    area = re.search(r"<textarea.*?>\n(.*?)</textarea>", answer.content.decode(), re.DOTALL)
    return bool(area and area[1].replace("&lt;", "<").replace("&#x27;", "'") == text)
