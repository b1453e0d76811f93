package dev.pypack.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * A JVM that makes folders and links, or looks at them, from lists, as many threads as lists, and does nothing else; prints
 * what it took in milliseconds: of what a plugin of Maven does for environments, the part that can't be left out.
 */
final class LinksRun {
    private static final String FOLDER = "folder ";
    private static final String SOURCES = "sources ";

    private LinksRun() {}

    /** Takes {@code make} or {@code look}, and lists. */
    public static void main(String[] arguments) throws Exception {
        boolean makes = arguments[0].equals("make");
        List<Path> lists =
                Stream.of(arguments).skip(1).map(argument -> Path.of(argument)).toList();
        long start = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(lists.size());
        List<Future<Void>> running = new ArrayList<>();
        for (Path list : lists) {
            Callable<Void> run = () -> {
                run(makes, Files.readString(list));
                return null;
            };
            running.add(threads.submit(run));
        }
        try {
            for (Future<Void> each : running) {
                each.get();
            }
            System.out.println((System.nanoTime() - start) / 1e6);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void run(boolean makes, String list) throws IOException {
        Path folder = Path.of("");
        Path sources = folder;
        for (int from = 0, to; from < list.length(); from = to + 1) {
            to = list.indexOf('\n', from);
            if (list.startsWith(FOLDER, from)) {
                folder = Path.of(list.substring(from + FOLDER.length(), to));
                if (makes) {
                    Files.createDirectory(folder);
                }
            } else if (list.startsWith(SOURCES, from)) {
                sources = Path.of(list.substring(from + SOURCES.length(), to));
            } else if (makes) {
                String name = list.substring(from, to);
                Files.createLink(folder.resolve(name), sources.resolve(name));
            } else {
                Files.readAttributes(
                        folder.resolve(list.substring(from, to)), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    /**
     * Lists of all links in folders to files of a store, by folder; half of the folders in each.
     *
     * @param made the folder of the folders
     * @param store where the files lie
     * @param as the folder that stands in the lists instead of the first
     * @param lists the files that get them
     */
    static void list(Path made, Path store, Path as, List<Path> lists) throws IOException {
        Map<Object, Path> sources = new HashMap<>();
        try (Stream<Path> files = Files.walk(store)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                sources.put(key(each), each);
            }
        }
        List<StringBuilder> texts =
                lists.stream().map(list -> new StringBuilder()).toList();
        try (Stream<Path> environments = Files.list(made)) {
            int i = 0;
            for (Path each : environments.sorted().toList()) {
                list(each, made, as, sources, texts.get(i++ % texts.size()));
            }
        }
        for (int i = 0; i < lists.size(); i++) {
            Files.writeString(lists.get(i), texts.get(i), StandardCharsets.UTF_8);
        }
    }

    private static void list(Path folder, Path made, Path as, Map<Object, Path> sources, StringBuilder text)
            throws IOException {
        text.append(FOLDER).append(as.resolve(made.relativize(folder))).append('\n');
        List<Path> entries;
        try (Stream<Path> found = Files.list(folder)) {
            entries = found.sorted().toList();
        }
        Path last = null;
        for (Path each : entries) {
            Path source = Files.isDirectory(each) ? null : sources.get(key(each));
            // A file of another name was made for the environment.
            if (source != null && source.getFileName().equals(each.getFileName())) {
                Path of = Objects.requireNonNull(source.getParent());
                if (!of.equals(last)) {
                    text.append(SOURCES).append(of).append('\n');
                    last = of;
                }
                text.append(each.getFileName()).append('\n');
            }
        }
        for (Path each : entries) {
            if (Files.isDirectory(each)) {
                list(each, made, as, sources, text);
            }
        }
    }

    private static Object key(Path file) throws IOException {
        return Objects.requireNonNull(
                Files.readAttributes(file, BasicFileAttributes.class).fileKey());
    }
}
