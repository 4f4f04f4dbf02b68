"""Firefox and WebKit, as Debian has them, driven with the keys by the commands of W3C WebDriver.

Firefox takes the commands itself, by its Marionette protocol; WebKitGTK's MiniBrowser by its driver, over HTTP. The
module needs nothing of its own: Playwright drives neither of the two.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.support import debian

FIREFOX, WEBKIT, SCREEN = "firefox-esr", "WebKitWebDriver", "Xvfb"
PACKAGES = {FIREFOX: ("firefox-esr",), WEBKIT: ("webkit2gtk-driver", "xvfb")}
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the name that WebDriver gives to a reference to an element
KEYS = {
    "ArrowDown": "\ue015",
    "ArrowUp": "\ue013",
    "Control": "\ue009",
    "Enter": "\ue007",
    "Escape": "\ue00c",
    "Shift": "\ue008",
    "Space": " ",
    "Tab": "\ue004",
}
LONGEST = 20  # seconds, after which nothing more is to be expected
PREFERENCES = {
    "accessibility.tabfocus": 7,
    "browser.aboutwelcome.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "marionette.port": 0,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}

Send = Callable[[str, dict[str, Any]], Any]


def missing(program: str) -> str:
    """Say in one sentence what to do when a browser is not here; an empty text when it is."""
    packages = " ".join(PACKAGES[program])
    return "" if shutil.which(program) else f"Another browser is run with Debian's packages {packages}: install them."


def install() -> None:
    """Bring the browsers that are not here, where that can be done."""
    if debian.can_install():
        debian.install(*(package for program in PACKAGES if missing(program) for package in PACKAGES[program]))


def awaited(what: Callable[[], Any], why: str) -> Any:  # noqa: ANN401  (what it waits for)
    """Return the first answer that is one."""
    end = time.monotonic() + LONGEST
    while not (found := what()):
        assert time.monotonic() < end, why
        time.sleep(0.02)
    return found


@contextlib.contextmanager
def running(*command: str, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program while the block runs."""
    nowhere = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=nowhere, stderr=nowhere, env=os.environ | environment) as started:
        try:
            yield started
        finally:
            started.terminate()


class Driver:
    """A browser with one page."""

    def __init__(self, send: Send) -> None:
        self.send = send

    def go(self, address: str) -> None:
        self.send("Navigate", {"url": address})

    def run(self, script: str) -> Any:  # noqa: ANN401  (what the script returns)
        return self.send("ExecuteScript", {"script": f"return {script}", "args": []})

    def press(self, key: str) -> None:
        """Press a key, or several together, such as `Shift+Tab`."""
        keys = [KEYS.get(one, one) for one in key.split("+")]
        actions = [{"type": "keyDown", "value": one} for one in keys]
        actions += [{"type": "keyUp", "value": one} for one in reversed(keys)]
        self.send("PerformActions", {"actions": [{"type": "key", "id": "keys", "actions": actions}]})

    def focused(self) -> tuple[str, str]:
        """Return the role and the name of what has the focus, as the browser has computed them."""
        reference = {"id": self.send("GetActiveElement", {})[ELEMENT]}
        return self.send("GetComputedRole", reference), self.send("GetComputedLabel", reference)


@contextlib.contextmanager
def firefox() -> Iterator[Driver]:
    with tempfile.TemporaryDirectory() as profile:
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in PREFERENCES.items()]
        Path(profile, "user.js").write_text("\n".join(lines), "utf-8")
        port = Path(profile, "MarionetteActivePort")
        options = ("--headless", "--marionette", "--no-remote", "--profile", profile)
        with running(FIREFOX, *options, HOME=profile):
            number = awaited(lambda: port.exists() and port.read_text("utf-8"), "Firefox does not start")
            with socket.create_connection(("127.0.0.1", int(number)), LONGEST) as connection:
                stream = connection.makefile("rb")
                asked = 0

                def receive() -> Any:  # noqa: ANN401
                    length = b""
                    while (digit := stream.read(1)) != b":":
                        length += digit
                    return json.loads(stream.read(int(length)))

                def send(command: str, given: dict[str, Any]) -> Any:  # noqa: ANN401
                    nonlocal asked
                    asked += 1
                    message = json.dumps([0, asked, f"WebDriver:{command}", given]).encode()
                    connection.sendall(b"%d:%s" % (len(message), message))
                    _, _, error, result = receive()
                    assert not error, error
                    return result.get("value") if set(result) == {"value"} else result

                receive()
                send("NewSession", {})
                yield Driver(send)


PATHS = {
    "Navigate": "url",
    "ExecuteScript": "execute/sync",
    "PerformActions": "actions",
    "GetActiveElement": "element/active",
    "GetComputedRole": "element/{id}/computedrole",
    "GetComputedLabel": "element/{id}/computedlabel",
}


@contextlib.contextmanager
def webkit() -> Iterator[Driver]:
    with contextlib.ExitStack() as stack:
        read, write = os.pipe()
        nowhere = subprocess.DEVNULL
        screen = subprocess.Popen(
            [SCREEN, "-displayfd", str(write), "-screen", "0", "1280x900x24"],
            pass_fds=(write,),
            stdout=nowhere,
            stderr=nowhere,
        )
        stack.callback(screen.wait)
        stack.callback(screen.terminate)
        os.close(write)
        with os.fdopen(read) as told:
            display = f":{told.readline().strip()}"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        stack.enter_context(
            running(WEBKIT, f"--port={port}", DISPLAY=display, NO_AT_BRIDGE="1", LIBGL_ALWAYS_SOFTWARE="1")
        )
        root = f"http://127.0.0.1:{port}"

        def ask(path: str, given: dict[str, Any] | None, method: str = "") -> Any:  # noqa: ANN401
            body = None if given is None else json.dumps(given).encode()
            request = urllib.request.Request(f"{root}/{path}", body, {"Content-Type": "application/json"})  # noqa: S310
            if method:
                request.method = method
            with urllib.request.urlopen(request, timeout=LONGEST) as answer:  # noqa: S310
                return json.load(answer)["value"]

        def ready() -> bool:
            with contextlib.suppress(OSError):
                return bool(ask("status", None))
            return False

        awaited(ready, "WebKit's driver does not start")
        options = {"webkitgtk:browserOptions": {"args": ["--automation"]}}
        session = f"session/{ask('session', {'capabilities': {'alwaysMatch': options}})['sessionId']}"
        stack.callback(lambda: ask(session, None, "DELETE"))

        def send(command: str, given: dict[str, Any]) -> Any:  # noqa: ANN401
            path = PATHS[command].format_map(given)
            return ask(f"{session}/{path}", None if command.startswith("Get") else given)

        yield Driver(send)


BROWSERS = {FIREFOX: firefox, WEBKIT: webkit}
