"""YAML positions -> checked records -> tidy DataFrames. `python -m loaders` is the command line."""

from loaders.dataset import Dataset, load

__all__ = ["Dataset", "load"]
