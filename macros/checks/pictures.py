"""Pictures: in the text of a page with words for who does not see them, and as files that are small and safe."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePath, PurePosixPath
from posixpath import join, normpath, relpath
from urllib.parse import quote, unquote, urlsplit

from macros.checks.files import PICTURES, SAVE_AS, has_place, is_hidden, of_no_form
from macros.checks.unmade_markup import MarkdownLines, typed_elements
from macros.content import html_tree
from macros.content.html_tree import Element
from macros.content.pages import Page
from macros.content.schema import ID, as_id
from macros.handbook.library import Library
from macros.problems import Problem, Where, shown

LARGEST = 200_000  # bytes: two seconds on a slow phone
NAME = re.compile(r"[\w .-]+\.\w{3,4}", re.ASCII)  # of a file, as cameras and screens give it
NOTHING = re.compile(  # words for a picture that are those for any, or the name that a camera gave it
    r"(?:(?:an?|the|this|my|our|your)\s+)?(?:image|photo(?:graph)?|pic|picture|img|screen ?shot|graphic|figure|diagram"
    r"|illustration|drawing|icon|logo|alt(?:ernative)? text|alt|caption|description|what it shows|untitled|todo|tbc)"
    r"(?:\s*\d+)?[\W_]*|(?:IMG|DSC[FN]?|PXL|image|photo|screenshot)[-_ ]?\d[\w -]*|\W+",
    re.IGNORECASE,
)
FORMS = {  # by how their content begins
    "PNG": (re.compile(rb"\x89PNG"), (".png",)),
    "JPEG": (re.compile(rb"\xff\xd8\xff"), (".jpg", ".jpeg")),
    "WebP": (re.compile(rb"RIFF....WEBP", re.DOTALL), (".webp",)),
    "AVIF": (re.compile(rb"....ftypavi[fs]", re.DOTALL), (".avif",)),
    "ICO": (re.compile(rb"\x00\x00\x01\x00"), (".ico",)),
    "SVG": (re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!(?:--.*?--|[^>]*)>\s*)*<svg\b", re.DOTALL), (".svg",)),
    "GIF": (re.compile(rb"GIF8"), ()),
    "HEIC": (re.compile(rb"....ftyp(?:hei|mif|msf)", re.DOTALL), ()),
    "TIFF": (re.compile(rb"II\*\x00|MM\x00\*"), ()),
    "BMP": (re.compile(rb"BM.{4}\x00{4}", re.DOTALL), ()),
    "PDF": (re.compile(rb"%PDF"), ()),
}
BEGINNING = 1_000  # bytes in which a form is told
SMALLER = "Make it smaller: 1,400 pixels wide are enough, and save it as WebP or SVG."
PLAIN = "Save it as a plain SVG, or as WebP."
ACTIVE = {"script", "foreignobject", "iframe", "handler", "listener"}  # in a picture that is opened by itself
OUTSIDE = re.compile(r"\s*(?:[a-z]+:)?//|\s*javascript:", re.IGNORECASE)


def problems(tree: Element, page: Page, docs: Path) -> Iterator[Problem]:
    """Find what is wrong with the pictures in the text of a page, as MkDocs renders it: it adapts what Markdown names.

    MkDocs itself tells what Markdown names and is not there.
    """
    lines, uses = MarkdownLines(page), Counter[str]()
    for element in typed_elements(tree):
        if element.tag != "img":
            continue
        source, alt = element.attributes.get("src", ""), element.attributes.get("alt", "").strip()
        file, name = as_typed(source, page, docs), source.rpartition("/")[2]
        at = lines.holding(name or "![", uses[name])
        uses[name] += 1
        if not alt or NAME.fullmatch(alt):
            what = f'the picture "{shown(file)}" has no words for people who do not see it.'
            yield Problem(at, what, "Say what it shows:   ![A map of the closed road](assets/map.svg)")
        elif NOTHING.fullmatch(alt) or alt.lower() == PurePosixPath(name).stem.lower():
            what = f'the words "{shown(alt)}" do not say what is on the picture "{shown(file)}".'
            yield Problem(at, what, "Say what it shows:   ![A map of the closed road](assets/map.svg)")
        if urlsplit(source).netloc:
            what = f'the picture "{shown(source)}" is on another site, and would not be shown.'
            yield Problem(at, what, "Save it below   docs/assets   if you may, and name it there.")
        elif Path(file).suffix.lower() not in PICTURES:
            yield of_no_form(at, file, normpath(join(docs.name, PurePosixPath(page.path).parent, file)))
        elif not (docs / normpath(join(page.url, file_of(source)))).is_file() and is_html(source, page):
            what = f'the picture "{shown(file)}" would not be found from here.'
            yield Problem(at, what, f"Write it as   ![What it shows]({file})")


def file_of(source: str) -> str:
    return unquote(urlsplit(source).path)


def as_typed(source: str, page: Page, docs: Path) -> str:
    """Return the name of a picture as seen from the Markdown of a page, where it is that of a file."""
    path = normpath(join(page.url, file_of(source)))
    is_there = not urlsplit(source).netloc and (docs / path).is_file()
    return relpath(path, PurePosixPath(page.path).parent) if is_there else file_of(source)


def is_html(source: str, page: Page) -> bool:
    """Tell whether a picture stands as HTML in a page, with a name that MkDocs does not adapt."""
    typed = html_tree.parse(page.body).all()
    return any(element.tag == "img" and element.attributes.get("src") == source for element in typed)


def problems_of_files(library: Library, docs: Path) -> Iterator[Problem]:
    """Find what is wrong with the files of pictures: their size, their name, what they can do, and who shows them."""
    texts = [page.text for page in library.pages.values()]
    settings = docs.parent / "mkdocs.yml"
    texts += [settings.read_text("utf-8", errors="replace")] if settings.is_file() else []
    for own in library.organisation.pictures if library.organisation else ():
        texts.append(own)
        if Path(own).suffix.lower() not in PICTURES or not (docs / own).is_file():
            do = "Save it below   docs/_own   and name it as it is called there, such as   _own/logo.svg"
            yield Problem(own.where, f'there is no picture "{shown(own)}".', do)
    for path in sorted(path for path in docs.rglob("*") if path.suffix.lower() in PICTURES and path.is_file()):
        if is_hidden(path.relative_to(docs)) or not has_place(path):
            continue
        name, at = path.relative_to(docs).as_posix(), Where(path.relative_to(docs.parent).as_posix(), 1)
        if (size := path.stat().st_size) > LARGEST:
            what = f'the picture "{shown(name)}" has {-(-size // 1000):,} kB, and may have {LARGEST // 1000}.'
            yield Problem(at, what, SMALLER)
        if not ID.fullmatch(path.stem) or path.suffix != path.suffix.lower():
            what = f'the name of the picture "{shown(name)}" is not lower-case words joined by hyphens.'
            yield Problem(at, what, f"Rename it to   {as_id(path.stem) or 'map'}{path.suffix.lower()}")
        if (form := form_of(path)) and path.suffix.lower() not in (endings := FORMS[form][1]):
            do = f"Rename it to   {path.stem}{endings[0]}   and name that in the page." if endings else SAVE_AS
            yield Problem(at, f'the picture "{shown(name)}" is a {form} inside.', do)
        if path.suffix.lower() == ".svg" and (found := active_in(path)):
            yield Problem(at, f'the picture "{shown(name)}" holds "{shown(found)}", and could act.', PLAIN)
        if not any(path.name in text or quote(path.name) in text for text in texts):
            do = f"Show it:   ![What it shows]({name})   or delete it."
            yield Problem(at, f'no page shows the picture "{shown(name)}".', do).needing(path.stem)


def form_of(path: Path) -> str:
    """Return the form of a picture as its content has it; empty where that is not known."""
    with path.open("rb") as file:
        beginning = file.read(BEGINNING)
    return next((form for form, (begins, _) in FORMS.items() if begins.match(beginning)), "")


def active_in(path: PurePath) -> str:
    """Return what in an SVG runs as a script, or is fetched from elsewhere; empty where nothing is."""
    for element in html_tree.parse(Path(path).read_text("utf-8", errors="replace")).all():
        if element.tag.lower() in ACTIVE:
            return element.tag
        for name, value in element.attributes.items():
            loaded = name in ("href", "xlink:href", "src") and OUTSIDE.match(value)
            if name.startswith("on") or (loaded and (element.tag != "a" or "script" in value)):
                return name
    return ""
