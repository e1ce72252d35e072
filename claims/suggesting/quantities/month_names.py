"""The names of the months, as numbers. Pure."""

_NAMES = {
    "id": ("januari jan", "februari pebruari feb", "maret mar", "april apr", "mei", "juni jun", "juli jul", "agustus agu agt",
           "september sep sept", "oktober okt", "november nopember nov", "desember des"),
    "en": ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
           "september sep sept", "october oct", "november nov", "december dec"),
}  # fmt: skip
MONTHS = {
    language: {name: number for number, names in enumerate(months, start=1) for name in names.split()}
    for language, months in _NAMES.items()
}
