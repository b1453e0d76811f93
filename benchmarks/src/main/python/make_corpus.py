"""Makes a library of N modules with the text of the standard library: make_corpus.py FOLDER MODULES

The same interpreter makes the same tree. Modules are those of the standard library under other names, each with a function
of its own, so that no two are equal; JSON, CSV, gettext and random data fill up to 16,000 bytes a module. A folder that is
there already is left as it is.
"""

import json
import os
import pathlib
import random
import sys
import sysconfig
import warnings

SUBPACKAGE = 75  # modules
LARGEST = 60_000  # bytes; larger modules are left out
BYTES_PER_MODULE = 16_000

def sources():
    root = pathlib.Path(sysconfig.get_paths()["stdlib"])
    found = []
    for path in sorted(root.rglob("*.py")):
        parts = path.relative_to(root).parts
        if parts[0] in ("site-packages", "lib2to3", "idlelib") or "data" in parts or "badsyntax" in path.name:
            continue
        raw = path.read_bytes()
        if not 200 < len(raw) < LARGEST:
            continue
        try:
            text = raw.decode("utf-8")
            compile(text, path.name, "exec", dont_inherit=True)
        except (SyntaxError, UnicodeDecodeError, ValueError):
            continue
        if "\r" in text or "from __future__" in text or text.startswith("#!") or "coding" in text[:200]:
            continue
        found.append(text)
    return found


def data_file(rnd, kind, size):
    if kind == "json":
        rows, total = [], 0
        while total < size:
            rows.append({"id": rnd.getrandbits(32), "name": "item-%05d" % rnd.randrange(10**5),
                         "weights": [round(rnd.random(), 4) for _ in range(6)], "on": rnd.random() < .5})
            total += 95
        return json.dumps(rows, indent=1).encode()[:size]
    if kind == "csv":
        return b"".join(b"%d,%.5f,%.5f,%s\n" % (i, rnd.random(), rnd.gauss(0, 1), rnd.choice((b"north", b"south", b"east")))
                        for i in range(size // 28 + 1))[:size]
    if kind == "po":
        words = "the model file cannot be read because value of node is not in range for this pipeline".split()
        text = "".join('msgid "%s"\nmsgstr "%s"\n\n' % (" ".join(rnd.choices(words, k=9)), " ".join(rnd.choices(words, k=9)))
                       for _ in range(size // 90 + 1))
        return text.encode()[:size]
    return rnd.randbytes(size)


def make(folder, modules):
    rnd = random.Random(1)
    texts = sources()
    package = folder / "benchlib"
    package.mkdir(parents=True)
    (package / "__init__.py").write_bytes(b'"""Generated library."""\n__version__ = "1.0.0"\n')
    total = 0
    for i in range(modules):
        part = package / ("part_%03d" % (i // SUBPACKAGE))
        if i % SUBPACKAGE == 0:
            part.mkdir()
            (part / "__init__.py").write_bytes(b'"""Part %d."""\n' % (i // SUBPACKAGE))
        made = "\n\ndef _generated_%012x(value=%d, *rest):\n    return [value + %d, rest, %r]\n" % (
            rnd.getrandbits(48), rnd.randrange(10**6), rnd.randrange(10**6), "%032x" % rnd.getrandbits(128))
        body = (rnd.choice(texts).rstrip("\n") + made).encode()
        (part / ("module_%05d.py" % i)).write_bytes(body)
        total += len(body)
    data, n = package / "data", 0
    data.mkdir()
    kinds = ("json", "csv", "po", "bin", "bin")
    while total < modules * BYTES_PER_MODULE:
        left = modules * BYTES_PER_MODULE - total
        kind = kinds[n % len(kinds)]
        blob = data_file(rnd, kind, min(int(rnd.lognormvariate(11.5, 1.1)) + 500, left + 500))
        (data / ("table_%04d.%s" % (n, kind))).write_bytes(blob)
        total += len(blob)
        n += 1


warnings.simplefilter("ignore")
target = pathlib.Path(sys.argv[1])
if not target.exists():
    new = target.with_name("%s.%d" % (target.name, os.getpid()))
    make(new, int(sys.argv[2]))
    new.rename(target)
