"""Fails when a catalogue has an untranslated or fuzzy message, or when its compiled form is not current."""

import sys
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po


def words(message: Message) -> tuple[str, ...]:
    return tuple(message.string) if isinstance(message.string, tuple | list) else (message.string,)


path = Path(sys.argv[1])
catalogue = read_po(path.open("rb"))
compiled = read_mo(path.with_suffix(".mo").open("rb"))
faults = []
for message in catalogue:
    if not message.id:
        continue
    stored = compiled.get(message.id if isinstance(message.id, str) else message.id[0], context=message.context)
    if message.fuzzy or not all(words(message)):
        faults.append(f"not translated: {message.id!r}")
    elif stored is None or words(stored) != words(message):
        faults.append(f"not compiled: {message.id!r}")
sys.stderr.write("".join(f"{fault}\n" for fault in faults))
sys.exit(bool(faults))
