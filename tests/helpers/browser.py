"""Looks at pages in a real browser, and tells what is wrong with them."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from playwright.async_api import async_playwright

from tests.helpers.running import SECONDS
from tests.helpers.systems import BROWSER, BROWSER_PROGRAM

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright import async_api

Scheme = Literal["light", "dark"]
HERE_ONLY = "--host-resolver-rules=MAP * ~NOTFOUND"  # the wall for the browser: it finds no other machine
FLAGS = ("--disable-gpu", "--disable-sync", HERE_ONLY)
HEIGHT = 900
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
AXE = files("axe_playwright_python") / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SET_OPEN = "isOpen => document.querySelectorAll('details').forEach(each => each.open = isOpen)"
TOO_WIDE = """width => document.scrollingElement.scrollWidth <= width ? [] :
    [...document.body.querySelectorAll("*")]
        .filter(each => each.getBoundingClientRect().right > width)
        .map(each => each.outerHTML.slice(0, 200))"""
FAULTS = """rules => axe.run({runOnly: rules, resultTypes: ["violations", "incomplete"], preload: false}).then(found =>
    [...found.violations, ...found.incomplete].flatMap(rule => rule.nodes
        .filter(node => !(rule.id === "color-contrast" && node.html.startsWith("<text")))
        .map(node => `${rule.id}: ${node.html.slice(0, 200)}: ${node.failureSummary}`)))"""
PALE = """() => {
    const light = colour => {
        const [red, green, blue] = colour.match(/[\\d.]+/g).slice(0, 3).map(part => part / 255)
            .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05
    }
    const paper = light(getComputedStyle(document.body).backgroundColor)
    const contrast = ink => Math.max(ink, paper) / Math.min(ink, paper)
    return [...document.querySelectorAll("svg text")]
        .filter(each => contrast(light(getComputedStyle(each).fill)) < 4.5)
        .map(each => `pale in a picture: ${each.outerHTML.slice(0, 200)}`)
}"""  # axe can't tell what is behind the text of a picture; WCAG 2.2 defines the contrast

CUT = """() => [...document.querySelectorAll("svg text")]
    .filter(each => {
        const words = each.getBoundingClientRect(), picture = each.ownerSVGElement.getBoundingClientRect()
        return Math.min(words.left - picture.left, picture.right - words.right,
            words.top - picture.top, picture.bottom - words.bottom) < -0.5
    })
    .map(each => `cut in a picture: ${each.outerHTML.slice(0, 200)}`)"""  # half a pixel isn't seen


@dataclass(frozen=True, slots=True)
class View:
    """How a page is looked at: the width of the window in CSS pixels, and the colours that the system is set to."""

    width: int
    scheme: Scheme

    def __str__(self) -> str:
        return f"{self.width}-{self.scheme}"


@dataclass(frozen=True, slots=True)
class Seen:
    """What a browser found on a page: its messages and requests, the elements that are too wide, and its faults.

    Faults are what axe finds, and words in pictures that are pale or cut. Both they and what is too wide are looked for
    with all details closed, and again with all of them open.
    """

    messages: tuple[str, ...]
    requests: tuple[str, ...]
    too_wide: tuple[str, ...]
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Browser:
    """A running browser, which knows nothing of a page that it was shown before."""

    runner: asyncio.Runner
    process: async_api.Browser

    def look(self, file: Path, view: View) -> Seen:
        return self.runner.run(_look(self.process, file, view))


@contextmanager
def started() -> Iterator[Browser]:
    """Start the system's browser, without a window; the test is skipped where there is none."""
    BROWSER.or_skip()
    with asyncio.Runner() as runner:
        playwright = runner.run(async_playwright().start())
        try:
            launched = playwright.chromium.launch(executable_path=BROWSER_PROGRAM, args=FLAGS, timeout=SECONDS * 1000)
            process = runner.run(launched)
            yield Browser(runner, process)
            runner.run(process.close())
        finally:
            runner.run(playwright.stop())


async def _look(browser: async_api.Browser, file: Path, view: View) -> Seen:
    context = await browser.new_context(viewport={"width": view.width, "height": HEIGHT}, color_scheme=view.scheme)
    context.set_default_timeout(SECONDS * 1000)
    try:
        page = await context.new_page()
        messages, requests = list[str](), list[str]()
        page.on("console", lambda message: messages.append(message.text))
        page.on("pageerror", lambda error: messages.append(str(error)))
        page.on("request", lambda request: requests.append(request.url))
        await page.goto(file.as_uri())
        too_wide, faults = list[str](), list[str]()
        await page.evaluate(AXE.read_text(encoding="utf-8"))
        for is_open in (False, True):
            await page.evaluate(SET_OPEN, is_open)
            too_wide += await page.evaluate(TOO_WIDE, view.width)
            faults += await page.evaluate(FAULTS, RULES)
            faults += await page.evaluate(PALE) + await page.evaluate(CUT)
        return Seen(tuple(messages), tuple(requests), tuple(too_wide), tuple(faults))
    finally:
        await context.close()
