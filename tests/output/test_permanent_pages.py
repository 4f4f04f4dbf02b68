"""Permanent addresses: the text that was cited comes back to the letter, and each page says what it is."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
from bs4 import BeautifulSoup, Tag

from tests.support import feed_rules, search_index
from tests.support.published import FIRST, HOST, SECOND, THIRD, Small, published, root
from tests.support.some import some
from tests.support.tags import tags_of, trees_of
from tests.test_site import dead_links, validate

__all__ = ["root"]  # a fixture


@pytest.fixture(scope="module")
def site(root: Path) -> Path:
    return root / "some" / "path"


@pytest.fixture(scope="module")
def built(site: Path) -> dict[str, BeautifulSoup]:
    return trees_of(site, every=True)


def test_every_version_has_a_page_of_its_own_and_so_has_their_history(site: Path) -> None:
    small = site.parents[2] / "small"
    for file in some((small / "docs" / "_register").glob("*.yml")):
        days = set(re.findall(r"- date: (\S+)", file.read_text("utf-8")))
        folder = site / "s" / file.stem
        assert {path.name for path in folder.iterdir() if path.is_dir()} == {*days, "history"}
        assert (folder / "index.html").is_file()


def test_the_text_of_every_version_proves_its_hash(site: Path) -> None:
    small = site.parents[2] / "small"
    for file in some((small / "docs" / "_register").glob("*.yml")):
        for day, known in some(re.findall(r"- date: (\S+)(?:\n    .*)+?\n    sha256: (\w+)", file.read_text("utf-8"))):
            text = site / "s" / file.stem / day / "text.txt"
            assert hashlib.sha256(text.read_bytes()).hexdigest() == known
    folder = site / "s" / "changes" / FIRST
    command, known = "", ""
    for code in BeautifulSoup((folder / "index.html").read_text("utf-8"), "html.parser").select("dd code"):
        command, known = (code.get_text(), known) if " " in code.get_text() else (command, code.get_text())
    address = f"{HOST}s/changes/{FIRST}/text.txt"
    assert command == f"curl --silent {address} | sha256sum"
    assert hashlib.sha256((folder / "text.txt").read_bytes()).hexdigest() == known


def test_every_entry_of_the_register_is_in_the_list(site: Path) -> None:
    listed = (site / "seals.txt").read_text("utf-8")
    versions = len(list((site / "s").glob("*/*/text.txt")))
    assert listed.count("\n") == versions + listed.count(" withdrawn\n")
    assert listed.count(" withdrawn\n") == 1


def test_every_page_states_its_canonical_address(built: dict[str, BeautifulSoup]) -> None:
    for name, soup in some(built.items()):
        found = [str(link["href"]) for link in soup.select("link[rel=canonical]")]
        leads = soup.select_one("meta[http-equiv=refresh]")  # and is not what is read
        read = urljoin(HOST + name, str(leads["content"]).partition("url=")[2]) if leads else HOST + name
        read = read.partition("#")[0].removesuffix("index.html")
        assert found == ([] if name == "404.html" else [read]), name


def test_the_sitemap_has_the_day_on_which_a_page_changed(site: Path) -> None:
    entry = r"<loc>(.+?)</loc>\s*<lastmod>(.+?)</lastmod>"
    days = dict(re.findall(entry, (site / "sitemap.xml").read_text("utf-8")))
    assert days[f"{HOST}one/"] == THIRD
    assert days[HOST] == days[f"{HOST}new-name/"] == FIRST  # another name is no change of what it says


def test_every_link_leads_somewhere(built: dict[str, BeautifulSoup], root: Path) -> None:
    assert built
    assert not dead_links(tags_of(root, every=True), root)


def test_a_permanent_address_names_files_alone(built: dict[str, BeautifulSoup]) -> None:
    """On a file share, a link to a folder shows what is in it."""
    for name in (f"s/changes/{FIRST}/", "s/ends/", "old-name/"):
        article = built[name].select_one("article")
        assert article
        links = [str(link["href"]) for link in article.select("a[href]")]
        assert links
        assert all(re.search(r"index\.html|^text\.txt$|^#", link) for link in links), name


def test_every_forward_leads_on_without_style_or_script(built: dict[str, BeautifulSoup]) -> None:
    forwards = {name: soup for name, soup in built.items() if soup.select("meta[http-equiv=refresh]")}
    assert {"s/stays/", f"s/leaves/{FIRST}/", f"s/leaves/{THIRD}/", "s/a-page/"} <= set(forwards)
    assert f"s/changes/{SECOND}/" not in forwards
    for soup in some(forwards.values()):
        refresh, link = soup.select_one("meta[http-equiv=refresh]"), soup.select_one("main a")
        assert isinstance(refresh, Tag)
        assert isinstance(link, Tag)
        assert refresh["content"] == f"0; url={link['href']}"
        assert soup.select('meta[http-equiv="Content-Security-Policy"]')[0]["content"] == "default-src 'none'"
        assert not soup.select("script, style, link[rel=stylesheet]")


def test_every_page_of_the_theme_has_its_own_title(built: dict[str, BeautifulSoup]) -> None:
    titles = [str(soup.title) for soup in built.values() if not soup.select("meta[http-equiv=refresh]")]
    assert len(titles) == len(set(titles))


def test_every_page_is_valid(site: Path) -> None:
    done = validate(*sorted(site.rglob("*.html")))
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_withdrawn_page_leads_to_what_to_read_and_to_what_it_said(built: dict[str, BeautifulSoup]) -> None:
    article = built["s/ends/"].select_one("article")
    assert article
    links = {str(link["href"]) for link in article.select("a")}
    assert {"../../s/stays/index.html", f"{FIRST}/index.html"} <= links


def written(built: dict[str, BeautifulSoup]) -> dict[str, BeautifulSoup]:
    """Return the pages on which sections live, by their address."""
    return {name: soup for name, soup in built.items() if soup.select("article .hb-review")}


def test_every_published_section_is_led_to_its_history_without_a_script(
    built: dict[str, BeautifulSoup], site: Path
) -> None:
    led: set[str] = set()
    for name, soup in some(written(built).items()):
        (foot,) = soup.select("article .hb-review a[href]")
        history = urljoin(name, str(foot["href"])).removesuffix("index.html")
        within = [urljoin(history, str(link["href"])) for link in built[history].select(".hb-within a")]
        led |= {path.removesuffix("index.html") for path in (history, *within)}
    ended = {"s/ends/history/"}
    assert led | ended == {f"{path.relative_to(site).as_posix()}/" for path in site.glob("s/*/history")}
    assert [link for link in built["s/ends/"].select("article a") if link["href"] == "history/index.html"]
    for name in (FIRST, SECOND):
        assert built[f"s/changes/{name}/"].select('a[href="../history/index.html"]')


def test_a_feed_leads_to_what_each_change_was(built: dict[str, BeautifulSoup], site: Path) -> None:
    told = {}
    for entry in some(feed_rules.entries(feed_rules.read((site / "feed.xml").read_bytes()))):
        (link,) = feed_rules.links(entry, "alternate")
        page, anchor = urldefrag(str(link.get("href")))
        found = built[page.removeprefix(HOST)].select(f"section:has([id='{anchor}'])") if anchor else []
        told[feed_rules.text(entry, "id")] = " ".join(" ".join(each.get_text() for each in found).split())
    assert "One word more." in told[f"{HOST}s/changes/{SECOND}/"]
    assert "put in: one" in told[f"{HOST}s/changes/{SECOND}/"]
    assert "every word is the same as before" in told[f"{HOST}s/leaves/{THIRD}/"]
    assert [id for id, said in told.items() if not said] == [f"{HOST}s/ends/#withdrawn"]


def test_a_history_names_the_page_that_each_version_stood_on(built: dict[str, BeautifulSoup]) -> None:
    def stood(id: str, version: str) -> tuple[str, str]:
        link = built[f"s/{id}/history/"].select(f"section:has([id='{version}']) a")[0]
        return link.get_text(), urljoin(f"s/{id}/history/", str(link["href"]))

    assert stood("leaves", FIRST) == ("One", "one/index.html")
    assert stood("leaves", THIRD) == ("Two", "two/index.html")
    assert stood("carried-along", FIRST) == ("A page", "old-name/index.html")
    assert stood("carried-along", THIRD) == ("A page", "new-name/index.html")
    assert stood("ends", FIRST) == ("One", "one/index.html")


def test_old_places_keep_an_anchor_and_nothing_for_the_search(built: dict[str, BeautifulSoup], site: Path) -> None:
    left = built["one/"].select(".hb-relocated > li")
    assert [str(item["id"]) for item in left] == ["ends", "leaves"]
    assert {item["id"] for item in built["old-name/"].select(".hb-relocated > li")} == {"a-page", "carried-along"}
    found = search_index.texts(site)
    assert "one/#stays" in found
    assert "one/#leaves" not in found


def test_a_page_is_not_written_over_by_one_that_was_at_its_address(tmp_path: Path) -> None:
    small = published(tmp_path / "small")
    docs = small.folder / "docs"
    (docs / "new-name").mkdir()
    (docs / "new-name.md").rename(docs / "new-name" / "index.md")
    small.publish("2026-04-10")
    small.build(tmp_path / "site")
    page = (tmp_path / "site" / "new-name" / "index.html").read_text("utf-8")
    assert 'id="carried-along"' in page
    assert "hb-relocated" not in page


def test_what_has_vanished_does_not_stop_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small: Small = published(tmp_path / "small")
    (small.folder / "docs" / "new-name.md").unlink()
    with pytest.raises(AssertionError, match="a-page") as said:
        small.build(tmp_path / "site")
    assert "Traceback" not in str(said.value)


def files(site: Path) -> dict[str, bytes]:
    """Return what is in each file of a site; what is packed and says when stays out."""
    found = (path for path in some(site.rglob("*")) if path.is_file() and path.name != "sitemap.xml.gz")
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in found}


def test_after_an_edit_only_what_it_changes_is_made_again_and_the_site_is_as_a_fresh_one(tmp_path: Path) -> None:
    small, site = published(tmp_path / "small"), tmp_path / "site"
    small.build(site)
    old = {path: path.stat().st_mtime_ns for path in some((site / "s").rglob("*.html"))}
    small.write("two", "Two", "page-two", "## It leaves { #leaves }\n\nOther words, on another page.\n\n")
    small.publish("2026-04-10", "Other words.", "minor")
    small.build(site)
    made = {path for path, time in old.items() if path.stat().st_mtime_ns != time}
    assert {path.relative_to(site / "s").parts[0] for path in made} == {"leaves", "page-two"}
    small.build(tmp_path / "fresh")
    assert files(site) == files(tmp_path / "fresh")
    small.write("two", "Another title", "page-two", "## It leaves { #leaves }\n\nOther words, on another page.\n\n")
    small.publish("2026-05-10", "A title.", "minor")
    small.build(site)
    shutil.rmtree(tmp_path / "fresh")
    small.build(tmp_path / "fresh")
    assert files(site) == files(tmp_path / "fresh")
