"""Every command and option, described once: parsing, help and completion are read from here."""

from __future__ import annotations

PROGRAM = "reviewtui"


class Option:
    """A flag such as `--json`, or an option with a value such as `--limit N`."""

    __slots__ = ("choices", "letter", "many", "name", "says", "value")

    def __init__(
        self,
        name: str,
        says: str,
        value: str | None = None,
        *,
        letter: str | None = None,
        choices: tuple[str, ...] = (),
        many: bool = False,
    ) -> None:
        self.name = name
        self.says = says
        self.value = value
        """What the value is called in the help; None for a flag without one."""
        self.letter = letter
        self.choices = choices
        self.many = many
        """True where giving it again adds a value instead of replacing the first."""


class Command:
    """One command: its name, what it is given, its options, and what it does."""

    __slots__ = ("choices", "free", "least", "most", "name", "notes", "options", "says", "words")

    def __init__(
        self,
        name: str,
        says: str,
        *options: Option,
        words: str = "",
        least: int = 0,
        most: int | None = 0,
        choices: tuple[str, ...] = (),
        free: bool = False,
        notes: str = "",
    ) -> None:
        self.name = name
        self.says = says
        self.options = options
        self.words = words
        """What its words are called in the help."""
        self.least = least
        self.most = most
        """How many words it takes; None for any number."""
        self.choices = choices
        self.free = free
        """True where a word may begin with `-` without being an option (a query does)."""
        self.notes = notes


CONTENT = Option("content", "read reviews from FOLDER (may be given again)", "FOLDER", many=True)
HELP = Option("help", "show this help", letter="h")
PLAIN = Option("plain", "read line by line, for screen readers; nothing is painted")
VERSION = Option("version", "show the version", letter="V")
KINDS = ("film", "series", "game", "book", "music", "product")
"""Those of the model, which costs more to import than a list has time for."""
_JSON = Option("json", "write JSON")

_SOURCES = (
    "SOURCE is a file, a folder of files, an address, or - for standard input; text, Markdown, HTML"
    " and feeds are told by their content."
)

COMMANDS = (
    Command(
        "add",
        "add reviews from files, folders, the web or standard input",
        Option("work", "what it reviews", "NAME"),
        Option("year", "the year of the work", "YEAR"),
        Option("kind", "film, series, game, book, music or product", "KIND", choices=KINDS),
        Option("outlet", "who published it", "NAME"),
        Option("critic", "who wrote it", "NAME"),
        Option("rating", 'the rating as printed, such as "4/5"', "RATING"),
        Option("title", "its headline", "TEXT"),
        Option("url", "where it was published", "URL"),
        Option("published", "the day it was published, such as 2025-06-06", "DAY"),
        Option("to", "keep it under FOLDER", "FOLDER"),
        Option("dry-run", "show what would be done, and write nothing"),
        words="SOURCE",
        least=1,
        most=None,
        notes=f"{_SOURCES} The options correct what was understood. One review a line: path, score,"
        " rating, outlet, work, critic; what was guessed bears a question mark. Without --to it is"
        " kept in the first folder named by --content or set in config.toml, else in your own"
        " library. What is there already is not added again.",
    ),
    Command(
        "inspect",
        "show what would be understood of sources, and store nothing",
        _JSON,
        words="SOURCE",
        least=1,
        most=None,
        notes=_SOURCES,
    ),
    Command(
        "feed",
        "follow feeds: RSS, Atom, JSON Feed",
        Option("outlet", "add: keep its reviews under this outlet", "NAME"),
        Option("all", "add: take every entry, review or not"),
        _JSON,
        words="ACTION",
        least=1,
        most=None,
        choices=("add", "list", "remove", "import", "export"),
        notes="`feed add URL...` follows a feed, or the one a page names; `feed remove FEED...`"
        " takes an address or a name; `feed import FILE...` and `feed export` read and write"
        " OPML, which other feed readers know. One feed a line: address, title, outlet.",
    ),
    Command(
        "refresh",
        "bring in what is new in the feeds",
        Option("all", "take every entry, review or not, and ask for all of them again"),
        Option("verbose", "tell which entries were skipped, and why", letter="v"),
        _JSON,
        words="FEED",
        most=None,
        notes="FEED is the address or name of one that is followed, or a file; without any, all"
        " are asked. One feed a line: title, how many reviews were new, updated, unchanged and"
        " skipped. Exit status: 3 some feeds failed, 4 all did, on the network.",
    ),
    Command(
        "works",
        "list the works, merge some, or set reviews apart",
        words="ACTION",
        most=None,
        notes="Without words, one work a line: name, reviews, median, title. `works merge A B`"
        " makes works one, called A; `works split REF...` sets reviews apart as a work of their"
        " own. Both are kept in works.toml in the config folder, which can be edited.",
    ),
    Command(
        "list",
        "list the reviews",
        Option("outlet", "only what this outlet published", "NAME"),
        Option("work", "only reviews of this work", "NAME"),
        Option("unread", "only what has not been read"),
        Option(
            "sort",
            "newest, score, title or unread first (newest unless told)",
            "ORDER",
            choices=("newest", "score", "title", "unread"),
        ),
        Option("limit", "no more than N", "N", letter="n"),
        _JSON,
        notes="One review a line: id, score or -, rating as printed or -, outlet, work;"
        " fields are separated by tabs.",
    ),
    Command(
        "show",
        "show one review",
        Option("pager", "page through it with $PAGER"),
        _JSON,
        words="REF",
        least=1,
        most=None,
        notes="REF is an id as `list` prints it, the end of one, a path, or words of the title or"
        " outlet. Piped, the Markdown comes as it is.",
    ),
    Command(
        "compare",
        "line up the critics of one work, aspect by aspect",
        Option(
            "format",
            "write a document with every quote and its source",
            "FORMAT",
            choices=("md", "html", "csv", "json"),
        ),
        Option("output", "into FILE, which must not be there yet", "FILE", letter="o"),
        Option("plain", "write sentences, one a line, for ears and for grep"),
        _JSON,
        words="WORK",
        least=1,
        most=None,
        notes="Piped, one claim a line: aspect, agreement, critic, polarity, label, quote, origin"
        " (stated, or found by the program), review.",
    ),
    Command(
        "search",
        "search the text and the points of every review",
        Option("limit", "no more than N (50 unless told)", "N"),
        _JSON,
        words="QUERY",
        least=1,
        most=None,
        free=True,
        notes="One hit a line: id, outlet, work, passage.",
    ),
    Command(
        "bookmarks",
        "list the bookmarks, export them, or bring in another copy of them",
        Option("tag", "only those with this tag (again: and this one)", "TAG", many=True),
        Option("query", "only those in which all these words stand", "WORDS"),
        Option(
            "sort",
            "newest, work or outlet (newest unless told)",
            "ORDER",
            choices=("newest", "work", "outlet"),
        ),
        Option(
            "format",
            "export: md, json, csv, or w3c (Web Annotations)",
            "FORMAT",
            choices=("md", "json", "csv", "w3c"),
        ),
        Option("output", "export: into FILE, which must not be there yet", "FILE", letter="o"),
        _JSON,
        words="ACTION",
        most=2,
        choices=("merge", "import", "export"),
        notes="Without words, one bookmark a line: when it was added, review, tags, passage, note."
        " `bookmarks merge FILE` brings in a copy of bookmarks.toml that went its own way, or was"
        " written by hand or on another machine: nothing is lost and nothing doubled; `import`"
        " is the same. `bookmarks export` writes those the options choose.",
    ),
    Command(
        "doctor",
        "check folders, files, index, bookmarks, settings and terminal",
        _JSON,
        notes="Exit status: 0 all well, 3 some files have problems, 5 a store is damaged.",
    ),
    Command(
        "completion",
        "print the completion script of a shell",
        words="SHELL",
        least=1,
        most=1,
        choices=("bash", "zsh", "fish"),
        notes='For example: eval "$(reviewtui completion bash)"',
    ),
)

OPEN = Command(
    "",
    "open the reader",
    PLAIN,
    VERSION,
    words="FOLDER",
    most=None,
)
"""What happens without a command: words are folders to open."""


def options_of(command: Command) -> tuple[Option, ...]:
    """Everything a command understands, what all commands understand included."""
    return (*command.options, CONTENT, HELP)
