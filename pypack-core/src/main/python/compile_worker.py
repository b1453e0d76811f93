"""Compiles the sources that come in through standard input, and sends their code out through standard output.

First the worker says how the bytecode files of its Python begin: four bytes. Then it answers requests, one after the
other, until its input ends. Numbers have four bytes, the highest first; a text or a source is its length and its bytes.

A request is a kind (one byte), a name and a source. The kind is the level of optimisation, 0 to 2, or 255 where nobody
wants the code. The name is the one that code objects get. An answer is 0 and the code as ``marshal`` writes it, which is
empty where nobody wants it; or it is 1 and a problem: line and column, counted from 1, or 0 where nobody knows them, the
message, and the text of the line.

It runs on CPython 3.9 to 3.14 with no more of the standard library than a compiler needs; so no module is imported here
that is not in the interpreter itself.
"""

import gc
import marshal
import sys
from _frozen_importlib_external import MAGIC_NUMBER

CHECK = 255
CODE = b"\0"
PROBLEM = b"\1"


def number(value: int) -> bytes:
    """A number as the answer has it; what no place in a file can be is 0."""
    return max(0, value).to_bytes(4, "big")


def frame(content: bytes) -> bytes:
    """Bytes behind their length."""
    return number(len(content)) + content


def line_of(source: bytes, line: int) -> str:
    """The text of a line, counted from 1, of a source; empty where it has none."""
    lines = source.splitlines()
    return lines[line - 1].decode("utf-8", "replace") if 0 < line <= len(lines) else ""


def problem(error: Exception, source: bytes) -> bytes:
    """The answer to a source that can't be compiled."""
    line, column, text = 0, 0, ""
    message = str(error) or "the compiler gives up"
    if isinstance(error, SyntaxError):
        line, column = error.lineno or 0, error.offset or 0
        text = error.text or line_of(source, line)
        message = error.msg
    if type(error) is not SyntaxError:
        message = type(error).__name__ + ": " + message
    texts = [each.encode("utf-8", "backslashreplace") for each in (message, text.rstrip())]
    return PROBLEM + number(line) + number(column) + b"".join(map(frame, texts))


def answer(kind: int, name: str, source: bytes) -> bytes:
    """What comes of a source: its code, or the problem with it."""
    try:
        code = compile(source, name, "exec", dont_inherit=True, optimize=0 if kind == CHECK else kind)
        return CODE + frame(b"" if kind == CHECK else marshal.dumps(code))
    except Exception as error:  # whatever it is, it is about this source alone
        return problem(error, source)


def serve() -> None:
    """Answers until there is nothing more to read."""
    gc.disable()  # the compiler leaves no cycles, and to look for some takes a twelfth of its time
    requests, answers = sys.stdin.buffer, sys.stdout.buffer

    def read_frame() -> bytes:
        return requests.read(int.from_bytes(requests.read(4), "big"))

    answers.write(MAGIC_NUMBER)
    answers.flush()
    while True:
        kind = requests.read(1)
        if not kind:
            return
        name = read_frame().decode("utf-8")
        answers.write(answer(kind[0], name, read_frame()))
        answers.flush()


serve()
