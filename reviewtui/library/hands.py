"""More hands: processes that read files into rows while this one writes rows into the index.

A hand is a plain child on two pipes. One that fails, or cannot be started, costs time and nothing
else: what it was asked is done here.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress

from reviewtui.library.understanding import understand_all

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from queue import SimpleQueue
    from typing import Any, BinaryIO

    from reviewtui.library.rows import Problem
    from reviewtui.library.understanding import Understood
    from reviewtui.model.review import Outlet

    Work = tuple[list[str], Outlet]
    Answer = list[Understood | Problem]

MANY = 3000
"""From so many files on, starting a process is worth its time."""
MOST = 3
_AHEAD = 3
"""Portions a hand is given before its first answer is taken."""
_LARGEST = 1 << 32
"""No answer is longer; what says it is comes from something else than a hand."""


def hands_for(files: int) -> int:
    """How many processes to read so many files with, besides this one."""
    if files < MANY:
        return 0
    if hasattr(os, "sched_getaffinity"):
        processors = len(os.sched_getaffinity(0))
    else:
        processors = os.cpu_count() or 1
    return min(MOST, processors - 1)


def read_with(many: int, portions: Iterable[Work]) -> Iterator[Answer]:
    """What each portion of files says, in the order of the portions."""
    hands = [hand for hand in (_started() for _ in range(many)) if hand is not None]
    if not hands:
        for paths, outlet in portions:
            yield understand_all(paths, outlet)
        return
    waiting: list[_Hand] = []
    coming, nth = iter(portions), 0
    try:
        for portion in coming:
            hand = hands[nth % len(hands)]
            hand.give(portion)
            waiting.append(hand)
            nth += 1
            if len(waiting) >= _AHEAD * len(hands):
                yield waiting.pop(0).answer()
        while waiting:
            yield waiting.pop(0).answer()
    finally:
        for hand in hands:
            hand.close()


class _Hand:
    """One child, and the thread that talks with it."""

    def __init__(self, child: Any) -> None:  # noqa: ANN401 - subprocess is imported late
        from queue import SimpleQueue
        from threading import Thread

        self._child = child
        self._closed = False
        self._asked: SimpleQueue[Work | None] = SimpleQueue()
        self._answered: SimpleQueue[Answer | BaseException] = SimpleQueue()
        self._thread = Thread(target=self._talk, daemon=True)
        self._thread.start()

    def give(self, work: Work) -> None:
        """Have a portion read."""
        self._asked.put(work)

    def answer(self) -> Answer:
        """The answer to the first portion not answered yet."""
        answer = self._answered.get()
        if isinstance(answer, BaseException):
            raise answer
        return answer

    def close(self) -> None:
        """Let the child go, whatever it is doing."""
        self._closed = True
        self._asked.put(None)
        self._child.kill()
        self._thread.join()
        for pipe in (self._child.stdin, self._child.stdout):
            with suppress(OSError):  # what it was not told any more is not missed
                pipe.close()
        self._child.wait()

    def _talk(self) -> None:
        while (work := self._asked.get()) is not None and not self._closed:
            try:
                answer: Answer | BaseException = self._asked_of_child(work)
            except BaseException as error:  # to be raised where it is waited for
                answer = error
            self._answered.put(answer)

    def _asked_of_child(self, work: Work) -> Answer:
        import pickle

        try:
            _send(self._child.stdin, work)
            answer: Answer | None = _received(self._child.stdout)
        except (OSError, EOFError, ValueError, pickle.UnpicklingError):
            answer = None
        if self._closed:
            return []
        return understand_all(*work) if answer is None else answer


def _started() -> _Hand | None:
    import subprocess

    paths = os.pathsep.join(filter(None, sys.path))
    try:
        child = subprocess.Popen(
            [sys.executable, "-c", "from reviewtui.library.hands import main; main()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": paths},
            start_new_session=True,  # ctrl+z and ctrl+c at the terminal are not for it
        )
    except (OSError, ValueError):
        return None
    return _Hand(child)


def _send(pipe: BinaryIO, what: object) -> None:
    import pickle

    data = pickle.dumps(what, protocol=pickle.HIGHEST_PROTOCOL)
    pipe.write(len(data).to_bytes(8, "big") + data)
    pipe.flush()


def _received(pipe: BinaryIO) -> Any:  # noqa: ANN401 - what the other end sent
    import pickle

    size = pipe.read(8)
    length = int.from_bytes(size, "big")
    if len(size) < 8 or length > _LARGEST:
        raise EOFError
    return pickle.loads(pipe.read(length))


def main() -> None:
    """The child: answer until the parent says no more, or is no more."""
    with open(0, "rb", closefd=False) as asked, open(1, "wb", closefd=False) as said:
        try:
            while True:
                _send(said, understand_all(*_received(asked)))
        except (EOFError, OSError):
            return
