"""Claims as a language model proposes them, each held to the text: docs/language-model.md. Off unless configured.

    if is_configured():
        reading = read(text, language="id")

Nothing else in the package is for callers.
"""

from claims.suggesting.language_model.errors import LanguageModelError
from claims.suggesting.language_model.reading import is_configured, read, suggest

__all__ = ["LanguageModelError", "is_configured", "read", "suggest"]
