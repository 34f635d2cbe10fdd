"""Where this system keeps things, for those who ask for jobs: see `briefer.core.platform`."""

from briefer.core.platform import Platform, briefs_folder, cache_folder, data_folder

__all__ = ["Platform", "briefs_folder", "cache_folder", "data_folder"]
