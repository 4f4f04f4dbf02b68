"""A claim of law, research or what a network can do has to say what bears it out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from macros.checks.prose import Passage, blocks
from macros.components.checklist import Checklist
from macros.components.networks import Network
from macros.content.pages import Page
from macros.handbook.library import Library
from macros.problems import Problem, Where, shown

YEAR = r"(?:1[89]|20)\d\d"
ABILITY = (
    r"(?:can(?:not|['\u2019]t)?|lets?|allows?|(?:dis)?allowed|edits?|edited|editing|deletes|deleted|deletion"
    r"|supports?|shows|keeps|limits?|characters?|minutes)"
)
BODY = (
    r"(?:ICO|Information Commissioner|IOPC|Ofcom|HMICFRS|IPSO|Law Commission|College of Policing|National Police Chiefs"
    r"|tribunal|judge|committee|inquiry|regulator|study|studies|survey|experiments?|review|report|research|poll)"
)
FOUND = (
    r"(?:found|finds|shows|showed|suggests|suggested|said|says|held|ruled|reported|recommends|recommended|reprimanded"
    r"|fined|concluded|advises|requires|expects|stopped|measured|counted)"
)
CLAIMS = {
    "an Act or a regulation": rf"\b(?:Act|Regulations?|Order|Bill) (?:\(\w[\w ]*\) )?{YEAR}\b"
    rf"|\b{YEAR} (?:Act|Regulations?|Order|Code of Practice|regulations)\b",
    "a figure": r"\d(?:[\d.,]*\d)?(?:%| per ?cent\b)|\b\d[\d.,]* (?:million|billion)\b"
    r"|\b(?i:one|two|three|four|nine) (?:in|out of) (?:two|three|four|five|ten|every|a hundred|\d+)\b"
    r"|\b(?i:a third|a quarter|two thirds|three quarters|most) of (?:all |the )?(?:\w+ )?(?:people|adults)\b",
    "what somebody found": rf"\b{BODY}\b(?: [\w-]+){{0,6}}? {FOUND}\b"
    rf"|\b{YEAR} (?:[\w-]+ ){{0,2}}?(?:study|survey|review|report|inquiry|tribunal|judgment|poll)\b",
}
CITED = re.compile(r"\{\{\s*(?:source|section)\(|\]\([^)]")
# What we do not know, or ask the reader to do or find out, is no claim.
MODEST = re.compile(r"^\W*(?:\w+\s){0,2}?(?:we|ask|check|try|look|test|if|whether|assume|suppose)\b", re.IGNORECASE)
SENTENCE = re.compile(r"[^.?!]+(?:[.?!](?![\s)])[^.?!]*)*[.?!]?")


def of_page(library: Library, page: Page) -> Iterator[Problem]:
    """Find the claims in a part of the handbook that name no source, and no section that has one."""
    if page.meta and page.meta.part:
        yield from without_source(list(blocks(page)), patterns_of(library.all(Network)))


def of_data(library: Library) -> Iterator[Problem]:
    """Find the claims in checklists that name no source, and no section that has one."""
    patterns = patterns_of(library.all(Network))
    for checklist in library.all(Checklist).values():
        for item in checklist.items:
            for words in (item.text, item.why):
                if words and not item.sources and not item.see:
                    for claim, text, at in claims(Passage("item", *words.where, words), patterns):
                        do = "Add   sources: [id]   or   see: [id]   below the step, or say that it is our advice."
                        yield Problem(at, message(claim, text), do)


def patterns_of(networks: Mapping[str, Network]) -> dict[str, re.Pattern[str]]:
    """Return what each kind of claim looks like, where these are the networks of which something can be claimed."""
    names = "|".join(re.escape(name) for network in networks.values() for name in (network.name, *network.called))
    known = CLAIMS | ({"what a network can do": rf"(?<!\w)(?:{names})(?!\w)[^.?!:;]*?\b{ABILITY}\b"} if names else {})
    # A line may end wherever a space stands.
    return {claim: re.compile(re.sub(r"\\? ", r"\\s", pattern)) for claim, pattern in known.items()}


def without_source(found: list[Passage], patterns: Mapping[str, re.Pattern[str]]) -> Iterator[Problem]:
    lead = False  # whether what introduces the list or the table that we are in has a source
    for block in found:
        cited = CITED.search(block.written) is not None
        if block.kind in ("paragraph", "heading"):
            lead = cited
        if cited or lead or block.kind == "heading":
            continue
        for claim, text, at in claims(block, patterns):
            do = 'Cite what you read with   {{ source("id") }}   or link the section that does, or call it our advice.'
            yield Problem(at, message(claim, text), do)


def message(claim: str, text: str) -> str:
    return f'"{shown(text)}" speaks of {claim}, and names no source.'


def claims(block: Passage, patterns: Mapping[str, re.Pattern[str]]) -> Iterator[tuple[str, str, Where]]:
    """Yield each sentence that claims something, what it claims, and where it stands."""
    for sentence in SENTENCE.finditer(block.text):
        if sentence[0].rstrip().endswith("?") or MODEST.search(sentence[0]):
            continue
        for claim, pattern in patterns.items():
            if match := pattern.search(sentence[0]):
                yield claim, sentence[0][match.start() :], block.at(sentence.start() + match.start())
                break
