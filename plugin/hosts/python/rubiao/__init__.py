# SPDX-License-Identifier: Apache-2.0
"""librubiao.so for hosts in Python: plugin.h in ctypes, the library, and what every host has to do at the boundary."""
