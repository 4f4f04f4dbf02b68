"""The page in place of one that is not here: what its address may have meant, and all that there is.

`theme/404.html` puts it where hosts look for it.
"""
