"""The settings for web servers on the page for web teams do what the page says that a host has to do."""

from __future__ import annotations

import gzip
import re
import shutil
import ssl
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPMessage, HTTPSConnection
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest

from macros.editions.chapters import books
from macros.editions.every_edition import SHARED, made_of
from tests.conftest import NODE, ROOT
from tests.support.code_blocks import code
from tests.support.some import some
from tests.web_servers import NAME, apache, missing, nginx

PAGE = "web-teams.md"
SERVERS = {"nginx": nginx, "apache": apache}
HEADERS = {
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Referrer-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
}
HASHED = re.compile(r"\.[0-9a-f]{8}\.(css|js)$")
YEAR = "public, max-age=31536000, immutable"
ANY = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
ANY.check_hostname, ANY.verify_mode = False, ssl.CERT_NONE  # the server has made its certificate itself
PACKED = re.compile(r"text/|application/(json|xml)|image/svg")


@dataclass(frozen=True)
class Answer:
    status: int
    headers: HTTPMessage
    body: bytes


@dataclass(frozen=True)
class Server:
    """A web server on this machine: the ports of http and https, and the folder that it publishes."""

    http: int
    https: int
    site: Path

    def ask(self, path: str, **headers: str) -> Answer:
        return self.answer(HTTPSConnection("127.0.0.1", self.https, context=ANY), path, headers)

    def ask_without_tls(self, path: str) -> Answer:
        return self.answer(HTTPConnection("127.0.0.1", self.http), path, {})

    def answer(self, connection: HTTPConnection, path: str, headers: dict[str, str]) -> Answer:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", path, headers={"Host": NAME, **named})
        response = connection.getresponse()
        body = response.read()
        connection.close()
        return Answer(response.status, response.headers, body)


@pytest.fixture(scope="module")
def part(site: Path) -> Iterator[Path]:
    """A folder with each kind of file of the built handbook, which a web server of any user can read."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        for file in site.iterdir():
            if file.is_file():
                shutil.copy(file, folder)
        for below in ("assets", "put-it-right", "s/make-amends"):
            shutil.copytree(site / below, folder / below)
        (folder / "editions").mkdir()
        for edition in editions(site):
            (folder / edition).write_bytes(b"An edition.")
        yield folder


@pytest.fixture(scope="module", params=SERVERS)
def server(request: pytest.FixtureRequest, part: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    if reason := missing():
        pytest.skip(reason)
    folder = tmp_path_factory.mktemp(request.param)
    with SERVERS[request.param](code(PAGE, request.param), part, folder) as (http, https):
        yield Server(http, https, part)


def editions(site: Path) -> list[str]:
    """Return the files that `make editions` adds to a site."""
    return [*(edition.path for edition, _ in made_of(books(site, "2026-12-01"))), SHARED]


def iis() -> Element:
    return fromstring(code(PAGE, "xml"))  # noqa: S314  (our own)


def types() -> dict[str, str]:
    """Return the types that the settings for IIS, which refuses all others, give to files, by the end of a name."""
    return {each.attrib["fileExtension"]: each.attrib["mimeType"] for each in iis().iter("mimeMap")}


def one_of_each(site: Path) -> dict[str, str]:
    """Return an address of a file for each end of a name."""
    return {path.suffix: f"/{path.relative_to(site).as_posix()}" for path in sorted(site.rglob("*.*"))}


def test_every_kind_of_file_has_its_type(server: Server) -> None:
    for end, path in some(one_of_each(server.site).items()):
        answer = server.ask(path)
        assert (answer.status, answer.headers["Content-Type"]) == (200, types()[end]), path
        assert answer.body == (server.site / path[1:]).read_bytes()


def test_text_is_packed_for_those_who_can_unpack_it(server: Server) -> None:
    texts = {path for end, path in one_of_each(server.site).items() if PACKED.match(types()[end])}
    for path in some(texts):
        answer = server.ask(path, Accept_Encoding="gzip", Via="1.1 a-proxy")
        body = (server.site / path[1:]).read_bytes()
        assert (answer.headers["Content-Encoding"], answer.headers["Vary"]) == ("gzip", "Accept-Encoding"), path
        assert gzip.decompress(answer.body) == body
        assert server.ask(path).headers["Content-Encoding"] is None


@pytest.mark.parametrize("path", ["/", "/s/make-amends/", "/sections.json", "/sw.js", "/nothing-here/"])
def test_every_answer_has_the_headers(server: Server, path: str) -> None:
    sent = server.ask(path).headers
    assert {name: sent.get_all(name) for name in HEADERS} == {name: [value] for name, value in HEADERS.items()}


def test_a_browser_keeps_what_never_changes_and_asks_for_the_rest(server: Server) -> None:
    hashed = [f"/assets/{file.name}" for file in (server.site / "assets").iterdir() if HASHED.search(file.name)]
    for path in ["/", "/sw.js", "/nothing.0123abcd.json", *one_of_each(server.site).values(), *some(hashed)]:
        sent = server.ask(path).headers
        assert sent.get_all("Cache-Control") == [YEAR if HASHED.search(path) else "no-cache"], path


@pytest.mark.parametrize("packing", ["gzip", "identity"])
def test_a_browser_that_asks_again_is_told_that_nothing_has_changed(server: Server, packing: str) -> None:
    tag = server.ask("/put-it-right/", Accept_Encoding=packing).headers["ETag"]
    answer = server.ask("/put-it-right/", Accept_Encoding=packing, If_None_Match=tag)
    assert (answer.status, answer.body) == (304, b"")
    assert answer.headers["Cache-Control"] == "no-cache"


def test_a_permanent_address_leads_to_its_page(server: Server) -> None:
    page = (server.site / "s" / "make-amends" / "index.html").read_bytes()
    for path in ("/s/make-amends/", "/s/make-amends/index.html", "/s/make-amends/?from=a-policy"):
        answer = server.ask(path)
        assert (answer.status, answer.body) == (200, page)
    answer = server.ask("/s/make-amends")
    assert answer.status == 301
    assert answer.headers["Location"] in ("/s/make-amends/", f"https://{NAME}/s/make-amends/")


@pytest.mark.parametrize("path", ["/s/make-amendz/", "/s/make-amends/).", "/S/Make-Amends/", "/nothing.js", "/s/"])
def test_what_is_not_there_is_answered_by_the_page_for_it(server: Server, path: str) -> None:
    answer = server.ask(path)
    assert answer.status in ((403, 404) if path == "/s/" else (404,))  # the folder is there, and shows nothing
    assert answer.body == (server.site / "404.html").read_bytes()
    assert answer.headers["Content-Type"] == types()[".html"]


def test_who_asks_without_tls_is_told_to_ask_with_it(server: Server) -> None:
    answer = server.ask_without_tls("/s/make-amends/?from=a-policy")
    assert (answer.status, answer.headers["Location"]) == (301, f"https://{NAME}/s/make-amends/?from=a-policy")


def test_the_settings_for_iis_say_what_the_others_do() -> None:
    root = iis()
    (files, listing, page) = (root.find(f".//{name}") for name in ("files/add", "directoryBrowse", "error"))
    assert (files is not None and files.get("value")) == "index.html"
    assert (listing is not None and listing.get("enabled")) == "false"
    assert page is not None
    assert (page.get("statusCode"), page.get("path"), page.get("responseMode")) == ("404", "404.html", "File")
    assert {each.attrib["name"]: each.attrib["value"] for each in root.iter("add") if "name" in each.attrib} == HEADERS
    cached = {each.get("path", ""): each.find(".//clientCache") for each in (*root, *root.iter("location"))}
    modes = {path: cache.get("cacheControlMode") for path, cache in cached.items() if cache is not None}
    assert modes.pop("") == "DisableCache"
    assert {path: mode for path, mode in modes.items() if mode == "UseMaxAge"} == {"assets": "UseMaxAge"}
    taken_out = {value for each in root.iter("remove") for value in each.attrib.values()}
    assert taken_out == {"404", *types(), *HEADERS}  # IIS refuses a second one of what it has already


def test_the_settings_know_every_kind_of_file(site: Path) -> None:
    assert one_of_each(site).keys() <= types().keys()
    assert {Path(name).suffix for name in some(editions(site))} <= types().keys()
    pictures = {".jpg", ".jpeg", ".png", ".svg", ".webp"}
    assert pictures - types().keys() <= {".jpeg"}


def test_the_page_lists_the_headers_that_the_settings_send() -> None:
    text = (ROOT / "docs" / PAGE).read_text("utf-8")
    listed = dict(re.findall(r"^\| `([\w-]+): ([^`]+)` \|", text, re.MULTILINE))
    assert listed == HEADERS


@pytest.mark.parametrize(
    ("asked", "fetched"),
    [("/", "/index.html"), ("/s/make-amends/", "/s/make-amends/index.html"), ("/sections.json", "/sections.json")],
)
def test_the_function_for_a_store_names_the_index_document(asked: str, fetched: str) -> None:
    call = f"console.log(handler({{ request: {{ uri: {asked!r} }} }}).uri)"
    done = subprocess.run([str(NODE), "-e", code(PAGE, "js") + call], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == fetched
