"""The built handbook: valid HTML, links that lead somewhere, nothing from elsewhere, and a strict policy."""

from __future__ import annotations

import gzip
import re
import subprocess
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag

from macros.output import offline_worker
from tests.conftest import NODE, ROOT, build
from tests.support import search_index
from tests.support.some import some

LOADS = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "link": "href",
    "source": "src",
    "video": "src",
    "audio": "src",
}
LOADED = "script[src], link[rel=stylesheet], link[rel=icon]"
FETCHED = {"stylesheet", "icon", "manifest", "preload", "modulepreload"}


def pages(site: Path) -> dict[str, BeautifulSoup]:
    """Return the pages by the path at which they are served."""
    files = sorted(site.rglob("*.html"))
    names = [file.relative_to(site).as_posix().removesuffix("index.html") for file in files]
    return {
        name: BeautifulSoup(file.read_text("utf-8"), "html.parser") for name, file in zip(names, files, strict=True)
    }


def ids(soup: BeautifulSoup) -> list[str]:
    return [str(tag["id"]) for tag in soup.find_all(id=True)]


def dead_links(all_pages: dict[str, BeautifulSoup], site: Path) -> list[str]:
    """Return every link within the site whose page, file or fragment is not there."""
    dead = []
    known = {name: set(ids(soup)) for name, soup in all_pages.items()}
    for name, soup in all_pages.items():
        for link in soup.find_all("a", href=True):
            address, fragment = urldefrag(urljoin(f"http://site/{name}", str(link["href"])))
            if urlsplit(address).netloc != "site":
                continue
            path = unquote(urlsplit(address).path).lstrip("/").removesuffix("index.html")
            if path in known:
                if fragment and fragment not in known[path]:
                    dead.append(f"{name}: {link['href']}")
            elif not (site / path).is_file():
                dead.append(f"{name}: {link['href']}")
    return dead


def foreign(soup: BeautifulSoup) -> list[str]:
    """Return every address that a browser would fetch from another host."""
    found = []
    for tag in soup.find_all(list(LOADS)):
        if tag.name == "link" and not FETCHED & set(tag.get_attribute_list("rel")):
            continue
        address = str(tag.get(LOADS[tag.name], ""))
        if urlsplit(address).netloc:
            found.append(address)
    return found


@pytest.fixture(scope="module")
def built(site: Path) -> dict[str, BeautifulSoup]:
    return pages(site)


@pytest.fixture(scope="module")
def written(built: dict[str, BeautifulSoup]) -> dict[str, BeautifulSoup]:
    """The pages that somebody wrote: without those at permanent addresses."""
    return {name: soup for name, soup in built.items() if not name.startswith("s/")}


def test_every_link_leads_somewhere(built: dict[str, BeautifulSoup], site: Path) -> None:
    assert not dead_links(built, site)


def test_a_dead_link_is_found(site: Path) -> None:
    soup = BeautifulSoup(
        '<a href="b/#x">one</a><a href="#here">two</a><a href="c/">three</a><p id="here">', "html.parser"
    )
    other = BeautifulSoup('<p id="y">', "html.parser")
    assert dead_links({"": soup, "b/": other}, site) == [": b/#x", ": c/"]


def test_no_id_stands_twice(built: dict[str, BeautifulSoup]) -> None:
    assert not {
        name: twice for name, soup in built.items() if (twice := [i for i, n in Counter(ids(soup)).items() if n > 1])
    }


def test_nothing_is_loaded_from_elsewhere(built: dict[str, BeautifulSoup], site: Path) -> None:
    assert not [address for soup in built.values() for address in foreign(soup)]
    styles = "".join(file.read_text("utf-8") for file in (site / "assets").glob("*.css"))
    assert not re.findall(r"url\(\s*[\"']?(?:https?:)?//", styles)


def test_what_is_loaded_from_elsewhere_is_found() -> None:
    soup = BeautifulSoup(
        '<script src="https://a.example/x.js"></script><link rel="canonical" href="https://b.example">', "html.parser"
    )
    assert foreign(soup) == ["https://a.example/x.js"]


def test_nothing_is_published_that_nothing_asks_for(site: Path) -> None:
    read = [file.read_bytes() for kind in ("html", "css", "js") for file in site.rglob(f"*.{kind}")]
    assets = [file for file in (site / "assets").rglob("*") if file.is_file()]
    assert assets
    assert not [file for file in assets if not any(file.name.encode() in text for text in read)]


def test_every_page_says_what_it_is(written: dict[str, BeautifulSoup]) -> None:
    titles = []
    for name, soup in some(written.items()):
        html = soup.find("html")
        assert isinstance(html, Tag)
        assert html["lang"] == "en-GB", name
        assert soup.title, name
        titles.append(soup.title.get_text())
        assert len(soup.find_all("h1")) == 1, name
        description = soup.find("meta", attrs={"name": "description"})
        assert isinstance(description, Tag), name
        assert 20 < len(str(description["content"])) <= 160, name
        if name != "404.html":
            assert soup.find("link", rel="canonical"), name
    assert len(set(titles)) == len(titles)


def test_every_page_has_a_strict_policy(written: dict[str, BeautifulSoup]) -> None:
    for name, soup in some(written.items()):
        policy = soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
        assert isinstance(policy, Tag), name
        rules = str(policy["content"])
        assert rules.startswith("default-src 'none';"), name
        assert "unsafe" not in rules, name
        assert rules.count("sha256-") == 1, f"{name}: one script, which sets the colours before the first paint"
        assert not soup.find_all(style=True), name
        assert not [a for tag in soup.find_all(True) for a in tag.attrs if a.startswith("on")], name


def test_search_knows_sections_examples_and_steps(written: dict[str, BeautifulSoup], site: Path) -> None:
    locations = search_index.texts(site)
    looked_for = "article :is(h2, h3)[id]:has(> .headerlink)"
    sections = [f"{name}#{heading['id']}" for name, soup in written.items() for heading in soup.select(looked_for)]
    assert set(some(sections)) <= locations.keys()
    checklists = [(name, checklist) for name, soup in written.items() for checklist in soup.select("hb-checklist")]
    for name, checklist in some(checklists):
        heading = checklist.select("h3[id]")[0]
        for step in some(checklist.select("[data-text]")):
            assert " ".join(step.get_text().split()) in locations[f"{name}#{heading['id']}"]


def test_help_is_one_step_away(written: dict[str, BeautifulSoup]) -> None:
    for name, soup in some(written.items()):
        doors = [str(door["href"]) for door in soup.select("a.hb-header__help, .hb-strip a, a.hb-door")]
        here = name == "put-it-right/"
        assert {urljoin(f"http://site/{name}", door) for door in doors} == (
            set() if here else {"http://site/put-it-right/"}
        ), name


def test_robots_and_sitemap(written: dict[str, BeautifulSoup], site: Path) -> None:
    assert "Sitemap:" in (site / "robots.txt").read_text("utf-8")
    sitemap = (site / "sitemap.xml").read_text("utf-8")
    for name in some(written):
        assert name in ("404.html", offline_worker.PAGE) or f"/{name}</loc>" in sitemap


def test_no_data_file_is_published(site: Path) -> None:
    assert not list(site.rglob("*.yml"))


def validate(*files: Path) -> subprocess.CompletedProcess[str]:
    command = [
        str(NODE),
        str(ROOT / "node_modules/html-validate/bin/html-validate.mjs"),
        "--config",
        str(ROOT / ".htmlvalidate.json"),
        "--formatter",
        "text",
    ]
    return subprocess.run([*command, *map(str, files)], capture_output=True, text=True, check=False, cwd=ROOT)


def test_every_page_is_valid_html(site: Path) -> None:
    done = validate(*sorted(site.rglob("*.html")))
    assert done.returncode == 0, done.stdout + done.stderr


def test_invalid_html_is_found(tmp_path: Path) -> None:
    bad = tmp_path / "bad.html"
    bad.write_text(
        '<!doctype html><html lang="en"><head><title>x</title></head><body><p><div></div></p></body></html>', "utf-8"
    )
    assert validate(bad).returncode != 0


# Bytes, packed, of a page with every style and script that it names: what a phone with a poor signal waits for.
FIRST_VIEW = 30_000
# A part with its examples, the lists of all sources and sections, and the tools of somebody in trouble.
FIRST_VIEWS = {"part-": 62_000, "sources/": 60_000, "register/": 40_000, "changes/": 40_000, "put-it-right/": 95_000}
TOOLS = "guide-incident-writer.*.js"


def packed(*files: Path) -> int:
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files)


def first_view(site: Path, name: str, soup: BeautifulSoup) -> int:
    """Return the packed bytes of a page and of what it loads at once."""
    named = [str(tag.get("src") or tag.get("href")) for tag in soup.select("script[src], link[rel=stylesheet]")]
    file = site / name / "index.html" if name.endswith("/") or not name else site / name
    return packed(file, *(site / urljoin(f"/{name}", file).lstrip("/") for file in named))


def test_the_pages_stay_light(written: dict[str, BeautifulSoup], site: Path) -> None:
    sizes = {name: first_view(site, name, soup) for name, soup in written.items()}
    for start in FIRST_VIEWS:
        assert any(name.startswith(start) for name in sizes), start
    limits = {
        name: next((most for start, most in FIRST_VIEWS.items() if name.startswith(start)), FIRST_VIEW)
        for name in sizes
    }
    assert {name: size for name, size in sizes.items() if size > limits[name]} == {}


SEARCH = 70_000  # bytes, packed, that are fetched when the search is first opened


def test_the_search_stays_light(site: Path) -> None:
    (script,) = (site / "assets").glob("search.*.js")
    assert packed(script, search_index.script(site)) <= SEARCH, "leave out of the index what nobody looks for"


def test_the_tools_are_loaded_only_where_they_are_used(site: Path) -> None:
    (script,) = (site / "assets").glob(TOOLS)
    loading = [page.parent.name for page in site.rglob("index.html") if script.name in page.read_text("utf-8")]
    assert loading == ["put-it-right"]


def test_a_page_has_the_styles_of_what_stands_on_it_and_of_nothing_else(written: dict[str, BeautifulSoup]) -> None:
    own = {path.parent.name for path in (ROOT / "macros" / "components").glob("*/page.css")}
    assert len(own) > 2
    for name, soup in some(written.items()):
        linked = [Path(str(link["href"])).name.split(".")[0] for link in soup.select("head link[rel=stylesheet]")]
        stands = sorted(component for component in own if soup.select_one(f"article .hb-{component}"))
        assert linked == (["handbook", "-".join(stands)] if stands else ["handbook"]), name


def test_the_site_works_below_a_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://host.example/some/path/")
    monkeypatch.setenv("REPO_URL", "https://host.example/repository")
    assert build(ROOT, tmp_path / "some" / "path", "--strict").returncode == 0
    assert not dead_links(pages(tmp_path), tmp_path)
    for name, soup in some(pages(tmp_path).items()):
        canonical = soup.find("link", rel="canonical")
        if isinstance(canonical, Tag):
            assert canonical["href"] == f"https://host.example/{name}"
        loads = [str(tag.get("src") or tag.get("href")) for tag in soup.select(LOADED)]
        assert loads or name.startswith("some/path/s/"), f"{name} loads nothing"
        lost = [file for file in loads if not (tmp_path / urljoin(f"/{name}", file).lstrip("/")).is_file()]
        assert not lost, f"{name}: {lost}"
    sitemap = (tmp_path / "some" / "path" / "sitemap.xml").read_text("utf-8")
    assert "https://host.example/some/path/part-5-when-things-go-wrong/" in sitemap
