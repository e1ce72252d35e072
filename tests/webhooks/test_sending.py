"""One POST ends in time and in size, goes where it was vetted to go, and nowhere else."""

import socket
import threading

import pytest

from claims.webhooks import sending
from tests.webhooks import receiver
from tests.webhooks.receiver import answering, receiving

BODY = b'{"type":"webhook.test"}'
HEADERS = {"webhook-id": "msg_1", "Content-Type": "application/json"}


def post(url, seconds=5.0, **changes):
    return sending.post(url, HEADERS, BODY, **{"loopback": True, "seconds": seconds, **changes})


def resolving(monkeypatch, **names):
    """Names that have these addresses. Answers how often each was looked up."""
    asked = []

    def found(host, port, **_rest):
        asked.append(host)
        answers = names[host.replace(".", "_")]
        address = answers.pop(0) if len(answers) > 1 else answers[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", found)
    return asked


def test_a_post_arrives_as_it_was_signed_and_its_answer_is_told():
    with receiving(answering(202, b"taken"), path="/a/b?c=%20d") as there:
        answer = post(there.url)
    (request,) = there.asked
    assert (request.line, request.body) == ("POST /a/b?c=%20d HTTP/1.1", BODY)
    assert request.headers["webhook-id"] == "msg_1"
    assert request.headers["host"] == there.url.split("/")[2]
    assert (answer.status, answer.excerpt, answer.error, answer.is_success) == (202, "taken", "", True)


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_a_failure_and_is_not_followed(status):
    with receiving(answering()) as elsewhere, receiving(answering(status, b"", Location=elsewhere.url)) as there:
        answer = post(there.url)
    assert (answer.status, answer.is_success) == (status, False)
    assert (len(there.asked), elsewhere.asked) == (1, [])


def test_no_proxy_of_the_environment_is_used(monkeypatch):
    with receiving(answering()) as proxy, receiving(answering()) as there:
        for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        assert post(there.url).is_success
    assert (len(there.asked), proxy.asked) == (1, [])


@pytest.mark.parametrize(
    ("hand", "status", "error"),
    [
        (receiver.hanging, None, "too_late"),
        (receiver.dripping_headers, None, "too_late"),
        (receiver.continuing_for_ever, None, "too_late"),
        (receiver.closing_early, None, "not_http"),
        (receiver.talking_nonsense, None, "not_http"),
        (receiver.streaming_for_ever(200), 200, ""),
        (receiver.streaming_for_ever(500), 500, ""),
        (answering(200, b"x", Content_Length="99999999"), 200, ""),
    ],
)
def test_a_receiver_that_misbehaves_is_left_in_time(hand, status, error):
    with receiving(hand) as there:
        answer = post(there.url, seconds=0.5)
    assert (answer.status, answer.error) == (status, error)
    assert answer.duration_ms < 5000
    assert len(answer.excerpt) <= sending.EXCERPT


def test_a_name_that_is_looked_up_for_ever_is_left_in_time(monkeypatch):
    over = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_named: over.wait(30))
    answer = post("https://hook.example/", seconds=0.2)
    over.set()
    assert answer.error == "too_late"
    assert answer.duration_ms < 5000


def test_nobody_at_the_other_end_is_unreachable():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    assert post(f"http://127.0.0.1:{port}/").error == "unreachable"


def test_what_is_kept_of_an_answer_can_be_stored_and_is_short():
    with receiving(answering(500, b"a\x00\xff\r" + "é".encode() * 2000)) as there:
        excerpt = post(there.url).excerpt
    assert excerpt.startswith("a \ufffd é")
    assert len(excerpt) == sending.EXCERPT


@pytest.mark.parametrize(
    ("said", "seconds"), [("17", 17), ("Wed, 21 Oct 2026 07:28:00 GMT", 0), ("-1", 0), ("9" * 40, 0)]
)
def test_the_wish_of_a_receiver_to_be_left_alone_is_heard(said, seconds):
    with receiving(answering(429, Retry_After=said)) as there:
        assert post(there.url).wish.total_seconds() == seconds


def test_without_the_setting_nothing_goes_to_this_machine():
    with receiving(answering()) as there:
        assert post(there.url, loopback=False).error == "not_https"
        assert post(there.url.replace("http:", "https:"), loopback=False).error == "not_public"
    assert there.asked == []


def test_what_was_vetted_is_what_is_connected_to(monkeypatch):
    """A name that has another address at the second look gets no second look."""
    with receiving(answering(), tls=True) as there:
        asked = resolving(monkeypatch, hook_example=["127.0.0.1", "10.0.0.1"])
        monkeypatch.setenv("SSL_CERT_FILE", str(receiver.certificates() / "authority.pem"))
        answer = post(there.url.replace("127.0.0.1", "hook.example"))
    assert answer.is_success
    assert asked == ["hook.example"]
    assert there.asked[0].headers["host"].startswith("hook.example:")


def test_a_certificate_of_another_name_or_of_nobody_is_refused(monkeypatch):
    with receiving(answering(), tls=True) as there:
        resolving(monkeypatch, other_example=["127.0.0.1"], hook_example=["127.0.0.1"])
        assert post(there.url.replace("127.0.0.1", "hook.example")).error == "tls_failed"
        monkeypatch.setenv("SSL_CERT_FILE", str(receiver.certificates() / "authority.pem"))
        assert post(there.url.replace("127.0.0.1", "other.example")).error == "tls_failed"
        assert post(there.url.replace("127.0.0.1", "hook.example")).is_success
    assert len(there.asked) == 1


def test_of_two_addresses_the_second_gets_its_share_of_the_time(monkeypatch):
    """The first takes a connection and then nothing, as behind a wall that drops what comes."""
    with receiving(answering()) as there, socket.create_server(("127.0.0.2", 0), backlog=0) as full:
        port = int(there.url.split(":")[2].split("/")[0])
        blocked = full.getsockname()
        waiting = [socket.create_connection(blocked) for _ in range(1)]
        found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", place) for place in (blocked, ("127.0.0.1", port))]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_named: found)
        answer = post(there.url, seconds=4)
        for line in waiting:
            line.close()
    assert answer.is_success
