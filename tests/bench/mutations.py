"""The mutation test in full: what is caught, missed, and alarmed without need.

Run as `python -m tests.bench.mutations [RED CASES] [--json]`; the default is 5,000 red cases, from
as many generated briefs as that takes (five products, two kinds of notes, three styles, four
locales), half of them judged with the project and half by the provenance in the file alone, half
with their anchors and half without, as a clean copy is. Aims: no red case missed,
false alarms under 0.5 %.
"""

from __future__ import annotations

import json
import random
import sys
import time

from tests.checking.mutating import Score, run_one
from tests.checking.mutations import EXCHANGED, GREEN, JOINED, MANNERS, RED

CASES = 5_000


def measure(cases: int) -> tuple[Score, int, float]:
    """Return the score of so many red cases, how many briefs that took, and CPU seconds."""
    score, briefs, start = Score(), 0, time.process_time()
    while score.red.total() < cases:
        rng = random.Random(briefs)  # noqa: S311
        run_one(rng, score, with_project=briefs % 2 == 0, has_anchors=briefs % 4 < 2)
        briefs += 1
    return score, briefs, time.process_time() - start


def main() -> int:
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    score, briefs, seconds = measure(numbers[0] if numbers else CASES)
    red, green = score.red.total(), score.green.total()
    missed, alarms = score.missed.total(), score.alarms.total()
    if "--json" in sys.argv:
        print(json.dumps({"briefs": briefs, "red": red, "missed": missed, "green": green,
                          "alarms": alarms, "seconds": seconds}))  # fmt: skip
        return int(missed > 0)
    print(f"{'must be red':<46}{'cases':>7}{'caught':>8}{'missed':>8}")
    for name in (*RED, *MANNERS, EXCHANGED, JOINED):
        count, lost = score.red[name], score.missed[name]
        print(f"{name:<46}{count:>7}{count - lost:>8}{lost:>8}")
    print(f"{'all':<46}{red:>7}{red - missed:>8}{missed:>8}\n")
    print(f"{'must not be red':<46}{'cases':>7}{'':>8}{'alarms':>8}")
    for name in GREEN:
        print(f"{name:<46}{score.green[name]:>7}{'':>8}{score.alarms[name]:>8}")
    print(f"{'all':<46}{green:>7}{'':>8}{alarms:>8}  {100 * alarms / green:.2f} %")
    print(f"\n{briefs} briefs, {seconds:.0f} s CPU")
    for example in score.examples[:10]:
        print(*example, sep="\n  ")
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
