package dev.pypack.benchmarks;

import dev.pypack.compile.marshal.CanonicalMarshal;
import dev.pypack.compile.marshal.CodeLayout;
import dev.pypack.judge.Judges;
import dev.pypack.process.Outcome;
import dev.pypack.python.PythonRuntime;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** The canonical form of bytecode, beside the CPython that compiles it and one that loads and dumps it. */
final class BytecodeComparison implements Section {
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration MEASURED = Duration.ofSeconds(15);

    @Override
    public String measured(Path folder) throws Exception {
        Path dump = folder.resolve("target/library.frames");
        PythonRuntime python = Judges.summoned().python();
        Outcome outcome = python.command(
                        "-W",
                        "ignore",
                        folder.resolve("src/main/python/time_marshal.py").toString(),
                        dump.toString())
                .run();
        if (!outcome.succeeded()) {
            throw new IllegalStateException(outcome.errors());
        }
        String[] seconds = outcome.output().strip().split(" ", -1);
        List<byte[]> streams = streams(dump);
        double megabytes = streams.stream().mapToLong(stream -> stream.length).sum() / 1e6;
        double[] best = Turns.best(WARM_UP, MEASURED, List.<Callable<?>>of(() -> canonical(streams)));
        return String.format(
                Locale.ROOT,
                "## Canonical bytecode, beside the CPython that compiles it%n%n"
                        + "The standard library of CPython %s: %d files, %.1f MB of bytecode, in memory, in one thread. The best%n"
                        + "of all turns in %d seconds; of Python, of 3.%n%n"
                        + "| | ms | MB/s of bytecode |%n|---|---|---|%n%s%s%s",
                python.version(),
                streams.size(),
                megabytes,
                MEASURED.toSeconds(),
                row("CPython: compile", 1e3 * Double.parseDouble(seconds[0]), megabytes),
                row("CPython: marshal.loads, marshal.dumps", 1e3 * Double.parseDouble(seconds[1]), megabytes),
                row("pypack: canonical form", best[0], megabytes));
    }

    private static String row(String title, double milliseconds, double megabytes) {
        return String.format(
                Locale.ROOT, "| %s | %.0f | %.1f |%n", title, milliseconds, megabytes * 1e3 / milliseconds);
    }

    private static long canonical(List<byte[]> streams) throws IOException {
        long size = 0;
        for (byte[] stream : streams) {
            size += CanonicalMarshal.ofCode(stream, CodeLayout.SINCE_3_11).length;
        }
        return size;
    }

    private static List<byte[]> streams(Path dump) throws IOException {
        List<byte[]> streams = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(dump)))) {
            while (in.available() > 0) {
                streams.add(in.readNBytes(in.readInt()));
            }
        }
        return streams;
    }
}
