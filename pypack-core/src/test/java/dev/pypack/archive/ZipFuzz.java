package dev.pypack.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What a fuzzer calls: any bytes are read to an end, and what has no error java.util.zip reads alike. */
public final class ZipFuzz {
    private static final ZipLimits LIMITS = new ZipLimits(1000, 1 << 20, 1 << 24, 1 << 24);
    private static final Path FILE = temporary();

    private ZipFuzz() {}

    private static Path temporary() {
        try {
            Path file = Files.createTempFile("fuzz", ".zip");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The name that Jazzer looks for. */
    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        Files.write(FILE, bytes);
        try (ZipArchive archive = ZipArchive.open(FILE, LIMITS)) {
            ZipContents contents = archive.verify(1);
            boolean isGood = archive.findings().errors().isEmpty()
                    && contents.findings().errors().isEmpty();
            if (isGood) {
                requireReadAlike(archive);
            }
        }
    }

    private static void requireReadAlike(ZipArchive archive) throws IOException {
        try (ZipFile zip = new ZipFile(FILE.toFile())) {
            Set<String> names = new TreeSet<>();
            for (ZipEntry entry :
                    zip.stream().filter(each -> !each.isDirectory()).toList()) {
                names.add(entry.getName());
                byte[] expected = zip.getInputStream(entry).readAllBytes();
                byte[] found = archive.content(archive.entry(entry.getName()).orElseThrow());
                if (!Arrays.equals(expected, found)) {
                    throw new AssertionError(entry.getName() + " is read in two ways");
                }
            }
            Set<String> ours = new TreeSet<>();
            archive.entries().forEach(entry -> ours.add(entry.name()));
            if (!names.equals(ours)) {
                throw new AssertionError(names + " and " + ours);
            }
        }
    }
}
