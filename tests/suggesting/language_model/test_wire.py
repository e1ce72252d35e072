"""A server that misbehaves costs a sentence of error, some time and some memory, all bounded, and no secret."""

import logging
import socket
import traceback

import pytest

from claims.suggesting.language_model import LanguageModelError, read, wire
from tests.suggesting.language_model.stand_in import KEY, Reply, certificates, claim, claims, completion, standing_in

TEXT = "The port handled 4 million tonnes in 2024."
GOOD = claims(claim("The port handled 4 million tonnes in 2024.", "handled 4 million tonnes in 2024"))


def refusal(text=TEXT):
    with pytest.raises(LanguageModelError) as error:
        read(text)
    return error.value


def test_a_good_answer_is_read_and_the_key_travels_in_its_header_alone(model):
    model.replies = [GOOD]
    assert [suggestion.text for suggestion in read(TEXT).suggestions] == [TEXT]
    assert model.headers[0]["Authorization"] == f"Bearer {KEY}"
    assert model.asked[0]["path"] == "/v1/chat/completions"
    assert KEY not in str(model.asked)


def test_without_a_key_none_is_sent(model, settings):
    settings.LANGUAGE_MODEL_KEY = ""
    model.replies = [GOOD]
    assert read(TEXT).suggestions
    assert "Authorization" not in model.headers[0]


@pytest.mark.parametrize("unset", ["LANGUAGE_MODEL_URL", "LANGUAGE_MODEL_NAME"])
def test_unless_configured_no_connection_is_made_and_nothing_is_suggested(model, settings, monkeypatch, unset):
    setattr(settings, unset, "")
    monkeypatch.setattr(socket, "socket", None)
    assert read(TEXT).suggestions == ()
    assert model.asked == []


MISBEHAVIOUR = {
    "an HTML page": (Reply(b"<html>Welcome</html>"), "JSON"),
    "no UTF-8": (Reply(b"\xff\xfe\x00"), "JSON"),
    "nothing": (Reply(b""), "JSON"),
    "nested too deep": (Reply(b"[" * 200_000), "JSON"),
    "a number of ten thousand digits": (Reply(b"1" * 10_000), "JSON"),
    "another object": (Reply(b"{}"), "form"),
    "no choices": (Reply(b'{"choices": []}'), "form"),
    "choices of another type": (Reply(b'{"choices": 7}'), "form"),
    "no content": (completion("x", choices=[{"finish_reason": "stop", "message": {"content": None}}]), "form"),
    "prose": (completion("Here are the claims."), "JSON"),
    "JSON in a code fence": (completion('```json\n{"claims": []}\n```'), "JSON"),
    "half an answer": (completion('{"claims": [{"wording": "The po'), "JSON"),
    "cut off": (completion("{", choices=[{"finish_reason": "length", "message": {"content": "{"}}]), "cut off"),
    "a refusal": (
        completion("", choices=[{"finish_reason": "stop", "message": {"content": None, "refusal": "No."}}]),
        "refuses",
    ),
    "a list": (completion([]), "form"),
    "a field too many": (completion({"claims": [], "note": ""}), "form"),
    "a field twice": (completion('{"claims": [], "claims": []}'), "JSON"),
    "not a number": (completion('{"claims": NaN}'), "JSON"),
    "a claim without quotes": (completion({"claims": [{"wording": "x", "claimant": ""}]}), "form"),
    "a field too many in a claim": (claims(claim("x", "port") | {"score": 1}), "form"),
    "a wording that is a number": (claims(claim("x", "port") | {"wording": 1}), "form"),
    "quotes as words": (claims(claim("x") | {"quotes": ["port"]}), "form"),
    "a claimant that is none": (claims(claim("x", "port") | {"claimant": None}), "form"),
    "a thousand claims": (claims(*[claim("x", "port")] * 1000), "form"),
    "ten megabytes": (Reply(b" " * 10_000_000), "too long"),
    "ten megabytes unannounced": (Reply(b" " * 10_000_000, headers={"Content-Length": "99999999999"}), "too long"),
    "a fault": (Reply(b"boom", 500), "status 500"),
    "a key refused, and repeated": (Reply(f"Incorrect key: {KEY}".encode(), 401), "LANGUAGE_MODEL_KEY"),
    "a question refused": (Reply(KEY.encode(), 400), "JSON schemas"),
    "an unknown address": (Reply(b"", 404), "status 404"),
    "a status nobody knows": (Reply(b"", 299), "status 299"),
    "not now, not soon": (Reply(b"", 429, {"Retry-After": "9" * 400}), "status 429"),
    "more headers than anybody reads": (Reply(b"", 200, {f"X-{n}": "x" for n in range(200)}), "cannot be reached"),
    "a huge header": (Reply(b"", 200, {"X": "x" * 100_000}), "cannot be reached"),
}


@pytest.mark.parametrize("case", MISBEHAVIOUR)
def test_misbehaviour_is_one_error_in_plain_words_that_keeps_the_key(model, caplog, case):
    caplog.set_level(logging.DEBUG)
    reply, words = MISBEHAVIOUR[case]
    model.replies = [reply]
    error = refusal()
    assert words in str(error)
    assert len(model.asked) == 1
    told = "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())
    assert KEY not in told + caplog.text


def test_a_server_that_drips_is_cut_off_at_one_deadline(model, settings):
    settings.LANGUAGE_MODEL_TIMEOUT = 0.3
    model.replies = [Reply(b" " * 10_000, drip=True)]
    assert "too long" in str(refusal())
    assert not model.over.is_set()


def test_a_server_that_never_answers_is_cut_off(settings):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings.LANGUAGE_MODEL_URL, settings.LANGUAGE_MODEL_NAME = f"http://127.0.0.1:{silent.getsockname()[1]}", "m"
        settings.LANGUAGE_MODEL_TIMEOUT = 0.3
        assert "too long" in str(refusal())


def test_nobody_at_the_address(settings):
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    settings.LANGUAGE_MODEL_URL, settings.LANGUAGE_MODEL_NAME = f"http://127.0.0.1:{port}", "m"
    assert "cannot be reached" in str(refusal())


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_not_followed(model, status):
    with standing_in() as elsewhere:
        elsewhere.replies = [GOOD]
        model.replies = [Reply(b"", status, {"Location": f"{elsewhere.url}/chat/completions"})]
        assert "do not follow" in str(refusal())
        assert elsewhere.asked == []


def test_a_proxy_of_the_environment_is_not_used(model, monkeypatch):
    with standing_in() as proxy:
        proxy.replies = [GOOD]
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        model.replies = [GOOD]
        assert read(TEXT).suggestions
        assert proxy.asked == []


@pytest.mark.parametrize("status", [429, 503])
def test_a_server_that_asks_to_wait_is_asked_once_more(model, status):
    busy = Reply(b"", status, {"Retry-After": "0"})
    model.replies = [busy, GOOD]
    assert read(TEXT).suggestions
    model.replies, model.asked = [busy, busy, GOOD], []
    assert f"status {status}" in str(refusal())
    assert len(model.asked) == 2


def test_a_wait_beyond_the_deadline_is_not_begun(model, settings):
    settings.LANGUAGE_MODEL_TIMEOUT = 5
    model.replies = [Reply(b"", 429, {"Retry-After": "3600"}), GOOD]
    assert "status 429" in str(refusal())
    assert len(model.asked) == 1


@pytest.mark.parametrize(
    "url",
    ["ftp://127.0.0.1", "127.0.0.1", "http://", "http://user:word@127.0.0.1", "http://127.0.0.1:99999",
     "http://127.0.0.1?key=x", "http://127.0.0.1/#x", "http://[::1", "http://127.0.0.1/v 1", "http://\u00e9\u0000/"],
)  # fmt: skip
def test_an_address_that_is_none_is_an_error_in_plain_words(settings, url):
    settings.LANGUAGE_MODEL_URL, settings.LANGUAGE_MODEL_NAME = url, "m"
    assert "operator" in str(refusal())


def test_a_name_and_a_password_in_the_address_are_not_taken(model, settings):
    settings.LANGUAGE_MODEL_URL = model.url.replace("//", "//user:word@")
    model.replies = [GOOD]
    assert "not well formed" in str(refusal())
    assert model.asked == []


@pytest.mark.parametrize("key", [f"{KEY}\nX-More: 1", f"{KEY}\u20ac"])
def test_a_key_that_cannot_be_sent_is_not_shown(model, settings, key):
    settings.LANGUAGE_MODEL_KEY = key
    model.replies = [GOOD]
    error = refusal()
    assert "not well formed" in str(error)
    told = "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())
    assert KEY not in told
    assert model.asked == []


def test_a_certificate_that_nobody_vouches_for_is_refused_and_a_known_one_taken(settings, monkeypatch):
    with standing_in(tls=True) as model:
        model.replies = [GOOD]
        settings.LANGUAGE_MODEL_URL, settings.LANGUAGE_MODEL_NAME = model.url, "stand-in"
        assert "does not prove who it is" in str(refusal())
        assert model.asked == []
        monkeypatch.setenv("SSL_CERT_FILE", str(certificates() / "authority.pem"))
        assert read(TEXT).suggestions


def test_a_certificate_of_another_name_is_refused(settings, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates() / "authority.pem"))
    with standing_in(tls=True) as model:
        model.replies = [GOOD]
        monkeypatch.setattr(wire, "_open", lambda _host, port, _deadline: socket.create_connection(("127.0.0.1", port)))
        settings.LANGUAGE_MODEL_URL = model.url.replace("127.0.0.1", "model.example")
        settings.LANGUAGE_MODEL_NAME = "stand-in"
        assert "does not prove who it is" in str(refusal())
        assert model.asked == []
