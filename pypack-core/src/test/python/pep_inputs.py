"""Texts to compare parsers by: generated ones, broken ones and odd ones.

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
                + ["", "dev", "Dev", "foo_bar", "foo.bar", "foo-bar", "a b", "\\x41", "\\n", "\\d", "\\\\", "\\'", "\xe9"]
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
        text = self.pick(["foo", "Foo", "zope.interface", "typing_extensions", "a", "3to2", "A--b", "x._-y", "backports"])
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
                ("License-File", self.pick(["LICENSE", "a/b.txt", "../a", "/a", "a\\b", "a//b", "./a", "a/", "C:/a", "C:a", ".", "*"])),
                ("Keywords", self.pick(["a,b", "a, b ,c", "", "a b"])),
                ("Classifier", self.pick(["Private :: Do Not Upload", "Topic :: Utilities"])),
                ("Project-URL", self.pick(["Home, https://example.org", "Docs,https://a,b", "nothing", "Home , b", ", x"])),
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
        text = self.pick(["text/plain", "text/x-rst", "text/markdown", "text/markdown", "Text/Markdown", "text/html", "x"])
        for _ in range(self._random.choice([0, 0, 1, 1, 2])):
            text += self.pick([";", "; ", " ; "]) + self.pick(
                ["charset=UTF-8", "charset=utf-8", 'charset="utf-8"', "variant=GFM", "variant=CommonMark", "variant=gfm"]
                + ["charset=ascii", "x=y", "CharSet = UTF-8", "", "x", "Variant=GFM"]
            )
        return text

    def metadata(self) -> str:
        """A metadata file."""
        fields = [
            ("Metadata-Version", self.pick(["1.0", "1.1", "1.2", "2.1", "2.1", "2.2", "2.3", "2.4", "2.5", "2.5", "2.5", "2.6"])),
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
            text += "\n" + self.pick(["A description.\n", "# T\xeft\n\nMore: text\n", "\n\nspace", "x\r\ny\n", "From me\n"])
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
                    items.append("'''" + self.pick(["pytest>=7", "a", "B[c]; os_name=='nt'", "x y", "coverage"]) + "'''")
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
        for info in self._random.sample(["archive_info", "vcs_info", "dir_info"], self._random.choice([0, 1, 1, 1, 1, 1, 2])):
            text += f"[{info}]\n"
            keys = {
                "archive_info": ["hashes = {sha256 = 'a', md5 = 'b'}", "hash = 'sha256=a'", "hash = 'sha256=c'", "hash = 'x'"],
                "vcs_info": ["vcs = 'git'\ncommit_id = '7'", "vcs = 'hg'", "requested_revision = 'main'", "vcs = 'git'\ncommit_id = 7"],
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


ODD_VERSIONS = [
    "", " ", "1", "1.0.0", "1.", ".1", "1..0", "1.0.", "1.0-", "1.0a.", "1.0b.-1", "1.0.post.", "1.0.dev.", "1.0-1-1",
    "1.0--1", "1.0a--1", "1.0a-.1", "1!", "!1", "1!1!1", "v", "vv1", "v 1", "1 .0", "1.0+", "1.0+a..b", "1.0+a+b", "1.0+.a",
    "1.0+a.", "1.0+A-B_C", "1.0+0001", "1.0+1a", "1.0+\u0661", "\u0661.0", "1.0.po\u017ft1", "1.0\u212a", "1.0a1a1", "1.0rc1rc2",
    "1.0c1", "1.0r1", "1.0rev", "1.0revision", "1.0pre", "1.0prev1", "1.0preview", "1.0prerev1", "1.0devdev", "1.0dev1.post1",
    "1.0post1.dev", "1.0alphabeta", "1.0a0.post0.dev0+0", "0", "00", "0!0", "0!0.0.dev0", "1_0", "1-0", "1-a", "1-dev", "1.x",
    "9" * 40, "1." + "0" * 30, "1.0.0.0.0.0.0.1", "1.0 \n", "\x1c1", "\u20031\u3000", "\u200b1", "\ufeff1", "1\x00", "1.0+\x00",
    "2024.01.02", "20241214153000", "1e5", "1.0.0-beta.2", "1.0.0-SNAPSHOT", "1.0.0.Final", "1,0", "infinity", "nan", "1.0a1.0",
]

ODD_SPECIFIERS = [
    "", ",", ",,", " ", "==", "===", "=== ", "===,", "~=1", "~=1.0", "~=1.0.*", "==1.*", "== 1.*", "==1.0.*.*", "==*", "==.*",
    "==1*", "==1.0a1.*", "==1.0.post1.*", "==1.0.dev1.*", "==1.0+a.*", "!=1.0+a.*", "==v1.*", "==1!1.*", ">=1.*", "<1+a", "~=1.0+a",
    "==1+a", "!=1+a", "===1+a", "=1", "1", "=>1", "><1", "<>1", "! =1", "= =1", "==1 ==2", "==1;==2", "(==1)", "===a b", "===a;b",
    "===a)b", "===a(b", "===\u4e2d", "==\n1", "==\x1c1", "==1\x85", ">=\u20031", "==1\u200b", ">=0", "<0", "<0.dev0", "<=0.dev0", ">0",
    "<1", "<=1", "!=1", "==1.0.0", "~=1.0.0", "~=0.0", "~=1!0.0", "~=1.0a1", "~=1.0.post1", "~=1.0.dev1", ">1.0a1", ">1.0.post1",
    ">1.0.dev1", "<1.0a1", "<1.0.post1", "<1.0.dev1", "<1.0.post1.dev1", ">1.0a1.post1", ">1.0a1.dev1", "<1.0a1.post1", "==1.0-1",
    ">=1.0.0,==1.*,!=1.5", "==1,==1.0", "~=1.0,~=1.0.0", "==1.0,===1.0", "<1,>2", ">=1,<2,!=1.5.*", "==01.0", "===01.0", "==1.0c1",
    "===1.0-1", "===V1", "===1.0RC1", "===1.0rc1", "==1.0.0.*", "==1.0.0.0.0.*", "!=0.*", "==0.*", "!=0.0.0.*",
]

ODD_MARKERS = [
    "", " ", "os_name", "os_name == 'x' ", " os_name == 'x'", "os_name == 'x'\n", "os_name=='x'and os_name=='y'",
    "os_name=='x'or'y'==os_name", "'x'in os_name", "'x'not in os_name", "'x' notin os_name", "'x' not\tin os_name", "'x' not\nin os_name",
    "os_namein 'x'", "os_name in'x'", "(os_name=='x')and(os_name=='y')", "((os_name=='x'))", "()", "(os_name=='x'", "os_name=='x')",
    "os_name=='x' and", "and os_name=='x'", "os_name=='x' xor os_name=='y'", "os_name=='x' AND os_name=='y'", "not os_name=='x'",
    "os_name=='x\"", "os_name==\"x'y\"", "os_name=='x\"y'", "os_name=='\\x27\\x22'", "os_name=='\\\\'", "os_name=='\\'", "os_name=='\\n'",
    "os_name=='\\q'", "os_name=='\\8'", "os_name=='\\18'", "os_name=='\\777'", "os_name=='\\x4'", "os_name=='\\u12'", "os_name=='\\U00110000'",
    "os_name=='\\ud800'", "os_name=='\\N{DIGIT ONE}'", "os_name=='\\N{no such}'", "os_name=='\\N'", "os_name=='a\nb'", "os_name=='a\\\nb'",
    "os_name=='a\\\r\nb'", "os_name=='a\rb'", "os_name=='\x00'", "os_name=='\U0001f600'", "os_name=='\xe9'", "os_name\xe9=='x'",
    "os.name=='x'", "os-name=='x'", "OS_NAME=='x'", "platform.release=='x'", "platform.version=='x'", "python_implementation=='CPython'",
    "platform.python_implementation=='CPython'", "python.version=='3'", "'x'=='y'", "'linux'=='sys_platform'", "os_name==os_name",
    "python_version>='3.8'", "python_version>=\"3.8\"", "'3.8'<=python_version", "'x'<=python_version", "python_version<='x'",
    "python_version~='3.8'", "python_version~='3'", "python_version==='3.12'", "python_version==='x'", "python_version=='=3.12'",
    "python_version in '3.8 3.12'", "python_version not in '3.8,3.9'", "'3' in python_version", "python_version=='3.*'", "python_version<'3.*'",
    "python_full_version<'3.13'", "python_full_version<'3.13rc1'", "implementation_version>='3.12.0rc1'", "platform_release>='6'",
    "platform_release=='6.8.0-1021-aws'", "platform_version>='22'", "os_name<'x'", "os_name>='posix'", "os_name~='1.0'", "os_name==='posix'",
    "extra=='Foo_Bar'", "'Foo_Bar'==extra", "extra=='foo-bar'", "extra!=''", "extra==''", "extra in 'foo-bar'", "'foo' in extra", "extra<'a'",
    "'Dev' in extras", "extras=='dev'", "'dev'==extras", "'dev'!=extras", "'dev'<extras", "'dev'~=extras", "extras in 'dev'", "'dev' not in extras",
    "'Dev_' in dependency_groups", "dependency_groups=='a'", "dependency_group=='a'", "extras_=='a'", "os_name==python_version",
    "os_name=='x' or (os_name=='y' and (os_name=='z' or os_name=='w'))", "os_name=='x' and (os_name=='y' or os_name=='z') and os_name=='w'",
    "((os_name=='x' or os_name=='y'))", "(os_name=='x') or (os_name=='y' and os_name=='z')", "os_name == 'x' , os_name == 'y'", "os_name is 'x'",
    "os_name = 'x'", "os_name =< 'x'", "os_name <> 'x'", "os_name ==== 'x'", "os_name == x", "os_name == 1", "os_name == 'a' 'b'", "os_name == b'a'",
]

ODD_REQUIREMENTS = [
    "", " ", "a", " a ", "a\n", "\na", "-a", "a-", "a.", "a_", "_a", "a-1", "a b", "\xe9", "a\xe9", "a-\xe9", "a[b]", "a [b]", "a[b", "a]b", "a[]",
    "a[ ]", "a[,]", "a[b,]", "a[,b]", "a[b c]", "a[b,b]", "a[B,b]", "a[b_]", "a[-b]", "a[b-]", "a[b][c]", "a>=1", "a >= 1", "a>=1,", "a>=1,,<2",
    "a,>=1", "a>=1<2", "a>=1 <2", "a (>=1)", "a(>=1)", "a()", "a( )", "a(>=1,)", "a(,>=1)", "a(>=1", "a>=1)", "a((>=1))", "a(>=1)(<2)", "a[b](>=1)",
    "a==1.*", "a==1.0a1.*", "a>=1.*", "a>=1+x", "a==1+x", "a===1", "a===", "a=== ;os_name=='x'", "a===x,>=2", "a===x, >=2", "a===a;os_name=='x'",
    "a(===x)", "a(===x )", "a===x y", "a>=1;", "a;", "a;os_name=='x'", "a ; os_name=='x'", "a; os_name=='x' ", "a;os_name=='x'\n", "a>=1;os_name",
    "a@b", "a @ b", "a@ b", "a @b", "a@", "a @ ", "a@b;os_name=='x'", "a@b ;os_name=='x'", "a @ b ; os_name=='x'", "a@b c", "a@b ", "a@b\t", "a@b\n",
    "a@b >=1", "a>=1@b", "a[b]@c", "a[b] @ c ; extra=='D_e'", "a>=\n1", "a>=1\n", "a>=\xa01", "a\xa0>=1", "a>=1\xa0;os_name=='x'", "a~=1", "a~=1.0",
    "a=1", "a=>1", "a<>1", "a!1", "a!=1", "A.b-C_d>=1", "a>=1.0.post", "a>=1.0-1", "a>=v1", "a>=1!2", "a==1!2.*", "a>=1,<2;os_name=='x' or os_name=='y'",
    "a;extra=='X_y'", "a; 'X_y'==extra", "a[b,c]>=1,<2;(os_name=='x')", "a>=9" + "9" * 30, "a#b", "a>=1 # c", "a --hash=x", "a/b", "./a", "a;;", "a>= 1 , < 2", "a>=1, ====\n", "a====x", "a=== =x",
]

ODD_NAMES = [
    "", "a", "A", "-", "_", ".", "a-", "-a", "a_", "_a", "a.", "a--b", "a-_.b", "a b", "a\n", "\na", "\xe9", "a\xe9b", "\u212a", "\u017f", "a\u0661",
    "3", "3-", "a/b", "a+b", "a\x00", "FrIeNdLy-._.-bArD", "a" * 300, "0.0", "a..b", "\uff41", "a,b", "a@b", "\u0130",
]

ODD_WHEEL_NAMES = [
    "", ".whl", "a.whl", "a-1-py3-none-any.whl", "a-1-py3-none-any.WHL", "a-1-py3-none-any", "a-1-py3-none.whl", "a-1-1-py3-none-any.whl",
    "a-1-1-1-py3-none-any.whl", "-1-py3-none-any.whl", "a--py3-none-any.whl", "a-1--none-any.whl", "a-1-py3--any.whl", "a-1-py3-none-.whl",
    "a-1--py3-none-any.whl", "a__b-1-py3-none-any.whl", "a_-1-py3-none-any.whl", "_-1-py3-none-any.whl", ".-1-py3-none-any.whl",
    "a b-1-py3-none-any.whl", "\xe9-1-py3-none-any.whl", "\xb2-1-py3-none-any.whl", "\u2167-1-py3-none-any.whl", "\u0301-1-py3-none-any.whl",
    "a\u0301-1-py3-none-any.whl", "\u4e2d-1-py3-none-any.whl", "\U0001f600-1-py3-none-any.whl", "a-1-b1-py3-none-any.whl", "a-1-1b-py3-none-any.whl",
    "a-1-01-py3-none-any.whl", "a-1-1\nb-py3-none-any.whl", "a-1-\u0661-py3-none-any.whl", "a-1-3py-none-any.whl", "a-1-\xe9-none-any.whl",
    "a-1-\u0301a-none-any.whl", "a-1-\u4e2d-none-any.whl", "a-1-a\xb2-none-any.whl", "a-1-\u2167-none-any.whl", "a-1-py 3-none-any.whl",
    "a-1-\u037a-none-any.whl", "a-1-a\u037a-none-any.whl", "a-1-\u1885-none-any.whl", "a-1-a\u200d-none-any.whl", "a-1-a\xb7-none-any.whl",
    "a-1-py3.-none-any.whl", "a-1-.py3-none-any.whl", "a-1-py2..py3-none-any.whl", "a-1-py3-none.-any.whl", "a-1-py3-none-any..whl",
    "a-1-py3-no ne-any.whl", "a-1-py3-none-a\nny.whl", "a-1-PY3.py3-NONE-any.whl", "a-1-py3.py3-none-any.whl", "a- 1 -py3-none-any.whl",
    "a-1\n-py3-none-any.whl", "a-1.0_1-py3-none-any.whl", "a-1!1-py3-none-any.whl", "a-1+x.y-py3-none-any.whl", "a-1_post1-py3-none-any.whl",
    "../a-1-py3-none-any.whl", "a-1-py3-none-any.whl.whl", "A.B_c-1.0RC1-2x-cp39.cp310-abi3-win32.win_amd64.whl", "a-x-py3-none-any.whl",
]

ODD_SDIST_NAMES = [
    "", ".tar.gz", "-.tar.gz", "a.tar.gz", "a-.tar.gz", "-1.tar.gz", "a-1.tar.gz", "a-1.zip", "a-1.ZIP", "a-1.tar", "a-1.tgz", "a-b-1.tar.gz",
    "a-1-1.tar.gz", "a--1.tar.gz", "\xe9-1.tar.gz", " -1.tar.gz", "a- 1 .zip", "a-1.0-beta.zip", "a/b-1.zip", "A._-b-1.0.tar.gz", "\u0130-1.zip",
]

ODD_LICENSES = [
    "", " ", "mit", "MIT AND", "AND", "MIT MIT", "(MIT)", "( MIT )", "()", "(MIT", "MIT)", ")(", "MIT()", "MIT (ISC)", "((MIT))", "(MIT)AND(ISC)",
    "MIT AND(ISC)", "MIT+", "MIT +", "+", "MIT++", "MIT WITH LLVM-exception", "MIT WITH", "WITH LLVM-exception", "MIT WITH MIT", "LLVM-exception",
    "(MIT) WITH LLVM-exception", "MIT+ WITH LLVM-exception", "MIT WITH LLVM-exception WITH LLVM-exception", "MIT WITH LLVM-exception+",
    "MIT WITH (LLVM-exception)", "MIT WITH LLVM-exception AND ISC", "LicenseRef-", "LicenseRef-x", "LICENSEREF-X", "LicenseRef-x+", "LicenseRef-x_y",
    "LicenseRef-\xe9", "LicenseRef-X OR licenseref-x", "DocumentRef-a:LicenseRef-b", "MIT\tAND\nISC", "MIT\xa0AND\u2003ISC", "MIT AND OR ISC",
    "MIT not ISC", "not MIT", "MIT/ISC", "MIT,ISC", "MIT;", "None", "False", "lambda: 1", "MIT if ISC else MIT", "m\u0131t", "\u212aASTRUP",
]
