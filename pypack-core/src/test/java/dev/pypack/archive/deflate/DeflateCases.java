package dev.pypack.archive.deflate;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** Contents by name, the same on every run: the edges of the format, and what is hard to compress or slow to search. */
final class DeflateCases {
    private final Map<String, byte[]> cases = new LinkedHashMap<>();
    private final Random random = new Random(1951);

    private DeflateCases() {}

    static Map<String, byte[]> all() {
        DeflateCases made = new DeflateCases();
        made.addTiny();
        made.addMatchesAtTheEdges();
        made.addSizesAtTheEdges();
        made.addFrequencies();
        made.addPatterns();
        made.addMixtures();
        return made.cases;
    }

    private byte[] named(String name) {
        return Objects.requireNonNull(cases.get(name));
    }

    private void addTiny() {
        for (int length = 0; length <= 12; length++) {
            cases.put("different " + length, Arrays.copyOf("abcdefghijkl".getBytes(US_ASCII), length));
            cases.put("same " + length, new byte[length]);
            cases.put("two " + length, Arrays.copyOf("abababababab".getBytes(US_ASCII), length));
            cases.put("four " + length, Arrays.copyOf("abcdabcdabcd".getBytes(US_ASCII), length));
        }
    }

    private void addMatchesAtTheEdges() {
        for (int length :
                new int[] {3, 4, 5, 6, 10, 11, 12, 63, 64, 65, 130, 131, 256, 257, 258, 259, 260, 515, 516, 517}) {
            byte[] repeated = random(length);
            cases.put("match of " + length, joined(repeated, random(20), repeated));
            cases.put("match of " + length + " and more", joined(repeated, random(20), repeated, random(20)));
            cases.put("run of " + length, joined(random(9), new byte[length], random(9)));
        }
        for (int distance :
                new int[] {4, 5, 255, 256, 257, 1023, 1024, 1025, 4096, 16385, 32766, 32767, 32768, 32769}) {
            byte[] repeated = random(60);
            byte[] between = letters(Math.max(0, distance - 60));
            cases.put("match from " + distance, joined(Arrays.copyOf(repeated, distance), between, repeated));
        }
        for (int zero : new int[] {0, 1023, 1024}) {
            byte[] text = letters(3000);
            text[zero] = 0;
            System.arraycopy(text, 1500, text, 1600, 3);
            cases.put("zero at " + zero, text);
        }
    }

    private void addSizesAtTheEdges() {
        for (int size : new int[] {255, 256, 257, 2047, 2048, 2049, 32767, 32768, 32769, 65534, 65535, 65536, 131071}) {
            cases.put("random " + size, random(size));
            cases.put("letters " + size, letters(size));
        }
    }

    /** The frequencies of a Huffman code that is as deep as can be. */
    private void addFrequencies() {
        byte[] fibonacci = new byte[46_367];
        int filled = 0;
        int previous = 0;
        int count = 1;
        for (int symbol = 0; filled < fibonacci.length; symbol++) {
            int end = Math.min(filled + count, fibonacci.length);
            Arrays.fill(fibonacci, filled, end, (byte) symbol);
            filled = end;
            count += previous;
            previous = count - previous;
        }
        cases.put("fibonacci", shuffled(fibonacci));
        byte[] powers = new byte[1 << 15];
        for (int i = 1; i < powers.length; i++) {
            powers[i] = (byte) (31 - Integer.numberOfLeadingZeros(i));
        }
        cases.put("powers of two", shuffled(powers));
        byte[] all = new byte[1 << 14];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        cases.put("all bytes alike", shuffled(all));
    }

    private void addPatterns() {
        cases.put("zeros", new byte[300_000]);
        cases.put("ab", "ab".repeat(50_000).getBytes(US_ASCII));
        cases.put("two symbols", drawn("ab", 60_000));
        cases.put("four symbols", drawn("acgt", 60_000));
        cases.put("hex", drawn("0123456789abcdef", 60_000));
        StringBuilder prefixes = new StringBuilder();
        StringBuilder counted = new StringBuilder();
        StringBuilder runs = new StringBuilder();
        for (int i = 0; i < 1_500; i++) {
            prefixes.append("the same beginning of every line, then number ")
                    .append(random.nextInt(1 << 20))
                    .append('\n');
            counted.append(i).append(',').append(i * i).append('\n');
            runs.append("a".repeat(random.nextInt(40))).append('b');
        }
        cases.put("shared prefixes", prefixes.toString().getBytes(US_ASCII));
        cases.put("counted", counted.toString().getBytes(US_ASCII));
        cases.put("runs", runs.toString().getBytes(US_ASCII));
        cases.put("wide", counted.toString().getBytes(UTF_16LE));
        byte[] longs = new byte[80_000];
        for (int i = 0; i < longs.length; i += 8) {
            longs[i] = (byte) i;
            longs[i + 1] = (byte) (i >> 8);
        }
        cases.put("numbers of eight bytes", longs);
    }

    private void addMixtures() {
        byte[] text = named("shared prefixes");
        byte[] noise = named("random 65535");
        cases.put("text, noise, text", joined(text, noise, text));
        cases.put("noise, zeros, noise", joined(noise, new byte[70_000], noise));
        for (int i = 0; i < 20; i++) {
            cases.put("mixture " + i, mixture(random, 20_000));
        }
    }

    /** Literals of few or many symbols, copies from before, and runs, one after the other. */
    static byte[] mixture(Random random, int size) {
        byte[] content = new byte[size];
        int filled = 0;
        while (filled < size) {
            int length = Math.min(size - filled, 1 + random.nextInt(1 << (1 + random.nextInt(10))));
            int kind = random.nextInt(4);
            if (kind == 0 && filled > 0) {
                int distance = 1 + random.nextInt(Math.min(filled, 1 << (1 + random.nextInt(16))));
                for (int end = filled + length; filled < end; filled++) {
                    content[filled] = content[filled - distance];
                }
            } else {
                int symbols = kind == 1 ? 256 : kind == 2 ? 1 : 1 + random.nextInt(20);
                int first = random.nextInt(256);
                for (int end = filled + length; filled < end; filled++) {
                    content[filled] = (byte) (first + random.nextInt(symbols));
                }
            }
        }
        return content;
    }

    private byte[] random(int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Text, so without zeros, and with few matches. */
    private byte[] letters(int size) {
        return drawn("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", size);
    }

    private byte[] drawn(String alphabet, int size) {
        byte[] drawn = new byte[size];
        for (int i = 0; i < size; i++) {
            drawn[i] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
        }
        return drawn;
    }

    private byte[] shuffled(byte[] bytes) {
        for (int i = bytes.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            byte moved = bytes[i];
            bytes[i] = bytes[other];
            bytes[other] = moved;
        }
        return bytes;
    }

    static byte[] joined(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] joined = new byte[length];
        int filled = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, joined, filled, part.length);
            filled += part.length;
        }
        return joined;
    }
}
