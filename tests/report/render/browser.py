"""A real browser, for what only one can tell of a page."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterable
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

DARK = "--blink-settings=preferredColorScheme=0"
PHONE = "--window-size=500,900"
"""As narrow as a headless window gets."""

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
    # The browser's own errands lead nowhere either.
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_AUDIT = """
<script>%s</script>
<script>
axe.run({resultTypes: ["violations"]}).then((found) => {
  const told = found.violations.map((each) => [each.id, each.nodes.map((node) => node.html)]);
  document.title = "";
  document.body.replaceChildren(JSON.stringify(told));
});
</script>
"""


class Visit(NamedTuple):
    """What a page did in a browser: its console messages, and the addresses that it asked for."""

    messages: tuple[str, ...]
    addresses: tuple[str, ...]


class Browser:
    """Chromium without a window, with a new profile each time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count()

    def visit(self, html: str, *flags: str) -> Visit:
        """Open a page and listen."""
        place = self._place(html)
        log = place / "net.json"
        options = ("--enable-logging=stderr", "--v=0", f"--log-net-log={log}", *flags)
        done = self._run(place, "--dump-dom", *options)
        messages = [line for line in done.stderr.splitlines() if ":CONSOLE" in line]
        return Visit(tuple(messages), tuple(_addresses(log)))

    def pages(self, html: str, paper: str) -> int:
        """On how many pages it prints."""
        sized = html.replace("</style>", f"@page {{ size: {paper} }}\n</style>", 1)
        assert sized != html
        place = self._place(sized)
        target = place / "page.pdf"
        self._run(place, "--no-pdf-header-footer", f"--print-to-pdf={target}")
        return len(re.findall(rb"/Type\s*/Page\b", target.read_bytes()))

    def violations(self, html: str, axe: Path, *flags: str) -> list[Any]:
        """What axe-core finds wrong, each with the elements it is about."""
        audit = _AUDIT % axe.read_text(encoding="utf-8").replace("</script", r"<\/script")
        # The page lets no script run; for the audit that is lifted.
        open_page = _POLICY.sub("", html).replace("</body>", f"{audit}</body>")
        place = self._place(open_page)
        done = self._run(place, "--dump-dom", "--virtual-time-budget=20000", *flags)
        body = re.search(r"<body>(\[.*\])</body>", done.stdout, re.DOTALL)
        assert body, done.stdout[-500:]
        found: list[Any] = json.loads(_unescaped(body[1]))
        return found

    def _place(self, html: str) -> Path:
        place = self._folder / str(next(self._numbers))
        place.mkdir()
        (place / "page.html").write_text(html, encoding="utf-8")
        return place

    def _run(self, place: Path, *flags: str) -> subprocess.CompletedProcess[str]:
        chromium = shutil.which("chromium")
        assert chromium
        profile = f"--user-data-dir={place / 'profile'}"
        command = [chromium, *FLAGS, profile, *flags, (place / "page.html").as_uri()]
        return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)


def _addresses(log: Path) -> Iterable[str]:
    """What the page asked for, out of the log of the network, which has an event on a line."""
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        initiator = re.search(r'"initiator":"([^"]*)"', line)
        address = re.search(r'"url":"([^"]*)"', line)
        if initiator and address and initiator[1] != "not an origin":
            yield address[1]


def _unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
