"""Extensions of Python-Markdown: the HTML of macros, tables, addresses, and links to the glossary."""
