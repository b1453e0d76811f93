"""One is right, one is wrong, one never ends."""

import os
import time
import unittest

from acme_failing import doubled


class Line(unittest.TestCase):
    def test_right(self):
        self.assertEqual(2, doubled(1))

    def test_wrong(self):
        self.assertEqual(3, doubled(1), "one and one is two")


class Hanging(unittest.TestCase):
    def test_ends_some_day(self):
        if "--limit" in " ".join(os.sys.argv):
            time.sleep(600)
