package dev.pypack.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** A file in a {@link CraftedZip}: an ordinary one, of which each field of each header can be set. */
final class CraftedEntry {
    static final int UTF8 = 1 << 11;
    static final int DESCRIPTOR = 1 << 3;

    /** What both headers say. */
    static final class Header {
        byte[] name = {};
        int versionNeeded = 20;
        int flags;
        int method;
        int time;
        int date = 41 << 9 | 1 << 5 | 1;
        long crc;
        long compressedSize;
        long size;
        byte[] extra = {};
    }

    final Header local = new Header();
    final Header central = new Header();
    byte[] data = {};
    /** Zeros that follow the data; on disk they take no room. */
    long hole;

    byte[] descriptor = {};
    byte[] before = {};
    int madeBy = 3 << 8 | 20;
    byte[] comment = {};
    int disk;
    long attributes = 0100644L << 16;
    boolean isInDirectory = true;
    boolean isInFile = true;
    /** Added to the true offset. */
    long offsetError;
    /** The number instead of the true offset, where it is not negative. */
    long offset = -1;

    static CraftedEntry stored(String name, byte[] content) {
        CraftedEntry entry = new CraftedEntry();
        entry.name(name);
        entry.data = content.clone();
        CRC32 sum = new CRC32();
        sum.update(content);
        entry.both(header -> {
            header.crc = sum.getValue();
            header.size = content.length;
            header.compressedSize = content.length;
        });
        return entry;
    }

    static CraftedEntry stored(String name, String content) {
        return stored(name, content.getBytes(UTF_8));
    }

    static CraftedEntry deflated(String name, byte[] content) {
        CraftedEntry entry = stored(name, content);
        entry.data(deflate(content));
        entry.both(header -> header.method = 8);
        return entry;
    }

    static CraftedEntry deflated(String name, String content) {
        return deflated(name, content.getBytes(UTF_8));
    }

    static byte[] deflate(byte[] content) {
        Deflater deflater = new Deflater(6, true);
        deflater.setInput(content);
        deflater.finish();
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 14];
        while (!deflater.finished()) {
            deflated.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return deflated.toByteArray();
    }

    CraftedEntry both(Consumer<Header> change) {
        change.accept(local);
        change.accept(central);
        return this;
    }

    CraftedEntry with(Consumer<CraftedEntry> change) {
        change.accept(this);
        return this;
    }

    CraftedEntry name(String name) {
        byte[] bytes = name.getBytes(UTF_8);
        return both(header -> {
            header.name = bytes;
            header.flags = bytes.length == name.length() ? header.flags & ~UTF8 : header.flags | UTF8;
        });
    }

    CraftedEntry mode(int mode) {
        attributes = (long) mode << 16;
        return this;
    }

    CraftedEntry extra(byte[] extra) {
        return both(header -> header.extra = extra);
    }

    /** Other compressed bytes, with the length that they have. */
    CraftedEntry data(byte[] bytes) {
        data = bytes.clone();
        return both(header -> header.compressedSize = bytes.length);
    }

    /** An extra field with an id. */
    static byte[] field(int id, byte[] content) {
        return new HeaderBytes()
                .twoBytes(id)
                .twoBytes(content.length)
                .bytes(content)
                .toBytes();
    }

    /** Sizes in a zip64 field instead of in the headers. */
    CraftedEntry zip64() {
        return both(header -> {
            header.extra = field(
                    1,
                    new HeaderBytes()
                            .eightBytes(header.size)
                            .eightBytes(header.compressedSize)
                            .toBytes());
            header.size = 0xFFFF_FFFFL;
            header.compressedSize = 0xFFFF_FFFFL;
            header.versionNeeded = 45;
        });
    }

    byte[] localHeader() {
        return common(new HeaderBytes().fourBytes(0x04034b50), local)
                .twoBytes(local.extra.length)
                .bytes(local.name)
                .bytes(local.extra)
                .toBytes();
    }

    byte[] centralHeader(long truePosition) {
        return common(new HeaderBytes().fourBytes(0x02014b50).twoBytes(madeBy), central)
                .twoBytes(central.extra.length)
                .twoBytes(comment.length)
                .twoBytes(disk)
                .twoBytes(0) // internal attributes
                .fourBytes(attributes)
                .fourBytes(offset >= 0 ? offset : truePosition + offsetError)
                .bytes(central.name)
                .bytes(central.extra)
                .bytes(comment)
                .toBytes();
    }

    private static HeaderBytes common(HeaderBytes bytes, Header header) {
        return bytes.twoBytes(header.versionNeeded)
                .twoBytes(header.flags)
                .twoBytes(header.method)
                .twoBytes(header.time)
                .twoBytes(header.date)
                .fourBytes(header.crc)
                .fourBytes(header.compressedSize)
                .fourBytes(header.size)
                .twoBytes(header.name.length);
    }
}
