"""What is no review: recipes, lists, logs, code, verse, and pages that explain a rating scale."""

from __future__ import annotations

from reviewtui import patterns
from reviewtui.patterns import IGNORECASE, pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from reviewtui.sources.layout import Block

_LOG = pattern(
    r"\s*(?:\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d|\w{3} +\d+ \d\d:\d\d:\d\d|\[?\d\d:\d\d:\d\d"
    r"|(?:\[?(?:DEBUG|INFO|WARN(?:ING)?|ERROR|TRACE|FATAL)\b)|\d{1,3}(?:\.\d{1,3}){3} - )"
)
_CODE = pattern(
    r"\s*(?:(?:def|class|import|from|return|function|const|let|var|public|private|static|void"
    r"|fn|impl|use|package|struct|if|for|while|elif|else|try|except|SELECT|INSERT|UPDATE"
    r"|CREATE)\b.*[:;{(]\s*$|#include\b|import\s[\w.]+$|from\s[\w.]+\simport\b|return\b[^.]*$"
    r"|[\w.\[\]]+\s[-+*/]?=\s.*|[{}()\[\];]+\s*$|</?\w[^>]*>|//|/\*|\"[\w-]+\":\s"
    r"|[\w.]+\(.*\);?$|#!|\$\s\w+|>>>\s)"
)
_INGREDIENT = pattern(
    r"(?:\b\d+(?:[/.,]\d+)?|[½¼¾⅓⅔])\s?(?:cups?|tbsp|tsp|tablespoons?|teaspoons?|grams?|g|kg|ml"
    r"|oz|ounces?|lbs?|pounds?|cloves?|pinch|el|tl|esslöffel|teelöffel|cuillères?|cucharadas?)\b",
    IGNORECASE,
)
_COOKING = pattern(
    r"\b(?:preheat|ingredients|serves \d|simmer|whisk|stir in|bake for|oven|prep time|cook time"
    r"|zutaten|ingrédients|ingredientes)\b",
    IGNORECASE,
)
_VERSE = pattern(
    r"\s*[\[(]?(?:chorus|verse(?: \d)?|bridge|refrain|intro|outro|pre-chorus|hook|strophe(?:"
    r" \d)?)\b[^a-z]{0,12}$",
    IGNORECASE,
)
_SCALE_TITLE = pattern(
    r"\b(?:(?:how|why) (?:we|i|our|to) (?:rate|score|review|grade)|(?:our|my|the) (?:rating"
    r"|scoring|review|grading|star) (?:scale|system|polic\w+|guide|scores?|process|method\w*)"
    r"|(?:rating|scoring|review|grading) (?:scale|system|guide|policy|criteria|methodology)"
    r"|what (?:our|the|my) (?:ratings?|scores?|stars|grades) mean|(?:ratings?|scores?|stars"
    r"|grades)[ ,:]+explained"
    r"|so bewerten wir|unser(?:e)? (?:wertung|bewertung)ssystem)\b",
    IGNORECASE,
)
_SCALE_LINE = pattern(
    r"\W*(?:[★☆⭐½]{1,6}|\d{1,3}(?:\.\d)?(?:\s?(?:[-–—]"
    r"|to)\s?\d{1,3}(?:\.\d)?)?(?:\s?/\s?\d{1,3})?(?:\s(?:stars?|points?|out of \d+))?|(?:zero"
    r"|half|one|two|three|four|five)\sstars?|[A-F][+-]?)\W{1,4}\s?(?:\(|[^\W\d_])"
)
_JUDGES = pattern(
    r"\b(?:brilliant\w*|dull\w*|boring\w*|stunning\w*|gorgeous\w*|terrible|terribly|great"
    r"|excellent\w*|superb\w*|fine|weak\w*|strong|best|worst|better|good|bad|beautiful\w*"
    r"|enjoy\w*|compelling\w*|engag\w+|fun|funny"
    r"|fails?|failed|succeeds?|love[ds]?|hated?|disappoint\w*|impress\w*|memorable|forgettable"
    r"|masterpiece|mess|clumsy|thin|flat|sharp|witty|tedious\w*|delight\w*|charm\w*|predictable"
    r"|recommend\w*|worth\w*|solid|awful\w*|perfect\w*"
    r"|convincing\w*|thrilling\w*|stylish|empty|moving|clever\w*|lacks?|lacking|drags?|shines?"
    r"|overlong|satisfying\w*|frustrat\w+|annoying\w*|wonderful\w*|amazing\w*|fantastic\w*"
    r"|mediocre|generic|fresh|tired|rewarding|polished|bland|gripping|delicate|graceful"
    r"|unfortunately|sadly|flaws?|flawed|problems?|issues?)\b",
    IGNORECASE,
)
_ELSEWHERE = pattern(
    r"\b(?:restaurants?|menu|dish(?:es)?|plays?|playwright|stage|theat(?:er|re)|audience|exhibitions?"
    r"|museum|gallery|concerts?|gig|hotel|performances?|opera|ballet|dancers?|podcast|comics?|manga"
    r"|beer|wine|whisky|app|software|course|tour|reviews?|reviewer|critics?|bought|purchased?"
    r"|product|price|warranty|customer|battery|device)\b",
    IGNORECASE,
)
"""What is reviewed besides the kinds of works, and what those who review call themselves."""
_MAIL = pattern(r"(?:from|to|cc|subject|sent|date|reply-to|von|an|betreff|de|objet|asunto):\s")
_SAID = pattern(
    r"(?:\[?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[ap]m)?\]?,?\s(?:-\s)?)?"
    r"(?:<(?P<nick>[\w@+.-]{1,24})>|(?P<who>[^\W\d_][\w .'-]{0,23}):)\s+\S"
)
_SPEAKS_ENGLISH = pattern(r"\b(?:the|and|of|is|that|with|this)\b", IGNORECASE)


_SPARSE = 120
"""Where no work is spoken of, one word of praise or fault in so many is what any story has."""
_FEW = 80
_LONG = 120
"""Words in which a review in any language we know the words of says what it reviews."""


def why_no_review(
    text: str, blocks: Sequence[Block], *, rated: bool, announced: bool, kind: str | None = None
) -> str | None:
    """Why a text is no review; None where it may be one.

    `rated` says that it rates the work it is about, `announced` that a headline calls it a review,
    `kind` of which kind of work it speaks. Somebody chose the text: it is refused only where it
    plainly is something else.
    """
    lines = [line for line in text.split("\n") if line.strip()]
    words = text.split()
    if not patterns.search(r"[^\W\d_]", text):
        return "there are no words in it"
    prose = sum(len(line) > 160 for line in lines) * 3 > len(lines)
    if not prose and _share(lines, _LOG) > 0.5 and len(lines) > 2:
        return "it is a log: most lines begin with a time or a level"
    if not prose and len(lines) > 3 and _share(lines, _CODE) > 0.5:
        return "it is code, or data for a program"
    if not (prose and rated) and (scale := _explains_scale(lines, blocks)):
        return scale
    if not announced and not (prose and rated) and _is_recipe(text):
        return "it is a recipe: quantities and steps of cooking"
    if _is_verse(lines):
        return "it is verse or lyrics: short lines that do not add up to sentences"
    if rated and (announced or len(words) >= 8):
        return None
    sentences = len(patterns.findall(r"(?<=[^\W_])[.!?…。][”’\"')\]]*(?=\s|$)", text))
    if sentences == 0 and not (announced and len(words) > 40):
        return "it is a list or a note: there is no whole sentence in it"
    if announced:
        return None
    english = len(_SPEAKS_ENGLISH.findall(text)) * 12 >= len(words)
    told = bool(kind) or len(_ELSEWHERE.findall(text)) > 1
    if not told and (other := _correspondence(lines)):
        return other
    if english and not (_judges(text, 1) if told else _judges_often(text, words)):
        return "it judges nothing: no rating, and hardly a word of praise or fault"
    if not english and not told and len(words) >= _LONG:
        return "it speaks of no film, book, game, series or album"
    if len(words) < 25 and not told:
        return "it is too short to be a review, and does not call itself one"
    return None


def _correspondence(lines: list[str]) -> str | None:
    """What people wrote to one another: letters with heads, and talk with names before it."""
    if sum(bool(_MAIL.match(line.casefold())) for line in lines[:8]) > 1:
        return "it is an e-mail, and speaks of no work"
    turns = [found for line in lines if (found := _SAID.match(line))]
    speakers = {found["nick"] or found["who"] for found in turns}
    if len(turns) >= 4 and len(turns) * 2 > len(lines) and 1 < len(speakers) < len(turns):
        return "it is a conversation: most lines name who speaks"
    return None


def _judges(text: str, least: int) -> bool:
    """Whether a text has some words of praise or fault: plain ones, else any the lexicon knows."""
    if len({found.casefold() for found in _JUDGES.findall(text)}) >= least:
        return True
    from reviewtui.extract.lexicon import lexicon

    known = lexicon(None)
    words = set(patterns.findall(r"[a-z]+(?:[’'-][a-z]+)*", text.casefold()))
    return sum(bool(known.of(word)) for word in words) > least


def _judges_often(text: str, words: list[str]) -> bool:
    """Whether plain words of praise and fault are more than any story or report has of them."""
    if len(words) < _FEW:
        return _judges(text, 2)
    return len({each.casefold() for each in _JUDGES.findall(text)}) >= 3 + len(words) // _SPARSE


def _share(lines: list[str], pattern: re.Pattern[str]) -> float:
    return sum(bool(pattern.match(line)) for line in lines) / max(1, len(lines))


def _is_recipe(text: str) -> bool:
    amounts, cooking = (
        len(_INGREDIENT.findall(text)),
        len(set(map(str.casefold, _COOKING.findall(text)))),
    )
    return (amounts >= 3 and cooking >= 1) or (amounts >= 2 and cooking >= 3)


def _explains_scale(lines: list[str], blocks: Sequence[Block]) -> str | None:
    """A page that says what each step of a scale means rates nothing."""
    steps = sum(
        bool(_SCALE_LINE.match(line)) and not patterns.match(r"\W*\d{1,2}[.)]\s", line)
        for line in lines
    )
    titled = any(_SCALE_TITLE.search(block.text) for block in blocks[:2] if len(block.text) < 200)
    if (titled and steps >= 2) or (
        steps >= 4 and any(_SCALE_TITLE.search(line) for line in lines[:6])
    ):
        return "it explains a rating scale and rates nothing by it"
    if titled and patterns.search(
        r"\b(?:scale|stars?|points?|out of)\b", " ".join(lines[:8]), IGNORECASE
    ):
        return "it explains a rating scale and rates nothing by it"
    return None


def _is_verse(lines: list[str]) -> bool:
    if len(lines) < 8:
        return False
    marked = sum(bool(_VERSE.match(line)) for line in lines)
    short = sum(len(line) < 60 for line in lines) / len(lines)
    ended = sum(line.rstrip().endswith((".", "!", "?")) for line in lines) / len(lines)
    again = 1 - len({line.strip().casefold() for line in lines}) / len(lines)
    return short > 0.9 and ended < 0.4 and (marked >= 2 or again > 0.15)
