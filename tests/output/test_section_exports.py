"""What programs read of the register is whole, in the formats that it claims, and leads to permanent addresses."""

from __future__ import annotations

import io
import json
import posixpath
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args, get_type_hints
from urllib.parse import urldefrag

import pytest
from bs4 import BeautifulSoup
from markdown import Markdown
from mkdocs.utils.yaml import yaml_load
from mkdocs_autorefs import AutorefsExtension, AutorefsPlugin, fix_refs
from mkdocstrings import Inventory
from sphinx.util.inventory import InventoryFile

from macros.build import Build
from macros.content.headings import ENTRY, Section
from macros.content.pages import Page
from macros.content.yaml_reader import Text
from macros.handbook.catalogue import COMPONENTS
from macros.handbook.library import Library
from macros.output import section_exports
from macros.output.framed_pages import save
from macros.problems import Where
from macros.register.entries import Register, Version, Withdrawal
from macros.register.seals import seal, sha256
from tests.conftest import ROOT
from tests.support.code_blocks import code
from tests.support.feed_rules import entries, faults, links, read, text
from tests.support.handbook import real
from tests.support.some import some

HERE = Where("docs/_register/x.yml", 1)
SITE = "https://example.org/hb/"
PAGE = "policy-authors.md"
TEXT = (ROOT / "docs" / PAGE).read_text("utf-8")
EXAMPLE = "https://handbook.example.org/"  # on that page
SCHEMA = ROOT / "docs" / section_exports.SCHEMA
Published = dict[str, Any]


def words(text: str) -> Text:
    return Text(text, HERE)


def version(
    day: str,
    kind: Literal["major", "minor", "moved"] = "major",
    note: str = "Why.",
    page: str = "part.md",
    title: str = "Title",
) -> Version:
    checksum = words(sha256("A\n"))
    return Version(HERE, words(day), kind, words(note), words(page), words(title), checksum, words(""), "A\n")


def register(id: str, *versions: Version, end: Withdrawal | None = None) -> Register:
    return seal(id, Register(HERE, versions, end))


def handbook(*sections: Section, **registers: Register) -> Build:
    library = Library(COMPONENTS, site_url=SITE, name="Our & Handbook")
    library.registers = {id.replace("_", "-"): found for id, found in registers.items()}
    library.sections = {section.id: section for section in sections}
    for path in ("part.md", "index.md"):
        library.pages[path] = Page(path, f"docs/{path}", None, tuple(s for s in sections if s.page == path))
    return Build(library=library, today=date(2026, 12, 1))


def small() -> Build:
    end = Withdrawal(HERE, words("2026-11-25"), words("Merged."), words(""), (words("move-on"),))
    return handbook(
        Section(words("move-on"), "Move\non – “again”", 2, "index.md"),
        Section(words("part"), "Part", 1, "part.md"),
        Section(words("new"), "New", 2, "part.md"),
        Section(words("clause-ours"), "Ours", ENTRY, "part.md", "clause"),
        part=register("part", version("2026-11-22")),
        move_on=register(
            "move-on",
            version("2026-11-22", title="Move on"),
            version("2026-11-22", "minor", "Shorter."),
            version("2026-11-23", "moved", "Moved.", "index.md"),
        ),
        clause_ours=register("clause-ours", replace(version("2026-11-24", title="Ours"), of=words("clause"))),
        gone=register("gone", version("2026-11-22", title="Gone"), version("2026-11-24", title="Going"), end=end),
        vanished=register("vanished", version("2026-11-22")),
    )


def export(build: Build, site: Path) -> None:
    """Write what programs read, with the feeds of the sections, which are written with their pages."""
    section_exports.write(build, site)
    for id, found in section_exports.published(build.permalinks).items():
        save(site / "s" / id / "feed.xml", section_exports.feed_of(build.permalinks, id, found))


@pytest.fixture
def built(tmp_path: Path) -> Path:
    export(small(), tmp_path)
    return tmp_path


def sections(site: Path) -> dict[str, Published]:
    return {section["id"]: section for section in json.loads((site / "sections.json").read_text("utf-8"))["sections"]}


def invalid(*files: Path) -> set[str]:
    """Return the names of the files that are not as the schema has it."""
    options = ["--schemafile", str(SCHEMA), "--output-format", "json"]
    command = [sys.executable, "-m", "check_jsonschema", *options, *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    said = json.loads(done.stdout)
    assert not said.get("parse_errors")
    assert done.returncode == bool(said["errors"])
    return {Path(error["filename"]).name for error in said["errors"]}


def test_sections_are_as_the_schema_has_it(built: Path) -> None:
    assert invalid(built / "sections.json") == set()
    assert (built / "sections.json").read_bytes().endswith(b"}\n")


def test_sections_that_are_published_and_answer_are_listed_by_their_id(built: Path) -> None:
    assert list(sections(built)) == ["clause-ours", "gone", "move-on", "part"]


def test_a_section_says_where_it_is_and_since_when(built: Path) -> None:
    found = sections(built)["move-on"]
    assert (found["level"], found["page"], found["status"]) == (2, "index.md", "current")
    assert (found["permalink"], found["address"]) == (f"{SITE}s/move-on/", f"{SITE}#move-on")
    assert (found["first_published"], found["last_changed"]) == ("2026-11-22", "2026-11-22")
    assert [version["version"] for version in found["versions"]] == ["2026-11-22", "2026-11-22-2", "2026-11-23"]
    assert found["versions"][1]["permalink"] == f"{SITE}s/move-on/2026-11-22-2/"
    assert found["withdrawn"] is None
    assert sections(built)["part"]["address"] == f"{SITE}part/"


def test_what_is_no_section_says_what_it_is(built: Path) -> None:
    found = sections(built)["clause-ours"]
    assert (found["kind"], found["level"], found["address"]) == ("clause", None, f"{SITE}part/#clause-ours")
    assert {section["kind"] for id, section in sections(built).items() if id != "clause-ours"} == {"section"}


def test_a_withdrawn_section_says_why_and_where_to_go(built: Path) -> None:
    found = sections(built)["gone"]
    assert (found["title"], found["status"], found["level"], found["address"]) == ("Going", "withdrawn", None, None)
    assert found["withdrawn"] == {"date": "2026-11-25", "reason": "Merged.", "see": ["move-on"]}


def test_what_is_written_does_not_depend_on_an_order_or_a_day(built: Path, tmp_path: Path) -> None:
    again = small()
    again.library.registers = dict(reversed(again.library.registers.items()))
    export(replace(again, today=date(2027, 1, 1)), tmp_path / "again")
    files = [path.relative_to(tmp_path / "again") for path in (tmp_path / "again").rglob("*.*")]
    assert len(files) == 7
    assert all((built / file).read_bytes() == (tmp_path / "again" / file).read_bytes() for file in files)


def test_a_site_without_an_address_has_no_absolute_ones_to_tell(tmp_path: Path) -> None:
    build = small()
    build.library.site_url = ""
    section_exports.write(build, tmp_path)
    assert not list(tmp_path.iterdir())


def put(*path: str | int, value: object) -> Callable[[Published], None]:
    def plant(said: Published) -> None:
        here: Any = said
        for key in path[:-1]:
            here = here[key]
        here[path[-1]] = value

    return plant


OURS, GONE, MOVE_ON = (("sections", at) for at in range(3))
PLANTED: dict[str, Callable[[Published], None]] = {
    "other-format": put("format", value=1),
    "unknown-key": put("generated", value="2026-11-22"),
    "unknown-key-of-section": put(*MOVE_ON, "text", value="A"),
    "unknown-key-of-version": put(*MOVE_ON, "versions", 0, "text", value="A"),
    "no-handbook": lambda said: said.pop("handbook"),
    "no-title": lambda said: said["sections"][2].pop("title"),
    "no-versions": put(*MOVE_ON, "versions", value=[]),
    "id-in-capitals": put(*MOVE_ON, "id", value="Move-on"),
    "long-id": put(*MOVE_ON, "id", value="a" * 61),
    "level-4": put(*MOVE_ON, "level", value=4),
    "level-of-a-clause": put(*OURS, "level", value=2),
    "no-kind": lambda said: said["sections"][1].pop("kind"),
    "no-level": put(*MOVE_ON, "level", value=None),
    "relative-address": put(*MOVE_ON, "permalink", value="s/move-on/"),
    "no-day": put(*MOVE_ON, "first_published", value="2026-02-30"),
    "other-kind": put(*MOVE_ON, "versions", 0, "kind", value="first"),
    "short-checksum": put(*MOVE_ON, "versions", 0, "sha256", value="9a41"),
    "current-and-withdrawn": put(*GONE, "status", value="current"),
    "withdrawn-and-here": put(*GONE, "address", value=SITE),
    "withdrawn-for-no-reason": put(*GONE, "withdrawn", value={"date": "2026-11-25", "see": []}),
    "withdrawn-and-nothing-said": put(*GONE, "withdrawn", value=None),
}


def test_the_schema_finds_what_is_wrong(built: Path) -> None:
    for name, plant in PLANTED.items():
        said = json.loads((built / "sections.json").read_text("utf-8"))
        plant(said)
        (built / name).with_suffix(".json").write_text(json.dumps(said), "utf-8")
    assert invalid(*sorted(built.glob("*.json"))) == {f"{name}.json" for name in PLANTED}


def parts(schema: Published) -> Iterator[Published]:
    """Yield every part of the schema that describes an object."""
    for part in [schema, *schema["$defs"].values(), *schema["properties"].values()]:
        if part.get("type") == "object":
            yield part


def test_the_schema_is_closed_and_tells_every_field() -> None:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    assert schema["$id"] == SCHEMA.name
    assert f"-{schema['properties']['format']['const']}." in SCHEMA.name
    for part in some(parts(schema)):
        assert part["additionalProperties"] is False
        assert part["required"] == list(part["properties"])
        assert all(told["title"] and told["description"] for told in [part, *part["properties"].values()])
    kinds = schema["$defs"]["version"]["properties"]["kind"]["enum"]
    assert tuple(kinds) == get_args(get_type_hints(Version)["kind"])


def test_the_schema_is_one() -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--check-metaschema", str(SCHEMA)]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_sphinx_reads_the_inventory(built: Path) -> None:
    with (built / "objects.inv").open("rb") as file:
        found = InventoryFile.load(file, SITE, posixpath.join)
    assert list(found) == ["std:label"]
    assert {id: item.uri for id, item in found["std:label"].items()} == {
        id: section["permalink"] for id, section in sections(built).items()
    }
    item = found["std:label"]["move-on"]
    assert (item.project_name, item.project_version) == ("Our & Handbook", "2026-11-24")
    assert item.display_name == "Move on – “again”"


def test_a_sphinx_document_links_as_the_page_for_policy_authors_says(built: Path, tmp_path: Path) -> None:
    settings = code(PAGE, "python")
    assert ", None)" in settings
    (tmp_path / "conf.py").write_text(settings.replace(", None)", f", {str(built / 'objects.inv')!r})"), "utf-8")
    shown = [text.replace("make-amends", "move-on") for text in re.findall(r"`` (:external\S.*?`) ``", TEXT)]
    (tmp_path / "index.rst").write_text("\n\n".join(["Policy\n======", *some(shown)]), "utf-8")
    command = [sys.executable, "-m", "sphinx", "-W", "-q", str(tmp_path), str(tmp_path / "html")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    soup = BeautifulSoup((tmp_path / "html" / "index.html").read_text("utf-8"), "html.parser")
    links = [(str(link["href"]), link.text) for link in soup.select("a.reference.external")]
    assert links == [(f"{EXAMPLE}s/move-on/", "Move on – “again”"), (f"{EXAMPLE}s/move-on/", "put it right")]


def test_mkdocstrings_finds_the_sections_by_the_settings_on_the_page_for_policy_authors(built: Path) -> None:
    _, plugin = yaml_load(code(PAGE, "yaml"))["plugins"]
    (settings,) = plugin["mkdocstrings"]["handlers"]["python"]["inventories"]
    assert settings["url"] == f"{EXAMPLE}objects.inv"
    file = (built / "objects.inv").read_bytes()
    assert Inventory.parse_sphinx(io.BytesIO(file), domain_filter=settings["domains"]).keys() == sections(built).keys()
    assert not Inventory.parse_sphinx(io.BytesIO(file), domain_filter=["py"])  # what it looks for unless it is told


def test_mkdocs_autorefs_leads_to_what_the_inventory_names(built: Path) -> None:
    inventory = Inventory.parse_sphinx(io.BytesIO((built / "objects.inv").read_bytes()))
    assert inventory.keys() == sections(built).keys()
    plugin = AutorefsPlugin()
    for item in inventory.values():  # as the handlers of mkdocstrings do
        plugin.register_url(item.name, SITE + item.uri)
    (written,) = re.findall(r"`(\[.*?\]\[id-of-the-section\])`", TEXT)
    for id, section in some(sections(built).items()):
        text = Markdown(extensions=[AutorefsExtension()]).convert(written.replace("id-of-the-section", id))
        html, missing = fix_refs(text, plugin.get_item_url)
        assert not missing
        assert f'href="{section["permalink"]}"' in html


def feeds(site: Path) -> dict[str, list[str]]:
    """Return the ids of the entries of each feed, once it is as RFC 4287 has it."""
    found = {}
    own = json.loads((site / "sections.json").read_text("utf-8"))["handbook"]["url"]
    for path in [*site.rglob("feed.xml"), *site.glob("feed/*.xml")]:
        feed, name = read(path.read_bytes()), path.relative_to(site).as_posix()
        assert faults(feed) == []
        current = [link.get("href") for link in links(feed, "current")]
        assert links(feed, "self")[0].get("href") == f"{own}{name}"
        assert text(feed, "id") == (f"{own}feed.xml" if current else f"{own}{name}")
        found[name] = [text(entry, "id") for entry in entries(feed)]
        dates = [text(entry, "updated") for entry in entries(feed)]
        assert dates == sorted(dates, reverse=True)
        assert not dates or text(feed, "updated") == dates[0]
    return found


def test_a_section_has_a_feed_of_all_that_happened_to_it(built: Path) -> None:
    found = feeds(built)
    assert found.keys() == {"feed.xml", *(f"s/{id}/feed.xml" for id in sections(built))}
    assert found["s/move-on/feed.xml"] == [
        f"{SITE}s/move-on/{name}/" for name in ("2026-11-23", "2026-11-22-2", "2026-11-22")
    ]
    assert found["s/gone/feed.xml"][0] == f"{SITE}s/gone/#withdrawn"
    told = {id for ids in found.values() for id in ids}
    assert sorted(found["feed.xml"]) == sorted(told - {f"{SITE}s/clause-ours/2026-11-24/"}), "its section tells of it"


def chain(site: Path, rel: str, name: str) -> list[str]:
    """Return the names of a document of a feed and of those to which links of a kind lead from it, in this order."""
    found = [name]
    while after := links(read((site / found[-1]).read_bytes()), rel):
        found.append(str(after[0].get("href")).removeprefix(SITE))
    return found


def test_the_feed_of_the_handbook_goes_on_in_archives_of_whole_days(tmp_path: Path) -> None:
    """A reader that follows the archives finds every change once; and a day that is over stays as it was."""
    days = [date(2026, month, day).isoformat() for month in range(1, 13) for day in range(1, 28)]
    twice = sorted(days * 2)
    part = Section(words("part"), "Part", 1, "part.md")
    export(handbook(part, part=register("part", *map(version, twice))), tmp_path)
    found = feeds(tmp_path)
    back = chain(tmp_path, "prev-archive", "feed.xml")
    assert chain(tmp_path, "next-archive", back[-1]) == back[:0:-1]
    assert [id for name in back for id in found[name]] == found["s/part/feed.xml"]
    assert len(found["s/part/feed.xml"]) == len(twice)
    assert section_exports.NEWEST <= len(found["feed.xml"]) < section_exports.NEWEST + 2
    assert found[f"feed/{days[3]}.xml"] == [f"{SITE}s/part/{days[3]}-2/", f"{SITE}s/part/{days[3]}/"]
    first = (tmp_path / "feed" / f"{days[3]}.xml").read_bytes()
    export(handbook(part, part=register("part", *map(version, [*twice, "2027-01-01"]))), tmp_path)
    assert (tmp_path / "feed" / f"{days[3]}.xml").read_bytes() == first


def test_a_handbook_that_has_published_nothing_has_files_all_the_same(tmp_path: Path) -> None:
    export(handbook(), tmp_path)
    assert invalid(tmp_path / "sections.json") == set()
    assert feeds(tmp_path) == {"feed.xml": []}
    with (tmp_path / "objects.inv").open("rb") as file:
        assert not InventoryFile.load(file, SITE, posixpath.join)


def test_the_handbook_tells_programs_where_its_sections_are(site: Path) -> None:
    assert invalid(site / "sections.json") == set()
    assert (site / section_exports.SCHEMA).read_bytes() == SCHEMA.read_bytes()
    found, said = sections(site), json.loads((site / "sections.json").read_text("utf-8"))
    own = said["handbook"]["url"]
    assert said["$schema"] == f"{own}{SCHEMA.name}"
    library = real().library
    registered = {path.stem for path in (ROOT / "docs" / library.folders.register).glob("*.yml")}
    assert found.keys() == registered | library.sections.keys()  # what is new comes in with the next register
    assert feeds(site).keys() - {name for name in feeds(site) if name.startswith("feed/")} == {
        "feed.xml",
        *(f"s/{id}/feed.xml" for id in found),
    }
    inventory = Inventory.parse_sphinx(io.BytesIO((site / "objects.inv").read_bytes()))
    assert {id: f"{own}{item.uri}" for id, item in inventory.items()} == {
        id: section["permalink"] for id, section in found.items()
    }
    for section in some(found.values()):
        for address in [section["permalink"], section["address"], *(one["permalink"] for one in section["versions"])]:
            path, anchor = urldefrag((address or section["permalink"]).removeprefix(own))
            page = (site / path / "index.html").read_text("utf-8")
            assert not anchor or f'id="{anchor}"' in page


def test_every_page_leads_to_the_feed(site: Path) -> None:
    for page in (site / "index.html", site / "register" / "index.html"):
        link = BeautifulSoup(page.read_text("utf-8"), "html.parser").select_one('link[type="application/atom+xml"]')
        assert link is not None
        assert (page.parent / str(link["href"])).resolve() == (site / "feed.xml").resolve()
