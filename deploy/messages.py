"""Fails when a catalogue has an untranslated or fuzzy message, or when its compiled form is not current."""

import sys
from pathlib import Path

from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

path = Path(sys.argv[1])
catalogue = read_po(path.open("rb"))
compiled = read_mo(path.with_suffix(".mo").open("rb"))
faults = []
for message in catalogue:
    if not message.id:
        continue
    words = message.string if isinstance(message.string, tuple | list) else (message.string,)
    if message.fuzzy or not all(words):
        faults.append(f"not translated: {message.id!r}")
        continue
    stored = compiled.get(message.id if isinstance(message.id, str) else message.id[0], context=message.context)
    if stored is None or stored.string != message.string:
        faults.append(f"not compiled: {message.id!r}")
sys.stderr.write("".join(f"{fault}\n" for fault in faults))
sys.exit(bool(faults))
