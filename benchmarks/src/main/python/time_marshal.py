"""Compiles the standard library, leaves a file of its streams of marshal, and prints two times in seconds: of compiling, and
of loading and dumping the streams.

A stream in the file has four bytes with its length before it, the highest first.
"""

import marshal
import os
import struct
import sys
import time

ROUNDS = 3


def sources(library):
    for folder, folders, files in os.walk(library):
        folders[:] = sorted(set(folders) - {"__pycache__", "site-packages", "test"})
        for name in sorted(files):
            if name.endswith(".py"):
                with open(os.path.join(folder, name), "rb") as file:
                    yield os.path.relpath(file.name, library), file.read()


def compiled(files):
    for name, source in files:
        try:
            yield compile(source, name, "exec", dont_inherit=True)
        except (SyntaxError, ValueError):  # data of tests
            pass


def best(work):
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


files = list(sources(os.path.dirname(os.__file__)))
streams = [marshal.dumps(code) for code in compiled(files)]
with open(sys.argv[1], "wb") as out:
    for stream in streams:
        out.write(struct.pack(">i", len(stream)) + stream)
print(
    best(lambda: sum(1 for _ in compiled(files))),
    best(lambda: [marshal.dumps(marshal.loads(stream)) for stream in streams]),
)
