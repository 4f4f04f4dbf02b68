"""The register as the check of policies reads it, and the command that is published, run as its users run it."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
from pathlib import Path

import pytest
import yaml

from macros.components.policy_check import COMMAND
from macros.output import policy_check
from macros.publishing.permalinks import GONE
from macros.register.entries import Register
from tests.components.policy_check.checking import DATA, FIRST, SAID, html
from tests.conftest import NODE, ROOT
from tests.simulation.copies import Copy, Original
from tests.support.changed_handbook import NEW, OLD, handbook, live
from tests.support.code_blocks import BLOCK, code
from tests.support.published import FRONT
from tests.support.serving import serve
from tests.support.some import sample, some

PAGE = (ROOT / "docs" / "check-my-policy.md").read_text("utf-8")
POLICIES = Path(__file__).parents[1] / "data" / "policies"
ADDRESSES = {"former": ["https://old.example.org/"], "copies": []}


def test_all_that_was_published_is_in_it_and_each_text_once(tmp_path: Path) -> None:
    small = handbook(tmp_path, "Words.")
    live(small.library)
    small.library.site_url = "https://host.example/some/path/"
    data = policy_check.register_data(small.library, ADDRESSES)
    sections = {entry[0]: entry for entry in some(data["sections"])}
    published: dict[str, Register] = small.library.registers
    assert sections.keys() == published.keys()
    notes, pages = data["notes"], data["pages"]
    assert len(set(notes)) == len(notes)
    for id, register in some(published.items()):
        _, title, _, _, page, _, versions, end = sections[id]
        assert [version[0] for version in versions] == register.names
        assert [notes[version[2]] for version in versions] == [version.note for version in register.versions]
        assert [version[3] or title for version in versions] == [version.title for version in register.versions]
        assert pages[page]
        assert bool(end) is (register.withdrawn is not None and id not in small.library.sections)
    assert data["edition"] == max(OLD, NEW, *(str(one.newest.date) for one in published.values()))
    assert (data["former"], data["copies"]) == (["https://old.example.org/"], [])


def test_a_page_that_is_gone_is_known(tmp_path: Path) -> None:
    small = handbook(tmp_path, "Words.")
    live(small.library)
    del small.library.pages["b.md"]
    gone = [page for page in policy_check.register_data(small.library, ADDRESSES)["pages"] if page[1] == GONE]
    assert ["b/", GONE, "", "", ""] in gone


def test_a_copy_knows_the_original_and_where_it_has_other_words(tmp_path: Path) -> None:
    first = Original(tmp_path / "original", "2026-01-10")
    own = {
        "organisation.yml": "name: Ours\noriginal: https://original.example.org/\nleave_out: [page-c]\n"
        "former_addresses: [https://once.example.org/]\n",
        "sections/a-2.md": "---\nbased_on: 2026-01-10\n---\n\n## Ours { #a-2 }\n\nOther words.\n",
        "pages/our-team.md": FRONT.format(title="Our team", id="our-team") + "Words.\n",
    }
    copy = Copy(first, tmp_path / "copy", own)
    copy.register("2026-02-10")
    library = copy.library
    library.original_name = "The handbook"
    data = policy_check.register_data(library, ADDRESSES)
    assert (data["former"], data["reworded"]) == (["https://once.example.org/"], ["a-2", "page-a"])
    base = data["original"]
    assert [base[key] for key in ("name", "edition")] == ["The handbook", "2026-01-10"]
    assert base["url"] == "https://original.example.org/"
    assert base["former"] == ADDRESSES["former"]
    assert {entry[0] for entry in some(base["sections"])} == library.original.keys()
    entries = {entry[0]: entry for entry in base["sections"]}
    assert [entries[id][1] for id in ("a-2", "page-c")] == ["a 2", "Page c"]
    assert [entries[id][3] for id in ("a-2", "page-a", "page-c", "c-1")] == [2, 1, 1, 2]
    assert ["c/", "Page c", "page-c", "", ""] in base["pages"]
    assert "our-team" not in entries


def test_the_original_names_no_other(tmp_path: Path) -> None:
    data = policy_check.register_data(handbook(tmp_path, "Words.").library, ADDRESSES)
    assert not {"original", "reworded"} & data.keys()


def test_a_site_whose_pages_check_nothing_has_none_of_it(tmp_path: Path) -> None:
    assert policy_check.assets(handbook(tmp_path, "Words.").library, ADDRESSES) == ({}, [])


@pytest.fixture(scope="module")
def command(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command as it is published, with the register of these tests."""
    _, _, program = (site / COMMAND).read_text("utf-8").partition("\n")
    path = tmp_path_factory.mktemp("command") / COMMAND
    path.write_text(f"globalThis.handbookRegister={json.dumps(DATA)};\n{program}", "utf-8")
    return path


def run(command: Path, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(NODE), str(command), *arguments], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_the_published_command_holds_the_register_of_its_day(site: Path, tmp_path: Path) -> None:
    first, _, _ = (site / COMMAND).read_text("utf-8").partition("\n")
    register = json.loads(first.removeprefix("globalThis.handbookRegister=").removesuffix(";"))
    (tmp_path / "a.txt").write_text(f"{register['url']}s/no-such-section-at-all/")
    done = run(site / COMMAND, "a.txt", folder=tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    assert register["edition"][:4] in done.stdout


def test_a_folder_is_checked_and_what_came_of_it_is_told(command: Path, tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "all.html").write_text(html(SAID.values()))
    (tmp_path / ".hidden.html").write_text(html(SAID.values()))
    done = run(command, "--json", "--approved", FIRST, ".", folder=tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    (document,) = json.loads(done.stdout)["documents"]
    assert document["name"] == "inner/all.html"
    assert [found["verdict"] for found in document["found"]] == [*SAID]
    rows = list(csv.DictReader(io.StringIO(run(command, "--csv", ".", folder=tmp_path).stdout.removeprefix("\ufeff"))))
    assert len(rows) == len(SAID)


@pytest.mark.parametrize(
    ("addresses", "arguments", "code"),
    sample(
        4,
        [
            ([SAID["current"]], [], 0),
            ([SAID["minor"]], ["--approved", FIRST], 0),
            ([SAID["minor"]], ["--approved", FIRST, "--fail-on", "minor"], 1),
            ([SAID["minor"]], ["--fail-on", "undated"], 1),
            ([SAID["withdrawn"]], [], 1),
            ([SAID["asked"]], [], 0),
            ([SAID["asked"]], ["--copy", "https://other.example/guide", "--approved", FIRST, "--fail-on", "source"], 1),
            (["https://example.org/"], [], 0),
        ],
    ),
)
def test_it_ends_as_it_should(
    command: Path, tmp_path: Path, addresses: list[str], arguments: list[str], code: int
) -> None:
    (tmp_path / "a.html").write_text(html(addresses))
    assert run(command, *arguments, "a.html", folder=tmp_path).returncode == code


def test_what_was_not_read_is_no_success(command: Path, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(html([SAID["current"]]))
    (tmp_path / "b.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old")
    done = run(command, "a.html", "b.docx", folder=tmp_path)
    assert done.returncode == 2
    assert "not everything was read" in done.stdout


def test_every_kind_of_document_is_read_as_the_page_reads_it(command: Path) -> None:
    """What reads a PDF takes no Buffer, for one, and Node reads a file into no other."""
    done = run(command, "--json", "--approved", FIRST, str(POLICIES), folder=POLICIES)
    documents = {Path(document["name"]).name: document for document in json.loads(done.stdout)["documents"]}
    for file in some(POLICIES.glob("*.json")):
        known = json.loads(file.read_text("utf-8"))
        document = documents[file.stem]
        assert (file.stem, document["unread"]) == (file.stem, [])
        assert document["links"] >= len(known["links"]), file.stem


def test_results_are_written_into_a_file_whatever_the_window_of_commands_makes_of_them(
    command: Path, tmp_path: Path
) -> None:
    (tmp_path / "a.html").write_text(html([SAID["major"]], "“é”"), "utf-8")
    for _ in range(2):  # the file of the last time is none of the documents
        done = run(command, "--csv", "--output", "result.csv", "--approved", FIRST, ".", folder=tmp_path)
        assert (done.returncode, done.stdout, done.stderr) == (1, "", "")
        rows = list(csv.DictReader((tmp_path / "result.csv").read_text("utf-8-sig").splitlines()))
        assert [row["Document"] for row in rows] == ["a.html"]
    done = run(command, "--output", "no/such/folder.csv", "a.html", folder=tmp_path)
    assert (done.returncode, done.stdout) == (3, "")


def test_each_document_has_its_own_day(command: Path, tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_text(html([SAID["major"]]))
    (tmp_path / "dates.json").write_text(json.dumps({"./a.html": FIRST, "b.html": "2026-06-01"}))
    done = run(command, "--json", "--dates", "dates.json", ".", folder=tmp_path)
    found = {document["name"]: document["found"][0]["verdict"] for document in json.loads(done.stdout)["documents"]}
    assert found == {"a.html": "major", "b.html": "current"}


@pytest.mark.parametrize(
    ("arguments", "says"),
    sample(
        4,
        [
            ([], "Name a file"),
            (["nothing.html"], "There is no file or folder nothing.html"),
            (["--dates", "nothing.json", "a.html"], "There is no file nothing.json"),
            (["--dates", "a.html", "a.html"], "a.html is no JSON"),
            (["--dates", "list.json", "a.html"], "is not a list of paths with dates"),
            (["--dates", "soon.json", "a.html"], "is no date"),
            (["--dates", "later.json", "a.html"], "2999-01-01 is still to come"),
            (["--wrong"], "There is no option --wrong"),
        ],
    ),
)
def test_a_wrong_call_is_told(command: Path, tmp_path: Path, arguments: list[str], says: str) -> None:
    (tmp_path / "a.html").write_text("<p>x</p>")
    (tmp_path / "list.json").write_text('["a.html"]')
    (tmp_path / "soon.json").write_text('{"a.html": "soon"}')
    (tmp_path / "later.json").write_text('{"a.html": "2999-01-01"}')
    done = run(command, *arguments, folder=tmp_path)
    assert (done.returncode, done.stdout) == (3, "")
    assert says in done.stderr


WORKFLOW = yaml.safe_load(code("check-my-policy.md", "yaml"))
STEPS = [step["run"] for step in some(WORKFLOW["jobs"]["check"]["steps"]) if "run" in step]


@pytest.mark.parametrize(("path", "code"), [("", 0), ("s/no-such-section-at-all/", 1)])
def test_the_workflow_on_the_page_does_what_it_says(site: Path, tmp_path: Path, path: str, code: int) -> None:
    register, _, _ = (site / COMMAND).read_text("utf-8").partition("\n")
    home = json.loads(register.removeprefix("globalThis.handbookRegister=").removesuffix(";"))["url"]
    (tmp_path / "policies").mkdir()
    (tmp_path / "policies" / "posting.html").write_text(html([f"{home}{path}"]))
    (tmp_path / "policies" / "approved.json").write_text(json.dumps({"policies/posting.html": "2026-11-30"}))
    environment = {**os.environ, "PATH": f"{NODE.parent}{os.pathsep}{os.environ['PATH']}"}
    with serve(site) as address:
        steps = [step.replace("https://handbook.example.org", address) for step in STEPS]
        command = ["bash", "-e", "-c", "\n".join(steps)]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stderr
    assert "policies/posting.html" in done.stdout


SCRIPT, TASK = (text for name, text in BLOCK.findall(PAGE) if name == "powershell")


def test_the_line_for_windows_writes_its_result(command: Path, tmp_path: Path) -> None:
    (line,) = (line for line in SCRIPT.splitlines() if line.startswith("node "))
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "a.html").write_text(html([SAID["major"]]))
    (tmp_path / "approved.json").write_text(json.dumps({"documents\\a.html": FIRST}))
    _, program, *arguments = line.split()
    assert program == COMMAND
    assert run(command, *arguments, folder=tmp_path).returncode == 1
    (row,) = csv.DictReader((tmp_path / "result.csv").read_text("utf-8-sig").splitlines())
    assert (row["Document"], row["Approved"]) == ("documents/a.html", FIRST)


def test_the_task_for_windows_runs_the_script_that_is_saved() -> None:
    saved = re.search(r"Save this as `([^`]+)`", PAGE)
    assert saved
    assert f'-File {saved[1]}"' in TASK
    assert f"Set-Location {saved[1].rpartition(chr(92))[0]}" in SCRIPT


def test_help_is_no_failure(command: Path, tmp_path: Path) -> None:
    done = run(command, "--help", folder=tmp_path)
    assert (done.returncode, "--fail-on" in done.stdout) == (0, True)
