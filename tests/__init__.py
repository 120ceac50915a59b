"""The tests, one file a module."""

from hypothesis import settings

# a busy machine is no fault of the code
settings.register_profile("tracker", deadline=None)
settings.load_profile("tracker")
