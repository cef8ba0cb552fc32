"""One URL, fetched politely: checked at each hop, capped in size and time, conditional.

The standard library's HTTP is enough for one GET, and lets the socket be opened to the very
address that was checked; a client with pools of its own would look the name up again.
"""

from __future__ import annotations

import http.client
import io
import re
import socket
import ssl
import time
import zlib
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin

import reviewtui
from reviewtui.errors import NetworkError
from reviewtui.model.text import clean_line
from reviewtui.sources.address import Address, is_public, places, read_address

if TYPE_CHECKING:
    from collections.abc import Callable

USER_AGENT = f"reviewtui/{reviewtui.__version__} (a reader of reviews; fetches when its user asks)"
_ACCEPT = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, "
    "application/feed+json, application/xml;q=0.9, */*;q=0.5"
)
_MOVED = frozenset({301, 302, 303, 307, 308})
_MOVED_FOR_GOOD = frozenset({301, 308})
_ANSWERS = frozenset({200, 203, 304, 429, 503})


class Limits(NamedTuple):
    """How much of whose time and space a fetch may take."""

    largest: int = 10_000_000
    """Bytes, as sent and once unpacked."""
    total: float = 30.0
    """Seconds for everything, redirects included."""
    quiet: float = 10.0
    """Seconds without a byte."""
    hops: int = 8


class Fetched(NamedTuple):
    """What a server answered: 200 with data, 304 unchanged, 429 or 503 to come back later."""

    url: str
    """Where the answer came from, after redirects."""
    status: int
    content_type: str | None
    data: bytes
    etag: str | None
    last_modified: str | None
    retry_after: int | None
    """Seconds to wait, where the server asks for that."""
    moved: bool = False
    """Whether `url` is where the address asked for has moved, and all of the way for good."""


class GoneError(NetworkError):
    """The server says that what was here will not come back."""


class _Elsewhere(NamedTuple):
    """Where an answer sends us, and whether for good."""

    target: str
    for_good: bool


def fetch(
    url: str,
    *,
    etag: str | None = None,
    last_modified: str | None = None,
    typed: bool,
    limits: Limits | None = None,
) -> Fetched:
    """Fetch one address; whatever gives no usable answer is a NetworkError in a sentence.

    `typed` says that a person gave this very address: only then may it lie on this machine or a
    private network. No redirect leads there, but for one that stays on the host that was typed.
    """
    limits = limits or Limits()
    deadline = time.monotonic() + limits.total
    address = read_address(url)
    asked = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    headers = {name: value for name, value in asked.items() if value and _SENDABLE.match(value)}
    home: tuple[str, int] | None = None
    seen: set[str] = set()
    for_good = True
    for hop in range(limits.hops + 1):
        if address.url in seen:
            raise NetworkError(f"{address.host} redirects in circles")
        seen.add(address.url)
        private = (hop == 0 and typed) or (address.host, address.port) == home
        answer, number = _ask(address, headers, deadline, limits, private=private)
        if hop == 0 and not is_public(number):
            home = (address.host, address.port)
        if isinstance(answer, Fetched):
            return answer._replace(moved=hop > 0 and for_good)
        # an ETag goes along: it came from the end of this way when we last went it
        address = read_address(urljoin(address.url, answer.target))
        for_good = for_good and answer.for_good
    raise NetworkError(f"{address.host} redirects more than {limits.hops} times")


_SENDABLE = re.compile(r"[\x20-\x7e]{1,500}\Z")


def _ask(
    address: Address, headers: dict[str, str], deadline: float, limits: Limits, *, private: bool
) -> tuple[Fetched | _Elsewhere, str]:
    """One request: the answer, or where it sends us; and the number that was asked."""
    host = address.host
    line: _Line | None = None
    try:
        line, number = _open(address, deadline, limits, private=private)
        connection = http.client.HTTPConnection(host, address.port)
        connection.auto_open = 0
        connection.default_port = 443 if address.scheme == "https" else 80
        connection.sock = line
        sent = {
            "User-Agent": USER_AGENT,
            "Accept": _ACCEPT,
            "Accept-Encoding": "gzip, deflate",
            "Connection": "close",
        }
        connection.request("GET", address.path, headers=sent | headers)
        response = connection.getresponse()
        return _read(response, address, limits), number
    except TimeoutError:
        raise NetworkError(f"{host} did not answer in time") from None
    except ssl.SSLCertVerificationError as error:
        raise NetworkError(
            f"{host} cannot prove that it is {host}: {clean_line(error.verify_message)}"
        ) from None
    except ssl.SSLError as error:
        reason = clean_line(str(error.reason or "the handshake failed")).lower().replace("_", " ")
        raise NetworkError(f"no secure connection to {host}: {reason}") from None
    except ConnectionRefusedError:
        raise NetworkError(f"{host} refuses connections on port {address.port}") from None
    except (http.client.IncompleteRead, http.client.RemoteDisconnected, ConnectionResetError):
        raise NetworkError(f"the answer of {host} broke off") from None
    except (http.client.HTTPException, ValueError, zlib.error):
        raise NetworkError(f"{host} gave an answer that is not HTTP") from None
    except OSError as error:
        reason = clean_line(error.strerror or "the connection broke").lower()
        raise NetworkError(f"{host} could not be reached: {reason}") from None
    finally:
        if line is not None:
            line.hang_up()


def _open(address: Address, deadline: float, limits: Limits, *, private: bool) -> tuple[_Line, str]:
    """A connection to the first of a host's numbers that takes one."""
    failure: OSError | None = None
    for number in places(address, private=private):
        try:
            raw = socket.create_connection((number, address.port), _left(deadline, limits))
        except OSError as error:
            failure = error
            continue
        try:
            if address.scheme == "https":
                raw.settimeout(_left(deadline, limits))
                context = ssl.create_default_context()
                raw = context.wrap_socket(raw, server_hostname=address.host)
        except OSError:
            raw.close()
            raise
        return _Line(raw, deadline, limits), number
    raise failure or ConnectionRefusedError


def _left(deadline: float, limits: Limits) -> float:
    left = min(deadline - time.monotonic(), limits.quiet)
    if left <= 0:
        raise TimeoutError
    return left


class _Line(io.RawIOBase):
    """A socket whose every wait ends at one deadline, however slowly bytes drip."""

    def __init__(self, raw: socket.socket, deadline: float, limits: Limits) -> None:
        self._raw = raw
        self._deadline = deadline
        self._limits = limits

    def makefile(self, _mode: str) -> io.BufferedReader:
        """What http.client reads an answer from."""
        return io.BufferedReader(_Reader(self), 65_536)

    def receive(self, buffer: memoryview) -> int:
        """As many bytes as have come, within the time that is left."""
        self._raw.settimeout(_left(self._deadline, self._limits))
        return self._raw.recv_into(buffer)

    def sendall(self, data: bytes) -> None:
        """Send a request, within the time that is left."""
        self._raw.settimeout(_left(self._deadline, self._limits))
        self._raw.sendall(data)

    def hang_up(self) -> None:
        """Close the connection; `close`, which http.client calls early, does not."""
        self._raw.close()


class _Reader(io.RawIOBase):
    """The reading end of a line; closing it does not hang up."""

    def __init__(self, line: _Line) -> None:
        self._line = line

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill a buffer with what has come."""
        return self._line.receive(memoryview(buffer))  # type: ignore[arg-type]


def _read(
    response: http.client.HTTPResponse, address: Address, limits: Limits
) -> Fetched | _Elsewhere:
    """An answer's meaning by its status; only what is wanted is read."""
    status = response.status
    if status in _MOVED and (target := response.getheader("Location")):
        target = target.encode("latin-1", "replace").decode("utf-8", "replace")
        return _Elsewhere(target, status in _MOVED_FOR_GOOD)
    if status == 410:
        raise GoneError(f"{address.host} answered 410 Gone")
    if status not in _ANSWERS:
        reason = http.client.responses.get(status, "")
        raise NetworkError(f"{address.host} answered {status} {reason}".rstrip() + _todo(status))
    data = _body(response, address, limits) if status in (200, 203) else b""
    return Fetched(
        url=address.url,
        status=200 if status == 203 else status,
        content_type=_header(response, "Content-Type"),
        data=data,
        etag=_header(response, "ETag"),
        last_modified=_header(response, "Last-Modified"),
        retry_after=_wait(response.getheader("Retry-After")),
    )


def _todo(status: int) -> str:
    """What to do about an answer that is no page."""
    if status in (401, 402, 403, 406, 451):
        return "\n  It answers no programs; save the page with a browser, and add the file."
    if status in (404, 410):
        return "\n  Check the address in a browser: the page may have moved."
    return ""


def _header(response: http.client.HTTPResponse, name: str) -> str | None:
    return clean_line(response.getheader(name) or "")[:500] or None


def _wait(said: str | None) -> int | None:
    """Seconds to wait, from a number or a date; a week at most."""
    said = (said or "").strip()
    if re.fullmatch(r"\d{1,9}", said):
        return min(int(said), 604_800)
    try:
        seconds = parsedate_to_datetime(said).timestamp() - time.time()
    except (ValueError, OverflowError, OSError, TypeError):
        return None
    return max(0, min(int(seconds), 604_800))


def _body(response: http.client.HTTPResponse, address: Address, limits: Limits) -> bytes:
    """The body, unpacked; never more than is allowed, and all of it or an error."""
    declared = response.length
    too_much = NetworkError(
        f"{address.host} sends more than {limits.largest / 1e6:g} MB, which is more than is read\n"
        "  Save the page with a browser, cut the review out of it, and add that."
    )
    if declared is not None and declared > limits.largest:
        raise too_much
    unpack = _unpacker(response.getheader("Content-Encoding"), address)
    pieces: list[bytes] = []
    sent = got = 0
    while chunk := response.read1(65_536):
        sent += len(chunk)
        if sent > limits.largest:
            raise too_much
        piece = unpack(chunk, limits.largest - got + 1)
        got += len(piece)
        if got > limits.largest:
            raise too_much
        pieces.append(piece)
    if declared is not None and sent < declared:
        raise NetworkError(
            f"the answer of {address.host} broke off at {sent:,} of {declared:,} bytes"
        )
    return b"".join(pieces)


class _Unpacker:
    """Gzip or deflate, a little at a time; what is no such thing passes as it is."""

    def __init__(self) -> None:
        self._stream = zlib.decompressobj(47)
        self._begun = False
        self._plain = False

    def __call__(self, chunk: bytes, most: int) -> bytes:
        if self._plain:
            return chunk
        out: list[bytes] = []
        while chunk and most > 0:
            try:
                piece = self._stream.decompress(chunk, most)
            except zlib.error:
                if self._begun:
                    raise
                try:  # some servers send deflate without its header
                    self._stream = zlib.decompressobj(-15)
                    piece = self._stream.decompress(chunk, most)
                except zlib.error:
                    self._plain = True
                    return chunk
            self._begun = True
            out.append(piece)
            most -= len(piece)
            chunk = self._stream.unconsumed_tail
            if self._stream.eof:
                chunk = self._stream.unused_data
                if not chunk.startswith(b"\x1f\x8b"):
                    break
                self._stream = zlib.decompressobj(47)
        return b"".join(out)


def _as_it_is(chunk: bytes, _most: int) -> bytes:
    return chunk


def _unpacker(encoding: str | None, address: Address) -> Callable[[bytes, int], bytes]:
    names = [name.strip().lower() for name in (encoding or "").split(",")]
    names = [name for name in names if name not in ("", "identity")]
    if not names:
        return _as_it_is
    if len(names) > 1 or names[0] not in ("gzip", "x-gzip", "deflate"):
        raise NetworkError(
            f"{address.host} sends its answer packed in a way that was not asked for"
        )
    return _Unpacker()
