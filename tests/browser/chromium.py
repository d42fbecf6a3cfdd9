"""Debian's chromium, driven by playwright, and `muragat serve` to point it at. It knows no page."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Dialog, Page, Route, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@contextmanager
def browsing() -> Iterator[Browser]:
    """A headless Chromium. Its own sandbox needs rights that root in a container has not; not it is under test."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def serving(archive: Path, *options: str) -> Iterator[str]:
    """`muragat serve` over an archive, in a process of its own: its address without a slash at the end."""
    command = [sys.executable, "-c", "from archive.cli import main; main()", "serve", str(archive), "--port", "0"]
    with subprocess.Popen([*command, *options], stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            found = re.search(r"http://[\d.:]+", server.stdout.readline())
            assert found is not None
            yield found[0]
        finally:
            server.terminate()


class Watched:
    """A page of a browser that notes what no page of ours may do: ask other hosts, open dialogs, raise errors."""

    def __init__(self, context: BrowserContext, site: str) -> None:
        """`site` is the only place that answers; all else is noted and refused."""
        self.site = site
        self.elsewhere: list[str] = []
        self.dialogs: list[str] = []
        self.errors: list[str] = []
        context.route("**/*", self._note)
        self.page: Page = context.new_page()
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("popup", lambda popup: self.elsewhere.append(popup.url))
        context.on("dialog", self._dismiss)

    def open(self, path: str) -> Page:
        """The page at a path, loaded with all that it asks for."""
        self.page.goto(self.site + path, wait_until="networkidle")
        return self.page

    def _dismiss(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def _note(self, route: Route) -> None:
        if route.request.url.startswith((f"{self.site}/", "data:")):
            route.continue_()
        else:
            self.elsewhere.append(route.request.url)
            route.abort()
