"""Where the cursor of a comparison stands once the comparison was laid out anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.tui.widgets.compare_sheet import At, Kind, Target

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtui.model.comparison import Comparison
    from reviewtui.model.point import Point
    from reviewtui.tui.widgets.compare_sheet import Sheet
    from reviewtui.tui.widgets.compare_view import View

_FAR = 40
"""Rows above and below in which a claim is looked for that is near."""
_ELSEWHERE = 4
"""Lines that another critic or another aspect counts for."""


def standing(target: Target, sheet: Sheet, shape: View) -> At | None:
    """Where the same thing stands now: a claim wherever it went, everything else by its key."""
    if target.claim is None:
        return sheet.find(target.key)
    now = _claimed(target, shape)
    if now is None:
        return None
    return sheet.find(now.key) or sheet.find(now._replace(kind=Kind.CLAIM).key)


def again(target: Target, comparison: Comparison) -> Target | None:
    """The claim of a target in a comparison gathered anew, under whatever aspect."""
    assert target.claim is not None
    for row in comparison.aspects:
        for claim in row.claims:
            mine = claim.review.id == target.claim.review.id
            if mine and _is_same(claim.point, target.claim.point):
                return target._replace(section=row.aspect, claim=claim)
    return None


def nearest(before: Target, line: int, sheet: Sheet) -> At | None:
    """What is closest to what is gone: for a claim another claim, else its heading or critic."""
    for kin in _kin(before):
        if found := sheet.find(kin.key):
            return found
    if before.claim is not None and (found := _claim_near(before, line, sheet)):
        return found
    for kin in (
        Target(Kind.SILENT, before.review, before.section),
        Target(Kind.SECTION, None, before.section),
        Target(Kind.CRITIC, before.review),
    ):
        if found := sheet.find(kin.key):
            return found
    return None


def _kin(before: Target) -> Iterator[Target]:
    """The claims of the same critic on the same aspect, the one in its place first."""
    if before.kind is Kind.SPLIT:
        before = before._replace(kind=Kind.CLAIM)
    yield before
    yield before._replace(number=max(before.number - 1, 0))
    yield before._replace(number=0)
    yield before._replace(kind=Kind.CLAIM, number=0)


def _claim_near(before: Target, line: int, sheet: Sheet) -> At | None:
    """The claim nearest to a line, rather of the same aspect and critic."""
    row = sheet.row_at(max(0, min(line, sheet.height - 1)))
    best: tuple[int, At] | None = None
    for number in range(max(row - _FAR, 0), min(row + _FAR, len(sheet.rows))):
        key = sheet.rows[number].key
        if key is not None and key[0] != Kind.CLAIM.value:
            continue
        for index, spot in enumerate(sheet.band(number).spots):
            if spot.target.kind is not Kind.CLAIM:
                continue
            at = At(number, index)
            far = abs(sheet.lines_of(at)[0] - line)
            far += _ELSEWHERE * (spot.target.section != before.section)
            far += _ELSEWHERE * (spot.target.review != before.review)
            if best is None or far < best[0]:
                best = far, at
    return best[1] if best else None


def _claimed(target: Target, shape: View) -> Target | None:
    """A claim under the aspect and the number it has now, among those that are shown."""
    assert target.claim is not None
    review, point = target.claim.review, target.claim.point
    aspects = sorted((row.aspect for row in shape.aspects), key=lambda a: a != target.section)
    for aspect in aspects:
        for number, claim in enumerate(shape.cells.of(aspect, review.id)):
            if _is_same(claim.point, point):
                return target._replace(section=aspect, number=number)
    return None


def _is_same(one: Point, other: Point) -> bool:
    """Whether two points are made in the same words: a correction changes none of them."""
    same = one.quote == other.quote and one.span == other.span
    return same and (bool(one.quote) or one.label == other.label)
