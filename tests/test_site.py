"""The built handbook: valid HTML, links that lead somewhere, nothing from elsewhere, and a strict policy."""

from __future__ import annotations

import gzip
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from bs4 import Tag as Element
from bs4.element import NavigableString

from macros.editions import links
from macros.editions.chapters import books
from macros.editions.every_edition import edition_of
from macros.handbook import catalogue, loading
from macros.output import offline_worker
from macros.publishing import shared_host
from tests.conftest import NODE, ROOT, build
from tests.support import search_index
from tests.support.handbook import real
from tests.support.some import some
from tests.support.tags import Tag, files_of, loaded, tags, tags_of, trees_of

INDEX = "index.html"
MOST_OF_A_NAME = 80  # characters, which a screen reader says each time that somebody comes by
ADDRESSES = {"href", "src", "data-script", "data-style", "data-index", "data-worker"}
FETCHED = {"stylesheet", "icon", "manifest", "preload", "modulepreload"}


def ids(page: list[Tag]) -> list[str]:
    return [tag.attributes["id"] for tag in page if "id" in tag.attributes]


def addresses(page: list[Tag]) -> Iterator[str]:
    """Yield every address that a page links, loads or leads on to."""
    for tag in page:
        yield from (tag.attributes[name] for name in ADDRESSES if name in tag.attributes)
        if tag.attributes.get("http-equiv") == "refresh":
            yield tag.attributes["content"].partition("url=")[2]


def dead_links(pages: dict[str, list[Tag]], site: Path) -> list[str]:
    """Return every address within the site whose file or fragment is not there, as a browser without a server sees it.

    Those of `404.html`, which a server shows in place of any page, are seen from the top of the site.
    """
    dead = []
    known = {name: set(ids(page)) for name, page in pages.items()}
    for name, page in pages.items():
        own = name if name.endswith(".html") else f"{name}{INDEX}"
        for link in addresses(page):
            address, fragment = urldefrag(urljoin(f"http://site/{own}", link))
            if urlsplit(address).netloc != "site":
                continue
            path = unquote(urlsplit(address).path).lstrip("/")
            target = known.get(path.removesuffix(INDEX))
            if not (site / path).is_file() or (fragment and target is not None and fragment not in target):
                dead.append(f"{name}: {link}")
    return dead


def foreign(page: list[Tag]) -> list[str]:
    """Return every address that a browser would fetch from another host."""
    return [address for address in loaded(page, *FETCHED) if urlsplit(address).netloc]


@pytest.fixture(scope="module")
def built(site: Path) -> dict[str, list[Tag]]:
    return tags_of(site)


@pytest.fixture(scope="module")
def written(site: Path) -> dict[str, BeautifulSoup]:
    """The pages that somebody wrote: without those at permanent addresses."""
    return trees_of(site, without="s/")


def test_every_link_leads_to_a_file(built: dict[str, list[Tag]], site: Path) -> None:
    assert not dead_links(built, site)


@pytest.mark.thorough
def test_every_link_of_every_version_leads_to_a_file(site: Path) -> None:
    assert not dead_links(tags_of(site, every=True), site)


def test_a_dead_link_is_found(tmp_path: Path) -> None:
    for file in ("index.html", "b/index.html", "c.css"):
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).touch()
    links = ["b/index.html#x", "b/index.html#y", "#here", "#there", "c/index.html", "b/", ".", "c.css", "https://b/"]
    page = [tag for link in links for tag in tags(f'<a href="{link}">{link}</a>')]
    page += tags('<p id="here"><script src="d.js"></script><meta http-equiv=refresh content="0; url=b/index.html#z">')
    dead = ["b/index.html#x", "#there", "c/index.html", "b/", ".", "d.js", "b/index.html#z"]
    assert dead_links({"": page, "b/": tags('<p id="y"><a href="../index.html#here">')}, tmp_path) == [
        f": {link}" for link in dead
    ]


def test_no_id_stands_twice(built: dict[str, list[Tag]]) -> None:
    assert not {
        name: twice for name, page in built.items() if (twice := [i for i, n in Counter(ids(page)).items() if n > 1])
    }


def test_nothing_is_loaded_from_elsewhere(built: dict[str, list[Tag]], site: Path) -> None:
    assert not [address for page in built.values() for address in foreign(page)]
    styles = "".join(file.read_text("utf-8") for file in (site / "assets").glob("*.css"))
    assert not re.findall(r"url\(\s*[\"']?(?:https?:)?//", styles)


def test_what_is_loaded_from_elsewhere_is_found() -> None:
    page = tags('<script src="https://a.example/x.js"></script><link rel="canonical" href="https://b.example">')
    assert foreign(page) == ["https://a.example/x.js"]


def test_nothing_is_published_that_nothing_asks_for(site: Path) -> None:
    read = [file.read_bytes() for kind in ("html", "css", "js") for file in site.rglob(f"*.{kind}")]
    assets = [file for file in (site / "assets").rglob("*") if file.is_file()]
    assert assets
    assert not [file for file in assets if not any(file.name.encode() in text for text in read)]


def test_every_page_says_what_it_is(written: dict[str, BeautifulSoup]) -> None:
    titles = []
    for name, soup in some(written.items()):
        html = soup.find("html")
        assert isinstance(html, Element)
        assert html["lang"] == "en-GB", name
        assert soup.title, name
        titles.append(soup.title.get_text())
        assert len(soup.find_all("h1")) == 1, name
        assert soup.find("meta", attrs={"name": "description", "content": True}), name  # a build judges its words
        if name != "404.html":
            assert soup.find("link", rel="canonical"), name
    assert len(set(titles)) == len(titles)


UNSEEN = {"script", "style", "svg", "template"}
WITHIN_A_LINE = {"a", "abbr", "b", "cite", "code", "del", "em", "i", "ins", "label", "small", "span", "strong", "time"}


def plain_text(node: Element) -> Iterator[str]:
    """Return the texts below an element as they stand without styles, with a new line around what begins one."""
    for child in node.children:
        if isinstance(child, Element) and child.name not in UNSEEN:
            line = "" if child.name in WITHIN_A_LINE else "\n"
            yield from filter(None, (line, *plain_text(child), line))
        elif type(child) is NavigableString:
            yield str(child)


def run_together(node: Element) -> list[str]:
    """Return where two texts stand beside each other with nothing between them, as in "Checklist12 steps"."""
    joined = ((a[-20:], b[:20]) for a, b in pairwise(plain_text(node)))
    return [f"{a}|{b}" for a, b in joined if re.search(r"[\w.,:;)\]’”]\Z", a) and re.match(r"[\w(\[“@]", b)]


def test_no_words_run_together_where_there_are_no_styles(written: dict[str, BeautifulSoup]) -> None:
    assert {name: found for name, soup in written.items() if (found := run_together(soup))} == {}


def marks_of_markdown(node: Element) -> list[str]:
    """Return the marks of Markdown that a reader would see."""
    return re.findall(r"\*\*|\]\(|^#+ ", "".join(plain_text(node)), re.MULTILINE)


def test_no_page_shows_marks_of_markdown(written: dict[str, BeautifulSoup]) -> None:
    assert {name: found for name, soup in written.items() if (found := marks_of_markdown(soup))} == {}


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>**Bold</p>", ["**"]),
        ("<p>See [this](<a>that</a>)</p>", ["]("]),
        ("<p>One</p><p># Two</p>", ["# "]),
        ("<p>2 * 3, a [gap] (and more), no. # 4</p><script>**</script>", []),
    ],
)
def test_marks_of_markdown_are_found(html: str, found: list[str]) -> None:
    assert marks_of_markdown(BeautifulSoup(html, "html.parser")) == found


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p><span>Checklist</span><span>12 steps</span></p>", ["Checklist|12 steps"]),
        ('<li><a href="a">One.</a><a href="b">(Two)</a></li>', ["One.|(Two)"]),
        ("<p><span>Checklist</span>: <span>12 steps</span></p>", []),
        ("<li><b>One</b><div>two</div>three<br>four</li>", []),
        ("<p>the <b>College</b>’s, <i>one</i>, (<i>two</i>)<script>three</script></p>", []),
    ],
)
def test_words_that_run_together_are_found(html: str, found: list[str]) -> None:
    assert run_together(BeautifulSoup(html, "html.parser")) == found


def empty_lists(soup: BeautifulSoup) -> list[str]:
    """Return the lists and tables of a page in which nothing stands, each with what announces it."""
    found = soup.select("article :is(ul, ol, dl, tbody):not(:has(*))")
    return [node.parent.get_text(" ", strip=True) for node in found if node.parent]


def test_no_list_is_empty(written: dict[str, BeautifulSoup]) -> None:
    """A copy may have left out all that stood in it."""
    assert not {name: found for name, soup in some(written.items()) if (found := empty_lists(soup))}


def test_an_empty_list_is_found() -> None:
    html = "<article><div><p>It rests on:</p> <ul> </ul></div><ul><li>One</li></ul></article><ul></ul>"
    assert empty_lists(BeautifulSoup(html, "html.parser")) == ["It rests on:"]


def test_every_page_has_a_strict_policy(written: dict[str, BeautifulSoup]) -> None:
    for name, soup in some(written.items()):
        policy = soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
        assert isinstance(policy, Element), name
        rules = str(policy["content"])
        assert rules.startswith("default-src 'none';"), name
        assert "unsafe" not in rules, name
        assert rules.count("sha256-") == 1, f"{name}: one script, which sets the colours before the first paint"
        assert not soup.find_all(style=True), name
        assert not [a for tag in soup.find_all(True) for a in tag.attrs if a.startswith("on")], name


def test_search_knows_sections_examples_and_steps(written: dict[str, BeautifulSoup], site: Path) -> None:
    locations = search_index.texts(site)
    known = loading.load(ROOT / "docs", catalogue.COMPONENTS).anchors
    found = {*search_index.read(site)["fields"]["id"]}
    assert found == known, "what has an   anchor=   in its EntryType has   data-search=   in its HTML"
    looked_for = "article :is(h2, h3)[id]:has(+ .headerlink)"
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
            set() if here else {"http://site/put-it-right/index.html"}
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


@pytest.mark.parametrize("third", range(3))
def test_every_page_is_valid_html(site: Path, third: int) -> None:
    """Of a section's versions, which one template makes, two; `components/version/` has all its cases."""
    done = validate(*some([*files_of(site).values()][third::3]))
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.thorough
def test_every_version_is_valid_html(site: Path) -> None:
    done = validate(*some(site.glob("s/*/*/index.html")))
    assert done.returncode == 0, done.stdout + done.stderr


def test_invalid_html_is_found(tmp_path: Path) -> None:
    bad = tmp_path / "bad.html"
    bad.write_text(
        '<!doctype html><html lang="en"><head><title>x</title></head><body><p><div></div></p></body></html>', "utf-8"
    )
    assert validate(bad).returncode != 0


def test_main_begins_with_the_page_and_every_list_of_links_beside_it_is_a_landmark(
    written: dict[str, BeautifulSoup],
) -> None:
    for name, soup in some(written.items()):
        main = soup.select_one("main")
        assert main, name
        before = [link for link in main.select("a, button") if link.find_next("h1")]
        assert before == [], name
        assert [link for link in soup.select("footer a") if not link.find_parent("nav")] == [], name


def test_a_permanent_link_stands_in_no_heading_and_has_a_name_of_its_own(written: dict[str, BeautifulSoup]) -> None:
    for name, soup in some(written.items()):
        assert not soup.select(":is(h1, h2, h3, h4, h5, h6) :is(.headerlink, button)"), name
        names = [str(link["aria-label"]) for link in soup.select(".headerlink")]
        assert len(names) == len(set(names)), name
        assert not [each for each in names if len(each) > MOST_OF_A_NAME], name


ROOM = 1.1 if real().library.organisation else 1  # what a copy may have more than the original, as words of its own
# Bytes, packed, of a page with every style and script that it names: what a phone with a poor signal waits for.
FIRST_VIEW = 30_000
# A part with its examples, where Part 5 is to stay within 60 kB and has room for a paragraph; the lists of all sources,
# sections and changes, which grow with each; the tools of somebody in trouble, who may then lose the connection; what
# stands in for a page that is missing, which lists all sections and compares their ids; and all examples, for practice.
LISTS = {"sources/": 62_000, "register/": 41_000, "changes/": 40_000, "check-my-policy/": 60_000, "404.html": 36_000}
LISTS["practise/"] = 75_000
FIRST_VIEWS = {"part-": 61_000, "put-it-right/": 95_000, **LISTS}
TOOLS = "guide-incident-step-writer.*.js"


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
    assert {name: size for name, size in sizes.items() if size > limits[name] * ROOM} == {}


def test_the_parts_stay_light_with_links_to_their_editions(
    written: dict[str, BeautifulSoup], site: Path, tmp_path: Path
) -> None:
    """Which `make editions` puts into them; no other page is as near to its limit."""
    for page in [site / INDEX, *site.glob(f"*/{INDEX}")]:
        copy = tmp_path / page.relative_to(site)
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes(page.read_bytes())
    (tmp_path / "assets").symlink_to(site / "assets")
    editions = [edition_of(book) for book in some(books(tmp_path, "2026-12-31"))]
    for path in {tmp_path / edition.path for edition in editions}:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(bytes(524_315))
    links.write(tmp_path, editions, "2026-12-31")
    parts = {edition.page for edition in editions if edition.page}
    sizes = {name: first_view(tmp_path, name, written[name]) for name in some(parts)}
    assert all("editions/" in (tmp_path / name / INDEX).read_text("utf-8") for name in parts)
    assert {name: size for name, size in sizes.items() if size > FIRST_VIEWS["part-"]} == {}


SEARCH = 70_000  # bytes, packed, that are fetched when the search is first opened


def test_the_search_stays_light(site: Path) -> None:
    (script,) = (site / "assets").glob("search.*.js")
    assert packed(script, search_index.script(site)) <= SEARCH * ROOM, "leave out of the index what nobody looks for"


def test_the_tools_are_loaded_only_where_they_are_used(site: Path) -> None:
    (script,) = (site / "assets").glob(TOOLS)
    loading = [page.parent.name for page in site.rglob("index.html") if script.name in page.read_text("utf-8")]
    assert loading == ["put-it-right"]


def test_what_practice_needs_is_loaded_on_its_page_alone(site: Path) -> None:
    for kind in ("css", "js"):
        (file,) = (site / "assets").glob(f"practise.*.{kind}")
        loading = [page.parent.name for page in site.rglob("*.html") if file.name in page.read_text("utf-8")]
        assert loading == ["practise"]


def test_a_page_has_the_styles_of_what_stands_on_it_and_of_nothing_else(written: dict[str, BeautifulSoup]) -> None:
    own = {path.parent.name for path in (ROOT / "macros" / "components").glob("*/page.css")}
    assert len(own) > 2
    for name, soup in some(written.items()):
        linked = [Path(str(link["href"])).name.split(".")[0] for link in soup.select("head link[rel=stylesheet]")]
        linked = [style for style in linked if style != "own"]  # that of a copy
        stands = sorted(component for component in own if soup.select_one(f"article .hb-{component}"))
        assert linked == (["handbook", "-".join(stands)] if stands else ["handbook"]), name


@pytest.mark.thorough
def test_the_site_works_below_a_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://host.example/some/path/")
    monkeypatch.setenv("REPO_URL", "https://host.example/repository")
    done = build(ROOT, tmp_path / "some" / "path", "--strict")
    assert done.returncode == 0
    assert shared_host.notice("https://host.example/some/path/") in done.stderr
    pages = tags_of(tmp_path)
    assert not dead_links(pages, tmp_path)
    for name, page in some(pages.items()):
        canonical = [tag.attributes["href"] for tag in page if tag.attributes.get("rel") == "canonical"]
        own = f"https://host.example/{'some/path/' if name.startswith('some/path/s/') else name}"  # or what it leads to
        assert not canonical or (canonical[0].startswith(own) and len(canonical) == 1), f"{name}: {canonical}"
        loads = loaded(page, "stylesheet", "icon")
        assert loads or name.startswith("some/path/s/"), f"{name} loads nothing"
        lost = [file for file in loads if not (tmp_path / urljoin(f"/{name}", file).lstrip("/")).is_file()]
        assert not lost, f"{name}: {lost}"
    sitemap = (tmp_path / "some" / "path" / "sitemap.xml").read_text("utf-8")
    assert "https://host.example/some/path/part-5-when-things-go-wrong/" in sitemap
