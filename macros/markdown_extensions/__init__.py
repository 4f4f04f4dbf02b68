"""Extensions of Python-Markdown: the HTML of macros, headings, and links to the glossary."""
