"""The handbook is built as any other site of MkDocs is: by its own commands, wherever they are typed."""

from __future__ import annotations

import importlib.metadata
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import MKDOCS, ROOT
from tests.support.handbook import MADE_UP, copied
from tests.support.published import published
from tests.support.some import sample

UV = ROOT / ".tools" / "bin" / "uv"
OWN = "<!-- by its own code -->"


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small handbook, in a folder with a space in its name, whose code leaves a mark at every address."""
    small = published(tmp_path_factory.mktemp("published") / "small")
    folder = copied(tmp_path_factory.mktemp("copy") / "Our handbook", small.folder / "docs")
    template = folder / "macros" / "components" / "redirect" / "template.html"
    template.write_text(template.read_text("utf-8") + OWN, "utf-8")
    return folder


def built(command: list[str | Path], folder: Path, site: Path) -> str:
    """Build the handbook from a folder, and return the page at a permanent address."""
    done = subprocess.run([*command, "--site-dir", site], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return (site / "s" / "home" / "index.html").read_text("utf-8")


def test_it_is_built_in_its_own_folder(copy: Path, tmp_path: Path) -> None:
    assert OWN in built([MKDOCS, "build", "--strict"], copy, tmp_path / "site")


def test_it_is_built_from_any_other_folder(copy: Path, tmp_path: Path) -> None:
    assert OWN in built([MKDOCS, "build", "--strict", "-f", copy / "mkdocs.yml"], tmp_path, tmp_path / "site")


@pytest.mark.skipif(not UV.exists(), reason="uv was not brought by make")
def test_it_is_built_by_uv(copy: Path, tmp_path: Path) -> None:
    command: list[str | Path] = [UV, "run", "--no-sync", "--project", ROOT, "mkdocs", "build", "--strict"]
    assert OWN in built(command, copy, tmp_path / "site")


def ours(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run one of our own commands, as `make` does."""
    line = [sys.executable, "-m", "macros", *command]
    return subprocess.run(line, cwd=folder, capture_output=True, text=True, check=False)


def test_a_build_says_that_all_is_well_and_only_then(tmp_path: Path) -> None:
    folder = copied(tmp_path / "copy", MADE_UP)
    done = ours(folder, "build")
    assert (done.returncode, done.stdout.splitlines()[-1:]) == (
        0,
        ["All is well: nothing is wrong, and the handbook is in   site/"],
    ), done.stderr
    page = folder / "docs" / "index.md"
    page.write_text(page.read_text("utf-8") + "\n[Words](no-such.md)\n", "utf-8")
    done = ours(folder, "build")
    assert (done.returncode, "All is well" in done.stdout + done.stderr) == (1, False)


@pytest.mark.parametrize("command", sample(1, ["serve", "build", "record"]))
@pytest.mark.parametrize(
    ("slip", "says"),
    [
        (("  language:", "\tlanguage:"), "there is a tab here, where spaces belong."),
        (("  - index.md", "<<<<<<< HEAD\n  - index.md"), "two branches have changed these lines"),
        (("name: material", "name: no-such-theme"), 'the setting "theme" cannot be used: '),
    ],
)
def test_a_slip_in_the_settings_is_told_before_mkdocs_reads_them(
    copy: Path, tmp_path: Path, command: str, slip: tuple[str, str], says: str
) -> None:
    sound = (copy / "mkdocs.yml").read_text("utf-8")
    (tmp_path / "mkdocs.yml").write_text(sound.replace(*slip, 1), "utf-8")
    for name in ("docs", "macros"):
        (tmp_path / name).symlink_to(copy / name)
    done = ours(tmp_path, command)
    line = sound[: sound.index(slip[0])].count("\n") + 1 - ("theme" in says)
    assert f"mkdocs.yml:{line}: {says}" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert done.returncode != 0


def test_a_conflict_is_ended_by_a_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    page = tmp_path / "page.md"
    page.write_text("A.\n<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> other\n", "utf-8")
    for at, says in (("", '"" is no line of a file.'), ("page.md:1", "there is nothing here that Git could not join.")):
        assert says in ours(tmp_path, "resolve", "--at", at, "--keep", "first").stderr
    done = ours(tmp_path, "resolve", "--at", "page.md:2", "--keep", "both")
    assert (done.returncode, page.read_text("utf-8")) == (0, "A.\nOne.\nTwo.\n")
    assert done.stdout == "page.md: kept both. Nothing more in this file: go on in Git.\n"


def test_an_option_with_a_longer_dash_is_told(copy: Path) -> None:
    done = ours(copy, "record", "\u2013\u2013note", "What changed")
    assert done.returncode != 0
    assert "It has an en dash (\u2013) where a hyphen (-) belongs.\n  Type   --note" in done.stderr


def test_what_was_found_is_told_when_something_else_breaks(tmp_path: Path) -> None:
    folder = copied(tmp_path / "broken", MADE_UP)
    page = folder / "docs" / "index.md"
    page.write_text(page.read_text("utf-8") + '\n{{ section("no-such-id") }}\n', "utf-8")
    (folder / "breaks.py").write_text("def on_page_content(html, **_):\n    raise RuntimeError('it broke')\n", "utf-8")
    settings = (folder / "mkdocs.yml").read_text("utf-8")
    (folder / "mkdocs.yml").write_text(settings.replace("[macros/hooks.py]", "[macros/hooks.py, breaks.py]"), "utf-8")
    done = ours(folder, "build")
    assert done.returncode != 0
    assert "it broke" in done.stderr
    assert done.stderr.count('there is no section "no-such-id".') == 1


def test_no_module_hides_another() -> None:
    """MkDocs looks into `macros/` itself for modules while it loads the hooks."""
    ours = {path.stem for path in (ROOT / "macros").iterdir() if not path.stem.startswith(("_", "."))}
    assert "hooks" in ours
    assert not ours & {*sys.stdlib_module_names, *importlib.metadata.packages_distributions()}
