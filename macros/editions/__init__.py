"""The handbook for paper, e-readers and the file share, made of the built site and of nothing else."""
