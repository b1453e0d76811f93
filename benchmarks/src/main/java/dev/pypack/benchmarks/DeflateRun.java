package dev.pypack.benchmarks;

import dev.pypack.archive.deflate.DeflateEncoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.Deflater;

/**
 * A JVM that compresses each file of a folder, held in memory, and prints what it took in milliseconds, then the bytes
 * before and after, for each coder that it is given.
 */
final class DeflateRun {
    private static final int UNMEASURED_ROUNDS = 3;
    private static final int ROUNDS = 5;
    private final List<byte[]> files;

    private DeflateRun(List<byte[]> files) {
        this.files = files;
    }

    /** Takes {@code cold} or {@code warm}, a number of threads, a folder, how names of files end, and coders. */
    public static void main(String[] arguments) throws Exception {
        int threads = Integer.parseInt(arguments[1]);
        DeflateRun run = new DeflateRun(files(Path.of(arguments[2]), arguments[3]));
        List<String> coders = List.of(arguments).subList(4, arguments.length);
        double[] least = new double[coders.size()];
        long[] size = new long[coders.size()];
        int rounds = arguments[0].equals("warm") ? UNMEASURED_ROUNDS + ROUNDS : 1;
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < least.length; i++) {
                Supplier<UnaryOperator<byte[]>> coder = coder(coders.get(i));
                // A thread's own time where there is one thread and compilers are not to be counted, else all of it.
                boolean ownTime = rounds > 1 && threads == 1;
                LongSupplier clock =
                        ownTime ? ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime : System::nanoTime;
                long start = clock.getAsLong();
                size[i] = threads == 1 ? run.compressed(coder.get(), 0, 1) : run.byThreads(coder, threads);
                double took = (clock.getAsLong() - start) / 1e6;
                least[i] = round <= Math.min(UNMEASURED_ROUNDS, rounds - 1) ? took : Math.min(least[i], took);
            }
        }
        long before = run.files.stream().mapToLong(file -> file.length).sum();
        for (int i = 0; i < least.length; i++) {
            System.out.println(String.format(Locale.ROOT, "%.3f %d %d", least[i], before, size[i]));
        }
    }

    private static List<byte[]> files(Path folder, String ending) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(
                            path -> Files.isRegularFile(path) && path.toString().endsWith(ending))
                    .sorted()
                    .map(DeflateRun::content)
                    .toList();
        }
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Supplier<UnaryOperator<byte[]>> coder(String name) {
        return name.equals("pypack")
                ? () -> new DeflateEncoder()::deflate
                : () -> {
                    Deflater deflater = new Deflater(6, true);
                    byte[] buffer = new byte[1 << 15];
                    return content -> zlib(deflater, buffer, content);
                };
    }

    private static byte[] zlib(Deflater deflater, byte[] buffer, byte[] content) {
        deflater.reset();
        deflater.setInput(content);
        deflater.finish();
        ByteArrayOutputStream deflated = new ByteArrayOutputStream(content.length / 2 + 64);
        while (!deflater.finished()) {
            deflated.write(buffer, 0, deflater.deflate(buffer));
        }
        return deflated.toByteArray();
    }

    private long compressed(UnaryOperator<byte[]> coder, int first, int step) {
        long size = 0;
        for (int i = first; i < files.size(); i += step) {
            size += coder.apply(files.get(i)).length;
        }
        return size;
    }

    private long byThreads(Supplier<UnaryOperator<byte[]>> coder, int threads) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Long>> shares = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int first = i;
                shares.add(() -> compressed(coder.get(), first, threads));
            }
            long size = 0;
            for (Future<Long> share : pool.invokeAll(shares)) {
                size += share.get();
            }
            return size;
        } finally {
            pool.shutdown();
        }
    }
}
