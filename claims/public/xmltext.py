"""XML documents from any text: written by a library, and free of what XML 1.0 cannot hold."""

import re
from xml.etree import ElementTree

# Characters outside the production Char (XML 1.0, section 2.2); a reference to one is no XML either.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def plain(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)


def add(parent: ElementTree.Element, name: str, text: str = "", /, **attributes: str) -> ElementTree.Element:
    """A child element; `xml_lang` becomes xml:lang."""
    values = {key.replace("xml_lang", "xml:lang"): plain(value) for key, value in attributes.items() if value}
    child = ElementTree.SubElement(parent, name, values)
    child.text = plain(text) or None
    return child


def document(root: ElementTree.Element) -> bytes:
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, encoding="unicode").encode() + b"\n"
