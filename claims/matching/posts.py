"""How a text is read before it is matched: addresses go, tags and handles become words. Pure."""

import re

# What is longer is read up to here: a claim has at most 1,000 characters, and long posts say early what they are about.
MOST = 5_000
ADDRESS = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/|t\.co/)\S+", re.IGNORECASE)
TAG = re.compile(r"[#@](\w+)")
JOINT = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_|(?<=[^\W\d])(?=\d)")


def plain(text: str) -> str:
    """ "#SaveTheRiver https://…" becomes "Save The River"; NUL and runs of blanks are one blank."""
    read = ADDRESS.sub(" ", text[:MOST])
    read = TAG.sub(lambda tag: JOINT.sub(" ", tag[1]), read)
    return " ".join(read.replace("\0", " ").split())
