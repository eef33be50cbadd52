"""Debian's Chromium, driven by Playwright; `SELON_CHROMIUM` names another."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = Path(os.environ.get("SELON_CHROMIUM", "/usr/bin/chromium"))
HEIGHT = 900

Scheme = Literal["light", "dark"]


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def narrowed(browser: Browser, width: int, scheme: Scheme = "light") -> Iterator[Page]:
    """A page of its own, without motion, that remembers nothing of others."""
    context = browser.new_context(
        viewport={"width": width, "height": HEIGHT}, color_scheme=scheme, reduced_motion="reduce", locale="en-GB"
    )
    try:
        yield context.new_page()
    finally:
        context.close()
