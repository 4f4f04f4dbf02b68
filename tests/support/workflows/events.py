"""A small handbook in a repository at the stand-in for GitHub, and each event that GitHub would send for it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.conftest import ROOT
from tests.support.handbook import MADE_UP, copied
from tests.support.workflows.hub import Hub, git
from tests.support.workflows.runner import Run, answers, read, stand_ins

FOLDER = ROOT / ".github" / "workflows"
BROUGHT = ("Makefile", "pyproject.toml", "uv.lock", "requirements.txt", "package.json", "package-lock.json")
# Everything is installed already; what a target does is what it does.
REAL_MAKE = f"""#!/bin/sh
for name in .venv .tools node_modules; do [ -e "$name" ] || ln -s "{ROOT}/$name" "$name"; done
case "$1" in test | thorough) exec .venv/bin/python -m macros check ;;
  editions) exec .venv/bin/python -m macros editions ;; esac
exec /usr/bin/make -o .venv/.site -o node_modules/.site "$@"
"""
QUICK_MAKE = """#!/bin/sh
[ "$1" != --silent ] || shift
case "$1" in
  register)
    mkdir -p docs/_register
    for note in docs/_notes/*.yml; do
      [ ! -e "$note" ] || { cat "$note" >> docs/_register/one.yml; rm "$note"; }
    done ;;
  build | preview)
    mkdir -p site
    echo "$PAGES_URL" > site/index.html
    cat docs/_register/* > site/seals.txt 2> /dev/null || true ;;
  editions) mkdir site/editions; echo "%PDF" > site/editions/handbook.pdf ;;
  pending) echo "## What goes into the register"; cat docs/_notes/*.yml ;;
  due) echo "- A page is due."; exit 2 ;;
  seals) echo "one seal" ;;
  test) [ -d docs ] && { [ -z "$BASE" ] || git cat-file -e "$BASE"; } ;;
  thorough) ;;
  *) exit 9 ;;
esac
"""
NOTE = "docs/_notes/first.yml"
SAID = "note: Say more of two things."
Text = Callable[[str], str]


def read_of(name: str) -> dict[str, Any]:
    """Return a workflow as it stands."""
    return read((FOLDER / f"{name}.yml").read_text("utf-8"))


class GitHub:
    """A small handbook in a repository, with a note, a branch that somebody proposes, and a release.

    It may be a fork of another.
    """

    def __init__(self, hub: Hub, folder: Path, make: str, note: bool = True) -> None:
        self.hub, self.folder, self.make, self.runs, self.is_fork = hub, folder, make, 0, False
        here = folder / "written"
        copied(here, MADE_UP)
        (here / "node_modules").unlink()
        shutil.copytree(ROOT / ".github", here / ".github")
        for name in BROUGHT:
            shutil.copy(ROOT / name, here / name)
        git(here, "init", "--quiet", "--initial-branch=main")
        git(here, "remote", "add", "origin", str(hub.origin))
        self.here = here
        self.first = self.second = self.send("main", "docs/two-more-things.md", "\nA first line.\n")
        if note:
            self.second = self.send("main", NOTE, f"{SAID}\n")
        self.change = self.second
        git(here, "tag", "v1")
        git(here, "push", "--quiet", "origin", "v1")
        hub.releases["v1"] = {"body": "Notes."}

    def propose(self) -> None:
        """Propose a change with its note, from a branch on top of what is in the main branch now."""
        git(self.here, "pull", "--quiet", "--ff-only", "origin", "main")
        self.first = self.second = git(self.here, "rev-parse", "HEAD")
        git(self.here, "switch", "--quiet", "--create", "branch")
        self.send("branch", "docs/two-more-things.md", "\nA second line.\n")
        self.change = self.send("branch", NOTE, f"{SAID}\n")
        git(self.here, "push", "--quiet", "origin", "branch:refs/pull/1/merge")
        git(self.here, "switch", "--quiet", "main")

    def send(self, branch: str, name: str, text: str) -> str:
        path = self.here / name
        path.parent.mkdir(exist_ok=True)
        path.write_text((path.read_text("utf-8") if path.is_file() else "") + text, "utf-8")
        git(self.here, "add", "--all")
        git(self.here, "commit", "--quiet", "--message", "A change")
        git(self.here, "push", "--quiet", "origin", branch)
        return git(self.here, "rev-parse", "HEAD")

    def events(self) -> dict[str, dict[str, Any]]:
        """Return each event in the form that GitHub sends it in, by what it is."""
        main = git(self.hub.origin, "rev-parse", "main")
        on_main = {"ref": "refs/heads/main", "ref_name": "main", "sha": main, "fork": False}
        pull = {"ref": "refs/pull/1/merge", "ref_name": "1/merge", "sha": self.change, "fork": False}
        pull |= {"event_name": "pull_request"}
        base = {"ref": "main", "sha": self.second}
        said = {"action": "opened", "number": 1, "pull_request": {"number": 1, "base": base}}
        queue = "gh-readonly-queue/main/pr-1"
        events: dict[str, dict[str, Any]] = {
            "push": on_main | {"event_name": "push", "event": {"ref": "refs/heads/main", "before": self.first}},
            "push to a branch": pull | {"event_name": "push", "ref_name": "branch", "event": {"before": self.first}},
            "schedule": on_main | {"event_name": "schedule", "event": {"schedule": "23 4 * * *"}},
            "by hand": on_main | {"event_name": "workflow_dispatch", "event": {"inputs": {}}},
            "by hand, of a branch": pull
            | {"event_name": "workflow_dispatch", "ref": "refs/heads/branch", "ref_name": "branch", "event": {}},
            "pull request": pull | {"event": said},
            "pull request of a fork": pull | {"event": said, "fork": True},
            "merge queue": on_main
            | {"event_name": "merge_group", "ref": f"refs/heads/{queue}", "ref_name": queue, "sha": self.change}
            | {"event": {"action": "checks_requested", "merge_group": {"base_sha": self.second}}},
            "release": on_main
            | {"event_name": "release", "ref": "refs/tags/v1", "ref_name": "v1", "sha": self.second}
            | {"event": {"action": "published", "release": {"tag_name": "v1"}}},
        }
        for event in events.values():
            event["event"] = {**event["event"], "repository": {"fork": self.is_fork}}
        return events

    def run(self, name: str, kind: str, change: Text = str) -> Run:
        """Run a workflow, as it stands or changed, for an event of a kind."""
        workflow, events = read(change((FOLDER / f"{name}.yml").read_text("utf-8"))), self.events()
        assert answers(workflow, events[kind])
        self.runs += 1
        folder = self.folder / "runs" / str(self.runs)
        folder.mkdir(parents=True)
        stand_ins(folder, self.make)
        run = Run(self.hub, folder, events[kind], [event for event in events.values() if answers(workflow, event)])
        run.workflow(workflow)
        return run
