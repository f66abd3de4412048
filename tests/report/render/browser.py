"""Chromium without a window, for checks of a page that need a real browser."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

from tests.processes import run_in_session

DARK = "--blink-settings=preferredColorScheme=0"
PHONE = "--window-size=500,900"
"""The narrowest window that headless Chromium supports."""

A4, LETTER = "a4", "letter"
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Chromium's own background requests must not reach the network either
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_AUDIT = """
<script>%s</script>
<script>
// After the load event: text that is parsed later would follow the result.
addEventListener("load", () => axe.run({resultTypes: ["violations"]}).then((results) => {
  const violations = results.violations.map((rule) => [
    rule.id,
    rule.nodes.map((node) => node.html),
  ]);
  document.title = "";
  document.body.replaceChildren(JSON.stringify(violations));
}));
</script>
"""


class Visit(NamedTuple):
    """The console messages of a page, and the addresses that it requested."""

    messages: tuple[str, ...]
    addresses: tuple[str, ...]


class Browser:
    """Headless Chromium, with a new profile for every page."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count()

    def visit(self, html: str, *flags: str) -> Visit:
        """Open a page and record its messages and requests."""
        folder = self._write_page(html)
        log = folder / "net.json"
        options = ("--enable-logging=stderr", "--v=0", f"--log-net-log={log}", *flags)
        process = self._run(folder, "--dump-dom", *options)
        messages = [line for line in process.stderr.splitlines() if ":CONSOLE" in line]
        return Visit(tuple(messages), tuple(_addresses(log)))

    def pages(self, html: str, paper: str) -> int:
        """Return the number of pages on which a page prints."""
        sized = html.replace("</style>", f"@page {{ size: {paper} }}\n</style>", 1)
        assert sized != html
        folder = self._write_page(sized)
        target = folder / "page.pdf"
        self._run(folder, "--no-pdf-header-footer", f"--print-to-pdf={target}")
        return len(re.findall(rb"/Type\s*/Page\b", target.read_bytes()))

    def result(self, html: str, script: str) -> str:
        """Return what a function body in JavaScript returns on a loaded page, as text."""
        replacing = f"document.body.replaceChildren(String((() => {{{script}}})()))"
        element = f"<script>addEventListener('load', () => {replacing})</script>"
        # The page forbids scripts.
        open_page = _POLICY.sub("", html).replace("</body>", f"{element}</body>")
        process = self._run(self._write_page(open_page), "--dump-dom")
        body = re.search(r"<body>(.*)</body>", process.stdout, re.DOTALL)
        assert body, process.stdout[-500:]
        return _unescaped(body[1])

    def violations(self, html: str, axe: Path, *flags: str) -> list[Any]:
        """Return the violations that axe-core reports, as rule id and HTML of the elements."""
        audit = _AUDIT % axe.read_text(encoding="utf-8").replace("</script", r"<\/script")
        # the page forbids scripts; the audit is one
        open_page = _POLICY.sub("", html).replace("</body>", f"{audit}</body>")
        folder = self._write_page(open_page)
        process = self._run(folder, "--dump-dom", "--virtual-time-budget=20000", *flags)
        body = re.search(r"<body>(\[.*\])</body>", process.stdout, re.DOTALL)
        assert body, process.stdout[-500:]
        violations: list[Any] = json.loads(_unescaped(body[1]))
        return violations

    def _write_page(self, html: str) -> Path:
        folder = self._folder / str(next(self._numbers))
        folder.mkdir()
        (folder / "page.html").write_text(html, encoding="utf-8")
        return folder

    def _run(self, folder: Path, *flags: str) -> subprocess.CompletedProcess[str]:
        chromium = shutil.which("chromium")
        assert chromium
        profile = f"--user-data-dir={folder / 'profile'}"
        command = [chromium, *FLAGS, profile, *flags, (folder / "page.html").as_uri()]
        # It makes a socket among the temporary files, whose path may be a hundred characters long.
        env = {**os.environ, "TMPDIR": "."}
        process = run_in_session(
            command,
            within=120,
            cwd=folder,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        process.check_returncode()
        return process


def _addresses(log: Path) -> Iterable[str]:
    """Yield the addresses that the page requested, from the network log with one event a line."""
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        initiator = re.search(r'"initiator":"([^"]*)"', line)
        address = re.search(r'"url":"([^"]*)"', line)
        if initiator and address and initiator[1] != "not an origin":
            yield address[1]


def _unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
