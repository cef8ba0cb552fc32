"""One URL from servers that are slow, cut off, liars, or that send us where we must not go."""

import gzip
import io
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

import reviewtui
from reviewtui.errors import NetworkError
from reviewtui.sources.address import is_public, read_address
from reviewtui.sources.fetch import Limits, fetch

QUICK = Limits(total=2.0, quiet=0.3)
PAGE = "<p>Ein schönes Stück.</p>".encode()
BOMB = gzip.compress(b"\0" * 20_000_000, 1)
"""Packed beforehand: on a busy machine it takes longer than a server may be silent."""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    asked: list[tuple[str, dict[str, str]]] = []
    done = threading.Event()

    def do_GET(self) -> None:
        self.asked.append((self.path, dict(self.headers)))
        getattr(self, "get_" + self.path.strip("/").split("?")[0].split("/")[0].replace("-", "_"))()

    def send(self, body: bytes = b"", status: int = 200, **headers: str) -> None:
        self.send_response(status)
        headers.setdefault("Content_Length", str(len(body)))
        for name, value in headers.items():
            if value:
                self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def get_page(self) -> None:
        self.send(
            PAGE,
            Content_Type="text/html; charset=utf-8",
            ETag='"abc"',
            Last_Modified="Mon, 02 Jun 2025 08:00:00 GMT",
        )

    def get_same(self) -> None:
        known = self.headers.get("If-None-Match") == '"abc"'
        self.send(status=304, ETag='"abc"') if known else self.send(PAGE, ETag='"abc"')

    def get_busy(self) -> None:
        self.send(b"later", 429, Retry_After="120")

    def get_busy_until(self) -> None:
        self.send(b"later", 503, Retry_After=formatdate(time.time() + 3600, usegmt=True))

    def get_gone(self) -> None:
        self.send(b"gone", 404)

    def get_moved(self) -> None:
        self.send(status=301, Location="/page")

    def get_circle(self) -> None:
        self.send(status=302, Location="/circle-back")

    def get_circle_back(self) -> None:
        self.send(status=302, Location="/circle")

    def get_onward(self) -> None:
        step = int(self.path.rsplit("/", 1)[1])
        self.send(status=302, Location=f"/onward/{step + 1}")

    def get_to_file(self) -> None:
        self.send(status=302, Location="file:///etc/passwd")

    def get_to_other(self) -> None:
        self.send(status=302, Location="http://127.0.0.2:9/")

    def get_zipped(self) -> None:
        self.send(gzip.compress(PAGE), Content_Encoding="gzip")

    def get_deflated(self) -> None:
        self.send(zlib.compress(PAGE), Content_Encoding="deflate")

    def get_raw_deflated(self) -> None:
        packer = zlib.compressobj(wbits=-15)
        self.send(packer.compress(PAGE) + packer.flush(), Content_Encoding="deflate")

    def get_not_zipped(self) -> None:
        self.send(PAGE, Content_Encoding="gzip")

    def get_bomb(self) -> None:
        self.send(BOMB, Content_Encoding="gzip")

    def get_two_members(self) -> None:
        self.send(gzip.compress(PAGE) + gzip.compress(PAGE), Content_Encoding="gzip")

    def get_brotli(self) -> None:
        self.send(b"\x0b\x02\x80", Content_Encoding="br")

    def get_huge(self) -> None:
        self.send(b"x", Content_Length="99999999")

    def get_endless(self) -> None:
        self.send(Content_Length="", Connection="close")
        try:
            for _ in range(400):
                self.wfile.write(b"x" * 65_536)
        except OSError:
            pass
        self.close_connection = True

    def get_cut_off(self) -> None:
        self.send(PAGE, Content_Length="5000")
        self.close_connection = True

    def get_bad_length(self) -> None:
        self.send(PAGE, Content_Length="many")
        self.close_connection = True

    def get_chunked(self) -> None:
        self.send(Transfer_Encoding="chunked", Content_Length="")
        for start in range(0, len(PAGE), 7):
            piece = PAGE[start : start + 7]
            self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
        self.wfile.write(b"0\r\n\r\n")

    def get_cut_chunk(self) -> None:
        self.send(Transfer_Encoding="chunked", Content_Length="")
        self.wfile.write(b"ff\r\nonly this")
        self.close_connection = True

    def get_silent(self) -> None:
        self.done.wait(5)
        self.close_connection = True

    def get_dripping(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        try:
            while not self.done.wait(0.05):
                self.wfile.write(b"X-A: b\r\n")
        except OSError:
            pass
        self.close_connection = True

    def get_nonsense(self) -> None:
        self.wfile.write(b"\x00\x01 hello\r\n\r\n")
        self.close_connection = True

    def log_request(self, *_: object) -> None:
        pass

    def log_error(self, *_: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[str]:
    Handler.asked = []
    Handler.done.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    Handler.done.set()
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_page_comes_with_what_the_server_says_of_it(site: str) -> None:
    got = fetch(f"{site}/page", typed=True)
    assert (got.status, got.data) == (200, PAGE)
    assert got.content_type == "text/html; charset=utf-8"
    assert (got.etag, got.last_modified) == ('"abc"', "Mon, 02 Jun 2025 08:00:00 GMT")
    assert got.url == f"{site}/page"


def test_the_server_is_told_honestly_who_asks(site: str) -> None:
    fetch(f"{site}/page", typed=True)
    [(_, headers)] = Handler.asked
    assert headers["User-Agent"].startswith(f"reviewtui/{reviewtui.__version__} (")
    assert "If-None-Match" not in headers


def test_what_has_not_changed_is_not_sent_again(site: str) -> None:
    got = fetch(f"{site}/same", etag='"abc"', typed=True)
    assert (got.status, got.data, got.etag) == (304, b"", '"abc"')


def test_a_stored_etag_cannot_smuggle_a_header(site: str) -> None:
    fetch(f"{site}/same", etag='"abc"\r\nX-Evil: 1', typed=True)
    assert "X-Evil" not in Handler.asked[0][1]


@pytest.mark.parametrize(
    ("path", "status", "wait"), [("busy", 429, 120), ("busy-until", 503, 3600)]
)
def test_a_busy_server_says_how_long_to_wait(site: str, path: str, status: int, wait: int) -> None:
    got = fetch(f"{site}/{path}", typed=True)
    assert got.status == status
    assert got.retry_after == pytest.approx(wait, abs=5)


def test_a_redirect_is_followed_to_its_end(site: str) -> None:
    assert fetch(f"{site}/moved", typed=True).url == f"{site}/page"


@pytest.mark.parametrize(
    "path", ["zipped", "deflated", "raw-deflated", "not-zipped", "chunked", "bad-length"]
)
def test_the_body_arrives_whole_however_it_is_packed(site: str, path: str) -> None:
    assert fetch(f"{site}/{path}", typed=True).data == PAGE


def test_gzip_in_two_members_is_one_body(site: str) -> None:
    assert fetch(f"{site}/two-members", typed=True).data == PAGE * 2


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("gone", "answered 404 Not Found"),
        ("circle", "in circles"),
        ("onward/0", "more than 8 times"),
        ("to-file", "only http and https"),
        ("to-other", "private network"),
        ("bomb", "more than 10 MB"),
        ("huge", "more than 10 MB"),
        ("endless", "more than 10 MB"),
        ("brotli", "packed in a way that was not asked for"),
        ("cut-off", "broke off at 27 of 5,000 bytes"),
        ("cut-chunk", "broke off"),
        ("silent", "did not answer in time"),
        ("nonsense", "not HTTP"),
    ],
)
def test_what_cannot_be_used_is_refused_in_a_sentence(site: str, path: str, says: str) -> None:
    with pytest.raises(NetworkError, match=says):
        fetch(f"{site}/{path}", typed=True, limits=QUICK if path == "silent" else None)


def test_bytes_that_drip_for_ever_end_at_the_deadline(site: str) -> None:
    with pytest.raises(NetworkError, match="in time"):
        fetch(f"{site}/dripping", typed=True, limits=Limits(total=0.4, quiet=0.3))


def test_nobody_listening_is_said_plainly() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(NetworkError, match="refuses connections"):
        fetch(f"http://127.0.0.1:{port}/", typed=True, limits=QUICK)


def test_a_private_address_is_only_asked_when_a_person_typed_it(site: str) -> None:
    with pytest.raises(NetworkError, match="private network"):
        fetch(f"{site}/page", typed=False)
    assert Handler.asked == []


def test_a_public_page_cannot_send_us_to_a_private_one(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The host looks public at first and has the number of this machine at the redirect."""
    port = int(site.rsplit(":", 1)[1])
    monkeypatch.setattr("reviewtui.sources.fetch.is_public", lambda number: True)
    with pytest.raises(NetworkError, match="private network"):
        fetch(f"http://127.0.0.1:{port}/moved", typed=True)
    assert [path for path, _ in Handler.asked] == ["/moved"]


def test_the_number_that_was_checked_is_the_one_connected_to(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = int(site.rsplit(":", 1)[1])
    answers: list[str] = []

    def lookup(host: str, *_: object, **__: object) -> list[tuple[object, ...]]:
        answers.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr("reviewtui.sources.address.socket.getaddrinfo", lookup)
    connected: list[object] = []
    connect: Callable[..., socket.socket] = socket.create_connection

    def remember(place: tuple[str, int], *rest: object) -> socket.socket:
        connected.append(place)
        monkeypatch.undo()
        return connect(place, *rest)

    monkeypatch.setattr("reviewtui.sources.fetch.socket.create_connection", remember)
    fetch(f"http://films.example:{port}/page", typed=True)
    assert answers == ["films.example"]
    assert connected == [("127.0.0.1", port)]
    assert Handler.asked[0][1]["Host"] == f"films.example:{port}"


@pytest.mark.parametrize(
    "url",
    [
        "ftp://films.example/x",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "//films.example/",
        "films.example",
        "http://",
        "http:///x",
        "http://user:secret@films.example/",
        "http://films.example:99999/",
        "http://[::1/",
        "http://films.exa mple/",
        "http://a\\b/",
    ],
)
def test_what_is_no_address_of_the_web_is_never_asked(url: str) -> None:
    with pytest.raises(NetworkError):
        read_address(url)


def test_an_address_is_asked_for_in_plain_letters() -> None:
    address = read_address("HTTP://Füllhorn.example/kritik/größe?q=a b#end")
    assert address.host == "xn--fllhorn-n2a.example"
    assert address.path == "/kritik/gr%C3%B6%C3%9Fe?q=a%20b"


@pytest.mark.parametrize(
    ("number", "public"),
    [
        ("93.184.216.34", True),
        ("2606:4700::1111", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("192.168.0.1", False),
        ("172.16.0.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:93.184.216.34", True),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("localhost", False),
    ],
)
def test_private_numbers_are_known_in_every_disguise(number: str, public: bool) -> None:
    assert is_public(number) is public


def test_the_answer_of_a_certificate_that_does_not_hold_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A server that talks plain HTTP where TLS is expected."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    monkeypatch.setattr("sys.stderr", io.StringIO())
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        with pytest.raises(NetworkError, match=r"no secure connection|could not be reached"):
            fetch(f"https://127.0.0.1:{server.server_port}/page", typed=True, limits=QUICK)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
