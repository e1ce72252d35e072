"""How static files are named in production."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # it has no types
    """Every name carries a hash, that of a script imported by a script too: what is cached for ever never mixes."""

    support_js_module_import_aggregation = True
