"""An editor of a copy of a handbook, who makes a change and then does what the messages say, to the letter."""

from __future__ import annotations

import contextlib
import functools
import logging
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from unittest import mock

from click.testing import CliRunner
from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from macros.__main__ import main
from macros.build import build_of
from macros.content.headings import Section
from macros.handbook.catalogue import COMPONENTS
from macros.handbook.library import Library
from macros.register.register_file import FOLDER
from tests.conftest import ROOT, build
from tests.simulation.addresses import Ledger, Visit
from tests.support.handbook import Handbook, settings
from tests.support.published import read

WHO = ("-c", "user.name=An editor", "-c", "user.email=editor@host.example", "-c", "commit.gpgsign=false")
RESTORE = re.compile(r"git checkout (\S+) -- (\S+)")
RECORD = re.compile(r'Run   make record(?: NOTE=".+?")?(?:$|   or)', re.MULTILINE)
WITHDRAW = re.compile(r"make withdraw ID=(\S+) REASON=")
RENAMED = re.compile(r"^(\S+):(\d+): .*\n  It seems to be this one: write   (\{ #\S+ \})", re.MULTILINE)
RENAMED_ENTRY = re.compile(
    r"^(\S+):(\d+): .*\n  It seems to be this one: write   (\S+):   here, and   (\{\{ .*? \}\})", re.MULTILINE
)
MISNAMED = re.compile(r"^(\S+):1: .*\n  Give the file its name back:   (\S+)", re.MULTILINE)
ANOTHER_ID = re.compile(r"^(\S+):(\d+): .*\n  Give (?:one of the two|this \w+) another id", re.MULTILINE)
INSTEAD = re.compile(r"^(\S+):(\d+): .*\n  Write   (\{\{ section\(.*?\) \}\})", re.MULTILINE)
LINE = re.compile(r"^(\S+):(\d+): .*\n  Write   (##.*)", re.MULTILINE)
ID = r"\{ #[a-z0-9-]+ \}"


class Messages(logging.Handler):
    """Keeps what MkDocs warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


class Editor:
    def __init__(self, root: Path, docs: Path) -> None:
        self.root = root
        self.docs = root / "docs"
        shutil.copytree(docs, self.docs)
        (root / "mkdocs.yml").write_text(settings(docs), "utf-8")
        for name in ("macros", "node_modules", "package.json"):
            (root / name).symlink_to(ROOT / name)
        self.git("init", "--quiet", "--initial-branch=main")
        (root / ".git" / "info" / "exclude").write_text("/macros\n/node_modules\n/package.json\n/site\n", "utf-8")
        self.ledger = Ledger()
        self.built = Library(COMPONENTS)
        days = [version.date for kept in self.library.registers.values() for version in kept.versions]
        days += [kept.withdrawn.date for kept in self.library.registers.values() if kept.withdrawn]
        self.today = date.fromisoformat(max(days, default="2026-01-01")) + timedelta(1)

    @property
    def library(self) -> Library:
        """The handbook as it is now; read anew only when a file has changed, since it is asked for so often."""
        stats = [(path, path.stat()) for path in sorted(self.docs.rglob("*.[my][dm]*"))]
        return self.as_read(tuple((path, stat.st_mtime_ns, stat.st_size) for path, stat in stats))

    @functools.lru_cache(4)  # noqa: B019  (there is one editor in a run of the tests)
    def as_read(self, _: object) -> Library:
        return Handbook(self.root).library

    def git(self, *args: str) -> str:
        return subprocess.run(["git", *WHO, *args], cwd=self.root, check=True, capture_output=True, text=True).stdout

    def publish(self) -> None:
        """Let all of it be in the base branch and in the register, and let it be the day after."""
        assert not self.command("register", "--date", self.today.isoformat())
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "Publish")
        self.git("update-ref", "refs/remotes/origin/main", "HEAD")
        self.ledger.publish(self.library)
        self.today += timedelta(1)

    def on_the_day(self) -> contextlib.AbstractContextManager[object]:
        """Let it be the day of this editor, where that is still to come: no version is of a day after today."""
        day = datetime.combine(max(self.today, date.today()), time(12), UTC)
        return mock.patch.dict(os.environ, {"SOURCE_DATE_EPOCH": str(int(day.timestamp()))})

    def command(self, *args: str) -> str:
        """Give a command of ours; return what it says when it is refused."""
        with contextlib.chdir(self.root), self.on_the_day():
            done = CliRunner().invoke(main, args, catch_exceptions=False)
        return done.output if done.exit_code else ""

    def record(self, note: str = "Why it is so.", kind: str = "major") -> str:
        return self.command("record", "--note", note, "--kind", kind, "--date", self.today.isoformat())

    def withdraw(self, id: str, see: str = "", reason: str = "It has had its day.") -> str:
        return self.command("withdraw", "--id", id, "--reason", reason, "--see", see, "--date", self.today.isoformat())

    def strict(self) -> list[str]:
        """Build as `make build` does; return what fails the build."""
        site = self.root / "site"
        if not (self.root / "macros").is_symlink():  # code of its own, which this process cannot run
            done = build(self.root, site, "--strict")
            self.built = read(self.root).library
            return [done.stderr] if done.returncode else []
        messages = Messages()
        logger = logging.getLogger("mkdocs")
        logger.addHandler(messages)
        try:
            config = load_config(str(self.root / "mkdocs.yml"), site_dir=str(site), strict=True)
            with contextlib.suppress(Abort), self.on_the_day():
                build_site(config)
            self.built = build_of(config).library
        finally:
            logger.removeHandler(messages)
        return messages.said

    def check(self) -> list[str]:
        said = self.command("check")
        return re.findall(r"^\S+:\d+: .*\n .*", said, re.MULTILINE) if said else []

    def failures(self) -> list[str]:
        """Return which of all addresses ever published does not lead where it should in the site just built."""
        return Visit(self.root / "site", self.built, self.ledger).failures()

    def obey(self, messages: list[str], see: str) -> None:
        """Do what messages say, with reasons of its own: first edit, then withdraw, and when only that is left, record.

        `see` is what to read instead of what is withdrawn.
        """
        if self.mended("\n".join(messages)):
            return
        refused = []
        for message in messages:
            if found := WITHDRAW.search(message):
                refused.append(self.withdraw(found[1], see))
        if all(RECORD.search(message) for message in messages):
            refused.append(self.record())
        assert not any(refused), refused

    def mended(self, said: str) -> bool:
        """Edit what messages say; tell whether there was anything."""
        for branch, file in RESTORE.findall(said):
            self.git("checkout", branch, "--", file)
        for file, name in MISNAMED.findall(said):
            (self.root / file).rename((self.root / file).with_name(name))
        if RESTORE.search(said):  # what else is said may come of that
            return True
        for file, number, id in RENAMED.findall(said):
            self.replace(file, int(number), ID, id)
        for file, number, id, call in RENAMED_ENTRY.findall(said):
            now = self.lines(file)[int(number) - 1].strip().removesuffix(":")
            self.replace(file, int(number), now, id)
            for page in self.docs.glob("*.md"):
                page.write_text(page.read_text("utf-8").replace(call.replace(id, now), call), "utf-8")
        for file, number in ANOTHER_ID.findall(said):
            self.replace(file, int(number), r"(\{ #[a-z0-9-]+) \}", r"\1-other }")
        for file, number, link in INSTEAD.findall(said):
            self.replace(file, int(number), r"\{\{ section\(.*?\) \}\}", link)
        for file, number, line in LINE.findall(said):
            self.replace(file, int(number), ".*", line)
        kinds = (MISNAMED, RENAMED, RENAMED_ENTRY, ANOTHER_ID, INSTEAD, LINE)
        return any(kind.search(said) for kind in kinds)

    # What to edit, found in whatever the handbook says now.

    def lines(self, file: str) -> list[str]:
        return (self.root / file).read_text("utf-8").split("\n")

    def write(self, file: str, lines: list[str]) -> None:
        (self.root / file).parent.mkdir(exist_ok=True)
        (self.root / file).write_text("\n".join(lines), "utf-8")

    def replace(self, file: str, number: int, pattern: str, new: str) -> None:
        """Replace what a pattern finds first in a line, which has to be changed by that."""
        lines = self.lines(file)
        before = lines[number - 1]
        lines[number - 1] = re.sub(pattern, new, before, count=1)
        assert lines[number - 1] != before, f"{file}:{number}: {before}"
        self.write(file, lines)

    def find(self, file: str, pattern: str) -> int:
        """Return the number of the first line of a file in which a pattern is found."""
        return next(n for n, line in enumerate(self.lines(file), 1) if re.search(pattern, line))

    def edit(self, file: str, pattern: str, new: str) -> None:
        self.replace(file, self.find(file, pattern), pattern, new)

    def place(self, id: str) -> str:
        """Return where an id is written now, as messages say it; that of an entry in its data."""
        section = self.library.sections.get(id)
        if section and section.of:
            return f"{section.id.where.file}:{section.id.where.line}"
        for path in sorted(self.docs.rglob("*.md")):
            file = path.relative_to(self.root).as_posix()
            for number, line in enumerate(self.lines(file), 1):
                if re.search(rf"^#+ .*\{{ #{id} \}}$|^id: {id}$", line):
                    return f"{file}:{number}"
        raise AssertionError(id)

    @property
    def headings(self) -> list[Section]:
        """The sections without the entries that are sections of their own."""
        return [section for section in self.library.sections.values() if not section.of]

    def span(self, section: Section, whole: bool = True) -> tuple[int, int]:
        """Return from which line of its file to before which a section goes, counted from 0; or only its own words."""
        sections = [each for each in self.library.pages[section.page].sections if not each.of]
        at = next(n for n, other in enumerate(sections) if other.id == section.id)
        after = (other for other in sections[at + 1 :] if not whole or other.level <= section.level)
        end = next((other.id.where.line - 1 for other in after), len(self.lines(section.id.where.file)))
        return section.id.where.line - 1, end

    def around(self, section: Section) -> list[str]:
        """Return the ids of what a section is in, and its own."""
        level, ids = section.level, [str(section.id)]
        sections = self.library.pages[section.page].sections
        at = next(n for n, other in enumerate(sections) if other.id == section.id)
        for other in reversed(sections[:at]):
            if other.level < level:
                level = other.level
                ids.append(str(other.id))
        return ids

    def free(self) -> Iterator[Section]:
        """Yield sections with no macro and no section in them, which nothing leads to."""
        texts = "\n".join(path.read_text("utf-8") for path in self.docs.glob("*.[my][dm]*"))
        for section in self.headings:
            start, end = self.span(section)
            text = self.lines(section.id.where.file)[start + 1 : end]
            alone = len(re.findall(rf"(?<![\w-]){section.id}(?![\w-])", texts)) == 1
            if section.level == 2 and alone and "{{" not in "".join(text) and not any(s.startswith("#") for s in text):
                yield section


def register(id: str) -> str:
    return f"docs/{FOLDER}/{id}.yml"
