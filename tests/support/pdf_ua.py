"""What a checker of PDF/UA-1 finds in a PDF.

It has rules for what the Matterhorn Protocol leaves to programs, and passes the files that veraPDF is tested with.
veraPDF itself is a Java program that no package brings.
"""

from __future__ import annotations

from page import ValidationProfile, validate_pdf_bytes


def faults(content: bytes) -> list[str]:
    """Return what is wrong with a PDF, each with the name of its rule."""
    report = validate_pdf_bytes(content, profile=ValidationProfile.PDF_UA_1)
    return [f"{each.rule_id}: {each.message}" for each in report.failures]
