package dev.pypack.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Contents that an archive writer treats in different ways. */
final class Samples {
    private Samples() {}

    /** Empty, short, longer than one stretch, exactly one or two, and what deflate can't make shorter. */
    static Map<String, byte[]> ofAllSizes() {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        contents.put("empty", new byte[0]);
        contents.put("short", "x".getBytes(UTF_8));
        contents.put("script", "#!/bin/sh\necho hello hello hello\n".getBytes(UTF_8));
        contents.put("random", random(5000));
        contents.put("one-stretch", text(DeflateStream.STRETCH));
        contents.put("large-text", text(2 * DeflateStream.STRETCH + 12_345));
        contents.put("two-stretches", text(2 * DeflateStream.STRETCH));
        contents.put("large-random", random(DeflateStream.STRETCH + 1));
        for (int i = 0; i < 300; i++) {
            contents.put("text-" + i, text(i * i));
        }
        contents.put("last", "the end".getBytes(UTF_8));
        return contents;
    }

    static byte[] text(int length) {
        Random random = new Random(length);
        byte[] text = new byte[length];
        for (int i = 0; i < length; i++) {
            text[i] = (byte) "etaoin shrdlu\n".charAt(random.nextInt(14));
        }
        return text;
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
