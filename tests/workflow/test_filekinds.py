"""What a file is, by its first bytes."""

import pytest

from claims.workflow.filekinds import kind_of

PAGE = b"<html><body>Panen</body></html>"
MHTML = (
    b"From: <Saved by Blink>\r\nSubject: Panen\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----x"\r\n\r\n------x\r\n'
)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n...", "application/pdf"),
        (b"%PDF-2.0\n...", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "image/png"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "image/jpeg"),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "image/webp"),
        (PAGE, "text/html"),
        (b"<!DOCTYPE html>\n" + PAGE, "text/html"),
        (b"<!doctype HTML PUBLIC '-//W3C//DTD HTML 4.01//EN'>", "text/html"),
        (b"\xef\xbb\xbf \r\n<HTML lang=id>", "text/html"),
        (b"<!-- saved from url=(0014)about:internet -->\r\n<!-- x -->\n<html>", "text/html"),
        (b"<?xml version='1.0'?>\n<!DOCTYPE html>", "text/html"),
        (MHTML, "multipart/related"),
    ],
)
def test_a_kept_kind_is_known_by_its_first_bytes(content, kind):
    assert kind_of(content) == kind


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"Panen naik tiga kali lipat.",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"<?xml version='1.0'?><svg/>",
        b"<script>alert(1)</script><html>",
        b"<htmlx>",
        b"GIF89a",
        b"PK\x03\x04 a text document, a bomb",
        b"MZ\x90\0 a program",
        b"#!/bin/sh\n",
        b"RIFF\x24\0\0\0WAVEfmt ",
        b"x%PDF-1.7",
        b"From: a@b.example\r\nSubject: a letter\r\n\r\nmultipart/related",
        b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<html>",
        b"<!--" * 2000,
        b"<!---->" * 1500 + b"x",
    ],
)
def test_anything_else_is_none_of_them(content):
    assert kind_of(content) is None
