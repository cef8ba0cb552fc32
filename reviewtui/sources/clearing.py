"""What is no article, taken out of a page: menus, share bars, captions, related tails, comments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewtui.sources.tree import attribute, classes, elements, remove, words_of

if TYPE_CHECKING:
    from reviewtui.sources.tree import Element

_NEVER = [
    "script",
    "style",
    "noscript",
    "template",
    "iframe",
    "object",
    "embed",
    "svg",
    "canvas",
    "map",
    "button",
    "input",
    "select",
    "textarea",
    "form",
    "nav",
    "video",
    "audio",
    "dialog",
    "menu",
]
_LITTER = re.compile(
    r"(?:^|[-_])(?:share|sharing|sharedaddy|sharebar|addthis|addtoany|social|socials|follow|"
    r"newsletter|subscribe|subscription|"
    r"sign-?up|signup|related|relatedposts|recommended|recommendations|recirc|recirculation|"
    r"read-?more|more-?(?:on|from|stories|like)|"
    r"you-?may|also-?like|trending|popular|most-?read|latest|comments?|comment-?list|respond|"
    r"disqus|breadcrumbs?|sidebar|"
    r"advert|advertisement|ads?|adsense|ad-?(?:slot|unit|container|wrapper)|sponsor(?:ed)?|promo|"
    r"promoted|outbrain|taboola|cookie|consent|gdpr|"
    r"paywall|piano|author-?(?:bio|box|info|card|about)|about-?author|post-?author-?box|bio|"
    r"byline|post-?meta|entry-?meta|article-?meta|meta-?info|"
    r"post-?tags|tags?-?(?:list|links|cloud)|entry-?tags|entry-?footer|post-?footer|"
    r"entry-?utility|jp-relatedposts|"
    r"post-?navigation|nav-?links|pagination|pager|skip-?link|screen-reader-text|sr-only|"
    r"visually-?hidden|toc|table-of-contents|"
    r"affiliate|buy-?(?:now|button|links?|box)|deals?|price|shop|widget|caption|wp-caption-text|"
    r"image-?credit|credit|photo-?credit|donate|"
    r"support-us|membership|print-?only|printfriendly|edit-?link|wp-block-buttons|cta|"
    r"call-?to-?action|poll|quiz|"
    r"imdb|rotten-?tomatoes|metacritic|post-?views|reading-?time|kk-star-ratings|post-?ratings|"
    r"post-labels|blog-pager|"
    r"subscription-widget(?:-wrap)?|captioned-button-wrap|button-wrapper|post-ufi|like-button|"
    r"image-link-expand|footnote-anchor|instagram-media|tiktok-embed|fb-post)"
    r"(?:$|[-_])",
)


def clear(
    page: Element, dropped: list[str] | None = None, title: str = "", keep: Element | None = None
) -> None:
    """Take out what is no article: navigation, share bars, captions, related tails, comments.

    What is marked as the article (`keep`) stays, whatever the boxes around it are called; so does
    what holds the headline or most of the prose.
    """
    around = {keep, *keep.iterancestors()} if keep is not None else set()
    for heading in elements(page, "h1"):
        around.update(node for node in heading.iterancestors() if node.tag in ("div", "section"))
    whole = sum(letters(part) for part in elements(page, "p"))
    for node in list(elements(page)):
        if node.getparent() is None or node in around or not _is_litter(node):
            continue
        if whole > 800 and sum(letters(part) for part in elements(node, "p")) > 0.6 * whole:
            continue  # a wrapper named after the sidebar it also holds
        if dropped is not None and _belongs(node):
            said = words_of(node)
            if said and len(said) <= 300 and said != title:
                dropped.append(said)
        remove(node)


def _belongs(node: Element) -> bool:
    """Litter worth telling of: what stands within the article, and is no script."""
    if node.tag in _NEVER and node.tag not in ("form", "button"):
        return False
    return any(
        holder.tag in ("article", "main") for holder in node.iterancestors()
    ) or node.tag in (
        "figcaption",
        "aside",
    )


def _is_litter(node: Element) -> bool:
    tag = str(node.tag)
    if tag in ("html", "body", "article", "main", "head"):
        return tag == "head"
    if tag in _NEVER:
        return not (tag == "form" and letters(node) > 2000)  # some sites wrap the page in a form
    if tag == "figcaption":
        return True
    if tag == "p" and len(node) > 1 and linked(node) > 0.95:
        return letters(node) < 300 and sum(1 for _ in node.iter("a")) > 1  # a row of links
    if tag in ("footer", "aside", "header"):
        return _is_outside(node)
    if node.get("hidden") is not None or re.search(
        r"display\s*:\s*none|visibility\s*:\s*hidden", attribute(node, "style")
    ):
        return True
    if attribute(node, "role").lower() in (
        "navigation",
        "complementary",
        "contentinfo",
        "search",
        "banner",
        "dialog",
        "alert",
    ):
        return letters(node) < 3000
    names = [_MANNER.sub("", name) for name in (*classes(node), attribute(node, "id").lower())]
    if tag in ("p", "blockquote") and letters(node) > 120 and linked(node) < 0.3:
        return any(_NO_PROSE.search(name) for name in names)
    if any(_LITTER.search(name) and not _KEPT_WHOLE.search(name) for name in names):
        return letters(node) < 3000 or _loose(node)
    return tag == "a" and "author" in attribute(node, "rel").split()


_MANNER = re.compile(
    r"(?:^|[-_]+)(?:has|no|with|without|is|hide|hides|show|shows|js|under|after|before)[-_]\w+(?:-\w+)?$"
)
"""`o-section--has-ads`, `hide-on-social`: how a box is treated, not what is in it."""
_NO_PROSE = re.compile(
    r"(?:^|[-_])(?:caption|credit|byline|bio|newsletter|cookie|consent|related|promo|comments?|"
    r"author|sponsor(?:ed)?|affiliate|disclaimer|instagram|tiktok|fb)(?:$|[-_])"
)
"""What a whole paragraph is called that is none of the article's."""
_KEPT_WHOLE = re.compile(
    r"^(?:has|no|with|single|type|tag|category|page|layout|is|post-type|format|status|theme|js|"
    r"wp-block-(?:group|column)s?)[-_]|"
    r"(?:post|entry|article|story|page|review|text|body)-?_?-?(?:content|body|text|wrapper|"
    r"container|main)$|(?:caption|social|credit)-?ed"
)


def _is_outside(node: Element) -> bool:
    """A footer, header or aside that holds no part of the argument."""
    tag = str(node.tag)
    amount = letters(node)
    if tag == "header":
        return amount < 600
    if tag == "aside":
        about = " ".join(classes(node))
        return not (
            amount > 80
            and linked(node) < 0.2
            and re.search(r"verdict|pros|cons|review|pull-?quote|summary", about)
        )
    return amount < 1500 or linked(node) > 0.4


def _loose(node: Element) -> bool:
    """A large block is litter only where it is mostly links, or holds comments."""
    about = " ".join([*classes(node), attribute(node, "id").lower()])
    return linked(node) > 0.5 or bool(
        re.search(r"comment|disqus|respond|related|sidebar|recommend|popular|latest", about)
    )


def letters(node: Element) -> int:
    """How much text an element holds, in letters and signs."""
    return sum(len(str(piece).strip()) for piece in node.itertext())


def linked(node: Element) -> float:
    """The share of an element's letters that stand in links."""
    links = sum(letters(link) for link in node.iter("a"))
    return links / max(1, letters(node))
