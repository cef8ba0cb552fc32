"""How well points are found: the measures, printed.

    python tests/bench/points.py [DATA]

Reads the annotated reviews in tests/data/points: `dev-*` were looked at while the lists were
made, `held-*` were not; `wild` and `loose` ones say less outright than tidy reviews do. With the
folder of the public sets (see tools/train_models.py) the polarity model is tried on what it was
trained from as well, which says that it is whole; how the models do on what they have not seen is
told by `tools/train_models.py DATA --folds 10`.
"""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from reviewtui.extract import model  # noqa: E402
from reviewtui.extract.points import find_points  # noqa: E402
from reviewtui.model.point import Polarity  # noqa: E402
from tests.extract import annotated  # noqa: E402
from tests.extract.annotated import Annotated, Found  # noqa: E402

SIGNS = {Polarity.PRO: "+", Polarity.CON: "-", Polarity.MIXED: "~"}


def found_in(review: Annotated) -> list[Found]:
    """The points of a review of which nobody said more; a mixed point counts as one of each."""
    out = []
    for point in find_points(review.body):
        if point.span is None:
            continue
        sign = SIGNS[point.polarity]
        out += [
            Found(point.span.start, point.span.end, s, point.aspect)
            for s in ("+-" if sign == "~" else sign)
        ]
    return out


def rates(hits: int, extras: int, misses: int) -> str:
    """Precision, recall and F1 of a tally."""
    precision = hits / (hits + extras) if hits + extras else 0.0
    recall = hits / (hits + misses) if hits + misses else 0.0
    both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return f"P {precision:.3f}  R {recall:.3f}  F1 {both:.3f}"


def score(title: str, reviews: list[Annotated]) -> None:
    """Print the measures of some reviews together."""
    points, signs = [0, 0, 0], [0, 0, 0]
    pros, cons, reported = [0, 0], [0, 0], 0
    for review in reviews:
        found = found_in(review)
        for total, more in (
            (points, annotated.tally(found, review.points)),
            (signs, annotated.tally(found, review.points, aspect=False)),
            (pros, annotated.first(found, review.points, "+")),
            (cons, annotated.first(found, review.points, "-")),
        ):
            total[:] = [a + b for a, b in zip(total, more, strict=True)]
        reported += sum(any(annotated.meets(f, *span) for span in review.reported) for f in found)
    print(f"{title} ({len(reviews)})")
    print(f"  points         {rates(*points)}")
    print(f"  polarity only  {rates(*signs)}")
    print(f"  first 5        pros {pros[0]}/{pros[1]}   cons {cons[0]}/{cons[1]}")
    print(f"  from others    {reported}")


SETS = (
    (None, "sentence_polarity/rt-polarity.pos", "sentence_polarity/rt-polarity.neg"),
    ("product", "pros_cons/IntegratedPros.txt", "pros_cons/IntegratedCons.txt"),
)


def models(data: Path) -> None:
    """Print how often the polarity models are right about the lines they were trained from."""
    for kind, *files in SETS:
        of = model.polarity(kind)
        right = total = 0
        for name, praise in zip(files, (True, False), strict=True):
            for line in (data / name).read_text(encoding="utf-8", errors="replace").split("\n"):
                text = re.sub(r"</?(?:Pros|Cons)>", "", line).strip()
                if text:
                    right += (of.score(text) > 0) == praise
                    total += 1
        title = "buyers' lines" if kind else "film sentences"
        print(f"  {title:15s}{right / total:.4f} of {total} (seen in training)")


def speed(body: str) -> None:
    """Print the time for a review of 6 KB, and for the import."""
    text = (body * (1 + 6000 // len(body)))[:6000]
    find_points(text)
    times = []
    for number in range(21):
        begun = time.process_time()
        find_points(f"{text} {number}.")
        times.append(time.process_time() - begun)
    middle = 1000 * statistics.median(times)
    print(f"  6 KB review    {middle:.1f} ms of the processor (median of {len(times)})")

    def run(code: str) -> float:
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)
        return time.perf_counter() - begun

    bare = min(run("pass") for _ in range(7))
    whole = min(run("import reviewtui.extract.points") for _ in range(7))
    print(f"  import         {1000 * (whole - bare):.1f} ms over bare Python")


def _is_loose(review: Annotated) -> bool:
    return "-wild-" in review.name or "-loose-" in review.name


def main() -> None:
    """Print everything."""
    reviews = [annotated.read(path) for path in sorted(annotated.FOLDER.glob("*-*.txt"))]
    for start, title in (("dev-", "seen while making the lists"), ("held-", "held out")):
        for loose in (False, True):
            chosen = [r for r in reviews if r.name.startswith(start) and _is_loose(r) is loose]
            if chosen:
                score(f"{title}, {'loose' if loose else 'tidy'} prose", chosen)
    print("models and speed")
    if len(sys.argv) > 1:
        models(Path(sys.argv[1]))
    speed(reviews[0].body)


if __name__ == "__main__":
    main()
