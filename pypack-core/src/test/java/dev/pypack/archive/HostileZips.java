package dev.pypack.archive;

import static dev.pypack.archive.CraftedEntry.DESCRIPTOR;
import static dev.pypack.archive.CraftedEntry.UTF8;
import static dev.pypack.archive.CraftedEntry.deflated;
import static dev.pypack.archive.CraftedEntry.field;
import static dev.pypack.archive.CraftedEntry.stored;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pypack.finding.EscapedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.zip.CRC32;

/** Archives that deceive, and archives that are odd and do not. */
final class HostileZips {
    private static final String TEXT = "print('hello')\n".repeat(20);
    private static final byte[] NOTHING = {};

    private final List<ZipSample> samples = new ArrayList<>();

    private HostileZips() {}

    /** Each with at least one error. */
    static List<ZipSample> hostile() {
        HostileZips zips = new HostileZips();
        zips.ends();
        zips.layouts();
        zips.headers();
        zips.descriptors();
        zips.contents();
        zips.features();
        zips.extraFields();
        zips.zip64();
        zips.types();
        zips.names();
        zips.clashes();
        zips.bombs();
        return List.copyOf(zips.samples);
    }

    /** None with an error. */
    static List<ZipSample> odd() {
        HostileZips zips = new HostileZips();
        zips.oddities();
        return List.copyOf(zips.samples);
    }

    private void add(String name, Supplier<byte[]> bytes, ZipRule... expected) {
        samples.add(new ZipSample(name, bytes, Set.of(expected)));
    }

    private void add(String name, CraftedZip zip, ZipRule... expected) {
        add(name, zip::bytes, expected);
    }

    private void add(String name, CraftedEntry entry, ZipRule... expected) {
        add(name, CraftedZip.of(entry), expected);
    }

    private void addName(String name, ZipRule... expected) {
        add("the name " + EscapedText.inAscii(name), stored(name, "x"), expected);
    }

    private static CraftedEntry file() {
        return deflated("pkg/mod.py", TEXT);
    }

    private static CraftedZip zip(Consumer<CraftedZip> change) {
        return CraftedZip.of(file(), stored("pkg/data.txt", "12345")).with(change);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private void ends() {
        byte[] whole = zip(zip -> {}).bytes();
        byte[] end = Arrays.copyOfRange(whole, whole.length - EndRecord.SIZE, whole.length);
        add("nothing at all", () -> NOTHING, ZipRule.END_MISSING);
        add("a text", () -> ascii("This is no zip file.\n"), ZipRule.END_MISSING);
        add("a download cut off", () -> Arrays.copyOf(whole, whole.length - 30), ZipRule.END_MISSING);
        add("an end record cut off", () -> Arrays.copyOf(whole, whole.length - 1), ZipRule.END_MISSING);
        add("a comment cut off", zip(zip -> zip.commentLengthError = 7), ZipRule.END_MISSING);
        add("bytes behind the end", zip(zip -> zip.behind = ascii("more")), ZipRule.TRAILING_BYTES);
        add(
                "bytes behind the comment",
                zip(zip -> {
                    zip.comment = ascii("comment");
                    zip.commentLengthError = -3;
                }),
                ZipRule.TRAILING_BYTES,
                ZipRule.COMMENT);
        add(
                "a zip in the comment of another",
                zip(zip -> zip.comment = CraftedZip.of(stored("evil.py", "")).bytes()),
                ZipRule.END_SEVERAL,
                ZipRule.HIDDEN_ENTRY);
        add(
                "an end record in the comment",
                zip(zip -> zip.comment =
                        new HeaderBytes().bytes(end).bytes(ascii(".")).toBytes()),
                ZipRule.COMMENT_CONTROL,
                ZipRule.END_SEVERAL);
        add(
                "a tail full of end records",
                zip(zip -> zip.behind = ascii("PK\5\6".repeat(16_000))),
                ZipRule.END_MISSING,
                ZipRule.COMMENT_CONTROL,
                ZipRule.SPLIT,
                ZipRule.DIRECTORY);
        add("the end record twice", zip(zip -> zip.behind = end), ZipRule.END_SEVERAL, ZipRule.GAP);
        add(
                "two zips, one behind the other",
                zip(zip -> zip.behind = CraftedZip.of(stored("evil.py", "")).bytes()),
                ZipRule.END_SEVERAL,
                ZipRule.HIDDEN_ENTRY);
        add("a comment with control characters", zip(zip -> zip.comment = ascii("a\1b")), ZipRule.COMMENT_CONTROL);
        add("the end record of another disk", zip(zip -> zip.end = numbers -> numbers.disk = 1), ZipRule.SPLIT);
        add("a directory on another disk", zip(zip -> zip.end = numbers -> numbers.directoryDisk = 1), ZipRule.SPLIT);
        add("entries on other disks", zip(zip -> zip.end = numbers -> numbers.entriesOfDisk = 1), ZipRule.SPLIT);
        for (int error : List.of(-2, -1, 1, 5)) {
            add(
                    "an end record that counts " + error + " more entries",
                    zip(zip -> zip.end = numbers -> {
                        numbers.entries += error;
                        numbers.entriesOfDisk += error;
                    }),
                    ZipRule.ENTRY_COUNT);
        }
        for (long error : List.of(1L, 60L, 1L << 31)) {
            add(
                    "a directory that is " + error + " bytes longer",
                    zip(zip -> zip.end = numbers -> numbers.directorySize += error),
                    ZipRule.DIRECTORY);
            add(
                    "a directory that is " + error + " bytes further on",
                    zip(zip -> zip.end = numbers -> numbers.directoryOffset += error),
                    ZipRule.DIRECTORY);
        }
        for (long error : List.of(1L, 60L)) {
            add(
                    "a directory that is " + error + " bytes shorter",
                    zip(zip -> zip.end = numbers -> numbers.directorySize -= error),
                    ZipRule.GAP,
                    ZipRule.DIRECTORY,
                    ZipRule.HIDDEN_ENTRY);
            add(
                    "a directory that is " + error + " bytes nearer",
                    zip(zip -> zip.end = numbers -> numbers.directoryOffset -= error),
                    ZipRule.LOCAL_HEADER,
                    ZipRule.HIDDEN_ENTRY);
        }
        add("a directory with something else in it", zip(zip -> zip.inDirectory = ascii("junk")), ZipRule.DIRECTORY);
        add("bytes behind the directory", zip(zip -> zip.afterDirectory = ascii("bytes")), ZipRule.GAP);
        add(
                "a directory that begins with its second header",
                zip(zip -> zip.end = numbers -> {
                    numbers.entries = 1;
                    numbers.entriesOfDisk = 1;
                    numbers.directoryOffset += 46 + "pkg/mod.py".length();
                    numbers.directorySize -= 46 + "pkg/mod.py".length();
                }),
                ZipRule.HIDDEN_ENTRY,
                ZipRule.GAP);
    }

    private void layouts() {
        add("a prefix that offsets count", zip(zip -> zip.prefix = ascii("#!/bin/sh\n")), ZipRule.PREFIX);
        add(
                "a prefix that offsets do not count",
                zip(zip -> {
                    zip.prefix = ascii("#!/bin/sh\n");
                    zip.offsetsCountPrefix = false;
                }),
                ZipRule.PREFIX);
        add("a prefix and nothing else", CraftedZip.of().with(zip -> zip.prefix = ascii("prefix")), ZipRule.PREFIX);
        add(
                "bytes between two files",
                CraftedZip.of(file(), stored("b", "b").with(entry -> entry.before = new byte[17])),
                ZipRule.GAP);
        add("bytes before the directory", zip(zip -> zip.beforeDirectory = new byte[3]), ZipRule.GAP);
        for (int place = 0; place < 3; place++) {
            CraftedZip zip = CraftedZip.of(file(), stored("b", "b"));
            zip.entries.add(place, stored("evil.py", "evil").with(entry -> entry.isInDirectory = false));
            add("a file that the directory does not list, at place " + place, zip, ZipRule.HIDDEN_ENTRY);
        }
        add(
                "a file that is only in the directory",
                CraftedZip.of(file(), stored("b", "b").with(entry -> entry.isInFile = false)),
                ZipRule.LOCAL_HEADER);
        add(
                "an offset beyond the file",
                CraftedZip.of(file(), stored("b", "b").with(entry -> {
                    entry.isInFile = false;
                    entry.offset = 0xFFFF_FFF0L;
                })),
                ZipRule.LOCAL_HEADER);
        add(
                "an offset that is too high by one",
                file().with(entry -> entry.offsetError = 1),
                ZipRule.LOCAL_HEADER,
                ZipRule.HIDDEN_ENTRY);
        CraftedZip shared = CraftedZip.of(file());
        for (int i = 0; i < 50; i++) {
            shared.entries.add(deflated("pkg/copy" + i + ".py", TEXT).with(HostileZips::atTheStart));
        }
        add("50 files over one local header", shared, ZipRule.OVERLAP, ZipRule.HEADER_NAME);
        add(
                "the same file listed twice",
                CraftedZip.of(file(), file().with(HostileZips::atTheStart)),
                ZipRule.OVERLAP,
                ZipRule.DUPLICATE_NAME);
        CraftedEntry inner = stored("inner", "inner");
        byte[] quoted =
                new HeaderBytes().bytes(inner.localHeader()).bytes(inner.data).toBytes();
        inner.isInFile = false;
        inner.offset = 30L + "outer".length();
        add("a file within the data of another", CraftedZip.of(stored("outer", quoted), inner), ZipRule.OVERLAP);
        add(
                "data that reaches into the directory",
                stored("a", "12345").both(header -> {
                    header.size += 10;
                    header.compressedSize += 10;
                }),
                ZipRule.OVERLAP);
        add(
                "data that reaches beyond the file",
                stored("a", "12345").both(header -> {
                    header.size = 60 << 20;
                    header.compressedSize = 60 << 20;
                }),
                ZipRule.OVERLAP);
    }

    private static void atTheStart(CraftedEntry entry) {
        entry.isInFile = false;
        entry.offset = 0;
    }

    private void headers() {
        add(
                "another name before the data",
                file().with(entry -> entry.local.name = ascii("pkg/bad.py")),
                ZipRule.HEADER_NAME);
        add(
                "a longer name before the data",
                file().with(entry -> entry.local.name = ascii("../../bad.py")),
                ZipRule.HEADER_NAME);
        add("another method before the data", file().with(entry -> entry.local.method = 0), ZipRule.HEADER_METHOD);
        add("other flags before the data", file().with(entry -> entry.local.flags = UTF8), ZipRule.HEADER_FLAGS);
        add("encrypted only before the data", file().with(entry -> entry.local.flags = 1), ZipRule.HEADER_FLAGS);
        add(
                "a descriptor only before the data",
                file().with(entry -> entry.local.flags = DESCRIPTOR),
                ZipRule.HEADER_FLAGS);
        add("another checksum before the data", file().with(entry -> entry.local.crc = 1), ZipRule.HEADER_CRC);
        add("no checksum before the data", file().with(entry -> entry.local.crc = 0), ZipRule.HEADER_CRC);
        add("another size before the data", file().with(entry -> entry.local.size = 1), ZipRule.HEADER_SIZE);
        add(
                "another compressed size before the data",
                file().with(entry -> entry.local.compressedSize++),
                ZipRule.HEADER_SIZE);
    }

    private void descriptors() {
        for (int form = 0; form < 4; form++) {
            boolean isSigned = form % 2 == 0;
            boolean isLong = form >= 2;
            add(
                    "a data descriptor" + (isSigned ? "" : " without signature") + (isLong ? " of zip64" : ""),
                    zip(zip -> describe(zip.entries.get(0), isSigned, isLong)),
                    ZipRule.DATA_DESCRIPTOR);
        }
        add(
                "a data descriptor that repeats the header",
                file().both(header -> header.flags = DESCRIPTOR)
                        .with(entry -> entry.descriptor = descriptor(entry, true, false)),
                ZipRule.DATA_DESCRIPTOR);
        add(
                "a data descriptor with another checksum",
                zip(zip -> describe(zip.entries.get(0), true, false)).with(zip -> zip.entries.get(0).descriptor[5]++),
                ZipRule.DATA_DESCRIPTOR,
                ZipRule.DATA_DESCRIPTOR_VALUES);
        add(
                "a data descriptor with another size",
                zip(zip -> describe(zip.entries.get(1), true, false)).with(zip -> zip.entries.get(1).descriptor[12]++),
                ZipRule.DATA_DESCRIPTOR,
                ZipRule.DATA_DESCRIPTOR_VALUES);
        add(
                "no data descriptor where one is announced",
                file().both(header -> header.flags = DESCRIPTOR),
                ZipRule.DATA_DESCRIPTOR,
                ZipRule.DATA_DESCRIPTOR_VALUES);
        add(
                "bytes behind a data descriptor",
                zip(zip -> {
                    describe(zip.entries.get(0), true, false);
                    zip.entries.get(1).before = new byte[3];
                }),
                ZipRule.DATA_DESCRIPTOR,
                ZipRule.GAP);
    }

    private static void describe(CraftedEntry entry, boolean isSigned, boolean isLong) {
        entry.descriptor = descriptor(entry, isSigned, isLong);
        entry.both(header -> header.flags |= DESCRIPTOR);
        entry.local.crc = 0;
        entry.local.size = 0;
        entry.local.compressedSize = 0;
    }

    private static byte[] descriptor(CraftedEntry entry, boolean isSigned, boolean isLong) {
        HeaderBytes bytes = new HeaderBytes();
        if (isSigned) {
            bytes.fourBytes(0x08074b50);
        }
        bytes.fourBytes(entry.central.crc);
        for (long size : List.of(entry.central.compressedSize, entry.central.size)) {
            if (isLong) {
                bytes.eightBytes(size);
            } else {
                bytes.fourBytes(size);
            }
        }
        return bytes.toBytes();
    }

    private void contents() {
        byte[] deflated = CraftedEntry.deflate(TEXT.getBytes(UTF_8));
        byte[] million = new byte[1_000_000];
        add("a wrong checksum, deflated", file().both(header -> header.crc ^= 1), ZipRule.CRC);
        add("a wrong checksum, stored", stored("a", "12345").both(header -> header.crc ^= 1), ZipRule.CRC);
        add("a wrong checksum of nothing", stored("a", "").both(header -> header.crc = 1), ZipRule.CRC);
        add("changed bytes", stored("a", "12345").with(entry -> entry.data = ascii("12346")), ZipRule.CRC);
        add("more content than its size", file().both(header -> header.size--), ZipRule.SIZE);
        add("less content than its size", file().both(header -> header.size++), ZipRule.SIZE);
        add(
                "a million bytes that claim to be five",
                deflated("a", million).both(header -> header.size = 5),
                ZipRule.SIZE);
        add(
                "a million bytes that claim to be none",
                deflated("a", million).both(header -> header.size = 0),
                ZipRule.SIZE);
        add(
                "stored with a smaller size",
                stored("a", "12345").both(header -> header.size = 3),
                ZipRule.STORED_SIZE,
                ZipRule.SIZE);
        add(
                "stored with a larger size",
                stored("a", "12345").both(header -> header.size = 7),
                ZipRule.STORED_SIZE,
                ZipRule.SIZE);
        add("text that claims to be deflated", file().data(ascii("this is text")), ZipRule.DEFLATE);
        add("a block of a type that there is not", file().data(new byte[] {7}), ZipRule.DEFLATE);
        add(
                "a stream that is cut off",
                file().data(Arrays.copyOf(deflated, deflated.length - 1)),
                ZipRule.DEFLATE_UNFINISHED);
        add("a stream of nothing", deflated("a", "").data(NOTHING), ZipRule.DEFLATE_UNFINISHED);
        add(
                "a byte behind the stream",
                file().data(Arrays.copyOf(deflated, deflated.length + 1)),
                ZipRule.DEFLATE_TRAILING);
        add("many bytes behind the stream", file().data(Arrays.copyOf(deflated, 200_000)), ZipRule.DEFLATE_TRAILING);
        add("a folder with content", stored("pkg/", "12345"), ZipRule.FOLDER_CONTENT, ZipRule.FOLDER_ENTRY);
        add(
                "a folder that is deflated and has no data",
                deflated("pkg/", "").data(NOTHING),
                ZipRule.FOLDER_ENTRY,
                ZipRule.DEFLATE_UNFINISHED);
        add(
                "a folder with hidden content",
                deflated("pkg/", "").data(deflated),
                ZipRule.FOLDER_CONTENT,
                ZipRule.FOLDER_ENTRY,
                ZipRule.SIZE);
    }

    private void features() {
        for (int flags : List.of(0x0001, 0x0041, 0x2001)) {
            add(
                    String.format("encrypted with flags 0x%04x", flags),
                    file().both(header -> header.flags = flags),
                    ZipRule.ENCRYPTION);
        }
        add("encrypted with AES", file().both(header -> header.method = 99), ZipRule.ENCRYPTION);
        add("an extra field of AES", file().extra(field(0x9901, new byte[7])), ZipRule.ENCRYPTION);
        add("an extra field of strong encryption", file().extra(field(0x0017, new byte[8])), ZipRule.ENCRYPTION);
        for (int method : List.of(1, 6, 9, 12, 14, 93, 95, 98, 0xFFFF)) {
            add("method " + method, file().both(header -> header.method = method), ZipRule.METHOD);
        }
        for (int bit : List.of(4, 5, 7, 8, 9, 10, 12, 14, 15)) {
            add("flag " + bit, file().both(header -> header.flags = 1 << bit), ZipRule.FLAGS);
        }
        add("a version that there is not", file().both(header -> header.versionNeeded = 64), ZipRule.VERSION);
        add("a comment of a file", file().with(entry -> entry.comment = ascii("mine")), ZipRule.ENTRY_COMMENT);
        add("a file on another disk", file().with(entry -> entry.disk = 3), ZipRule.SPLIT);
    }

    private void extraFields() {
        add("extra fields of three bytes", file().extra(new byte[3]), ZipRule.EXTRA_MALFORMED);
        add(
                "an extra field that is longer than all",
                file().with(entry -> entry.local.extra =
                        new HeaderBytes().twoBytes(0x5455).twoBytes(9).toBytes()),
                ZipRule.EXTRA_MALFORMED);
        add("a time of three bytes", file().extra(field(0x5455, new byte[3])), ZipRule.EXTRA_MALFORMED);
        add("times of NTFS that are cut off", file().extra(field(0x000a, new byte[7])), ZipRule.EXTRA_MALFORMED);
        byte[] right = unicodePath("pkg/mod.py", "pkg/mod.py");
        add(
                "a second name that leads out",
                file().extra(unicodePath("pkg/mod.py", "../../evil.py")),
                ZipRule.UNICODE_PATH);
        add(
                "a second name only before the data",
                file().with(entry -> entry.local.extra = unicodePath("pkg/mod.py", "b")),
                ZipRule.UNICODE_PATH);
        add("a second name of another file", file().extra(unicodePath("pkg/b.py", "pkg/mod.py")), ZipRule.UNICODE_PATH);
        add(
                "a second name of version 2",
                file().extra(field(0x7075, new byte[] {2, 0, 0, 0, 0, 'a'})),
                ZipRule.UNICODE_PATH);
        add(
                "a second name that is not UTF-8",
                file().extra(field(0x7075, new byte[] {1, 0, 0, 0, 0, -1})),
                ZipRule.UNICODE_PATH);
        add("a second name that is cut off", file().extra(field(0x7075, new byte[] {1, 0})), ZipRule.UNICODE_PATH);
        add(
                "two second names",
                file().extra(new HeaderBytes().bytes(right).bytes(right).toBytes()),
                ZipRule.EXTRA_DUPLICATE,
                ZipRule.EXTRA_OTHER);
    }

    private static byte[] unicodePath(String first, String second) {
        CRC32 sum = new CRC32();
        sum.update(first.getBytes(UTF_8));
        return field(
                0x7075,
                new HeaderBytes()
                        .bytes(new byte[] {1})
                        .fourBytes(sum.getValue())
                        .bytes(second.getBytes(UTF_8))
                        .toBytes());
    }

    private void zip64() {
        byte[] numbers = new HeaderBytes().eightBytes(7).eightBytes(7).toBytes();
        add(
                "a size left to a zip64 field that is not there",
                file().with(entry -> entry.central.size = 0xFFFF_FFFFL),
                ZipRule.ZIP64_EXTRA,
                ZipRule.HEADER_SIZE,
                ZipRule.RATIO);
        add(
                "a local size left to a zip64 field that is not there",
                file().with(entry -> entry.local.size = 0xFFFF_FFFFL),
                ZipRule.ZIP64_EXTRA,
                ZipRule.HEADER_SIZE);
        add(
                "an offset left to a zip64 field that is not there",
                file().with(entry -> entry.offset = 0xFFFF_FFFFL),
                ZipRule.ZIP64_EXTRA,
                ZipRule.LOCAL_HEADER,
                ZipRule.HIDDEN_ENTRY);
        for (int length : List.of(0, 1, 8, 12, 24, 28, 32)) {
            add(
                    "two sizes in a zip64 field of " + length + " bytes",
                    file().zip64().with(entry -> entry.central.extra = field(1, new byte[length])),
                    ZipRule.ZIP64_EXTRA,
                    ZipRule.HEADER_SIZE,
                    ZipRule.OVERLAP,
                    ZipRule.RATIO);
            add(
                    "two local sizes in a zip64 field of " + length + " bytes",
                    file().zip64().with(entry -> entry.local.extra = field(1, new byte[length])),
                    ZipRule.ZIP64_EXTRA,
                    ZipRule.HEADER_SIZE,
                    ZipRule.ZIP64_UNNEEDED);
        }
        add(
                "a zip64 field that repeats the header",
                file().with(entry -> entry.central.extra = field(
                        1,
                        new HeaderBytes()
                                .eightBytes(entry.central.size)
                                .eightBytes(entry.central.compressedSize)
                                .toBytes())),
                ZipRule.ZIP64_EXTRA);
        add(
                "a zip64 field that contradicts its header",
                file().with(entry -> entry.central.extra = field(1, numbers)),
                ZipRule.ZIP64_EXTRA);
        add(
                "a local zip64 field that contradicts its header",
                file().with(entry -> entry.local.extra = field(1, numbers)),
                ZipRule.ZIP64_EXTRA);
        add(
                "one local size in the header and one in the zip64 field",
                file().zip64().with(entry -> entry.local.size = entry.data.length),
                ZipRule.ZIP64_EXTRA,
                ZipRule.HEADER_SIZE,
                ZipRule.ZIP64_UNNEEDED);
        add(
                "a size of 2^63",
                file().zip64()
                        .with(entry -> entry.central.extra = field(
                                1,
                                new HeaderBytes()
                                        .eightBytes(Long.MIN_VALUE)
                                        .eightBytes(1)
                                        .toBytes())),
                ZipRule.ZIP64_EXTRA,
                ZipRule.HIDDEN_ENTRY);
        add(
                "two zip64 fields",
                file().zip64().with(entry -> entry.central.extra = twice(entry.central.extra)),
                ZipRule.EXTRA_DUPLICATE,
                ZipRule.ZIP64_UNNEEDED);
        add(
                "a zip64 end record with more than its first version",
                zip(zip -> {
                    zip.hasZip64End = true;
                    zip.zip64Extensible = new byte[12];
                }),
                ZipRule.ZIP64_END,
                ZipRule.GAP);
        add(
                "a zip64 end record that nobody leads to",
                CraftedZip.of(stored("a", "a"), file()).with(zip -> {
                    zip.hasZip64End = true;
                    zip.hasLocator = false;
                }),
                ZipRule.GAP);
        add(
                "a locator that leads to no zip64 end record",
                zip(zip -> zip.afterDirectory = new HeaderBytes()
                        .fourBytes(0x07064b50)
                        .fourBytes(0)
                        .eightBytes(0)
                        .fourBytes(1)
                        .toBytes()),
                ZipRule.ZIP64_END,
                ZipRule.GAP);
        add(
                "a locator that leads elsewhere",
                zip(zip -> {
                    zip.hasZip64End = true;
                    zip.locatorError = 1;
                }),
                ZipRule.ZIP64_END,
                ZipRule.ZIP64_UNNEEDED);
        add(
                "a zip64 end record with other numbers",
                zip(zip -> {
                    zip.hasZip64End = true;
                    zip.zip64End = values -> {
                        values.entries = 5;
                        values.entriesOfDisk = 5;
                    };
                }),
                ZipRule.ZIP64_END,
                ZipRule.ENTRY_COUNT);
        add(
                "a zip64 end record with a directory of 2^63 bytes",
                zip(zip -> {
                    zip.hasZip64End = true;
                    zip.zip64End = values -> values.directorySize = Long.MIN_VALUE;
                    zip.end = values -> values.directorySize = 0xFFFF_FFFFL;
                }),
                ZipRule.ZIP64_UNNEEDED,
                ZipRule.DIRECTORY);
        add(
                "a directory left to a zip64 end record that is not there",
                zip(zip -> zip.end = values -> values.directoryOffset = 0xFFFF_FFFFL),
                ZipRule.ZIP64_END);
        add(
                "a zip64 locator of two disks",
                zip(zip -> {
                    zip.hasZip64End = true;
                    zip.locatorDisks = 2;
                }),
                ZipRule.SPLIT,
                ZipRule.ZIP64_UNNEEDED);
        add(
                "a zip64 end record of another disk",
                zip(zip -> {
                    zip.hasZip64End = true;
                    zip.zip64End = values -> values.directoryDisk = 1;
                }),
                ZipRule.SPLIT,
                ZipRule.ZIP64_UNNEEDED);
    }

    private static byte[] twice(byte[] bytes) {
        return new HeaderBytes().bytes(bytes).bytes(bytes).toBytes();
    }

    private void types() {
        add("a link", stored("lib.so", "../../etc/passwd").mode(0120777), ZipRule.LINK);
        add(
                "a link of a writer that claims DOS",
                stored("lib.so", "/etc/passwd").mode(0120777).with(entry -> entry.madeBy = 20),
                ZipRule.LINK);
        add("a link that is called a folder", stored("lib/", "").mode(0120777), ZipRule.LINK);
        for (int mode : List.of(010644, 020644, 060644, 0140644, 0170644)) {
            add("a file of mode " + Integer.toOctalString(mode), stored("a", "").mode(mode), ZipRule.SPECIAL_FILE);
        }
        add("a file that is a folder by its mode", stored("a", "").mode(040755), ZipRule.SPECIAL_FILE);
        add("a program of its owner", stored("a", "").mode(0104755), ZipRule.SETUID);
        add("a program of its group", stored("a", "").mode(0102755), ZipRule.SETUID);
    }

    private void names() {
        addName("", ZipRule.NAME_EMPTY);
        add(
                "a name that claims to be UTF-8",
                file().both(header -> {
                    header.name = ascii("gr\u00f6\u00dfe.py");
                    header.flags = UTF8;
                }),
                ZipRule.NAME_ENCODING);
        add(
                "a name in Latin-1",
                file().both(header -> header.name = ascii("gr\u00f6\u00dfe.py")),
                ZipRule.NAME_ENCODING);
        add(
                "a name with half a surrogate pair",
                file().both(header -> {
                    header.name = new byte[] {'a', (byte) 0xed, (byte) 0xa0, (byte) 0x80};
                    header.flags = UTF8;
                }),
                ZipRule.NAME_ENCODING);
        add(
                "a name with a long form of a slash",
                file().both(header -> {
                    header.name = new byte[] {'.', '.', (byte) 0xc0, (byte) 0xaf, 'a'};
                    header.flags = UTF8;
                }),
                ZipRule.NAME_ENCODING);
        add(
                "UTF-8 without its flag",
                stored("gr\u00f6\u00dfe.py", "").both(header -> header.flags = 0),
                ZipRule.NAME_UTF8_FLAG);
        addName("/etc/passwd", ZipRule.NAME_ABSOLUTE);
        addName("/", ZipRule.NAME_ABSOLUTE, ZipRule.FOLDER_ENTRY, ZipRule.FOLDER_CONTENT);
        addName("C:/Windows/evil.dll", ZipRule.NAME_DRIVE);
        addName("c:evil.dll", ZipRule.NAME_DRIVE);
        addName("//server/share/evil.dll", ZipRule.NAME_UNC);
        addName("\\\\server\\share\\evil.dll", ZipRule.NAME_UNC, ZipRule.NAME_BACKSLASH);
        for (String parent : List.of("../x", "a/../../x", "a/..", "a/b/../c", "..")) {
            addName(parent, ZipRule.NAME_PARENT);
        }
        addName("..\\x", ZipRule.NAME_PARENT, ZipRule.NAME_BACKSLASH);
        addName("pkg\\mod.py", ZipRule.NAME_BACKSLASH);
        for (String part : List.of("a//b", "./x", "a/./b", "a/.", ".")) {
            addName(part, ZipRule.NAME_PART);
        }
        for (String odd : List.of("pkg/what?.py", "a*", "a<b", "a>b", "a|b", "\"a\"", "file:stream", "pkg/a:b")) {
            addName(odd, ZipRule.NAME_WINDOWS_CHARACTER);
        }
        for (String device : List.of(
                "CON",
                "nul.txt",
                "pkg/aux.py",
                "aux/mod.py",
                "Prn.tar.gz",
                "COM1",
                "com9.h",
                "lpt1",
                "LPT\u00b9.log",
                "COM\u00b2",
                "com\u00b3.txt",
                "CONIN$",
                "conout$.txt",
                "con .txt")) {
            addName(device, ZipRule.NAME_DEVICE);
        }
        for (String trailing : List.of("a.", "a ", "a./b", "a /b", "...", "a. ")) {
            addName(trailing, ZipRule.NAME_TRAILING);
        }
        for (String hidden : List.of(
                "a\0.py",
                "a\nb",
                "a\tb",
                "\u001b[2J",
                "a\u007f",
                "a\u0085b",
                "mod\u202eyp.exe",
                "a\u200bb",
                "\ufeffa",
                "a\u00adb",
                "a\ue000",
                "a\uffff",
                "a\ufdd0",
                "a\udb40\udc41",
                "a\udbff\udffe")) {
            addName(hidden, ZipRule.NAME_CONTROL);
        }
        add("a part of 256 bytes", stored("a".repeat(256), ""), ZipRule.NAME_LONG);
        add("a part of 256 bytes in 128 letters", stored("\u00f6".repeat(128), ""), ZipRule.NAME_LONG);
        add("a name of 1,001 bytes", stored("abc/".repeat(249) + "abcde", ""), ZipRule.NAME_LONG);
    }

    private void clashes() {
        addPair("pkg/mod.py", "pkg/mod.py", ZipRule.DUPLICATE_NAME);
        addPair("pkg/", "pkg/", ZipRule.DUPLICATE_NAME, ZipRule.FOLDER_ENTRY);
        addPair("pkg/Mod.py", "pkg/mod.py", ZipRule.NAME_CASE);
        addPair("STRASSE", "stra\u00dfe", ZipRule.NAME_CASE);
        addPair("\u00c4", "\u00e4", ZipRule.NAME_CASE);
        addPair("k", "\u212a", ZipRule.NAME_CASE);
        addPair("caf\u00e9", "cafe\u0301", ZipRule.NAME_UNICODE);
        addPair("CAF\u00c9", "cafe\u0301", ZipRule.NAME_UNICODE);
        addPair("fi", "\ufb01", ZipRule.NAME_CASE);
        addPair("2", "\u00b2", ZipRule.NAME_UNICODE);
        addPair("pkg", "pkg/mod.py", ZipRule.FILE_AND_FOLDER);
        addPair("pkg", "pkg/", ZipRule.FILE_AND_FOLDER, ZipRule.FOLDER_ENTRY);
        addPair("PKG", "pkg/a/b/c.py", ZipRule.FILE_AND_FOLDER);
    }

    private void addPair(String first, String second, ZipRule... expected) {
        add(
                "the names " + EscapedText.inAscii(first) + " and " + EscapedText.inAscii(second),
                CraftedZip.of(stored(first, ""), stored("pkg-other", ""), stored(second, "")),
                expected);
    }

    private void bombs() {
        add("70 MiB of zeros", () -> zeros(70), ZipRule.RATIO);
        add("80 MiB of zeros in 80 files", HostileZips::manyZeros, ZipRule.RATIO);
    }

    private static byte[] zeros(int mebibytes) {
        return CraftedZip.of(deflated("a", new byte[mebibytes << 20])).bytes();
    }

    private static byte[] manyZeros() {
        CraftedZip zip = new CraftedZip();
        CraftedEntry one = deflated("0", new byte[1 << 20]);
        for (int i = 0; i < 80; i++) {
            zip.entries.add(deflated("a" + i, "").data(one.data).both(header -> {
                header.size = one.central.size;
                header.crc = one.central.crc;
            }));
        }
        return zip.bytes();
    }

    private void oddities() {
        add("an ordinary one", zip(zip -> {}));
        add("an empty archive", CraftedZip.of());
        add("an empty file, stored", stored("a", ""));
        add("an empty file, deflated", deflated("a", ""));
        add("a stored file", stored("a", TEXT));
        add("a file that does not shrink", deflated("a", "x"));
        add(
                "folders",
                CraftedZip.of(stored("pkg/", "").mode(040755), deflated("pkg/sub/", ""), file()),
                ZipRule.FOLDER_ENTRY);
        add("a folder that is a file by its mode", stored("pkg/", ""), ZipRule.FOLDER_ENTRY);
        add(
                "names in all letters",
                CraftedZip.of(
                        stored("gr\u00f6\u00dfe.txt", ""), stored("\u6587\u5b57.py", ""), stored("\ud83d\ude00", "")));
        add(
                "names that only look odd",
                CraftedZip.of(
                        stored("con_.py", ""),
                        stored("nulls/aux1.py", ""),
                        stored(".hidden", ""),
                        stored("a..b", ""),
                        stored("..a", ""),
                        stored(" a", ""),
                        stored("COM0", ""),
                        stored("com10", ""),
                        stored("a.b.c", ""),
                        stored("~", ""),
                        stored("-rf", "")));
        add(
                "neighbours in the order of names",
                CraftedZip.of(
                        stored("pkg.py", ""),
                        stored("pkg-a/x", ""),
                        stored("pkg/x", ""),
                        stored("pkg/x.py", ""),
                        stored("pkg0", "")));
        add("a part of 255 bytes", stored("a".repeat(255), ""));
        add("a name of 1,000 bytes", stored("abc/".repeat(249) + "abcd", ""));
        add("a comment", zip(zip -> zip.comment = ascii("built by hand\r\n")), ZipRule.COMMENT);
        add("the longest comment", zip(zip -> zip.comment = ascii("x".repeat(0xFFFF))), ZipRule.COMMENT);
        add("a comment with half a signature", zip(zip -> zip.comment = ascii("PK PK")), ZipRule.COMMENT);
        add("mode 664", file().mode(0100664), ZipRule.MODE);
        add("mode 600 without a type", file().mode(0600), ZipRule.MODE);
        add("a program", file().mode(0100755));
        add("no mode", file().mode(0));
        add("attributes of DOS", file().with(entry -> entry.attributes = 1), ZipRule.DOS_ATTRIBUTES);
        add("the archive bit of DOS", file().with(entry -> entry.attributes = 0x20));
        add("month 0", file().both(header -> header.date = 0), ZipRule.TIME);
        add("February 30", file().both(header -> header.date = 40 << 9 | 2 << 5 | 30), ZipRule.TIME);
        add("61 seconds", file().both(header -> header.time = 31), ZipRule.TIME);
        add("the last time of all", file().both(header -> {
            header.date = 127 << 9 | 12 << 5 | 31;
            header.time = 23 << 11 | 59 << 5 | 29;
        }));
        add(
                "a time of Unix",
                file().with(entry -> {
                    entry.local.extra = field(0x5455, new byte[13]);
                    entry.central.extra = field(0x5455, new byte[5]);
                }),
                ZipRule.EXTRA_TIME);
        add(
                "times of NTFS",
                file().extra(field(
                        0x000a,
                        new HeaderBytes()
                                .fourBytes(0)
                                .bytes(field(1, new byte[24]))
                                .toBytes())),
                ZipRule.EXTRA_TIME);
        add("an owner", file().extra(field(0x7875, new byte[11])), ZipRule.EXTRA_TIME);
        add("the mark of a jar", file().extra(field(0xcafe, NOTHING)), ZipRule.EXTRA_OTHER);
        add(
                "a second name that is the same",
                file().extra(unicodePath("pkg/mod.py", "pkg/mod.py")),
                ZipRule.EXTRA_OTHER);
        add("a Unicode comment", file().extra(field(0x6375, new byte[9])), ZipRule.UNICODE_COMMENT);
        add("compression levels in the flags", file().both(header -> header.flags = 6));
        add("a compression level in one of the headers", file().with(entry -> entry.local.flags = 2));
        add("UTF-8 flagged where ASCII is enough", file().both(header -> header.flags = UTF8));
        add("zip64 sizes that are not needed", file().zip64(), ZipRule.ZIP64_UNNEEDED);
        add("zip64 sizes that are needed only before the data", file().zip64().with(entry -> {
            CraftedEntry plain = file();
            entry.central.size = plain.central.size;
            entry.central.compressedSize = plain.central.compressedSize;
            entry.central.extra = NOTHING;
        }));
        add(
                "an offset in zip64 that is not needed",
                file().with(entry -> {
                    entry.offset = 0xFFFF_FFFFL;
                    entry.central.extra = field(1, new byte[8]);
                }),
                ZipRule.ZIP64_UNNEEDED);
        add("an empty zip64 field", file().extra(field(1, NOTHING)), ZipRule.ZIP64_UNNEEDED);
        add(
                "a local zip64 field that repeats the header",
                file().with(entry -> entry.local.extra = field(
                        1,
                        new HeaderBytes()
                                .eightBytes(entry.central.size)
                                .eightBytes(entry.central.compressedSize)
                                .toBytes())),
                ZipRule.ZIP64_UNNEEDED);
        add("a zip64 end record that is not needed", zip(zip -> zip.hasZip64End = true), ZipRule.ZIP64_UNNEEDED);
        add(
                "a zip64 end record to which the end record leaves all",
                zip(zip -> {
                    zip.hasZip64End = true;
                    zip.end = numbers -> {
                        numbers.entries = 0xFFFF;
                        numbers.entriesOfDisk = 0xFFFF;
                        numbers.directorySize = 0xFFFF_FFFFL;
                        numbers.directoryOffset = 0xFFFF_FFFFL;
                    };
                }),
                ZipRule.ZIP64_UNNEEDED);
        add(
                "folders that differ in case",
                CraftedZip.of(stored("Pkg/a.py", ""), stored("pkg/b.py", ""), stored("pkg/c.py", "")),
                ZipRule.FOLDER_CASE);
        add("a zip in a zip", stored("inner.zip", zip(zip -> {}).bytes()));
        add("files in another order than the directory", HostileZips::reordered);
        add("63 MiB of zeros", () -> zeros(63));
        for (int count : List.of(65_534, 65_535)) {
            add(count + " entries", () -> many(count).bytes());
        }
        for (int count : List.of(65_535, 65_536, 70_000)) {
            add(
                    count + " entries and a zip64 end record",
                    () -> many(count).with(zip -> zip.hasZip64End = true).bytes());
        }
    }

    private static CraftedZip many(int count) {
        CraftedZip zip = new CraftedZip();
        for (int i = 0; i < count; i++) {
            zip.entries.add(stored("f" + i, ""));
        }
        return zip;
    }

    private static byte[] reordered() {
        CraftedEntry second = stored("b", "b");
        second.isInFile = false;
        second.offset = 32;
        CraftedEntry first = stored("a", "a");
        CraftedEntry hidden = stored("b", "b");
        hidden.isInDirectory = false;
        return CraftedZip.of(second, first, hidden).bytes();
    }
}
