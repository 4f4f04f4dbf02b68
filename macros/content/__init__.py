"""Reading what editors wrote: YAML with its lines and errors, schemas, collections, pages and macro calls."""
