"""The small words that tell where a label may begin and end."""

from __future__ import annotations

from reviewtui.patterns import pattern

OPENS_WORDS = """
throughout during despite across within among around against behind beyond under near along toward
towards upon unless whether alongside via except
of in on at for with by from into as than that which who whose when while where if because
although though and or but yet so to about over through without between since until after before
like
"""
OPENS = frozenset(OPENS_WORDS.split())
"""Words that open another phrase."""
ADVERBS = frozenset(
    ("around", "along", "through", "over", "throughout", "across", "about", "within", "behind")
)
"""Those of them that open nothing where they stand before a stop: `this time around.`"""
TIES = frozenset(("of", "for", "to", "with", "in", "on", "than", "from", "by", "like", "as"))
"""Those that tie a phrase to the one before: a short label takes both in."""
HANGING_WORDS = """
a an the and or but of to in on at for with by from as is are was were be been being am it's its
this that these those there there's so very really quite rather just even also too such which who
whose when while if than then his her their our your my i'm he she they we you i into about though
although however yet nor still has have had do does did will would can could should may might must
not no s t it more most less least how what where why because without some any each every other
own same both either neither through over between like almost nearly only much many few little
isn't aren't wasn't doesn't don't didn't can't couldn't won't wouldn't never one another gets get
got makes make made feels feel seems seem becomes become gives give takes take goes go comes come
brings puts lets keeps that's what's who's he's she's they're you're we're i've i'd you'll once
getting having being making giving taking
"""
HANGING = frozenset(HANGING_WORDS.split())
"""Words no label ends on: something is to follow."""
IDLE_WORDS = """
a an the and or but yet so of to in on at for with by from as is are was were be been it it's its
this that these those there there's very really quite rather just even also such which who whose
when while if than then though although however nor still has have had do does did will would can
could s t i you he she they we i'm i've into about am be
"""
IDLE = frozenset(IDLE_WORDS.split())
"""Words no label begins with."""
KEPT_BEFORE = frozenset(
    (
        *("not", "no", "never", "isn't", "aren't", "doesn't", "don't", "didn't", "wasn't", "can't"),
        *("won't", "couldn't", "nothing", "little", "too", "hardly", "barely", "without", "lacks"),
        *("less", "more", "most", "rarely", "far", "nowhere", "few", "only"),
    )
)
ANNOUNCES = pattern(
    r"\b(?:problems?|issues?|trouble|complaints?|gripes?|downsides?|drawbacks?|weakness(?:es)?|"
    r"strengths?|flaws?|criticisms?|thing|part|bit|shame|pity|point|upside|highlight|kicker|"
    r"disappointment|surprise)\b(?:(?! (?:is|was|are|were) )[^,.;:()]){0,50}? (?:is|was|are|were) "
    r"(?:just |simply |really |probably |definitely |perhaps |also )?(?:that |how )|"
    r"\bi (?:\w+ )?(?:lik|lov|enjoy|appreciat|hat|dislik|admir)(?:e|ed)? "
    r"(?:that |how |the way |the fact that )|"
    r"\bon the (?:down|up|plus|bright|negative|positive|other) ?(?:side|hand),? "
)
"""Words that only announce what is said: `my biggest gripe with it is that`, `I like that`."""
NEGATES = frozenset(
    (
        *("not", "no", "never", "isn't", "aren't", "doesn't", "don't", "didn't", "wasn't", "can't"),
        *("won't", "couldn't", "cannot", "wouldn't", "weren't", "hasn't", "haven't", "nothing"),
        *("hardly", "barely", "rarely", "seldom", "without", "neither", "none", "nobody"),
    )
)
NEGATES_NOT = frozenset(("only", "just", "merely", "simply", "wrong", "mention", "surprisingly"))
"""Words after a negation that turn nothing round: `not only`."""
FAR = 5
"""So many words back a negation is looked for."""
SUBJECTS = frozenset(
    (
        *("i", "we", "he", "she", "they", "i'm", "i've", "i'd", "we're", "we've", "he's", "she's"),
        *("they're", "they've", "you're", "you've", "you'll", "you'd"),
    )
)
"""Words that begin a clause of their own after a noun: `two drawbacks I saw`."""
THINGS = frozenset(("it", "this", "that", "these", "those", "you"))
"""So may these, and a label that would be too short begins with them."""
AUXILIARIES = frozenset(
    (
        *("are", "can", "will", "have", "do", "don't", "may", "might", "would", "need", "want"),
        *("get", "see"),
    )
)
DETERMINERS = frozenset(
    ("a", "an", "the", "this", "that", "its", "his", "her", "their", "such", "some", "any", "one")
)
PREPOSITIONS = frozenset(("in", "of", "at", "by", "for", "on", "with", "from", "about"))
QUANTITIES = frozenset(
    ("some", "most", "much", "all", "many", "few", "half", "lot", "rest", "part")
)
"""Words after which `of` leads to what is spoken of: `most of the film is boring`."""
COPULAS = frozenset(("is", "are", "was", "were", "isn't", "aren't", "wasn't", "weren't"))
STOPS = pattern(r"[,;:.()!?—–\"“”…]")
PAIRS = frozenset(("and", "or", "but", "yet"))
PAIRED = 4
LEADS_ON = ("ly", "al", "ic", "ive", "ous", "ful", "less", "ish", "able", "ible", "’s", "'s")
"""How words end that stand before another, if one is cut off there."""
DESCRIBES = (*LEADS_ON, "ed", "ing", "al", "ent", "ant", "y")
"""How words end that describe another."""
NOUN_PHRASE = 3
