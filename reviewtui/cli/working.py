"""`reviewtui works`: the works there are, merged and split as a person says."""

from __future__ import annotations

from reviewtui.cli import streams
from reviewtui.cli.opening import Opened
from reviewtui.errors import NothingMatchedError, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reviewtui.cli.parser import Invocation
    from reviewtui.library.library import Library


def run(asked: Invocation) -> int:
    """List the works, or keep what is said of some."""
    with Opened(asked) as (settings, library):
        if not asked.words:
            _list(library)
            return 0
        from reviewtui.library import joins

        what, *names = asked.words
        if what == "merge" and len(names) > 1:
            slugs = [library.find_work(name).slug for name in names]
            if len(set(slugs)) < len(slugs):
                raise UsageError("works merge: these are one work already")
            joins.merge(settings.folders.config, slugs)
        elif what == "split" and names:
            slugs = [library.resolve(name) for name in names]
            joins.split(settings.folders.config, slugs)
        else:
            raise UsageError("works: say `works merge NAME NAME` or `works split REVIEW...`")
        library.refresh()
        streams.say(f"{what}: {', '.join(slugs)}; kept in {joins.path_of(settings.folders.config)}")
    return 0


def _list(library: Library) -> None:
    found = library.works()
    if not found:
        raise NothingMatchedError("there is no work, for there is no review")
    for work in found:
        title = f"{work.title} ({work.year})" if work.year else work.title
        median = None if work.median is None else f"{work.median:g}"
        streams.put(streams.fields(work.slug, work.count, median, title))
