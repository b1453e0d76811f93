package dev.pypack.check;

import dev.pypack.archive.ZipArchive;
import dev.pypack.build.BuildListener;
import dev.pypack.finding.FileFindings;
import dev.pypack.finding.Findings;
import dev.pypack.finding.FindingsReport;
import dev.pypack.finding.Place;
import dev.pypack.wheel.WheelChecks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Looks at wheels and zip files.
 */
public final class Validation {
    private final Path directory;
    private final Weights weights;
    private final int threads;
    private final BuildListener listener;

    /**
     * A validation.
     *
     * @param directory where relative paths start, and from which files are named
     * @param weights how much findings weigh
     * @param threads how many read at a time, at least 1
     * @param listener hears how far it is
     */
    public Validation(Path directory, Weights weights, int threads, BuildListener listener) {
        this.directory = directory.toAbsolutePath().normalize();
        this.weights = weights;
        this.threads = threads;
        this.listener = listener;
    }

    /**
     * Looks at files, and at all wheels and zip files in folders and below.
     *
     * @param paths files and folders; one that is not there, or holds nothing, is refused
     * @return what was found in each file, in the order of the paths, those of a folder by their names
     */
    public FindingsReport of(List<Path> paths) {
        long start = System.nanoTime();
        Map<Path, Findings> found = new LinkedHashMap<>();
        for (Path path : paths) {
            look(directory.resolve(path).normalize(), found);
        }
        List<FileFindings> files = new ArrayList<>();
        found.forEach((path, findings) -> files.add(new FileFindings(shown(path), weights.applyTo(findings))));
        return new FindingsReport(files, Duration.ofNanos(System.nanoTime() - start));
    }

    private void look(Path path, Map<Path, Findings> found) {
        if (Files.isDirectory(path)) {
            lookBelow(path, found);
        } else if (Files.exists(path)) {
            found.computeIfAbsent(path, this::check);
        } else {
            found.put(path, refusal(FileRule.FILE_MISSING, path, "it is not there"));
        }
    }

    private void lookBelow(Path folder, Map<Path, Findings> found) {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(file -> isWheel(file) || isZip(file))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            found.put(folder, refusal(FileRule.FILE_UNREADABLE, folder, e.toString()));
            return;
        }
        if (files.isEmpty()) {
            found.put(folder, refusal(FileRule.FILE_NONE, folder, "no wheel and no zip file in it or below"));
        }
        for (Path file : files) {
            listener.progressed("Validating " + shown(folder), files.indexOf(file), files.size());
            found.computeIfAbsent(file, this::check);
        }
    }

    private Findings check(Path file) {
        listener.detailed("Validating " + file);
        try {
            if (isWheel(file)) {
                return WheelChecks.of(file, threads);
            }
            return isZip(file) ? checkZip(file) : refusal(FileRule.FILE_KIND, file, "its name ends otherwise");
        } catch (IOException e) {
            return refusal(FileRule.FILE_UNREADABLE, file, e.toString());
        }
    }

    private Findings checkZip(Path file) throws IOException {
        try (ZipArchive archive = ZipArchive.open(file)) {
            return archive.findings().and(archive.verify(threads).findings());
        }
    }

    private static boolean isWheel(Path file) {
        return file.toString().endsWith(".whl");
    }

    private static boolean isZip(Path file) {
        return file.toString().endsWith(".zip");
    }

    private static Findings refusal(FileRule rule, Path path, String message) {
        return Findings.of(List.of(rule.at(Place.of(String.valueOf(path.getFileName())), message)));
    }

    private String shown(Path path) {
        Path named = path.startsWith(directory) && !path.equals(directory) ? directory.relativize(path) : path;
        return named.toString().replace('\\', '/');
    }
}
