"""YAML positions -> checked records -> tidy DataFrames. `tracker` is the command line."""

from loaders.dataset import Dataset, load

__all__ = ["Dataset", "load"]
