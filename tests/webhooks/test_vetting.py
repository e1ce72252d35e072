"""Only public addresses, whatever they are dressed up as."""

import socket
from ipaddress import ip_address

import pytest

from claims.webhooks import vetting
from claims.webhooks.vetting import Unfit

INSIDE = """
    0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 127.0.0.1 127.255.255.254 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.1
    192.0.0.170 192.0.2.1 192.88.99.1 192.168.0.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 233.252.0.1
    239.255.255.255 240.0.0.1 255.255.255.255
    :: ::1 ::7f00:1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::ffff:0:127.0.0.1 64:ff9b::7f00:1 64:ff9b::8.8.8.8
    64:ff9b:1::a00:1 100::1 2001::1 2001:0:7f00:1:: 2001:2::1 2001:10::1 2001:20::1 2001:db8::1 2002:7f00:1::
    2002:0808:0808:: 3fff::1 5f00::1 fc00::1 fd00:ec2::254 fe80::1 fe80::1%1 fec0::1 ff02::1 ff0e::1
""".split()
OUTSIDE = ["1.1.1.1", "8.8.8.8", "93.184.215.14", "2606:4700:4700::1111", "2a00:1450:4001:80e::200e"]


@pytest.mark.parametrize("address", INSIDE)
def test_an_address_that_is_not_public_is_none(address):
    assert not vetting.is_public(ip_address(address))


@pytest.mark.parametrize("address", OUTSIDE)
def test_a_public_address_is_one(address):
    assert vetting.is_public(ip_address(address))


def code(url, loopback=False):
    with pytest.raises(Unfit) as unfit:
        vetting.addresses_of(vetting.parts_of(url, loopback=loopback), loopback=loopback)
    return unfit.value.code


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://hook.example/", "not_https"),
        ("ftp://hook.example/", "bad_url"),
        ("hook.example", "bad_url"),
        ("https:///path", "bad_url"),
        ("https://user:password@hook.example/", "bad_url"),
        ("https://hook.example/#part", "bad_url"),
        ("https://hook.example:0/", "bad_url"),
        ("https://hook.example:99999/", "bad_url"),
        ("https://hook.example/a b", "bad_url"),
        ("https://hook.example/a\r\nX: y", "bad_url"),
        ("https://höok.example/", "bad_url"),
        ("https://hook_.example\\@inner/", "bad_url"),
        ("https://[fe80::1%25eth0]/", "bad_url"),
        ("https://127.0.0.1/", "not_public"),
        ("https://2130706433/", "not_public"),
        ("https://0x7f.1/", "not_public"),
        ("https://0177.0.0.1/", "not_public"),
        ("https://localhost/", "not_public"),
        ("https://[::1]/", "not_public"),
        ("https://[::ffff:10.0.0.1]/", "not_public"),
        ("https://169.254.169.254/latest/meta-data/", "not_public"),
        (f"https://{'a' * 64}.example/", "unknown_host"),
    ],
)
def test_a_target_inside_or_out_of_form_is_refused(url, why):
    assert code(url) == why


def test_loopback_is_taken_where_it_is_allowed_and_nothing_else_inside():
    assert vetting.addresses_of(vetting.parts_of("http://127.0.0.1:81/", loopback=True), loopback=True)
    assert vetting.addresses_of(vetting.parts_of("https://127.0.0.1/", loopback=True), loopback=True)
    assert code("https://10.0.0.1/", loopback=True) == "not_public"
    assert code("http://8.8.8.8/", loopback=True) == "not_public"


def test_one_inner_address_among_public_ones_is_enough_to_refuse(monkeypatch):
    def found(host, port, **_rest):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port)) for ip in ("8.8.8.8", "10.0.0.1")]

    monkeypatch.setattr(socket, "getaddrinfo", found)
    assert code("https://hook.example/") == "not_public"
