"""What CPython makes of its own standard library: streams of marshal, to be rewritten, and compared with what they came from.

A file of streams is a sequence of frames: four bytes with a length, the highest first, then as many bytes. Frames come in
pairs, the name of a source and its stream.
"""

import marshal
import os
import random
import struct
import sys
from types import CodeType


def sources(library, share):
    """The names of the sources of a library, relative to it: of each so many, one."""
    names = []
    for folder, folders, files in os.walk(library):
        folders[:] = sorted(set(folders) - {"__pycache__", "site-packages"})
        names += [os.path.join(folder, name) for name in files if name.endswith(".py")]
    return [os.path.relpath(name, library).replace(os.sep, "/") for name in sorted(names)[::share]]


def compiled(library, name):
    """The code object of a source, or nothing where it is a test of what is no Python."""
    with open(os.path.join(library, name), "rb") as file:
        source = file.read()
    try:
        return compile(source, name, "exec", dont_inherit=True, optimize=0)
    except (SyntaxError, ValueError):
        return None


def pollute(names):
    """Leaves in the process what another compilation might: interned strings, shared constants, references."""
    kept = [sys.intern(chr(number)) for number in range(256)]
    kept += [sys.intern(word) for name in names for word in (name, name + " ", "." + name)]
    kept += [frozenset(names), marshal.loads(marshal.dumps(compile("x = {} in {'a', None, 1}", "f", "exec")))]
    return kept


def write(out, name, stream):
    for frame in (name.encode("utf-8"), stream):
        out.write(struct.pack(">i", len(frame)))
        out.write(frame)


def read(path):
    with open(path, "rb") as file:
        frames = []
        while True:
            length = file.read(4)
            if not length:
                return list(zip(frames[::2], frames[1::2]))
            frames.append(file.read(struct.unpack(">i", length)[0]))


def dump(library, share, order, path):
    """Compiles in one process, in an order: forward, reversed (in a process with a past) or fresh (a process for each)."""
    names = sources(library, int(share))
    kept = []
    if order == "reversed":
        names.reverse()
        kept = pollute(names)
    with open(path, "wb") as out:
        for name in names:
            if order == "fresh":
                out.flush()
                child = os.fork()
                if child:
                    if os.waitpid(child, 0)[1]:
                        raise SystemExit(f"the process for {name} failed")
                    continue
            code = compiled(library, name)
            if code is not None:
                write(out, name, marshal.dumps(code))
                if order == "reversed":
                    kept.append(marshal.loads(marshal.dumps(code)))
                    del kept[len(names):]
            if order == "fresh":
                out.flush()
                os._exit(0)


def differences(ours, theirs, place):
    """Yields every place where two constants are not the same to the last bit; identity is not looked at."""
    if type(ours) is not type(theirs):
        yield f"{place}: {type(ours).__name__}, not {type(theirs).__name__}"
    elif isinstance(theirs, CodeType):
        for field in FIELDS:
            yield from differences(getattr(ours, field), getattr(theirs, field), f"{place}.{field}")
    elif isinstance(theirs, tuple):
        if len(ours) != len(theirs):
            yield f"{place}: {len(ours)} elements, not {len(theirs)}"
        for index, pair in enumerate(zip(ours, theirs)):
            yield from differences(*pair, f"{place}[{index}]")
    elif isinstance(theirs, frozenset):
        yield from differences(*(tuple(sorted(map(exact, each))) for each in (ours, theirs)), place)
    elif type(theirs).__name__ == "slice":
        yield from differences(*((each.start, each.stop, each.step) for each in (ours, theirs)), place)
    elif type(theirs) in (str, bytes, int):
        if ours != theirs:
            yield f"{place}: {ours!a}, not {theirs!a}"
    elif exact(ours) != exact(theirs):
        yield f"{place}: {exact(ours)}, not {exact(theirs)}"


# All but those that are computed from others.
FIELDS = [
    name
    for name in dir(compile("", "", "exec"))
    if name.startswith("co_") and name not in ("co_lines", "co_positions", "co_branches", "co_lnotab")
]
# Before 3.10 there is no other field for the lines.
FIELDS += [] if "co_linetable" in FIELDS else ["co_lnotab"]


def exact(value):
    """A text that differs where values do: 0, -0.0 and False, 'a' and b'a', each NaN of other bits."""
    if isinstance(value, (tuple, frozenset)):
        return f"{type(value).__name__} {sorted(map(exact, value)) if isinstance(value, frozenset) else list(map(exact, value))}"
    if isinstance(value, float):
        return f"float {struct.pack('>d', value).hex()}"
    if isinstance(value, complex):
        return f"complex {exact(value.real)} {exact(value.imag)}"
    return f"{type(value).__name__} {value!a}"


def strings(code):
    """Every string of a code object and of those in it."""
    for name in code.co_names + code.co_varnames + code.co_freevars + code.co_cellvars + (code.co_name,):
        yield name
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from strings(constant)


def compare(library, path):
    """Prints every difference between the streams of a file and the code of the sources, and how many were compared."""
    compared = 0
    for name, stream in read(path):
        name = name.decode("utf-8")
        ours, theirs = marshal.loads(stream), compiled(library, name)
        for difference in differences(ours, theirs, name):
            print(difference)
        for string in strings(ours):
            if sys.intern(string) is not string:
                print(f"{name}: the name {string!a} is not interned")
        compared += 1
    print(f"{compared} compared")


if __name__ == "__main__":
    {"dump": dump, "compare": compare}[sys.argv[1]](*sys.argv[2:])
