"""What was wrong in a post, and whose it was."""

from __future__ import annotations

import re
from collections.abc import Iterable

from macros.register.word_diff import Piece


def whole(words: str) -> str:
    """Return the pattern of a wording that does not begin or end inside a word."""
    return rf"(?<!\w){re.escape(words)}(?!\w)" if re.fullmatch(r"\w(.*\w)?", words, re.DOTALL) else re.escape(words)


def stand_in(words: str, text: str) -> bool:
    return re.search(whole(words), text) is not None


def marked_words(text: str, wrong: Iterable[str]) -> list[Piece]:
    """Cut a text at every place where one of the wrong wordings stands."""
    found = [whole(words) for words in sorted(wrong, key=len, reverse=True) if words]
    parts = re.split(rf"({'|'.join(found)})", text) if found else [text]
    return [Piece("wrong" if n % 2 else "same", part) for n, part in enumerate(parts) if part]


def initials(account: str) -> str:
    """Return up to two letters to stand for an account."""
    return "".join(word[0] for word in account.split() if word[0].isalnum())[:2].upper() or "?"
