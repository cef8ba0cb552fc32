"""A web server on this machine for tests of feeds, and the feeds it serves."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass
class Answer:
    """What the server says to one address."""

    data: str | bytes = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Asked:
    """What somebody asked the server for."""

    path: str
    headers: dict[str, str]


class FeedServer:
    """Answers by path; an ETag or Last-Modified that is asked for again gives 304."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[Asked] = []
        self.most_at_once = 0
        self._at_once = 0
        self._lock = threading.Lock()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer._answer(self)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()

    def url(self, path: str) -> str:
        """The address of a path."""
        return f"http://127.0.0.1:{self._server.server_address[1]}{path}"

    def paths(self) -> list[str]:
        """What was asked for, in order."""
        return [each.path for each in self.asked]

    def close(self) -> None:
        """Serve nobody any more."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _answer(self, request: BaseHTTPRequestHandler) -> None:
        with self._lock:
            self.asked.append(Asked(request.path, dict(request.headers)))
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            answer = self.answers.get(request.path, Answer(status=404))
            known = (
                ("If-None-Match", "ETag"),
                ("If-Modified-Since", "Last-Modified"),
            )
            unchanged = answer.status == 200 and any(
                sent in request.headers and request.headers[sent] == answer.headers.get(own)
                for sent, own in known
            )
            data = answer.data.encode() if isinstance(answer.data, str) else answer.data
            data = b"" if unchanged else data
            request.send_response(304 if unchanged else answer.status)
            for name, value in answer.headers.items():
                request.send_header(name, value)
            request.send_header("Content-Length", str(len(data)))
            request.end_headers()
            request.wfile.write(data)
        finally:
            with self._lock:
                self._at_once -= 1


def served() -> Iterator[FeedServer]:
    """A server for the length of a test."""
    server = FeedServer()
    yield server
    server.close()


def entry(name: str, **told: str) -> str:
    """One entry of an RSS feed: a review of a film of that name, unless `told` says otherwise."""
    fields = {
        "title": f"{name} review",
        "link": f"https://gull.example/{name.lower().replace(' ', '-')}/",
        "guid": f"tag:gull.example,2025:{name}",
        "pubDate": "Fri, 06 Jun 2025 09:00:00 GMT",
        "content:encoded": f"<![CDATA[<p>{name} is long, and the sea in it is wet. 4/5</p>]]>",
        **told,
    }
    inside = "".join(f"<{key}>{value}</{key}>" for key, value in fields.items() if value)
    return f"<item>{inside}</item>"


def rss(*entries: str, title: str = "The Gull") -> str:
    """An RSS feed."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>{title}</title><link>https://gull.example/</link>{''.join(entries)}"
        "</channel></rss>"
    )
