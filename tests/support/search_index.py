"""What a built handbook gives to its search."""

from __future__ import annotations

import json
from pathlib import Path

from macros.output.search_index import Index


def script(site: Path) -> Path:
    """Return the file of the index."""
    (found,) = (site / "assets").glob("search-index.*.js")
    return found


def read(site: Path) -> Index:
    packed: Index = json.loads(script(site).read_text("utf-8").removeprefix("self.handbookSearch=").strip(";\n"))
    return packed


def texts(site: Path) -> dict[str, str]:
    """Return the title and the text of each entry by its address below the site."""
    index = read(site)
    ids, numbers, kinds, titles, said = (index["fields"][name] for name in ("id", "page", "kind", "title", "text"))
    found = {}
    for id, number, kind, title, text in zip(ids, numbers, kinds, titles, said, strict=True):
        url = index["pages"][number][0]
        found[url if index["kinds"][kind] == "Page" else f"{url}#{id}"] = f"{title} {text}"
    return found
