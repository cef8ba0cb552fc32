"""Addresses on the network: which may be asked at all, and where they really lead."""

from __future__ import annotations

import ipaddress
import socket
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from reviewtui.errors import NetworkError
from reviewtui.model.text import clean_line

_PORTS = {"http": 80, "https": 443}


class Address(NamedTuple):
    """A web address in its parts, ready to be asked."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def url(self) -> str:
        """The address in one piece."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}{self.path}"


_WHOLE = "Give it whole, as a browser shows it: https://example.org/review."
_SAVED = "Save the page with a browser, and add the file."


def read_address(url: str) -> Address:
    """The parts of an address; NetworkError says why one is not asked."""
    shown = clean_line(url)[:200]
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise NetworkError(f"{shown} is not an address that can be asked\n  {_WHOLE}") from None
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise NetworkError(f"{shown} is not fetched: only http and https are\n  {_SAVED}")
    if parts.username is not None or parts.password is not None:
        raise NetworkError(
            f"{host} is not asked: the address holds a user name or password\n  {_SAVED}"
        )
    try:
        host = host if _literal(host) or host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        host = ""
    if not host or len(host) > 253 or any(char <= " " or char in "/\\%\x7f" for char in host):
        raise NetworkError(f"{shown} names no host that can be asked\n  {_WHOLE}")
    path = quote(parts.path or "/", safe="/%:=&~+!$,;'@()*-._")
    query = quote(parts.query, safe="/%:=&~+!$,;'@()*-._?[]|")
    path = path if path.startswith("/") else f"/{path}"
    whole = f"{path}?{query}" if query else path
    return Address(scheme, host.lower().rstrip("."), port or _PORTS[scheme], whole)


def _literal(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def places(address: Address, *, private: bool) -> list[str]:
    """The numbers a host's name stands for, of those that may be asked.

    They are looked up once and connected to as they are, so that a name which answers
    differently the second time (DNS rebinding) gains nothing.
    """
    try:
        found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NetworkError(
            f"no address is known for {address.host}\n  Check its spelling and the connection."
        ) from None
    numbers = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not private and not all(is_public(number) for number in numbers):
        raise NetworkError(
            f"{address.host} is not asked: it leads to this machine or a private network\n"
            "  Type its address yourself if you mean it."
        )
    return [number for number in numbers if not _is_nowhere(number)]


def is_public(number: str) -> bool:
    """Whether an IP address belongs to the internet at large, by whatever disguise it comes."""
    try:
        ip = ipaddress.ip_address(number.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address) and (inner := _carried(ip)) is not None:
        return is_public(str(inner))
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_loopback)


_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")


def _carried(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 one stands for: mapped, 6to4, Teredo or NAT64."""
    if ip in _TRANSLATED:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)


def _is_nowhere(number: str) -> bool:
    ip = ipaddress.ip_address(number.partition("%")[0])
    return ip.is_multicast
