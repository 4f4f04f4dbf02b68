"""The handbook as a whole: loading it, its review dates and changes, the catalogue of macros, and running one."""
