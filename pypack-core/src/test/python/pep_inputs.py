"""Texts to compare parsers by: generated ones, a part of them broken.

Everything is drawn from one seeded generator, so that the same seed gives the
same texts on every machine.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence

ODD_CHARACTERS = (
    " \t\n\r\x0b\x0c\x1c\x1f\x85\xa0\u1680\u2003\u2028\u200b\u3000\ufeff\x00\x7f"
    "\xe9\xdf\u017f\u212a\u0130\u0661\xb2\u2167\u4e2d\u0301\xaa\U0001f600"
)
PLAIN_CHARACTERS = "0123456789.abcdevopstrABZ-_+!*=<>~()[]{},;:@/\\'\"# \t"


class Source:
    """Draws texts of the Python packaging standards."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def pick(self, choices: Sequence[str]) -> str:
        """One of some texts."""
        return self._random.choice(choices)

    def chance(self, probability: float) -> bool:
        """True as often as the probability says."""
        return self._random.random() < probability

    def number(self) -> str:
        """A number as versions have them: mostly small, some with leading zeros."""
        kind = self._random.random()
        if kind < 0.7:
            return str(self._random.randrange(12))
        if kind < 0.8:
            return "0" * self._random.randrange(1, 4) + str(self._random.randrange(100))
        if kind < 0.97:
            return str(self._random.randrange(3000))
        return str(self._random.randrange(10 ** self._random.randrange(4, 40)))

    def mutated(self, text: str) -> str:
        """A text with one to three changes of a character."""
        for _ in range(self._random.randrange(1, 4)):
            place = self._random.randrange(len(text) + 1)
            alphabet = ODD_CHARACTERS if self.chance(0.15) else PLAIN_CHARACTERS
            change = self._random.randrange(5)
            if change == 0:
                text = text[:place] + self.pick(alphabet) + text[place:]
            elif change == 1:
                text = text[:place] + text[place + 1 :]
            elif change == 2:
                text = text[:place] + self.pick(alphabet) + text[place + 1 :]
            elif change == 3:
                end = place + self._random.randrange(1, 6)
                text = text[:end] + text[place:]
            else:
                text = text[:place] + text[place : place + 2][::-1] + text[place + 2 :]
        return text

    def many(self, make: Callable[[], str], count: int, broken: float = 0.3) -> Iterator[str]:
        """Distinct texts, a part of them mutated."""
        seen: set[str] = set()
        while len(seen) < count:
            text = make()
            if self.chance(broken):
                text = self.mutated(text)
            if text not in seen:
                seen.add(text)
                yield text

    # Versions and specifiers

    def release(self, least: int = 1) -> str:
        """Numbers with dots between them."""
        numbers = [self.number() for _ in range(self._random.randrange(least, 5))]
        return ".".join(numbers + ["0"] * (self._random.randrange(3) if self.chance(0.2) else 0))

    def _separator(self) -> str:
        return self.pick(["", "", ".", "-", "_"])

    def _word(self, words: Sequence[str]) -> str:
        word = self.pick(words)
        return word.upper() if self.chance(0.1) else word

    def _part(self, words: Sequence[str]) -> str:
        number = self.number() if self.chance(0.8) else ""
        return self._separator() + self._word(words) + self._separator() + number

    def public_version(self, least: int = 1) -> str:
        """A version without a local part."""
        text = self.pick(["", "", "", "", "v", "V"])
        if self.chance(0.1):
            text += self.number() + "!"
        text += self.release(least)
        if self.chance(0.3):
            text += self._part(["a", "alpha", "b", "beta", "c", "rc", "pre", "preview"])
        if self.chance(0.2):
            text += self._part(["post", "rev", "r"]) if self.chance(0.7) else "-" + self.number()
        if self.chance(0.2):
            text += self._part(["dev"])
        return text

    def local(self) -> str:
        """A local part of a version."""
        segments = [
            self.pick([self.number(), "ubuntu", "cu118", "1a", "LOCAL", "abc"])
            for _ in range(self._random.randrange(1, 4))
        ]
        text = "+" + segments[0]
        for segment in segments[1:]:
            text += self.pick([".", "-", "_"]) + segment
        return text

    def version(self) -> str:
        """Any version."""
        text = self.public_version() + (self.local() if self.chance(0.15) else "")
        return self.pick([" ", "\t", "\n", "\xa0"]) + text + " " if self.chance(0.03) else text

    def specifier(self) -> str:
        """One clause of a specifier."""
        operator = self.pick(["==", "!=", "~=", "<", ">", "<=", ">=", ">=", "==="])
        blank = self.pick(["", "", "", " ", "  ", "\n"])
        if operator == "===":
            version = self.pick([self.version().strip(), "foobar", "1.0-x", "", "a,b"])
        elif operator in ("==", "!="):
            version = self.pick([self.public_version() + self.local(), self.release() + ".*", self.public_version()])
        else:
            version = self.public_version(2 if operator == "~=" else 1)
        return operator + blank + version

    def specifiers(self) -> str:
        """Clauses with commas between them."""
        clauses = [self.specifier() for _ in range(self._random.choice([0, 1, 1, 1, 1, 2, 2, 3]))]
        return self.pick([",", ",", ", ", " , ", ",,"]).join(clauses)

    # Markers

    def _literal(self, text: str) -> str:
        quote = self.pick(['"', "'"])
        return quote + text + quote

    def _comparison(self) -> str:
        variable = self.pick(
            [
                "python_version",
                "python_full_version",
                "implementation_version",
                "platform_release",
                "os_name",
                "os.name",
                "sys_platform",
                "sys.platform",
                "platform_machine",
                "platform.machine",
                "platform_system",
                "platform_version",
                "platform.version",
                "platform_python_implementation",
                "platform.python_implementation",
                "python_implementation",
                "implementation_name",
                "extra",
                "extra",
                "extras",
                "dependency_groups",
            ]
        )
        operator = self.pick(["==", "==", "!=", "<", "<=", ">", ">=", "~=", "===", "in", "not in", "not  in"])
        if "version" in variable or self.chance(0.05):
            value = self.pick(
                ["3.8", "3.10", "3.12", "3.12.4", "3", "2.7", "3.*", "3.12.*", "3.13rc1", "", " 3.9 ", "x", "3.9 3.12"]
                + ["=3.12", "7.3.13", "6.8.0", "6.8.0-1021-aws", "#22", "4.0.dev0", "3.12+local", self.public_version()]
            )
        else:
            value = self.pick(
                ["linux", "win32", "darwin", "posix", "nt", "Linux", "x86_64", "AMD64", "cpython", "CPython", "pypy"]
                + [
                    "",
                    "dev",
                    "Dev",
                    "foo_bar",
                    "foo.bar",
                    "foo-bar",
                    "a b",
                    "\\x41",
                    "\\n",
                    "\\d",
                    "\\\\",
                    "\\'",
                    "\xe9",
                ]
                + ["linux2", "linux darwin", "test", "os_name", "\\u0041\\101", "\\N{BULLET}", "\\U0001F600", "a\\\nb"]
            )
        sides = [variable, self._literal(value)]
        if self.chance(0.25) or variable in ("extras", "dependency_groups") and self.chance(0.8):
            sides.reverse()
        if self.chance(0.01):
            sides = [variable, variable]
        if self.chance(0.01):
            sides = [self._literal(value), self._literal(variable)]
        blank = self.pick([" ", " ", "  ", "\t"]) if operator[0] in "in" or self.chance(0.7) else ""
        return sides[0] + blank + operator + blank + sides[1]

    def marker(self, depth: int = 0) -> str:
        """A marker of a few comparisons."""
        text = ""
        for index in range(self._random.choice([1, 1, 1, 2, 2, 3])):
            if index:
                text += self.pick([" and ", " or ", " and ", " or ", "  and\t"])
            if depth < 3 and self.chance(0.25):
                blank = self.pick(["", "", " "])
                text += "(" + blank + self.marker(depth + 1) + blank + ")"
            else:
                text += self._comparison()
        return text

    # Requirements and names

    def name(self) -> str:
        """A project's name."""
        text = self.pick(
            ["foo", "Foo", "zope.interface", "typing_extensions", "a", "3to2", "A--b", "x._-y", "backports"]
        )
        return text + self.pick(["", "", "", "-bar", "_Baz", ".q", "2", "__x", "_"])

    def requirement(self) -> str:
        """A requirement with or without each of its parts."""
        text = self.name() + self.pick(["", "", " "])
        if self.chance(0.25):
            extras = [self.name() for _ in range(self._random.randrange(4))]
            text += "[" + self.pick([",", ", ", " ,"]).join(extras) + "]" + self.pick(["", " "])
        if self.chance(0.15):
            text += self.pick(["@", "@ ", " @ "]) + self.pick(
                ["https://example.org/a.zip", "file:///a%20b", "git+https://git@x.org/a@main#egg=b", "./a;b", "a"]
            )
            if self.chance(0.4):
                text += self.pick([" ; ", " ;", "\t;", ";", " "]) + self.marker()
            return text
        specifiers = self.specifiers()
        text += f"({specifiers})" if self.chance(0.15) else specifiers
        if self.chance(0.4):
            text += self.pick(["; ", ";", " ; "]) + self.marker()
        return text

    # File names

    def tags(self) -> str:
        """A tag, perhaps compressed."""
        interpreter = self.pick(["py3", "py2.py3", "cp312", "cp39", "pp310", "CP311", "py3.py2", "cp38.cp39", "_x"])
        abi = self.pick(["none", "abi3", "cp312", "cp313t", "pypy310_pp73", "abi3.cp39", "NONE"])
        platform = self.pick(
            ["any", "win_amd64", "linux_x86_64", "macosx_11_0_arm64", "manylinux_2_17_x86_64.manylinux2014_x86_64"]
            + ["musllinux_1_2_aarch64", "Win32", "android_24_arm64_v8a", "ios_13_0_arm64_iphoneos"]
        )
        return f"{interpreter}-{abi}-{platform}"

    def wheel_name(self) -> str:
        """The file name of a wheel."""
        name = self.pick(["foo", "Foo_Bar", "zope.interface", "a", "_x", "x_", "\xe9t\xe9", "3d", "a.b_c", "numpy"])
        version = self.version().strip().replace("-", self.pick(["_", "_", "-"]))
        build = "-" + self.pick(["1", "02", "3abc", "1_2", "0"]) if self.chance(0.2) else ""
        return f"{name}-{version}{build}-{self.tags()}.whl"

    def sdist_name(self) -> str:
        """The file name of a source distribution."""
        extension = self.pick([".tar.gz", ".tar.gz", ".zip", ".tar.bz2", ".tgz"])
        return f"{self.name()}-{self.version().strip()}{extension}"

    # Licences

    def license(self, depth: int = 0) -> str:
        """A licence expression."""
        text = ""
        for index in range(self._random.choice([1, 1, 2, 3])):
            if index:
                text += self.pick([" AND ", " or ", " OR ", " And "])
            if depth < 3 and self.chance(0.2):
                text += "(" + self.license(depth + 1) + self.pick([")", " )"])
                continue
            text += self.pick(
                ["MIT", "mit", "Apache-2.0", "apache-2.0", "BSD-3-Clause", "GPL-2.0-only", "gpl-3.0-OR-later", "0BSD"]
                + ["LGPL-2.1+", "LicenseRef-My.Own", "licenseref-x", "GPL-2.0+", "ISC", "Zlib", "nope", "PSF-2.0"]
            )
            if self.chance(0.15):
                text += self.pick([" with ", " WITH "]) + self.pick(
                    ["Classpath-exception-2.0", "llvm-exception", "LLVM-exception", "nope", "MIT"]
                )
        return text

    # Metadata

    def _field(self) -> tuple[str, str]:
        return self._random.choice(
            [
                ("Summary", self.pick(["A summary", "  spaced  ", "Sch\xf6n", "", "a: b"])),
                ("Author", self.pick(["Eric, Terry", "\xc9ric", "=?utf-8?q?a?="])),
                ("Author-email", "Graham <g@example.org>"),
                ("Maintainer", "Michael"),
                ("License", self.pick(["MIT", "GPL\n        more\n\tof it", "BSD\n  \n  x"])),
                ("License-Expression", self.license()),
                (
                    "License-File",
                    self.pick(
                        ["LICENSE", "a/b.txt", "../a", "/a", "a\\b", "a//b", "./a", "a/", "C:/a", "C:a", ".", "*"]
                    ),
                ),
                ("Keywords", self.pick(["a,b", "a, b ,c", "", "a b"])),
                ("Classifier", self.pick(["Private :: Do Not Upload", "Topic :: Utilities"])),
                (
                    "Project-URL",
                    self.pick(["Home, https://example.org", "Docs,https://a,b", "nothing", "Home , b", ", x"]),
                ),
                ("Requires-Python", self.pick([">=3.9", "<4,>= 3.8", ">=3.9.*", self.specifiers()])),
                ("Requires-Dist", self.requirement()),
                ("Requires-Dist", self.requirement()),
                ("Provides-Extra", self.name()),
                ("Dynamic", self.pick(["License", "requires-dist", "Name", "version", "nope", "Metadata-Version"])),
                ("Description-Content-Type", self.content_type()),
                ("Home-page", "https://example.org"),
                ("Download-URL", "https://example.org/a"),
                ("Platform", self.pick(["any", "UNKNOWN"])),
                ("Supported-Platform", "linux"),
                ("Requires-External", "C"),
                ("Provides-Dist", "x (1)"),
                ("Obsoletes-Dist", "y"),
                ("Import-Name", self.pick(["foo", "foo.bar", "_x; private", "", "class", "a-b", "a ;private", "a;b"])),
                ("Import-Namespace", self.pick(["foo", "a.b.c", "1a"])),
                ("Requires", "z"),
                ("Provides", "z"),
                ("Obsoletes", "z"),
                ("X-Unknown", "x"),
                ("Description", "old\n        |style"),
            ]
        )

    def content_type(self) -> str:
        """A content type of a description."""
        text = self.pick(
            ["text/plain", "text/x-rst", "text/markdown", "text/markdown", "Text/Markdown", "text/html", "x"]
        )
        for _ in range(self._random.choice([0, 0, 1, 1, 2])):
            text += self.pick([";", "; ", " ; "]) + self.pick(
                [
                    "charset=UTF-8",
                    "charset=utf-8",
                    'charset="utf-8"',
                    "variant=GFM",
                    "variant=CommonMark",
                    "variant=gfm",
                ]
                + ["charset=ascii", "x=y", "CharSet = UTF-8", "", "x", "Variant=GFM"]
            )
        return text

    def metadata(self) -> str:
        """A metadata file."""
        fields = [
            (
                "Metadata-Version",
                self.pick(["1.0", "1.1", "1.2", "2.1", "2.1", "2.2", "2.3", "2.4", "2.5", "2.5", "2.5", "2.6"]),
            ),
            ("Name", self.name()),
            ("Version", self.public_version().strip()),
        ]
        fields += [self._field() for _ in range(self._random.choice([0, 1, 1, 2, 3]))]
        if self.chance(0.2):
            self._random.shuffle(fields)
        lines = []
        for header, value in fields:
            if self.chance(0.05):
                header = self.pick([header.lower(), header.upper()])
            lines.append(header + self.pick([": ", ": ", ": ", ":", ":\t", ":  "]) + value + "\n")
        text = "".join(lines)
        if self.chance(0.3):
            text += "\n" + self.pick(
                ["A description.\n", "# T\xeft\n\nMore: text\n", "\n\nspace", "x\r\ny\n", "From me\n"]
            )
        return text.replace("\n", "\r\n") if self.chance(0.05) else text

    # Tables

    def group_table(self) -> str:
        """A table of dependency groups, as TOML."""
        names = ["test", "Docs", "dev", "type_check", "TEST", "a.b"]
        text = "[dependency-groups]\n"
        for name in self._random.sample(names, self._random.randrange(1, 5)):
            items = []
            for _ in range(self._random.randrange(4)):
                kind = self._random.random()
                if kind < 0.5:
                    items.append(
                        "'''" + self.pick(["pytest>=7", "a", "B[c]; os_name=='nt'", "x y", "coverage"]) + "'''"
                    )
                elif kind < 0.93:
                    items.append('{include-group = "' + self.pick(names) + '"}')
                else:
                    items.append(self.pick(["1", "[]", "{}", "{include-group = 1}", '{other = "a"}']))
            value = "[" + ", ".join(items) + "]" if self.chance(0.97) else "'a'"
            text += f"'{name}' = {value}\n"
        return text

    def direct_url(self) -> str:
        """A direct URL, as TOML in place of JSON."""
        url = self.pick(
            ["https://example.org/a.zip", "file:///a/b", "file://host/a", "file:a", "https://u:p@example.org/a@b", "a"]
            + ["https://${U}:${P}@example.org", "git+ssh://git@example.org/a.git", "https://u@example.org?x@y#z"]
        )
        text = f"url = '{url}'\n" if self.chance(0.97) else "url = 1\n"
        if self.chance(0.3):
            text += "subdirectory = 'a/b'\n"
        for info in self._random.sample(
            ["archive_info", "vcs_info", "dir_info"], self._random.choice([0, 1, 1, 1, 1, 1, 2])
        ):
            text += f"[{info}]\n"
            keys = {
                "archive_info": [
                    "hashes = {sha256 = 'a', md5 = 'b'}",
                    "hash = 'sha256=a'",
                    "hash = 'sha256=c'",
                    "hash = 'x'",
                ],
                "vcs_info": [
                    "vcs = 'git'\ncommit_id = '7'",
                    "vcs = 'hg'",
                    "requested_revision = 'main'",
                    "vcs = 'git'\ncommit_id = 7",
                ],
                "dir_info": ["editable = true", "editable = false", "editable = 'yes'"],
            }[info]
            chosen = self._random.sample(keys, self._random.choice([0, 1, 1, 1, 2]))
            defined: set[str] = set()
            for line in "\n".join(chosen).split("\n"):
                key = line.partition(" =")[0]
                if line and key not in defined:
                    defined.add(key)
                    text += line + "\n"
        return text
