package dev.pypack.archive.deflate;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Prints the hash of all that an encoder makes of all cases; several of them, if rounds or threads do not agree. Run in
 * JVMs of many kinds, it needs nothing but the JDK.
 */
final class DeflateDigest {
    /** An interpreter should not take too long. */
    private static final int LARGE = 10_000;

    private DeflateDigest() {}

    /** Takes a number of threads, and how often each does the same. */
    public static void main(String[] arguments) throws Exception {
        int threads = Integer.parseInt(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        System.out.println(String.join(" ", digests(threads, rounds)));
    }

    static Set<String> digests(int threads, int rounds) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Set<String>>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(pool.submit(() -> digests(rounds)));
            }
            Set<String> digests = new TreeSet<>();
            for (Future<Set<String>> each : running) {
                digests.addAll(each.get());
            }
            return digests;
        } finally {
            pool.shutdown();
        }
    }

    private static Set<String> digests(int rounds) throws Exception {
        DeflateEncoder encoder = new DeflateEncoder();
        Set<String> digests = new TreeSet<>();
        for (int round = 0; round < rounds; round++) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] content : DeflateCases.all().values()) {
                digest.update(encoder.deflate(content));
                if (content.length < LARGE) {
                    digest.update(encoder.deflatePart(content, content.length / 3, content.length));
                }
            }
            digests.add(HexFormat.of().formatHex(digest.digest()));
        }
        return digests;
    }
}
