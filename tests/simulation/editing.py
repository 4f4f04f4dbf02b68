"""What is done to a made-up handbook over the years. Each edit tells whether there was anything to do."""

from __future__ import annotations

import random
import re

from tests.simulation.draft import WORDS, Draft, Part, a_network, exhibit


def begun(dice: random.Random) -> Draft:
    """Return a handbook of some pages and sections."""
    draft = Draft(dice)
    for _ in range(5):
        new_page(draft)
    for _ in range(20):
        add_section(draft)
    return draft


def reword(draft: Draft) -> bool:
    part = draft.dice.choice(draft.parts)
    plain = [n for n, block in enumerate(part.blocks) if not re.match(r"[|{S]", block)]
    if not plain:
        return False
    at = draft.dice.choice(plain)
    words = part.blocks[at].split(" ")
    words.insert(draft.dice.randrange(1, len(words) + 1), draft.dice.choice(WORDS))
    part.blocks[at] = " ".join(words)
    return True


def add_block(draft: Draft) -> bool:
    part = draft.dice.choice(draft.parts)
    part.blocks.insert(draft.dice.randint(0, len(part.blocks)), draft.block())
    return True


def remove_block(draft: Draft) -> bool:
    part = draft.dice.choice(draft.parts)
    if len(part.blocks) > 1:
        part.blocks.pop(draft.dice.randrange(len(part.blocks)))
        return True
    return False


def retitle(draft: Draft) -> bool:
    draft.dice.choice(draft.parts).title = draft.title(3)
    return True


def edit_exhibit(draft: Draft) -> bool:
    part = draft.some(lambda part: bool(part.kind))
    if part is None:
        return False
    place = part.data
    if part.kind == "checklist":
        place = draft.dice.choice(part.data["groups"][0]["items"])
    place[draft.dice.choice(sorted({"text", "title", "post", "scene", "wrong"} & place.keys()))] = draft.title()
    return True


def move_exhibit(draft: Draft) -> bool:
    part, other = draft.some(lambda part: bool(part.kind)), draft.some(lambda part: not part.kind)
    if part and other:
        part.give(other)
    return bool(part and other)


def remove_exhibit(draft: Draft) -> bool:
    part = draft.some(lambda part: bool(part.kind))
    if part is None:
        return False
    draft.gone[f"{part.kind}-{part.exhibit}"] = draft.dice.choice(draft.ids)
    part.kind, part.exhibit, part.data = "", "", {}
    return True


def add_section(draft: Draft) -> bool:
    kind, data = exhibit(draft) if draft.dice.random() < 0.4 else ("", {})
    id = draft.id()
    exhibited = f"exhibit-{id}" if kind else ""
    part = Part(id, draft.title(3), draft.dice.choice((2, 2, 3)), [], data, kind, exhibited)
    part.blocks = [draft.block(), draft.block()]
    draft.put([part])
    return True


def remove_section(draft: Draft) -> bool:
    part = draft.some(lambda part: part.level > 1)
    if part is None or len(draft.parts) < 15:
        return False
    for lost in draft.cut(part):
        draft.drop(lost, draft.dice.choice(draft.ids) if draft.dice.random() < 0.7 else "")
    return True


def move_section(draft: Draft) -> bool:
    part = draft.some(lambda part: part.level > 1)
    if part:
        draft.put(draft.cut(part))
    return part is not None


def split_section(draft: Draft) -> bool:
    part = draft.some(lambda part: len(part.blocks) > 1)
    if part is None:
        return False
    page = draft.page_of(part)
    new = Part(draft.id(), draft.title(3), max(2, part.level), part.blocks[1:])
    part.give(new)
    part.blocks = part.blocks[:1]
    page.insert(page.index(part) + 1, new)
    return True


def merge_sections(draft: Draft) -> bool:
    """Let a section take in the one after it, whose id goes."""
    part = draft.some(lambda part: part.level > 1 and not part.kind)
    if part is None:
        return False
    page = draft.page_of(part)
    before = page[page.index(part) - 1]
    page.remove(part)
    before.blocks += part.blocks
    draft.drop(part, before.id)
    return True


def promote(draft: Draft) -> bool:
    part = draft.some(lambda part: part.level > 1)
    if part:
        part.level = 5 - part.level
    return part is not None


def new_page(draft: Draft) -> bool:
    id = draft.id()
    draft.pages[f"page-{id}"] = [Part(id, draft.title(3), 1, [draft.text()])]
    return True


def own_page(draft: Draft) -> bool:
    """Make of a section a page of its own, with its id."""
    part = draft.some(lambda part: part.level == 2)
    if part is None:
        return False
    family = draft.cut(part)
    part.level = 1
    draft.pages[f"page-{draft.id()}"] = family
    return True


def rename_page(draft: Draft) -> bool:
    """Give a page another name, now and then in a folder, or one that another page has had."""
    name = draft.page()
    folder = draft.dice.choice(("", "folder/"))
    new = f"{folder}page-section-{draft.dice.randint(1, draft.made)}"
    if new in draft.pages:
        return False
    draft.pages = {new if old == name else old: page for old, page in draft.pages.items()}
    return True


def delete_page(draft: Draft) -> bool:
    """Delete a page; its sections go too, or to another page."""
    name = draft.page()
    if len(draft.pages) < 6:
        return False
    whole, *rest = draft.pages.pop(name)
    tops = [at for at, part in enumerate(rest) if part.level == 2]
    if draft.dice.random() < 0.5 and rest and tops[:1] == [0]:
        for at, end in zip(tops, [*tops[1:], len(rest)], strict=True):
            draft.put(rest[at:end])
        rest = []
    for part in (whole, *rest):
        draft.drop(part, draft.dice.choice(draft.ids))
    return True


def change_source(draft: Draft) -> bool:
    """Change what a reader sees of a source that is cited."""
    cited = [id for id in draft.sources if draft.citing(id)]
    if not cited:
        return False
    source, draft.made = draft.sources[draft.dice.choice(cited)], draft.made + 1
    new = {"cite": f"A study, no. {draft.made}", "date": str(1900 + draft.made % 100)}
    new |= {"url": f"https://study.example/{draft.made}", "read": "account" if source["read"] == "weak" else "weak"}
    name = draft.dice.choice(sorted(new))
    source[name] = new[name]
    return True


def rename_source(draft: Draft) -> bool:
    """Give a source another id, so that the old one is gone."""
    cited = [id for id in draft.sources if draft.citing(id)]
    if not cited:
        return False
    old, draft.made = draft.dice.choice(cited), draft.made + 1
    new = f"source-{draft.made}-of-another-name"
    for part in draft.citing(old):
        part.blocks = [block.replace(f'source("{old}")', f'source("{new}")') for block in part.blocks]
    draft.sources[new] = draft.sources.pop(old)
    return True


def change_network(draft: Draft) -> bool:
    """Change what a network can do."""
    draft.network = a_network(draft.text())
    return True


def explain_otherwise(draft: Draft) -> bool:
    draft.term["means"] = draft.text()
    return True


EDITS = (
    *(reword,) * 5, *(add_block,) * 2, remove_block, *(retitle,) * 2, *(edit_exhibit,) * 4, *(move_exhibit,) * 2,
    remove_exhibit, *(add_section,) * 2, remove_section, *(move_section,) * 4, *(split_section,) * 2, merge_sections,
    promote, new_page, own_page, *(rename_page,) * 2, delete_page, *(change_source,) * 3, rename_source,
    change_network, explain_otherwise,
)  # fmt: skip
