"""Stands in for the sitecustomize that an environment may have."""

import builtins

builtins.from_sitecustomize = True
