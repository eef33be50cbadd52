"""How long the server takes over a large ledger, and how heavy its pages are: `python -m benchmarks.web [STORIES]`.

Times are of whole requests over loopback, by the clock and of the processor (which other work on the machine does not
lengthen); « first » is the first request of a freshly started app.
"""

from __future__ import annotations

import gzip
import statistics
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
from benchmarks.floors import check
from benchmarks.web.synthetic import fill

from selon.web import Settings, application, served

STORIES, EACH, LARGE = 1_000, 20, 60
AGAIN = 15


def main(stories: int) -> list[str]:
    """Print the figures; the breaches of their floors, which hold for the whole size only."""
    with TemporaryDirectory(prefix="selon-web-") as folder:
        path = Path(folder) / "large.db"
        began = time.perf_counter()
        large = fill(path, stories, EACH, LARGE)
        size = path.stat().st_size / 1e6
        print(f"{stories * EACH + LARGE} articles, {stories + 1} stories, {size:.0f} MB made in {_since(began):.0f} s")
        figures = measured(path, large)
    for name, figure in figures.items():
        print(f"{name:45} {figure:8.1f}")
    return check("web", figures) if stories >= STORIES else []


def measured(path: Path, large: str) -> dict[str, float]:
    began = time.perf_counter()
    figures: dict[str, float] = {}
    app = application(Settings(path))
    with served(app) as address, httpx.Client(base_url=address, timeout=60) as client:
        figures["start ms (at most)"] = _since(began) * 1e3
        story = f"/story/{large}"
        article = client.get(f"/api/stories/{large}").json()["articles"][0]["id"]
        app.state.desk.forget_shown()
        pages = {
            "first page": "/",
            "search": "/?q=ala",
            "story of 60": story,
            "claim": f"{story}/claims/c0?part=1",
            "article": f"/article/{article}",
            "speaker": "/speaker/Speaker 9",
            "outlet": "/outlet/Outlet 7",
        }
        for name, address in pages.items():
            figures |= _page(client, name, address)
    return figures


def _page(client: httpx.Client, name: str, address: str) -> dict[str, float]:
    took = [_asked(client, address) for _ in range(AGAIN + 1)]
    content = client.get(address).content
    walls, cpus = zip(*took, strict=True)
    return {
        f"{name}, first, ms (at most)": walls[0],
        f"{name}, again, ms (at most)": statistics.median(walls[1:]),
        f"{name}, first, CPU ms (at most)": cpus[0],
        f"{name}, kB (at most)": len(content) / 1e3,
        f"{name}, kB packed (at most)": len(gzip.compress(content)) / 1e3,
    }


def _asked(client: httpx.Client, address: str) -> tuple[float, float]:
    """Milliseconds by the clock and of the processor, asking and reading included."""
    wall, cpu = time.perf_counter(), time.process_time()
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return _since(wall) * 1e3, (time.process_time() - cpu) * 1e3


def _since(began: float) -> float:
    return time.perf_counter() - began


if __name__ == "__main__":
    breaches = main(int(sys.argv[1]) if len(sys.argv) > 1 else STORIES)
    print(*breaches, sep="\n")
    sys.exit(bool(breaches))
