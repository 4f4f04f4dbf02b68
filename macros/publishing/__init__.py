"""The register as it is published: recording, withdrawing, the base branch, and permanent addresses."""
