"""`python -m benchmarks.attribution [--quick]`: every figure of who said what, and whether it holds its floor."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence

from benchmarks.attribution.ablation import ablation
from benchmarks.attribution.damage import Harm
from benchmarks.attribution.figures import NAMES, POLNEAR, Measured, figures, french, harms, quality, speeds, worst
from benchmarks.attribution.slices import recalls
from benchmarks.floors import check


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.attribution", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a part of PolNeAR, no ablation")
    options = parser.parse_args()
    train, dev = french()
    results = quality(train, dev, POLNEAR if options.quick else None)
    _table(results)
    for result in results[1:3]:
        _slices(result)
    if not options.quick:
        _ablation(ablation("fr", [*train, *dev]))
    timed, damaged = speeds(), harms()
    _speeds(timed)
    _damage(damaged)
    breaches = check("attribution", {**figures(results), **worst(damaged, timed)})
    print("\n" + ("\n".join(breaches) or "every floor holds"))
    return 1 if breaches else 0


def _table(results: Sequence[Measured]) -> None:
    print(_row("", [r.name for r in results]))
    for name, key in NAMES.items():
        print(_row(name, [f"{r.summary[key]:.3f}" if r.summary.get(key) else "-" for r in results]))


def _slices(result: Measured) -> None:
    print(f"\n{result.name}: found with their source, of those asked for")
    for name, values in recalls(list(result.documents), result.found).items():
        print(f"  {name:7s}" + "  ".join(f"{value} {n}/{asked}" for value, (n, asked) in values.items()))


def _ablation(rows: Iterable[tuple[str, dict[str, float]]]) -> None:
    columns = ("who-said-what", "content-exact", "tuple-exact", "nested-r", "kind")
    print("\n" + _row("fr/cv, part by part", columns))
    for name, summary in rows:
        print(_row(name, [f"{summary.get(NAMES[c], 0.0):.3f}" for c in columns]))


def _speeds(timed: dict[str, dict[str, float]]) -> None:
    print()
    for lang, s in timed.items():
        print(
            f"{lang}: {s['articles-per-second']:.1f} articles, {s['words-per-second']:.0f} words a second of processor, "
            f"{s['time-ratio']:.2f} times the bare pipeline, {s['time-ratio-own-parse']:.2f} times selon's own parse"
        )


def _damage(damaged: dict[str, Harm]) -> None:
    print("\ndamage (shipped scorers, which know the French texts: compare with « none » only)")
    for name, harm in damaged.items():
        f1 = "  -  " if harm.f1 is None else f"{harm.f1:.3f}"
        print(f"  {name:10s} who-said-what {f1}  spans outside {harm.outside}  raised {len(harm.raised)}")


def _row(name: str, cells: Sequence[str]) -> str:
    return f"{name:36s}" + "".join(f"{cell:>15s}" for cell in cells)


if __name__ == "__main__":
    raise SystemExit(main())
