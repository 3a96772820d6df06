# SPDX-License-Identifier: Apache-2.0
"""The ctypes of the module and the structs of plugin.h are the same, byte for byte: RUBIAO_ABI_LAYOUT names the
programme made of abi_layout.c."""
import ctypes
import os
import subprocess
import unittest

from trytond.modules import import_module

import_module('rubiao')
from trytond.modules.rubiao.binding import abi  # noqa: E402

SPECIAL = {
    'rubiao_voucher_key': abi.VoucherKey, 'rubiao_posted_line': abi.PostedLine, 'rubiao_run_figures': abi.RunFigures}


def mirrored(struct):
    return SPECIAL.get(struct) or getattr(abi, struct.removeprefix('rubiao_').capitalize())


class AbiLayoutTest(unittest.TestCase):
    def test_sizes_and_places(self):
        lines = subprocess.run(
            [os.environ['RUBIAO_ABI_LAYOUT']], check=True, capture_output=True, text=True).stdout.splitlines()
        self.assertGreater(len(lines), 40)
        for line in lines:
            name, number = line.split()
            struct, _, member = name.partition('.')
            with self.subTest(name):
                found = getattr(mirrored(struct), member).offset if member else ctypes.sizeof(mirrored(struct))
                self.assertEqual(found, int(number))


if __name__ == '__main__':
    unittest.main()
