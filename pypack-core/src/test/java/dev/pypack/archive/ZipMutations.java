package dev.pypack.archive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Breaks archives where it hurts: mostly in the fields of their headers, from a fixed seed. */
final class ZipMutations {
    private static final int LARGEST = 1 << 16;
    /** Where the name begins in a local file header; its fields come two bytes later in the other one. */
    private static final int NAME = 30;

    private static final List<Integer> FIELDS_OF_BOTH = List.of(4, 6, 8, 10, 12, 14, 18, 22, NAME, NAME + 1);
    private static final long[] VALUES = {
        0,
        1,
        2,
        4,
        8,
        20,
        28,
        30,
        45,
        46,
        0x7FFF,
        0x800,
        0xFFFE,
        0xFFFF,
        0x7FFF_FFFFL,
        0x8000_0000L,
        0xFFFF_FFFEL,
        0xFFFF_FFFFL
    };

    private final Random random;
    private final List<byte[]> odd;
    private final List<byte[]> hostile;

    /** A header: its signature, and where its fields begin. */
    private record Header(int signature, List<Integer> fields) {}

    private static final List<Header> HEADERS = List.of(
            new Header(0x04034b50, List.of(4, 6, 8, 10, 12, 14, 18, 22, 26, 28, 30)),
            new Header(0x02014b50, List.of(4, 6, 8, 10, 12, 14, 16, 20, 24, 28, 30, 32, 34, 36, 38, 40, 42, 46)),
            new Header(0x06054b50, List.of(4, 6, 8, 10, 12, 16, 20)),
            new Header(0x06064b50, List.of(4, 12, 16, 20, 24, 32, 40, 48)),
            new Header(0x07064b50, List.of(4, 8, 16)),
            new Header(0x08074b50, List.of(4, 8, 12)));

    ZipMutations(long seed) {
        random = new Random(seed);
        odd = small(HostileZips.odd());
        hostile = small(HostileZips.hostile());
    }

    private static List<byte[]> small(List<ZipSample> samples) {
        return samples.stream()
                .map(sample -> sample.bytes().get())
                .filter(bytes -> bytes.length <= LARGEST)
                .toList();
    }

    byte[] next() {
        byte[] mutant = any();
        for (int changes = 1 + random.nextInt(2); changes > 0 && mutant.length > 0; changes--) {
            mutant = changed(mutant);
        }
        return mutant;
    }

    private byte[] any() {
        List<byte[]> archives = random.nextInt(4) == 0 ? hostile : odd;
        return archives.get(random.nextInt(archives.size())).clone();
    }

    private byte[] changed(byte[] bytes) {
        int place = random.nextInt(bytes.length);
        int end = Math.min(bytes.length, place + 1 + random.nextInt(60));
        return switch (random.nextInt(14)) {
            case 0 -> joined(bytes, 0, place, new byte[0], place, bytes.length);
            case 1 -> joined(bytes, 0, place, new byte[0], end, bytes.length);
            case 2 -> joined(bytes, 0, place, Arrays.copyOfRange(bytes, place, end), place, bytes.length);
            case 3 -> joined(bytes, 0, place, new byte[1 + random.nextInt(40)], place, bytes.length);
            case 4 -> joined(bytes, 0, bytes.length, piece(any()), bytes.length, bytes.length);
            case 5 -> Arrays.copyOf(bytes, place);
            case 6 -> withByte(bytes, place);
            case 7, 8, 9 -> withFieldInBoth(bytes);
            default -> withField(bytes);
        };
    }

    private byte[] piece(byte[] other) {
        if (other.length == 0) {
            return other;
        }
        int place = random.nextInt(other.length);
        return Arrays.copyOfRange(other, place, other.length);
    }

    private static byte[] joined(byte[] bytes, int from, int to, byte[] between, int again, int end) {
        return new HeaderBytes()
                .bytes(Arrays.copyOfRange(bytes, from, to))
                .bytes(between)
                .bytes(Arrays.copyOfRange(bytes, again, end))
                .toBytes();
    }

    private byte[] withByte(byte[] bytes, int place) {
        bytes[place] = (byte) (random.nextBoolean() ? bytes[place] ^ (1 << random.nextInt(8)) : random.nextInt());
        return bytes;
    }

    private byte[] withField(byte[] bytes) {
        Header header = HEADERS.get(random.nextInt(HEADERS.size()));
        List<Integer> places = places(bytes, header.signature);
        if (places.isEmpty()) {
            return withByte(bytes, random.nextInt(bytes.length));
        }
        int place = places.get(random.nextInt(places.size())) + header.fields.get(random.nextInt(header.fields.size()));
        int width = random.nextBoolean() ? 2 : 4;
        long value = random.nextInt(3) == 0 ? read(bytes, place, width) + random.nextInt(5) - 2 : value(bytes.length);
        write(bytes, place, width, value);
        return bytes;
    }

    /** The same change in the first local file header and in the first central directory header, so that they agree. */
    private byte[] withFieldInBoth(byte[] bytes) {
        List<Integer> local = places(bytes, HEADERS.get(0).signature);
        List<Integer> central = places(bytes, HEADERS.get(1).signature);
        if (local.isEmpty() || central.isEmpty()) {
            return withField(bytes);
        }
        int field = FIELDS_OF_BOTH.get(random.nextInt(FIELDS_OF_BOTH.size()));
        long value = random.nextInt(3) == 0 ? 1L << random.nextInt(32) : value(bytes.length);
        write(bytes, local.get(0) + field, 2, value);
        write(bytes, central.get(0) + field + (field < NAME ? 2 : 16), 2, value);
        return bytes;
    }

    private static void write(byte[] bytes, int place, int width, long value) {
        for (int i = 0; i < width && place + i < bytes.length; i++) {
            bytes[place + i] = (byte) (value >>> (8 * i));
        }
    }

    private long value(int length) {
        return switch (random.nextInt(3)) {
            case 0 -> VALUES[random.nextInt(VALUES.length)];
            case 1 -> random.nextInt(length + 1);
            default -> random.nextLong();
        };
    }

    private static long read(byte[] bytes, int place, int width) {
        long value = 0;
        for (int i = 0; i < width && place + i < bytes.length; i++) {
            value |= Byte.toUnsignedLong(bytes[place + i]) << (8 * i);
        }
        return value;
    }

    private static List<Integer> places(byte[] bytes, int signature) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i + 4 <= bytes.length; i++) {
            if (bytes[i] == 'P' && read(bytes, i, 4) == signature) {
                places.add(i);
            }
        }
        return places;
    }
}
