"""`python -m tests.mutants` makes small mistakes, chosen by a seed, and lists those that no test notices.

    python -m tests.mutants [--seed 1] [--count 100] [--language python|javascript] [--file macros/x.py]

Each is made in a copy, and the tests that can notice it are run until one does. It fails when too few are noticed.
"""

from __future__ import annotations

import argparse
import contextlib
import itertools
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

import yaml

from tests.conftest import NODE, ROOT
from tests.mutants import Mutant, python
from tests.mutants.imports import Choice

ENOUGH = {"python": 0.90, "javascript": 0.85}
ENDS = {"python": ".py", "javascript": ".js"}
SCRIPT = Path(__file__).with_name("javascript.js")
EQUIVALENT = ROOT / "tests" / "data" / "equivalent_mutants.yml"
LISTS = {"macros/components/writer/tlds.js"}  # a list of names from elsewhere
SECONDS = itertools.count(int(time.time()))
LONGEST = 600  # seconds for a stage: a mistake that lets a test run for ever is noticed


def tracked() -> list[str]:
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [name for name in done.stdout.splitlines() if (ROOT / name).is_file()]


def all_mutants(language: str, files: list[str]) -> list[Mutant]:
    """Return every mistake that can be made in these files."""
    if language == "python":
        return [mutant for file in files for mutant in python.mutants(file, (ROOT / file).read_text("utf-8"))]
    command = [str(NODE), str(SCRIPT)]
    done = subprocess.run(command, cwd=ROOT, input=json.dumps(files), capture_output=True, text=True, check=True)
    return [Mutant(*found) for found in json.loads(done.stdout)]


def equivalent() -> set[tuple[str, str, str]]:
    """Return the mistakes that change nothing that anyone could notice: file, before and after."""
    listed = yaml.safe_load(EQUIVALENT.read_text("utf-8")) or []
    return {(entry["file"], entry["before"], entry["after"]) for entry in listed}


def copy(folder: Path) -> Path:
    """Copy what is tracked, and lead to what is installed."""
    for name in tracked():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, folder / name)
    for name in ("node_modules", ".venv"):
        (folder / name).symlink_to(ROOT / name, target_is_directory=True)
    subprocess.run(["git", "init", "--quiet"], cwd=folder, check=True)
    subprocess.run(["git", "add", "--all"], cwd=folder, check=True, capture_output=True)
    commit = [
        "-c",
        "user.name=Mutants",
        "-c",
        "user.email=mutants@example.org",
        "commit",
        "--quiet",
        "--message=As it is",
    ]
    subprocess.run(["git", *commit], cwd=folder, check=True)  # some tests clone it
    return folder


def failing(folder: Path, tests: list[str]) -> str:
    """Return the first of these tests that fails in a copy, or that takes too long; nothing when all pass.

    Raises SystemExit when something has ended them.
    """
    command = [sys.executable, "-m", "pytest", "-n", "0", "-x", "--tb=no", "-p", "no:cacheprovider", *tests]
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, start_new_session=True
    ) as group:
        try:
            said, _ = group.communicate(timeout=LONGEST)
        except subprocess.TimeoutExpired:
            return "time"
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(group.pid, signal.SIGKILL)  # what a test has started may go on for ever
    if group.returncode in (0, 5):  # 5: there is no test in it
        return ""
    if group.returncode < 0:
        raise SystemExit(f"The tests were ended by signal {-group.returncode}, so nothing is known of this mistake.")
    failed = [line for line in said.splitlines() if line.startswith(("FAILED ", "ERROR "))]
    return failed[0].split(" ", 1)[1].split(" - ")[0] if failed else " ".join(tests)


def write(file: Path, text: str) -> None:
    """Write a source dated to a second of its own: by second and size a compiled module is known as fresh."""
    file.write_text(text, "utf-8")
    os.utime(file, (second := next(SECONDS), second))


def noticed_by(folder: Path, mutant: Mutant, stages: list[list[str]], sound: set[str]) -> str:
    """Make a mistake in a copy, and return the test that notices it, or nothing; the copy is then as before.

    What is known to pass without any mistake is `sound`, and grows. Raises SystemExit when what notices the mistake
    fails, or takes too long, without it too.
    """
    file = folder / mutant.file
    text = file.read_text("utf-8")
    write(file, mutant.applied(text))
    try:
        by, stage = next(((found, stage) for stage in stages if (found := failing(folder, stage))), ("", []))
    finally:
        write(file, text)
    anew = {*(stage if by == "time" else filter(None, [by]))} - sound
    if anew and (again := failing(folder, sorted(anew))):
        wrong = f"{' '.join(stage)} take longer than {LONGEST} s" if again == "time" else f"{again} fails"
        raise SystemExit(f"{wrong} without any mistake too: mend that first.")
    sound |= anew
    return by


def run(language: str, seed: int, count: int, only: str, workers: int) -> bool:
    """Make the mistakes of a language, say what became of each, and return whether enough were noticed."""
    files = [f for f in tracked() if f.startswith(only or "macros/") and f.endswith(ENDS[language]) and f not in LISTS]
    texts = {file: (ROOT / file).read_text("utf-8") for file in files}
    known = equivalent()
    every = [m for m in all_mutants(language, files) if (m.file, *m.shown(texts[m.file])) not in known]
    chosen = random.Random(seed).sample(every, min(count, len(every)))  # noqa: S311  (nothing secret)
    tests = Choice(ROOT)
    stages = tests.of_python if language == "python" else tests.of_script
    survivors: list[str] = []
    sound: set[str] = set()
    with tempfile.TemporaryDirectory() as name, ThreadPoolExecutor(workers) as pool:
        copies: SimpleQueue[Path] = SimpleQueue()
        for number in range(workers):
            copies.put(copy(Path(name, str(number), "handbook")))

        def judge(mutant: Mutant) -> tuple[str, float]:
            started, folder = time.monotonic(), copies.get()
            try:
                return noticed_by(folder, mutant, stages(mutant.file), sound), time.monotonic() - started
            finally:
                copies.put(folder)

        for mutant, (by, seconds) in zip(chosen, pool.map(judge, chosen), strict=True):
            text = texts[mutant.file]
            before, after = mutant.shown(text)
            said = f"{mutant.file}:{mutant.line(text)}\n    - {before}\n    + {after}"
            print(f"{'noticed' if by else 'SURVIVED'} in {seconds:.0f} s: {said}\n    {by}", flush=True)
            survivors += [] if by else [said]
    share = 1 - len(survivors) / len(chosen)
    print(f"\n{language}, seed {seed}: {len(chosen) - len(survivors)} of {len(chosen)} noticed ({share:.0%}).")
    print("\n".join(["Not noticed:", *survivors]) if survivors else "", flush=True)
    return share >= ENOUGH[language]


def main() -> None:
    given = argparse.ArgumentParser(prog="python -m tests.mutants")
    given.add_argument("--seed", type=int, default=1)
    given.add_argument("--count", type=int, default=100, help="of each language")
    given.add_argument("--language", choices=ENDS)
    given.add_argument("--file", default="", help="a file, or the start of its path")
    given.add_argument("--workers", type=int, default=2)
    options = given.parse_args()
    languages = [options.language] if options.language else [*ENDS]
    judged = [run(each, options.seed, options.count, options.file, options.workers) for each in languages]
    sys.exit(not all(judged))


if __name__ == "__main__":
    main()
