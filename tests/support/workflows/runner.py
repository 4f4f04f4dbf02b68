"""Runs a workflow for one event: its jobs in the order in which they need each other, and their steps one by one."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import yaml

from tests.support.workflows import actions, gh
from tests.support.workflows.actions import FailedError, Place
from tests.support.workflows.expressions import UnknownError, either, filled, holds
from tests.support.workflows.hub import NAME, Hub, RefusedError

WORKFLOW = {"name", "on", "permissions", "concurrency", "defaults", "jobs"}
SHELLS = {"": ["bash", "-e"], "bash": ["bash", "--noprofile", "--norc", "-eo", "pipefail"]}
MATCHER = re.compile("^::add-matcher::(.*)$", re.MULTILINE)
JOB = {"name", "if", "needs", "runs-on", "timeout-minutes", "permissions", "env", "environment", "outputs", "steps"}
STEP = {"name", "id", "if", "uses", "with", "run", "env"}
SET = re.compile(r"([\w-]+)=(.*)")
ONLY_READ = {"read": "read", "write": "read", "none": "none"}  # what a pull request of a fork gets


def known_keys(said: Mapping[str, Any], known: set[str]) -> None:
    if unknown := said.keys() - known:
        raise UnknownError(f"no {', '.join(sorted(unknown))} is known here")


def read(text: str) -> dict[str, Any]:
    """Read a workflow; `on` is no truth value in it."""
    found: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  (it makes texts alone)
    known_keys(found, WORKFLOW)
    return found


def answers(workflow: Mapping[str, Any], event: Mapping[str, Any]) -> bool:
    """Tell whether a workflow runs for an event."""
    wanted = workflow["on"].get(event["event_name"], {}) if event["event_name"] in workflow["on"] else None
    if wanted is None:
        return False
    for filter in wanted if isinstance(wanted, dict) else ():
        known_keys({filter: ""}, {"branches", "types"})
    filters: dict[str, list[str]] = wanted if isinstance(wanted, dict) else {}
    branch, action = event["ref_name"], event["event"].get("action", "")
    is_branch = not filters.get("branches") or any(fnmatchcase(branch, pattern) for pattern in filters["branches"])
    return is_branch and action in (filters.get("types") or [action])


class Run:
    """One run of a workflow. `results` has what became of each job: success, failure or skipped.

    `others` are the events for which the workflow runs too.
    """

    def __init__(self, hub: Hub, folder: Path, event: Mapping[str, Any], others: list[Mapping[str, Any]]) -> None:
        self.hub, self.folder, self.event = hub, folder, event
        github = {name: value for name, value in event.items() if name != "fork"}
        github |= {"event": either(event["event"], *(other["event"] for other in others))}
        github |= {"repository": NAME, "server_url": "https://github.example", "workspace": "", "run_id": "1"}
        self.known: dict[str, Any] = {"github": github, "vars": {"SITE_URL": ""}, "needs": {}}
        self.results: dict[str, str] = {}
        self.log: list[str] = []
        self.shell = SHELLS[""]

    def workflow(self, workflow: Mapping[str, Any]) -> dict[str, str]:
        """Run every job, and return the results."""
        filled(workflow["concurrency"]["group"], self.known)
        self.shell = SHELLS[workflow.get("defaults", {}).get("run", {}).get("shell", "")]
        left = dict(workflow["jobs"])
        while left:
            for name, job in list(left.items()):
                needed = [job["needs"]] if isinstance(job.get("needs"), str) else job.get("needs", [])
                if not set(needed) & left.keys():
                    del left[name]
                    known = self.known | {"needs": {other: self.known["needs"].get(other, {}) for other in needed}}
                    done = all(self.results[other] == "success" for other in needed)
                    self.results[name] = "skipped"
                    if done and holds(job.get("if", "true"), known):
                        rights = job.get("permissions", workflow["permissions"])
                        self.job(name, job, rights, known)
        return self.results

    def job(self, name: str, job: Mapping[str, Any], rights: Mapping[str, str], known: dict[str, Any]) -> None:
        known_keys(job, JOB)
        rights = {right: ONLY_READ[level] if self.event["fork"] else level for right, level in rights.items()}
        token = self.hub.token(rights)
        environment = job.get("environment", {})
        here = self.folder / name / "handbook"
        here.mkdir(parents=True)
        where = Place(self.hub, here, token, self.event, environment.get("name", "") if environment else "")
        known = known | {"github": known["github"] | {"token": token}, "steps": {}, "env": {}}
        known["env"] = {key: filled(value, known) for key, value in job.get("env", {}).items()}
        self.results[name] = "success"
        for step in job["steps"]:
            known_keys(step, STEP)
            if self.results[name] == "success" and holds(step.get("if", "true"), known):
                said = "; ".join(filter(None, [self.step(step, where, known)]))
                self.log += [f"{name} / {step['name']}: {said or 'done'}"]
                self.results[name] = "failure" if said else "success"
            elif "id" in step:
                known["steps"][step["id"]] = {"outputs": {}}
        if self.results[name] == "success":
            outputs = {key: filled(value, known) for key, value in job.get("outputs", {}).items()}
            self.known["needs"][name] = {"outputs": outputs}
            filled(environment.get("url", ""), known)

    def step(self, step: Mapping[str, Any], where: Place, known: dict[str, Any]) -> str:
        """Do what a step says, and return why it has failed, or nothing."""
        given = {key: filled(value, known) for key, value in step.get("with", {}).items()}
        own = known["env"] | {key: filled(value, known) for key, value in step.get("env", {}).items()}
        outputs: dict[str, str] = {}
        try:
            if "uses" in step:
                outputs = actions.use(step["uses"], where, given)
            else:
                outputs = self.script(filled(step["run"], known), where, own, known)
        except (FailedError, RefusedError) as error:
            return str(error) or "failed"
        finally:
            if "id" in step:
                known["steps"][step["id"]] = {"outputs": outputs}
        return ""

    def script(self, text: str, where: Place, own: dict[str, str], known: dict[str, Any]) -> dict[str, str]:
        """Run the script of a step, with the shell and the files of GitHub, and return its outputs."""
        files = where.folder.parent / "files"
        files.mkdir(exist_ok=True)
        (files / "script.sh").write_text(text, "utf-8")
        (files / "event.json").write_text(json.dumps(self.event["event"]), "utf-8")
        for name in ("output", "env", "path"):
            (files / name).write_text("", "utf-8")
        environment = {
            "PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}",
            "HOME": str(files),
            "LANG": "C.UTF-8",
            "HUB": self.hub.address,
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_TERMINAL_PROMPT": "0",
            **{"CI": "true", "GITHUB_ACTIONS": "true", "GITHUB_WORKSPACE": str(where.folder)},
            **{f"GITHUB_{name.upper()}": known["github"][name] for name in ("event_name", "ref", "ref_name", "sha")},
            **{f"GITHUB_{name.upper()}": str(files / name) for name in ("output", "env", "path")},
            **{"GITHUB_EVENT_PATH": str(files / "event.json"), "GITHUB_STEP_SUMMARY": str(files / "summary")},
            **{"GITHUB_REPOSITORY": NAME, "GITHUB_SERVER_URL": known["github"]["server_url"]},
            **own,
        }
        command = [*self.shell, str(files / "script.sh")]
        done = subprocess.run(command, cwd=where.folder, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise FailedError(f"{done.returncode}: {done.stdout[-2000:]}{done.stderr[-2000:]}")
        if missing := [name for name in MATCHER.findall(done.stdout) if not (where.folder / name).is_file()]:
            raise FailedError(f"there is no {missing[0]}")
        known["env"] |= dict(self.pairs(files / "env"))
        if (files / "path").read_text("utf-8"):
            raise UnknownError("GITHUB_PATH is not known here")
        return dict(self.pairs(files / "output"))

    def pairs(self, file: Path) -> Iterator[tuple[str, str]]:
        for line in file.read_text("utf-8").splitlines():
            if not (found := SET.fullmatch(line)):
                raise UnknownError(f"{line!r} sets nothing")
            yield found[1], found[2]

    def summary(self, job: str) -> str:
        return (self.folder / job / "files" / "summary").read_text("utf-8")


def program(folder: Path, name: str, text: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    (folder / name).chmod(0o755)


def stand_ins(folder: Path, make: str) -> None:
    program(folder / "bin", "gh", f'#!/bin/sh\nexec {sys.executable} {gh.__file__} "$@"\n')
    program(folder / "bin", "make", make)
