package dev.pypack.compile.marshal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.build.OperatingSystem;
import dev.pypack.judge.Judges;
import dev.pypack.python.PythonRuntime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What is held of the canonical form by the standard library of a CPython. */
final class LibraryJudgement {
    private final LibraryStreams streams;
    private final CodeLayout layout;

    LibraryJudgement(PythonRuntime python, Path scratch) {
        this.streams = new LibraryStreams(python, scratch);
        this.layout = python.version().matches("3\\.(9|10)\\..*") ? CodeLayout.UNTIL_3_10 : CodeLayout.SINCE_3_11;
    }

    /** Another seed, the other direction and a past of the process change no byte, and what is loaded is what was compiled. */
    void hold(int share) throws IOException {
        CompletableFuture<Map<String, byte[]>> first = start(() -> streams.compiled(share, "forward", 1));
        Map<String, byte[]> other = streams.compiled(share, "reversed", 77);
        Map<String, byte[]> canonical = canonical(first.join());
        assertThat(canonical).isNotEmpty();
        assertEqual(canonical(other), canonical);
        assertEqual(canonical(canonical), canonical);
        assertThat(streams.differences(canonical)).isEmpty();
        System.out.println(streams.python().version() + ": " + canonical.size() + " files, "
                + differing(first.join(), other) + " of them not the same before");
    }

    /** Nor does it matter whether each file is compiled by a process of its own. */
    void holdFresh(int share) throws IOException {
        if (Judges.host().system() == OperatingSystem.WINDOWS) {
            return;
        }
        assertEqual(canonical(streams.compiled(share, "fresh", 5)), canonical(streams.compiled(share, "reversed", 6)));
    }

    private Map<String, byte[]> canonical(Map<String, byte[]> raw) throws IOException {
        Map<String, byte[]> canonical = new TreeMap<>();
        for (Map.Entry<String, byte[]> stream : raw.entrySet()) {
            canonical.put(stream.getKey(), CanonicalMarshal.ofCode(stream.getValue(), layout));
        }
        return canonical;
    }

    private static void assertEqual(Map<String, byte[]> some, Map<String, byte[]> others) {
        assertThat(some.keySet()).isEqualTo(others.keySet());
        some.forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(others.get(name)));
    }

    private static long differing(Map<String, byte[]> some, Map<String, byte[]> others) {
        return some.entrySet().stream()
                .filter(stream -> !Arrays.equals(stream.getValue(), others.get(stream.getKey())))
                .count();
    }

    private static <T> CompletableFuture<T> start(Callable<T> work) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return work.call();
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        });
    }
}
