package dev.pypack.archive;

import dev.pypack.finding.Rule;
import dev.pypack.finding.RuleText;
import dev.pypack.finding.Severity;
import java.util.List;

/**
 * What the reader of zip files looks for. An error is what lets two readers see different files, what a file system of
 * the three families can't hold, what leads out of a folder, and what pip, uv, installer or PyPI refuse. All else is at
 * most a warning. APPNOTE is PKWARE's description of the format, 6.3.10.
 */
public enum ZipRule implements Rule {
    /** The file has no end of central directory record, so it is no zip file or was cut off. */
    END_MISSING(
            Severity.ERROR,
            "The file has no end of central directory record, so it is no zip file or was cut off.",
            "Every reader finds the files by way of this record, which stands at the very end (APPNOTE 4.3.16).",
            "a download that stopped half-way",
            "Fetch the file again, or have it written anew; compare its size and hash with those that its source tells."),

    /** There is more than one end of central directory record where readers look for it. */
    END_SEVERAL(
            Severity.ERROR,
            "There is more than one end of central directory record where readers look for it.",
            "One reader takes the first record and another one the last, and each sees other files. PyPI allows one.",
            "a second zip file inside the comment of the first",
            "Have the archive written anew by an ordinary tool, from the files that it should hold."),

    /** Bytes follow the end of central directory record and its comment. */
    TRAILING_BYTES(
            Severity.ERROR,
            "Bytes follow the end of central directory record and its comment.",
            "Nothing says what they are: readers that search from the end may find another archive in them. PyPI and uv refuse them.",
            "two zip files, one behind the other",
            "Fetch the file again; if the bytes are still there, have it written anew."),

    /** Bytes stand before the first local file header. */
    PREFIX(
            Severity.ERROR,
            "Bytes stand before the first local file header.",
            "Readers disagree whether the offsets of the archive count them. PyPI refuses them.",
            "a program that unpacks itself",
            "Cut the prefix off with a tool that corrects the offsets, such as 'zip -A' after the cut, or have the archive written anew."),

    /** Bytes stand between two records that belong to neither. */
    GAP(
            Severity.ERROR,
            "Bytes stand between two records that belong to neither.",
            "What a reader that goes from start to end makes of them is anybody's guess; PyPI refuses them.",
            "17 bytes between the data of a file and the next local file header",
            "Have the archive written anew by an ordinary tool."),

    /** A local file header is not listed in the central directory. */
    HIDDEN_ENTRY(
            Severity.ERROR,
            "A local file header is not listed in the central directory.",
            "A reader that goes from start to end, as uv does while it downloads, sees a file that pip does not see. PyPI refuses it.",
            "a file that was deleted from the directory alone",
            "Have the archive written anew by an ordinary tool; 'zip -d' leaves nothing behind."),

    /** Two records share bytes of the file. */
    OVERLAP(
            Severity.ERROR,
            "Two records share bytes of the file.",
            "So do archives that unpack to a thousand times what they seem to hold. No writer makes them by accident.",
            "50 entries with the same local file header",
            "Have the archive written anew by an ordinary tool. If it came from somebody else, do not unpack it."),

    /** The central directory is not where the end record says, or holds something that is no central directory header. */
    DIRECTORY(
            Severity.ERROR,
            "The central directory is not where the end record says, or holds something that is no central directory header.",
            "Some readers search for it and others believe the offset, so they may read different directories (APPNOTE 4.3.12).",
            "a text file from which an editor took carriage returns",
            "Fetch the file again, or have it written anew."),

    /** The central directory holds more or fewer headers than the end record says. */
    ENTRY_COUNT(
            Severity.ERROR,
            "The central directory holds more or fewer headers than the end record says.",
            "Some readers stop at the number and others at the end of the directory. PyPI refuses the archive.",
            "2 headers, and the end record says 1",
            "Have the archive written anew by an ordinary tool."),

    /** The archive says that it is one part of several. */
    SPLIT(
            Severity.ERROR,
            "The archive says that it is one part of several.",
            "Parts can't be read alone, and no Python tool joins them (APPNOTE 8).",
            "disk 1 of 2 from 'zip -s'",
            "Join the parts into one file with 'zip -s 0', and use that."),

    /** The zip64 end record and its locator do not fit together, or have more than the standard's first version. */
    ZIP64_END(
            Severity.ERROR,
            "The zip64 end record and its locator do not fit together, or have more than the standard's first version.",
            "Readers that follow one of them see another directory than those that follow the other (APPNOTE 4.3.14, 4.3.15). PyPI refuses them.",
            "a locator that points to no zip64 end record",
            "Have the archive written anew by an ordinary tool."),

    /** The archive has a comment. */
    COMMENT(
            Severity.WARNING,
            "The archive has a comment.",
            "No tool of Python needs one, and other archives were hidden in comments.",
            "built by acme",
            "Write the archive without a comment: 'zip -z' with nothing in it."),

    /** The comment of the archive has control characters. */
    COMMENT_CONTROL(
            Severity.ERROR,
            "The comment of the archive has control characters.",
            "All signatures of the format have them, so the comment may hold records that another reader takes for the archive's. uv refuses them.",
            "PK\\x05\\x06",
            "Write the archive without a comment: 'zip -z' with nothing in it."),

    /** The archive has more entries than is allowed. */
    LIMIT_ENTRIES(
            Severity.ERROR,
            "The archive has more entries than is allowed.",
            "Each entry costs memory and time, whatever is in it.",
            "200,001 empty files",
            "Pack the files in fewer archives."),

    /** The central directory is larger than is allowed. */
    LIMIT_DIRECTORY(
            Severity.ERROR,
            "The central directory is larger than is allowed.",
            "It is held in memory.",
            "a directory of 3 GB",
            "Pack the files in fewer archives, or give them shorter names."),

    /** The files are together larger than is allowed. */
    LIMIT_SIZE(
            Severity.ERROR,
            "The files are together larger than is allowed.",
            "Whoever unpacks the archive would fill the disk.",
            "32 GB of zeros",
            "Pack the files in fewer archives."),

    /** The files are together more than 64 MiB, and more than 50 times the size of the archive. */
    RATIO(
            Severity.ERROR,
            "The files are together more than 64 MiB, and more than 50 times the size of the archive.",
            "This is what a decompression bomb looks like; PyPI refuses it.",
            "200 MB of zeros in 200 kB",
            "Leave out the files that are nearly empty of information, or make them when the program first runs."),

    /** There is no local file header where the central directory says. */
    LOCAL_HEADER(
            Severity.ERROR,
            "There is no local file header where the central directory says.",
            "The file can't be read (APPNOTE 4.3.7).",
            "an offset that points into the data of another file",
            "Fetch the archive again, or have it written anew."),

    /** The local file header has another name than the central directory header. */
    HEADER_NAME(
            Severity.ERROR,
            "The local file header has another name than the central directory header.",
            "pip believes the central directory and uv, while it downloads, the local header: they would install different files. PyPI refuses it.",
            "'safe.py' in the directory, 'evil.py' before the data",
            "Have the archive written anew by an ordinary tool."),

    /** The local file header has another compression method than the central directory header. */
    HEADER_METHOD(
            Severity.ERROR,
            "The local file header has another compression method than the central directory header.",
            "Readers that believe one of them see other bytes than those that believe the other (APPNOTE 4.4.5).",
            "stored here, deflated there",
            "Have the archive written anew by an ordinary tool."),

    /** The local file header has other flags than the central directory header. */
    HEADER_FLAGS(
            Severity.ERROR,
            "The local file header has other flags than the central directory header.",
            "The flags say how the name is to be read, where the sizes stand and whether the data is encrypted (APPNOTE 4.4.4).",
            "the flag of UTF-8 only in one of them",
            "Have the archive written anew by an ordinary tool."),

    /** The local file header has another checksum than the central directory header. */
    HEADER_CRC(
            Severity.ERROR,
            "The local file header has another checksum than the central directory header.",
            "One of them is wrong, and a reader that checks it will refuse the file (APPNOTE 4.4.7).",
            "8bd69e52 and 00000000 without a data descriptor",
            "Have the archive written anew by an ordinary tool."),

    /** The local file header has other sizes than the central directory header. */
    HEADER_SIZE(
            Severity.ERROR,
            "The local file header has other sizes than the central directory header.",
            "A reader that goes from start to end would find the next file elsewhere, or nowhere (APPNOTE 4.4.8, 4.4.9). PyPI refuses it.",
            "5 bytes in the directory, 500 before the data",
            "Have the archive written anew by an ordinary tool."),

    /** Checksum and sizes stand in a data descriptor behind the data. */
    DATA_DESCRIPTOR(
            Severity.ERROR,
            "Checksum and sizes stand in a data descriptor behind the data.",
            "Readers that go from start to end must guess where the data ends (APPNOTE 4.3.9). PyPI refuses data descriptors.",
            "what Java's ZipOutputStream writes when it is not told the sizes first",
            "Write sizes and checksum before the data: Python's zipfile does so on ordinary files, Java's when they are set on the entry."),

    /** The data descriptor does not say what the central directory header says, or is not there. */
    DATA_DESCRIPTOR_VALUES(
            Severity.ERROR,
            "The data descriptor does not say what the central directory header says, or is not there.",
            "A reader that goes from start to end believes the descriptor (APPNOTE 4.3.9).",
            "a descriptor with the size 0 behind 5 bytes",
            "Have the archive written anew by an ordinary tool."),

    /** The content does not have the checksum that its header gives. */
    CRC(
            Severity.ERROR,
            "The content does not have the checksum that its header gives.",
            "The file was damaged, or somebody changed it (APPNOTE 4.4.7). Python's zipfile, pip and uv refuse it; Java's ZipFile does not notice.",
            "8bd69e52 in the header, 1f2a3b4c in the data",
            "Fetch the archive again, or have it written anew."),

    /** The content is longer or shorter than its header says. */
    SIZE(
            Severity.ERROR,
            "The content is longer or shorter than its header says.",
            "Readers cut it off, fill it up or fail, each in its way (APPNOTE 4.4.9).",
            "5 bytes in the header, 1,000,000 when inflated",
            "Have the archive written anew by an ordinary tool."),

    /** A stored file has a compressed size that is not its size. */
    STORED_SIZE(
            Severity.ERROR,
            "A stored file has a compressed size that is not its size.",
            "Stored bytes are the content: some readers take as many as the one number says, others as the other.",
            "size 5, compressed size 9, method stored",
            "Have the archive written anew by an ordinary tool."),

    /** The compressed data is not a deflate stream. */
    DEFLATE(
            Severity.ERROR,
            "The compressed data is not a deflate stream.",
            "It can't be inflated (RFC 1951).",
            "text where the header says deflated",
            "Fetch the archive again, or have it written anew."),

    /** The deflate stream does not end within the data of the file. */
    DEFLATE_UNFINISHED(
            Severity.ERROR,
            "The deflate stream does not end within the data of the file.",
            "Some readers hand out what they have and others fail (RFC 1951).",
            "data of which the last byte is missing",
            "Fetch the archive again, or have it written anew."),

    /** The deflate stream ends before the data of the file does. */
    DEFLATE_TRAILING(
            Severity.ERROR,
            "The deflate stream ends before the data of the file does.",
            "The bytes behind it are seen by nobody, or by a reader that looks for more (RFC 1951).",
            "12 bytes behind the last block",
            "Have the archive written anew by an ordinary tool."),

    /** A folder has content. */
    FOLDER_CONTENT(
            Severity.ERROR,
            "A folder has content.",
            "A name that ends with '/' is a folder for most readers and a file for some; the content is lost with one of them.",
            "'pkg/' with 5 bytes",
            "Have the archive written anew by an ordinary tool."),

    /** The file is encrypted. */
    ENCRYPTION(
            Severity.ERROR,
            "The file is encrypted.",
            "Nobody but the owner of the password can read it; installers do not ask for one (APPNOTE 6, 7).",
            "'zip -e', or 7-Zip with AES",
            "Pack the file without a password."),

    /** The compression method is neither stored nor deflated. */
    METHOD(
            Severity.ERROR,
            "The compression method is neither stored nor deflated.",
            "These two are read everywhere; PyPI accepts no others.",
            "bzip2 (12), LZMA (14), zstd (93)",
            "Compress with deflate, which is what 'zip' does when it is told nothing else."),

    /** A flag is set that no reader of wheels knows. */
    FLAGS(
            Severity.ERROR,
            "A flag is set that no reader of wheels knows.",
            "It announces data that this reader could misread: patches, enhanced deflating, masked headers (APPNOTE 4.4.4).",
            "bit 5, compressed patched data",
            "Have the archive written anew by an ordinary tool."),

    /** The file says that it needs a newer version of the format than 6.3. */
    VERSION(
            Severity.ERROR,
            "The file says that it needs a newer version of the format than 6.3.",
            "Python's zipfile refuses to read it (APPNOTE 4.4.3).",
            "version needed to extract: 25.5",
            "Have the archive written anew by an ordinary tool."),

    /** The file has a comment in the central directory. */
    ENTRY_COMMENT(
            Severity.ERROR,
            "The file has a comment in the central directory.",
            "PyPI refuses such comments: other archives were hidden in them.",
            "checked by me",
            "Write the archive without comments of files: 'zip -c' writes them, 'zip' alone does not."),

    /** The extra fields of a header do not add up. */
    EXTRA_MALFORMED(
            Severity.ERROR,
            "The extra fields of a header do not add up.",
            "Readers skip them, or stop at them, or read them past their end (APPNOTE 4.5.1). PyPI refuses them.",
            "3 bytes where each field needs at least 4",
            "Have the archive written anew by an ordinary tool."),

    /** An extra field that readers act on is there twice. */
    EXTRA_DUPLICATE(
            Severity.ERROR,
            "An extra field that readers act on is there twice.",
            "One reader takes the first and another the last. PyPI refuses them.",
            "two fields 0x7075 with two names",
            "Have the archive written anew by an ordinary tool."),

    /** The Unicode path extra field gives the file another name, or does not belong to its name. */
    UNICODE_PATH(
            Severity.ERROR,
            "The Unicode path extra field gives the file another name, or does not belong to its name.",
            "Python's zipfile, unzip and commons-compress use the second name and others do not. (APPNOTE 4.6.9)",
            "'safe.py' in the header and '../../evil.py' in the field",
            "Write names in UTF-8 with the flag for it, and without this field."),

    /** The file has a Unicode comment extra field. */
    UNICODE_COMMENT(
            Severity.WARNING,
            "The file has a Unicode comment extra field.",
            "No tool of Python needs comments of files (APPNOTE 4.6.8).",
            "checked by me",
            "Write the archive without comments of files."),

    /** The zip64 extended information does not fit its header. */
    ZIP64_EXTRA(
            Severity.ERROR,
            "The zip64 extended information does not fit its header.",
            "Sizes and offset would be other ones for other readers (APPNOTE 4.5.3). PyPI allows the lengths 0, 8, 16, 24 and 28.",
            "12 bytes for a size and an offset",
            "Have the archive written anew by an ordinary tool."),

    /** The archive uses zip64 where the plain format has room. */
    ZIP64_UNNEEDED(
            Severity.WARNING,
            "The archive uses zip64 where the plain format has room.",
            "Old readers can't read it, and nobody gains.",
            "a size of 5 in eight bytes",
            "Write zip64 only from 4 GiB or 65,535 entries on: Python's zipfile does so unless 'force_zip64' is set."),

    /** The file has times or owners in extra fields. */
    EXTRA_TIME(
            Severity.INFO,
            "The file has times or owners in extra fields.",
            "They differ from build to build, so the bytes of the archive do too.",
            "modified at 2026-01-05T08:00:01Z, field 0x5455",
            "Write none ('zip -X') where the archive is to be reproducible."),

    /** The file has an extra field that means nothing to Python's tools. */
    EXTRA_OTHER(
            Severity.WARNING,
            "The file has an extra field that means nothing to Python's tools.",
            "It costs room, and what it means to other readers is not known.",
            "field 0xcafe, which marks jars",
            "Write none ('zip -X')."),

    /** The entry is a symbolic link. */
    LINK(
            Severity.ERROR,
            "The entry is a symbolic link.",
            "Links in wheels are not defined: pip and installer write a file with the target in it, others make the link, which can lead out of the folder.",
            "lib.so -> ../../../etc/passwd",
            "Pack the file that the link leads to: 'zip' does so without '-y'."),

    /** The entry is a device, a pipe or a socket, or a folder by its mode and a file by its name. */
    SPECIAL_FILE(
            Severity.ERROR,
            "The entry is a device, a pipe or a socket, or a folder by its mode and a file by its name.",
            "Installers can't make it, or make something else of it.",
            "a named pipe",
            "Leave it out."),

    /** The file would run with the rights of its owner or group. */
    SETUID(
            Severity.ERROR,
            "The file would run with the rights of its owner or group.",
            "Tools that restore permissions would hand out rights.",
            "mode 4755",
            "Take the bits away before packing: 'chmod ug-s'."),

    /** The permissions are neither 644 nor 755. */
    MODE(
            Severity.INFO,
            "The permissions are neither 644 nor 755.",
            "They show the umask of the machine that packed; pip and uv keep only whether a file is executable.",
            "mode 664",
            "Pack with 644, and 755 for programs, where the archive is to be reproducible."),

    /** The attributes of DOS are set. */
    DOS_ATTRIBUTES(
            Severity.INFO,
            "The attributes of DOS are set.",
            "They say nothing to Python's tools and differ with the machine that packed.",
            "read-only",
            "Leave them at 0 where the archive is to be reproducible."),

    /** The archive has entries for folders. */
    FOLDER_ENTRY(
            Severity.INFO,
            "The archive has entries for folders.",
            "Folders are made for the files in them; RECORD does not list them. They are allowed.",
            "'pkg/'",
            "Write files only ('zip -D'), unless an empty folder matters."),

    /** The time of the file is no time. */
    TIME(
            Severity.WARNING,
            "The time of the file is no time.",
            "Tools that set the times of files stumble over month 0 or 61 seconds (APPNOTE 4.4.6).",
            "1980-00-00",
            "Write 1980-01-01 or later."),

    /** The name is empty. */
    NAME_EMPTY(
            Severity.ERROR,
            "The name is empty.",
            "No file can have it; uv refuses the archive.",
            "(nothing)",
            "Give the file a name."),

    /** The name says that it is UTF-8 and is not, or is in an encoding that nobody can know. */
    NAME_ENCODING(
            Severity.ERROR,
            "The name says that it is UTF-8 and is not, or is in an encoding that nobody can know.",
            "Readers show different names or fail. PyPI refuses all names that are not UTF-8.",
            "gr\\xf6\\xdfe.txt",
            "Write names in UTF-8 with the flag for it (APPNOTE 4.4.4, bit 11)."),

    /** The name is not ASCII, and the flag for UTF-8 is not set. */
    NAME_UTF8_FLAG(
            Severity.ERROR,
            "The name is not ASCII, and the flag for UTF-8 is not set.",
            "Python's zipfile reads it as code page 437, others as UTF-8. PyPI refuses it.",
            "größe.txt without bit 11",
            "Set the flag (APPNOTE 4.4.4, bit 11); Python's zipfile and 'zip' 3.0 do."),

    /** The name is an absolute path. */
    NAME_ABSOLUTE(
            Severity.ERROR,
            "The name is an absolute path.",
            "The file would be written outside its folder, or elsewhere in it, as the tool likes (APPNOTE 4.4.17.1).",
            "/etc/passwd",
            "Pack relative to a folder."),

    /** The name begins with the letter of a drive. */
    NAME_DRIVE(
            Severity.ERROR,
            "The name begins with the letter of a drive.",
            "On Windows it leads to another drive, or to a stream of a file.",
            "C:/Windows/evil.dll",
            "Pack relative to a folder."),

    /** The name begins with two slashes, as a network path does. */
    NAME_UNC(
            Severity.ERROR,
            "The name begins with two slashes, as a network path does.",
            "On Windows it leads to another machine.",
            "//server/share/evil.dll",
            "Pack relative to a folder."),

    /** The name has a part '..'. */
    NAME_PARENT(
            Severity.ERROR,
            "The name has a part '..'.",
            "The file would be written outside its folder. pip, installer and PyPI's checks refuse it.",
            "../../evil.py",
            "Pack relative to a folder."),

    /** The name has an empty part or the part '.'. */
    NAME_PART(
            Severity.ERROR,
            "The name has an empty part or the part '.'.",
            "Several names lead to the same file, and tools that compare names do not see it.",
            "pkg//mod.py",
            "Write each part once, separated by one '/'."),

    /** The name has a backslash. */
    NAME_BACKSLASH(
            Severity.ERROR,
            "The name has a backslash.",
            "It separates folders on Windows and is a letter elsewhere: the same archive gives different files (APPNOTE 4.4.17.1 asks for '/').",
            "pkg\\mod.py",
            "Write names with '/'."),

    /** The name has a character that Windows does not allow. */
    NAME_WINDOWS_CHARACTER(
            Severity.ERROR,
            "The name has a character that Windows does not allow.",
            "The archive can't be unpacked there; a colon even writes into a hidden stream of another file.",
            "what?.py",
            "Rename the file."),

    /** The name is that of a device on Windows. */
    NAME_DEVICE(
            Severity.ERROR,
            "The name is that of a device on Windows.",
            "Opening it there opens the device, with every extension.",
            "pkg/aux.py",
            "Rename the file."),

    /** A part of the name ends with a dot or a blank. */
    NAME_TRAILING(
            Severity.ERROR,
            "A part of the name ends with a dot or a blank.",
            "Windows drops them, and the file takes the place of another one.",
            "readme.txt.",
            "Rename the file."),

    /** The name has a character that can't be seen: control, format, private or surrogate (Unicode category C). */
    NAME_CONTROL(
            Severity.ERROR,
            "The name has a character that can't be seen: control, format, private or surrogate (Unicode category C).",
            "It hides what the name is, or ends it early. uv refuses category C and PyPI control characters.",
            "mod\\u{202e}yp.py",
            "Rename the file."),

    /** A part of the name is longer than 255 bytes, or the name longer than 1,000. */
    NAME_LONG(
            Severity.ERROR,
            "A part of the name is longer than 255 bytes, or the name longer than 1,000.",
            "No file system holds such a part, and macOS no path of more than 1,024 bytes with all folders above.",
            "a name of 300 letters",
            "Shorten the name."),

    /** Two entries have the same name. */
    DUPLICATE_NAME(
            Severity.ERROR,
            "Two entries have the same name.",
            "One reader takes the first and another the last. PyPI refuses them; Java's ZipFile gives the last content for both.",
            "RECORD twice",
            "Have the archive written anew by an ordinary tool, with each file once."),

    /** Two names differ only in upper and lower case. */
    NAME_CASE(
            Severity.ERROR,
            "Two names differ only in upper and lower case.",
            "On Windows and macOS one file takes the place of the other.",
            "pkg/Mod.py and pkg/mod.py",
            "Rename one of them."),

    /** Two names look alike and differ only in how Unicode writes them. */
    NAME_UNICODE(
            Severity.ERROR,
            "Two names look alike and differ only in how Unicode writes them.",
            "macOS takes them for one file, and Python's imports do (NFC and NFKC).",
            "é as one character, and as e with an accent",
            "Write both in the same form, best NFC, or rename one of them."),

    /** A name is that of a file and of a folder. */
    FILE_AND_FOLDER(
            Severity.ERROR,
            "A name is that of a file and of a folder.",
            "Both can't be written; which of them is there depends on the tool.",
            "'pkg' and 'pkg/mod.py'",
            "Rename the file."),

    /** The names of two folders differ only in upper and lower case, or in how Unicode writes them. */
    FOLDER_CASE(
            Severity.WARNING,
            "The names of two folders differ only in upper and lower case, or in how Unicode writes them.",
            "On Windows and macOS they become one folder, elsewhere two.",
            "Pkg/a.py and pkg/b.py",
            "Write the folder in one way.");

    @SuppressWarnings("ImmutableEnumChecker") // It is a record of immutable parts.
    private final RuleText text;

    ZipRule(Severity severity, String what, String why, String example, String remedy) {
        text = new RuleText(severity, what, why, example, remedy, List.of());
    }

    @Override
    public String id() {
        return "zip-" + Rule.super.id();
    }

    @Override
    public RuleText text() {
        return text;
    }
}
