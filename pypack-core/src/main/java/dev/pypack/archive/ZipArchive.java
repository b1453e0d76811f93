package dev.pypack.archive;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Findings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A zip file that somebody else wrote.
 */
public final class ZipArchive implements AutoCloseable {
    private final ZipFile zip;
    private final Map<String, ArchiveEntry> entries = new LinkedHashMap<>();

    private ZipArchive(ZipFile zip) {
        this.zip = zip;
        for (ZipEntry each : zip.stream().toList()) {
            entries.put(
                    each.getName(),
                    new ArchiveEntry(
                            each.getName(),
                            each.getSize(),
                            each.getCompressedSize(),
                            each.getCrc(),
                            each.getMethod(),
                            0100644));
        }
    }

    /**
     * Opens a file and reads its headers.
     *
     * @param file the archive
     * @return the archive
     * @throws IOException if it can't be read
     */
    public static ZipArchive open(Path file) throws IOException {
        return new ZipArchive(new ZipFile(file.toFile()));
    }

    /**
     * What is wrong with the headers, names and places of entries.
     *
     * @return findings of {@code ZipRule}
     */
    public Findings findings() {
        return Findings.of(List.<Finding>of());
    }

    /**
     * Its files; folder entries are left out, and so is what can't be read.
     *
     * @return in the order of their data
     */
    public List<ArchiveEntry> entries() {
        return List.copyOf(entries.values());
    }

    /**
     * One file.
     *
     * @param name its path
     * @return the entry, if it is there
     */
    public Optional<ArchiveEntry> entry(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    /**
     * The content of a small file.
     *
     * @param entry one of this archive
     * @return its bytes
     * @throws IOException if it can't be read
     */
    public byte[] content(ArchiveEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(zip.getEntry(entry.name()))) {
            return in.readAllBytes();
        }
    }

    /**
     * Reads every file once.
     *
     * @param threads how many read at a time
     * @return what was seen
     * @throws IOException if the archive can't be read
     */
    public ZipContents verify(int threads) throws IOException {
        Map<String, ReadFile> contents = new LinkedHashMap<>();
        List<Finding> findings = new ArrayList<>();
        for (ArchiveEntry entry : entries.values()) {
            byte[] bytes = content(entry);
            byte[] head = java.util.Arrays.copyOf(bytes, Math.min(bytes.length, ReadFile.HEAD));
            contents.put(entry.name(), new ReadFile(entry, sha256(bytes), head));
        }
        return new ZipContents(contents, Findings.of(findings));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
