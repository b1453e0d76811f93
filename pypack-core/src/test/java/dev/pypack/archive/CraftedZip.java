package dev.pypack.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A zip file of which every byte can be chosen: an ordinary one, until something is set. */
final class CraftedZip {
    /** The numbers of the end record, true ones at first; and those of the zip64 end record. */
    static final class End {
        int disk;
        int directoryDisk;
        long entriesOfDisk;
        long entries;
        long directorySize;
        long directoryOffset;
    }

    final List<CraftedEntry> entries = new ArrayList<>();
    byte[] prefix = {};
    /** Whether offsets count from the first byte of the file, and not from the first local file header. */
    boolean offsetsCountPrefix = true;

    byte[] beforeDirectory = {};
    byte[] inDirectory = {};
    byte[] afterDirectory = {};
    byte[] comment = {};
    byte[] behind = {};
    int commentLengthError;
    Consumer<End> end = numbers -> {};
    /** The zip64 end record, where there is one. */
    boolean hasZip64End;

    Consumer<End> zip64End = numbers -> {};
    byte[] zip64Extensible = {};
    boolean hasLocator = true;
    long locatorError;
    int locatorDisk;
    int locatorDisks = 1;

    static CraftedZip of(CraftedEntry... entries) {
        CraftedZip zip = new CraftedZip();
        zip.entries.addAll(List.of(entries));
        return zip;
    }

    CraftedZip with(Consumer<CraftedZip> change) {
        change.accept(this);
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Piece piece : pieces()) {
            out.writeBytes(piece.bytes);
            out.writeBytes(new byte[(int) piece.hole]);
        }
        return out.toByteArray();
    }

    /** The same as a file with holes. */
    void write(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            long position = 0;
            for (Piece piece : pieces()) {
                position += channel.write(ByteBuffer.wrap(piece.bytes), position) + piece.hole;
            }
        }
    }

    /** Bytes, and zeros behind them. */
    private static final class Piece {
        final byte[] bytes;
        final long hole;

        Piece(byte[] bytes, long hole) {
            this.bytes = bytes;
            this.hole = hole;
        }
    }

    private List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        ByteArrayOutputStream directory = new ByteArrayOutputStream();
        long base = offsetsCountPrefix ? 0 : prefix.length;
        long position = prefix.length;
        pieces.add(new Piece(prefix, 0));
        long headers = 0;
        for (CraftedEntry entry : entries) {
            if (entry.isInFile) {
                pieces.add(new Piece(entry.before, 0));
                position += entry.before.length;
            }
            if (entry.isInDirectory) {
                directory.writeBytes(entry.centralHeader(position - base));
                headers++;
            }
            if (entry.isInFile) {
                byte[] header = entry.localHeader();
                pieces.add(new Piece(header, 0));
                pieces.add(new Piece(entry.data, entry.hole));
                pieces.add(new Piece(entry.descriptor, 0));
                position += header.length + entry.data.length + entry.hole + entry.descriptor.length;
            }
        }
        directory.writeBytes(inDirectory);
        pieces.add(new Piece(beforeDirectory, 0));
        position += beforeDirectory.length;
        pieces.add(new Piece(directory.toByteArray(), 0));
        pieces.add(new Piece(afterDirectory, 0));
        End numbers = new End();
        numbers.entriesOfDisk = headers;
        numbers.entries = headers;
        numbers.directorySize = directory.size();
        numbers.directoryOffset = position - base;
        if (hasZip64End) {
            pieces.add(new Piece(zip64(numbers, position - base + directory.size() + afterDirectory.length), 0));
        }
        pieces.add(new Piece(endRecord(numbers), 0));
        pieces.add(new Piece(comment, 0));
        pieces.add(new Piece(behind, 0));
        return pieces;
    }

    private byte[] zip64(End truth, long position) {
        End numbers = new End();
        numbers.entriesOfDisk = truth.entriesOfDisk;
        numbers.entries = truth.entries;
        numbers.directorySize = truth.directorySize;
        numbers.directoryOffset = truth.directoryOffset;
        zip64End.accept(numbers);
        HeaderBytes record = new HeaderBytes()
                .fourBytes(0x06064b50)
                .eightBytes(44 + zip64Extensible.length)
                .twoBytes(45)
                .twoBytes(45)
                .fourBytes(numbers.disk)
                .fourBytes(numbers.directoryDisk)
                .eightBytes(numbers.entriesOfDisk)
                .eightBytes(numbers.entries)
                .eightBytes(numbers.directorySize)
                .eightBytes(numbers.directoryOffset)
                .bytes(zip64Extensible);
        if (hasLocator) {
            record.fourBytes(0x07064b50)
                    .fourBytes(locatorDisk)
                    .eightBytes(position + locatorError)
                    .fourBytes(locatorDisks);
        }
        return record.toBytes();
    }

    private byte[] endRecord(End numbers) {
        end.accept(numbers);
        return new HeaderBytes()
                .fourBytes(0x06054b50)
                .twoBytes(numbers.disk)
                .twoBytes(numbers.directoryDisk)
                .twoBytes((int) Math.min(0xFFFF, numbers.entriesOfDisk))
                .twoBytes((int) Math.min(0xFFFF, numbers.entries))
                .fourBytes(Math.min(0xFFFF_FFFFL, numbers.directorySize))
                .fourBytes(Math.min(0xFFFF_FFFFL, numbers.directoryOffset))
                .twoBytes(comment.length + commentLengthError)
                .toBytes();
    }
}
