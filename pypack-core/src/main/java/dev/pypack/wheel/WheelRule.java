package dev.pypack.wheel;

import dev.pypack.finding.Rule;
import dev.pypack.finding.RuleText;
import dev.pypack.finding.Severity;
import java.util.List;

/**
 * What is asked of a wheel beyond what is asked of its archive: the binary distribution format (PEP 427), core metadata,
 * and what their readers refuse.
 */
public enum WheelRule implements Rule {
    /** The file name is no wheel's name. */
    WHEEL_NAME(
            Severity.ERROR,
            "The file name is no wheel's name.",
            "Installers read the project, the version and the tags from the file name alone (PEP 427).",
            "acme-1.0.whl",
            "Give the file the name with which it was built: name-version-python-abi-platform.whl.",
            "check-wheel-contents"),
    /** Name or version in the file name are not normalised. */
    WHEEL_NAME_LEGACY(
            Severity.WARNING,
            "Name or version in the file name are not normalised.",
            "The binary distribution format asks for lower case, one _ for any run of -, _ and ., and the normalised version; installers still read the old forms.",
            "Acme.Tools-1.00-py3-none-any.whl",
            "Build the wheel with a build backend of today."),
    /** A compressed tag set in the file name is not sorted. */
    WHEEL_NAME_ORDER(
            Severity.WARNING,
            "A compressed tag set in the file name is not sorted.",
            "The standard for tags asks for it, so that one set has one name; installers read any order.",
            "acme-1.0-py3.py2-none-any.whl",
            "Build the wheel with a build backend of today."),
    /** The wheel has no files but those of .dist-info. */
    WHEEL_EMPTY(
            Severity.WARNING,
            "The wheel has no files but those of .dist-info.",
            "Installing it makes nothing that can be imported or run.",
            "a wheel with METADATA, WHEEL and RECORD only",
            "See that the sources are where the build looks for them; a wheel that only depends on others may be meant.",
            "check-wheel-contents W007",
            "check-wheel-contents W008"),
    /** There is no .dist-info folder. */
    DIST_INFO_MISSING(
            Severity.ERROR,
            "There is no .dist-info folder.",
            "Every installer refuses such a wheel: PEP 427 puts METADATA, WHEEL and RECORD there.",
            "a zip file that was renamed to .whl",
            "Build the wheel with a build backend.",
            "check-wheel-contents",
            "twine InvalidDistribution"),
    /** There are several .dist-info folders. */
    DIST_INFO_DOUBLED(
            Severity.ERROR,
            "There are several .dist-info folders.",
            "Installers refuse it, or take one of them.",
            "acme-1.0.dist-info and acme-1.1.dist-info in one wheel",
            "Build the wheel anew from a clean folder.",
            "check-wheel-contents"),
    /** The .dist-info folder is of another project or version than the file name. */
    DIST_INFO_NAME(
            Severity.ERROR,
            "The .dist-info folder is of another project or version than the file name.",
            "pip, uv and installer refuse another name, uv another version too; a renamed wheel is one of the ways to smuggle a package in.",
            "acme-1.1.dist-info in acme-1.0-py3-none-any.whl",
            "Don't rename wheels; build the version that the name says.",
            "check-wheel-contents"),
    /** Files of the package stand behind .dist-info in the archive. */
    DIST_INFO_NOT_LAST(
            Severity.WARNING,
            "Files of the package stand behind .dist-info in the archive.",
            "PEP 427 recommends .dist-info at the end, so that metadata can be read and changed without reading the whole file.",
            "acme/late.py behind acme-1.0.dist-info/METADATA",
            "None is needed; installers take it."),
    /** The wheel has a file that only an installer writes. */
    INSTALLER_FILE(
            Severity.ERROR,
            "The wheel has a file that only an installer writes.",
            "INSTALLER, REQUESTED and direct_url.json say how a package came onto a machine (PEP 376, PEP 610); in a wheel they say something that is not true. installer refuses a wheel with INSTALLER; other installers write over it, but believe the rest.",
            "acme-1.0.dist-info/INSTALLER",
            "Pack the sources, not an installed package."),
    /** The wheel has setup.py or setup.cfg. */
    BUILD_FILE(
            Severity.WARNING,
            "The wheel has setup.py or setup.cfg.",
            "They are for the build; at the top level setup.py is installed as a module called setup, which each such wheel writes over.",
            "setup.py beside acme/",
            "Leave it out of the modules of the project."),
    /** .dist-info has no WHEEL file. */
    WHEEL_MISSING(
            Severity.ERROR,
            ".dist-info has no WHEEL file.",
            "Installers refuse the wheel: PEP 427 demands it.",
            "a wheel from which WHEEL was removed",
            "Build the wheel with a build backend.",
            "check-wheel-contents"),
    /** The WHEEL file can't be read. */
    WHEEL_SYNTAX(
            Severity.ERROR,
            "The WHEEL file can't be read.",
            "It has lines of the form Key: value, in UTF-8, and none behind a blank line: what is there, or behind a line without a colon, some readers see and others do not.",
            "a line without a colon",
            "Build the wheel with a build backend."),
    /** Wheel-Version is missing, no version, or of a higher major version than 1. */
    WHEEL_VERSION(
            Severity.ERROR,
            "Wheel-Version is missing, no version, or of a higher major version than 1.",
            "Installers must refuse a wheel of a format that they don't know (PEP 427).",
            "Wheel-Version: 2.0",
            "Build the wheel with a backend that writes Wheel-Version: 1.0."),
    /** Wheel-Version has a higher minor version than 1.0. */
    WHEEL_MINOR(
            Severity.WARNING,
            "Wheel-Version has a higher minor version than 1.0.",
            "Installers warn of it: they may not know something that it has.",
            "Wheel-Version: 1.9",
            "Use tools of today to install it."),
    /** Root-Is-Purelib is missing, or neither true nor false in lower case. */
    WHEEL_PURELIB(
            Severity.ERROR,
            "Root-Is-Purelib is missing, or neither true nor false in lower case.",
            "pip reads it in any case, installer compares with true exactly: the same wheel would go to two places.",
            "Root-Is-Purelib: True",
            "Write Root-Is-Purelib: true or false."),
    /** The Tag lines are not the tags of the file name. */
    WHEEL_TAGS(
            Severity.ERROR,
            "The Tag lines are not the tags of the file name.",
            "The file name has compressed sets, WHEEL every combination of them (PEP 425); one of the two is not true.",
            "Tag: py2-none-any in a wheel named py3-none-any",
            "Build the wheel for the tags that it is for; wheel tags changes both."),
    /** Build is not the build tag of the file name. */
    WHEEL_BUILD(
            Severity.WARNING,
            "Build is not the build tag of the file name.",
            "One of the two is not true.",
            "Build: 2 in acme-1.0-1-py3-none-any.whl",
            "Build the wheel anew."),
    /** A key of WHEEL stands there twice. */
    WHEEL_DOUBLED(
            Severity.ERROR,
            "A key of WHEEL stands there twice.",
            "Readers take the first or the last.",
            "two lines Root-Is-Purelib",
            "Build the wheel with a build backend."),
    /** .dist-info has no METADATA file. */
    METADATA_MISSING(
            Severity.ERROR,
            ".dist-info has no METADATA file.",
            "Installers refuse the wheel.",
            "a wheel from which METADATA was removed",
            "Build the wheel with a build backend.",
            "twine InvalidDistribution"),
    /** METADATA can't be read, or has no valid name or version. */
    METADATA_INVALID(
            Severity.ERROR,
            "METADATA can't be read, or has no valid name or version.",
            "Installers can't tell what they would install.",
            "Version: one",
            "Correct the name or version where the project states it, and build anew.",
            "twine InvalidDistribution"),
    /** A field of METADATA breaks the core metadata specification. */
    METADATA_STRICT(
            Severity.ERROR,
            "A field of METADATA breaks the core metadata specification.",
            "The index and twine refuse the upload; of a broken requirement pip and uv refuse the wheel, of other fields they leave it out.",
            "Requires-Python: three",
            "Correct the field where the project states it, and build anew.",
            "twine InvalidDistribution"),
    /** Name is of another project than the file name. */
    METADATA_NAME(
            Severity.ERROR,
            "Name is of another project than the file name.",
            "pip and uv refuse it, and the index does.",
            "Name: other",
            "Don't rename wheels."),
    /** Version is another than that of the file name. */
    METADATA_VERSION(
            Severity.ERROR,
            "Version is another than that of the file name.",
            "uv refuses it, and the index does. Only a local part may be missing in METADATA.",
            "Version: 1.1 in acme-1.0-py3-none-any.whl",
            "Don't rename wheels."),
    /** Metadata-Version is higher than 2.5. */
    METADATA_LATE(
            Severity.ERROR,
            "Metadata-Version is higher than 2.5.",
            "The package index takes 1.0 to 2.5 and refuses others; installers warn of a higher major version or refuse it.",
            "Metadata-Version: 2.6",
            "Build with a backend that writes the lowest version that has all fields."),
    /** A field of METADATA is of a later version than Metadata-Version. */
    METADATA_EARLY_FIELD(
            Severity.WARNING,
            "A field of METADATA is of a later version than Metadata-Version.",
            "Readers may leave it out; twine refuses most of such fields. Many wheels have License-File before its time, which all readers take.",
            "License-Expression in Metadata-Version: 2.1",
            "Build the wheel with a build backend of today."),
    /** Metadata-Version is 2.0. */
    METADATA_WITHDRAWN(
            Severity.WARNING,
            "Metadata-Version is 2.0.",
            "That version was withdrawn. Installers and the index still read it; twine refuses it.",
            "Metadata-Version: 2.0",
            "Build the wheel with a build backend of today.",
            "twine InvalidDistribution"),
    /** METADATA has both License and License-Expression. */
    METADATA_LICENSES(
            Severity.ERROR,
            "METADATA has both License and License-Expression.",
            "PEP 639 lets a project have one of them; the package index refuses both.",
            "License: MIT and License-Expression: MIT",
            "Keep License-Expression."),
    /** The public index refuses something that the standard allows. */
    METADATA_INDEX(
            Severity.INFO,
            "The public index refuses something that the standard allows.",
            "It takes no Summary of more than 512 characters, no label of a Project-URL of more than 32, and no Requires-Dist with a URL. Other indexes and all installers do.",
            "Requires-Dist: tool @ https://example.org/tool-1.0-py3-none-any.whl",
            "None is needed, unless the wheel is for the public index."),
    /** There is no description. */
    METADATA_DESCRIPTION(
            Severity.WARNING,
            "There is no description.",
            "The page of the project on a package index stays empty.",
            "a project without readme",
            "Name a readme in pyproject.toml.",
            "twine long_description"),
    /** Description-Content-Type is missing. */
    METADATA_CONTENT_TYPE(
            Severity.WARNING,
            "Description-Content-Type is missing.",
            "An index reads the description as reStructuredText then, which Markdown is not. Whether reStructuredText can be rendered is not checked: twine check says it.",
            "a description without its type",
            "Name the readme by a file that ends in .md or .rst.",
            "twine long_description_content_type"),
    /** METADATA names a licence file that is not in the wheel. */
    LICENSE_FILE_MISSING(
            Severity.ERROR,
            "METADATA names a licence file that is not in the wheel.",
            "PEP 639 puts it below .dist-info/licenses; the package index refuses the wheel without it.",
            "License-File: LICENSE, and no licenses/LICENSE",
            "See that the licence file is in the project, and build anew."),
    /** .dist-info has no RECORD file. */
    RECORD_MISSING(
            Severity.ERROR,
            ".dist-info has no RECORD file.",
            "Installers refuse the wheel: without RECORD it could not be removed again (PEP 427).",
            "a wheel from which RECORD was removed",
            "Build the wheel with a build backend.",
            "check-wheel-contents"),
    /** RECORD can't be read. */
    RECORD_SYNTAX(
            Severity.ERROR,
            "RECORD can't be read.",
            "It is CSV in UTF-8, three fields a row, as Python's csv module reads it.",
            "a row without commas",
            "Build the wheel with a build backend.",
            "check-wheel-contents"),
    /** RECORD names a path that is not relative, normalised and written with /. */
    RECORD_PATH(
            Severity.ERROR,
            "RECORD names a path that is not relative, normalised and written with /.",
            "What it names would lie outside of the folder that the wheel is installed into, or nowhere.",
            "../../etc/passwd,,",
            "Build the wheel with a build backend."),
    /** RECORD has two rows for one file. */
    RECORD_DOUBLED(
            Severity.ERROR,
            "RECORD has two rows for one file.",
            "Readers take the first or the last.",
            "acme.py twice",
            "Build the wheel with a build backend.",
            "check-wheel-contents"),
    /** RECORD names a file that is not in the wheel. */
    RECORD_EXTRA(
            Severity.ERROR,
            "RECORD names a file that is not in the wheel.",
            "A removal would delete a file that the wheel did not bring; the index reports it.",
            "acme/gone.py,sha256=...,12",
            "Build the wheel anew; don't remove files from wheels."),
    /** A file is not in RECORD. */
    RECORD_UNLISTED(
            Severity.ERROR,
            "A file is not in RECORD.",
            "It would be installed unverified, and stay behind when the package is removed; installer refuses it.",
            "acme/extra.py without a row",
            "Build the wheel anew; don't add files to wheels."),
    /** A file does not have the hash that RECORD says. */
    RECORD_HASH(
            Severity.ERROR,
            "A file does not have the hash that RECORD says.",
            "The file was changed after the wheel was built; installer refuses it.",
            "sha256= of another content",
            "Get the wheel anew from where it was built; where it was published like that, take another version."),
    /** A file does not have the size that RECORD says. */
    RECORD_SIZE(
            Severity.ERROR,
            "A file does not have the size that RECORD says.",
            "The file was changed after the wheel was built.",
            "13 for a file of 12 bytes",
            "Get the wheel anew from where it was built; where it was published like that, take another version."),
    /** The hash in a row of RECORD ends with padding. */
    RECORD_PADDING(
            Severity.ERROR,
            "The hash in a row of RECORD ends with padding.",
            "PEP 427 leaves = out; tools that compare texts find another hash. pip installs such a wheel, pypack where a lock has its hash.",
            "sha256=47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU=",
            "Build the wheel with a build backend."),
    /** A path in RECORD has backslashes. */
    RECORD_BACKSLASH(
            Severity.ERROR,
            "A path in RECORD has backslashes.",
            "The separator is / on every system, so that tools don't find the file. pip installs such a wheel, pypack where a lock has its hash.",
            "acme\\\\cli.py",
            "Build the wheel with a build backend."),
    /** WHEEL does not have the hash or the size that RECORD says. */
    RECORD_WHEEL(
            Severity.ERROR,
            "WHEEL does not have the hash or the size that RECORD says.",
            "A tool has given the wheel other tags and left RECORD as it was. pip installs such a wheel, pypack where a lock has its hash.",
            "a Tag: in WHEEL that was changed by hand",
            "Change tags with the command wheel tags, which writes RECORD too."),
    /** RECORD has a hash that is weaker than SHA-256, or that nobody knows. */
    RECORD_ALGORITHM(
            Severity.ERROR,
            "RECORD has a hash that is weaker than SHA-256, or that nobody knows.",
            "PEP 427 demands SHA-256 or better; md5 and sha1 can be forged.",
            "md5=...",
            "Build the wheel with a build backend of today."),
    /** RECORD has a hash other than SHA-256. */
    RECORD_OTHER_ALGORITHM(
            Severity.WARNING,
            "RECORD has a hash other than SHA-256.",
            "It is allowed; some tools know SHA-256 only.",
            "sha512=...",
            "None is needed."),
    /** RECORD has no hash for a file. */
    RECORD_UNHASHED(
            Severity.ERROR,
            "RECORD has no hash for a file.",
            "Only RECORD itself and its signatures may be without (PEP 427).",
            "acme.py,,",
            "Build the wheel with a build backend."),
    /** RECORD has no size for a file. */
    RECORD_UNSIZED(
            Severity.ERROR,
            "RECORD has no size for a file.",
            "installer refuses such a wheel when it compares all of RECORD; other readers let the size be left out.",
            "acme.py,sha256=...,",
            "Build the wheel with a build backend of today."),
    /** RECORD has no row for itself, or one with a hash. */
    RECORD_SELF(
            Severity.ERROR,
            "RECORD has no row for itself, or one with a hash.",
            "A file can't hold its own hash; the row is there so that a removal takes RECORD too. installer refuses a wheel that has it otherwise.",
            "no row acme-1.0.dist-info/RECORD,,",
            "Build the wheel with a build backend."),
    /** RECORD has a row for a folder. */
    RECORD_FOLDER(
            Severity.WARNING,
            "RECORD has a row for a folder.",
            "Only files are listed (PEP 376).",
            "acme/,,",
            "Build the wheel with a build backend."),
    /** The rows of RECORD are neither sorted nor in the order of the archive. */
    RECORD_ORDER(
            Severity.WARNING,
            "The rows of RECORD are neither sorted nor in the order of the archive.",
            "Two builds that list files as the disk gives them are not equal.",
            "b.py, a.py, c.py",
            "Build with a backend that makes reproducible wheels."),
    /** The rows of RECORD end in CR LF. */
    RECORD_LINE_ENDS(
            Severity.WARNING,
            "The rows of RECORD end in CR LF.",
            "Allowed; but a wheel made on Windows is then another than one made elsewhere.",
            "acme.py,sha256=...,12\\r\\n",
            "Build with a backend that makes reproducible wheels."),
    /** The wheel has RECORD.jws or RECORD.p7s. */
    RECORD_SIGNATURE(
            Severity.WARNING,
            "The wheel has RECORD.jws or RECORD.p7s.",
            "PEP 815 takes these signatures away; no installer looks at them.",
            "acme-1.0.dist-info/RECORD.jws",
            "Leave them out; publish attestations instead."),
    /** A .data folder is of another project or version than the file name. */
    DATA_NAME(
            Severity.ERROR,
            "A .data folder is of another project or version than the file name.",
            "Some readers take it for the .data folder of this wheel, others for a folder of the package.",
            "acme-1.1.data in acme-1.0-py3-none-any.whl",
            "Build the wheel anew from a clean folder.",
            "check-wheel-contents"),
    /** A folder in .data is none of purelib, platlib, headers, scripts, data. */
    DATA_FOLDER(
            Severity.ERROR,
            "A folder in .data is none of purelib, platlib, headers, scripts, data.",
            "pip, uv and installer refuse the wheel.",
            "acme-1.0.data/include/acme.h",
            "Put the files into one of the five."),
    /** A file lies in .data itself. */
    DATA_FILE(
            Severity.ERROR,
            "A file lies in .data itself.",
            "It has no place to be installed to.",
            "acme-1.0.data/notes.txt",
            "Put it into one of the five folders."),
    /** There is a folder in .data/scripts. */
    DATA_SCRIPT_NESTED(
            Severity.ERROR,
            "There is a folder in .data/scripts.",
            "Scripts are files of one folder; uv refuses others.",
            "acme-1.0.data/scripts/tools/run",
            "Put the script into scripts itself."),
    /** A file of .data/scripts is called as an interpreter. */
    DATA_SCRIPT(
            Severity.ERROR,
            "A file of .data/scripts is called as an interpreter.",
            "It would replace the interpreter of the environment; uv refuses the wheel.",
            "acme-1.0.data/scripts/python3",
            "Rename the script."),
    /** A script is called as one that makes a virtual environment active. */
    SCRIPT_ACTIVATION(
            Severity.WARNING,
            "A script is called as one that makes a virtual environment active.",
            "It replaces that of the environment; uv warns of it.",
            "activate = acme:main in [console_scripts]",
            "Rename the script."),
    /** A script begins with a path to a Python of the machine that built it. */
    DATA_SHEBANG(
            Severity.WARNING,
            "A script begins with a path to a Python of the machine that built it.",
            "Installers replace #!python and #!pythonw only; the rest is installed as it is.",
            "#!/home/build/venv/bin/python",
            "Begin the script with #!python."),
    /** Two files of the wheel are installed to one path. */
    DATA_COLLISION(
            Severity.ERROR,
            "Two files of the wheel are installed to one path.",
            "installer refuses it; with others the last one stays. Names that differ only in case are one path on Windows and macOS, and a command of entry_points.txt is a file of scripts.",
            "acme.py and acme-1.0.data/purelib/acme.py",
            "Pack one of them."),
    /** entry_points.txt can't be read. */
    ENTRY_POINTS_SYNTAX(
            Severity.ERROR,
            "entry_points.txt can't be read.",
            "It is an INI file in UTF-8, with = between name and object reference, and no line further to the right than the one above; installers refuse the wheel or make no commands.",
            "a line without =",
            "Correct the entry points where the project states them."),
    /** A section or name stands twice in entry_points.txt. */
    ENTRY_POINTS_DOUBLED(
            Severity.ERROR,
            "A section or name stands twice in entry_points.txt, or a script in both groups of scripts.",
            "installer and uv refuse it, other readers take the first or the last.",
            "run twice in [console_scripts]",
            "Remove one of them."),
    /** An entry point is no object reference. */
    ENTRY_POINTS_VALUE(
            Severity.ERROR,
            "An entry point is no object reference.",
            "It names a module, and after a colon an object in it; a script needs both.",
            "run = acme.cli:",
            "Write run = acme.cli:main."),
    /** The name of a group is not made of words with dots between them. */
    ENTRY_POINTS_GROUP(
            Severity.WARNING,
            "The name of a group is not made of words with dots between them.",
            "The entry points specification asks for it; readers look for other names.",
            "[my group]",
            "Rename the group."),
    /** A script has a name that installers refuse. */
    ENTRY_POINTS_SCRIPT(
            Severity.ERROR,
            "A script has a name that installers refuse.",
            "A name with a separator leads out of the folder of scripts; uv refuses python, pythonw, python3, python3.12, pypy and graalpy too, which would replace an interpreter.",
            "../run = acme:main",
            "Rename the script."),
    /** Two scripts differ only in case. */
    ENTRY_POINTS_CASE(
            Severity.WARNING,
            "Two scripts differ only in case.",
            "On Windows and macOS one replaces the other.",
            "run and Run",
            "Rename one of them."),
    /** A script calls a module that is not in the wheel. */
    ENTRY_POINTS_TARGET(
            Severity.WARNING,
            "A script calls a module that is not in the wheel.",
            "The command fails where no dependency has the module.",
            "run = acme.gone:main",
            "Correct the module, or pack it."),
    /** An extension module is in a wheel for any platform. */
    NATIVE_ANY(
            Severity.ERROR,
            "An extension module is in a wheel for any platform.",
            "It is installed on machines that can't load it.",
            "acme/_fast.cpython-312-x86_64-linux-gnu.so in acme-1.0-py3-none-any.whl",
            "Tag the wheel with the platform that the module is for."),
    /** Root-Is-Purelib is true, and there is an extension module. */
    NATIVE_PURELIB(
            Severity.WARNING,
            "Root-Is-Purelib is true, and there is an extension module.",
            "Where platlib is another folder than purelib, it is installed into the wrong one.",
            "Root-Is-Purelib: true with acme/_fast.so",
            "Build with a backend that writes Root-Is-Purelib: false."),
    /** An extension module is for another machine than the platform tag. */
    NATIVE_MACHINE(
            Severity.ERROR,
            "An extension module is for another machine than the platform tag.",
            "It can't be loaded where the wheel is installed.",
            "an x86_64 module in a wheel for manylinux_2_28_aarch64",
            "Build for the platform of the tag, or correct the tag."),
    /** The suffix of an extension module is of another Python than the tags. */
    NATIVE_ABI(
            Severity.ERROR,
            "The suffix of an extension module is of another Python than the tags.",
            "The Python that the wheel is for does not see the module: neither another version does, nor one for which an abi3 wheel is accepted.",
            "_fast.cpython-312-x86_64-linux-gnu.so in a wheel for cp311",
            "Build for the Python of the tag, or correct the tag."),
    /** The wheel is for one platform, has no native file, and nothing else says why. */
    NATIVE_NONE(
            Severity.WARNING,
            "The wheel is for one platform, and has no native file, although it is tagged for an ABI or says that it is pure.",
            "It could be installed everywhere with the platform any.",
            "acme-1.0-cp312-cp312-win_amd64.whl with Python files only",
            "Tag the wheel any, if it runs everywhere; if its Python files are for one platform, none for the ABI, with Root-Is-Purelib: false."),
    /** There is bytecode in the wheel. */
    CONTENTS_BYTECODE(
            Severity.WARNING,
            "There is bytecode in the wheel.",
            "Installers make it themselves, for the Python that they install for; in a wheel it serves one version of Python only.",
            "acme/__pycache__/mod.cpython-312.pyc",
            "Leave bytecode out, or tag the wheel for the one Python that it is for.",
            "check-wheel-contents W001"),
    /** There is bytecode beside the source of the same module. */
    CONTENTS_STALE_BYTECODE(
            Severity.WARNING,
            "There is bytecode beside the source of the same module.",
            "Python loads the source and never looks at the bytecode, which may be that of another version of it.",
            "acme/mod.py and acme/mod.pyc",
            "Pack one of the two.",
            "check-wheel-contents W001"),
    /** Files of the same content lie in the wheel several times. */
    CONTENTS_DUPLICATE(
            Severity.WARNING,
            "Files of the same content lie in the wheel several times.",
            "Often a folder was packed twice.",
            "acme/a.py and build/lib/acme/a.py",
            "Pack it once; equal files may be meant.",
            "check-wheel-contents W002"),
    /** A file that is no module lies at the top level. */
    CONTENTS_TOPLEVEL_FILE(
            Severity.WARNING,
            "A file that is no module lies at the top level.",
            "It is installed into site-packages itself, where it belongs to nobody.",
            "README.md beside acme/",
            "Pack it into the package, or leave it out.",
            "check-wheel-contents W003"),
    /** A module lies where it can't be imported from. */
    CONTENTS_NOT_IMPORTABLE(
            Severity.WARNING,
            "A module lies where it can't be imported from.",
            "Its name, or that of a folder on its way, is no identifier, or a keyword.",
            "acme/my-tools/run.py",
            "Rename the folder, or leave the module out.",
            "check-wheel-contents W004"),
    /** The wheel has a common name at the top level. */
    CONTENTS_COMMON_NAME(
            Severity.WARNING,
            "The wheel has a common name at the top level.",
            "Other packages have it too, and installing both overwrites one.",
            "tests/test_acme.py",
            "Move it into the package, or leave it out.",
            "check-wheel-contents W005"),
    /** __init__.py lies at the top level. */
    CONTENTS_TOPLEVEL_INIT(
            Severity.WARNING,
            "__init__.py lies at the top level.",
            "It makes a package of site-packages itself.",
            "__init__.py beside acme/",
            "Pack the folder that has it, not its content.",
            "check-wheel-contents W006"),
    /** The wheel has files, and none at the places for modules. */
    CONTENTS_EMPTY(
            Severity.WARNING,
            "The wheel has files, and none at the places for modules.",
            "Nothing of it can be imported.",
            "acme-1.0.data/data/notes.txt only",
            "See that the sources are where the build looks for them.",
            "check-wheel-contents W007"),
    /** The wheel has several packages at the top level. */
    CONTENTS_SEVERAL(
            Severity.WARNING,
            "The wheel has several packages at the top level.",
            "A project mostly has one; another one was perhaps packed by mistake.",
            "acme and build",
            "Leave out what is not meant.",
            "check-wheel-contents W009"),
    /** A folder at the top level has no modules. */
    CONTENTS_NO_MODULE(
            Severity.WARNING,
            "A folder at the top level has no modules.",
            "It is installed beside packages, and can't be imported.",
            "docs/index.html beside acme/",
            "Pack it into the package, or leave it out.",
            "check-wheel-contents W010"),
    /** A file of .dist-info is larger than any that is meant to be read. */
    INFO_LARGE(
            Severity.ERROR,
            "A file of .dist-info is larger than any that is meant to be read.",
            "Readers hold it in memory; a file of that size is made to hurt them.",
            "a METADATA of 100 MB",
            "Build the wheel anew.");

    @SuppressWarnings("ImmutableEnumChecker") // It is a record of immutable parts.
    private final RuleText text;

    WheelRule(Severity severity, String what, String why, String example, String remedy, String... peers) {
        text = new RuleText(severity, what, why, example, remedy, List.of(peers));
    }

    @Override
    public RuleText text() {
        return text;
    }
}
