"""The first page: one sentence, one door, the parts; `theme/home.html` puts it where MkDocs finds it."""
