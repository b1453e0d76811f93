package dev.pypack.archive;

import dev.pypack.finding.EscapedText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A gzipped tar archive of sources, unpacked as Python's data filter does it, and without links: where one leads to a file of
 * the archive, there is a copy of it. So nothing leads out of the folder, while it is unpacked or later.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/source-distribution-format/#source-distribution-archive-features">Source
 *     distribution archive features (PEP 721)</a>
 */
public final class TarGzArchive {
    private static final char HARD_LINK = '1';
    private static final char SYMBOLIC_LINK = '2';
    private static final int ANY_EXECUTABLE = 0111;
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");
    /** A link may lead to a link. */
    private static final int LONGEST_CHAIN = 16;

    private final TarGzReader reader;
    private final Path root;
    private final Map<Path, Path> links = new LinkedHashMap<>();

    private TarGzArchive(TarGzReader reader, Path root) {
        this.reader = reader;
        this.root = root;
    }

    /**
     * Unpacks an archive.
     *
     * @param file the archive
     * @param folder an empty folder; where the archive is refused, a part of it may be there
     * @throws InvalidArchive if it is damaged, would write outside of the folder, or has a device, a link to a folder or one
     *     that leads out
     * @throws IOException if something can't be read or written
     */
    public static void extract(Path file, Path folder) throws IOException {
        try (TarGzReader reader = TarGzReader.open(file)) {
            new TarGzArchive(reader, folder.toAbsolutePath().normalize()).extract();
        }
    }

    private void extract() throws IOException {
        for (Optional<TarEntry> next = reader.next(); next.isPresent(); next = reader.next()) {
            TarEntry entry = next.get();
            try {
                extract(entry);
            } catch (FileAlreadyExistsException | InvalidPathException e) {
                throw refused(entry, "can't be written: " + e.getMessage());
            }
        }
        for (Map.Entry<Path, Path> link : links.entrySet()) {
            copy(link.getKey(), link.getValue());
        }
    }

    private void extract(TarEntry entry) throws IOException {
        Path place = place(entry);
        if (entry.isFolder()) {
            Files.createDirectories(place);
        } else if (entry.isFile()) {
            write(entry, place);
        } else if (entry.type() == HARD_LINK) {
            links.put(place, target(root, entry));
        } else if (entry.type() == SYMBOLIC_LINK) {
            links.put(place, target(place.resolveSibling(""), entry));
        } else {
            throw refused(entry, "is neither a file nor a folder nor a link to one");
        }
    }

    private Path place(TarEntry entry) throws InvalidArchive {
        String name = entry.name().replaceFirst("^/+", "");
        if (("/" + name + "/").contains("/../")) {
            throw refused(entry, "leads out of it");
        }
        return inside(root, name).orElseThrow(() -> refused(entry, "leads out of it"));
    }

    private Path target(Path from, TarEntry link) throws InvalidArchive {
        return inside(from, link.link())
                .orElseThrow(() -> refused(link, "leads out of it, to " + EscapedText.of(link.link())));
    }

    private Optional<Path> inside(Path from, String relative) {
        boolean isElsewhere = relative.startsWith("/")
                || relative.indexOf('\\') >= 0
                || relative.indexOf('\0') >= 0
                || DRIVE.matcher(relative).matches();
        return isElsewhere
                ? Optional.empty()
                : Optional.of(from.resolve(relative).normalize()).filter(path -> path.startsWith(root));
    }

    private void write(TarEntry entry, Path path) throws IOException {
        try {
            Files.createDirectories(path.resolveSibling(""));
            try (OutputStream out = Files.newOutputStream(path)) {
                reader.copy(entry, out);
            }
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (FileSystemException e) {
            throw Files.isDirectory(path) ? refused(entry, "is a folder too") : e;
        }
        boolean isExecutable = (entry.mode() & ANY_EXECUTABLE) != 0;
        if (isExecutable && !path.toFile().setExecutable(true, false)) {
            throw new IOException(path + " can't be made executable");
        }
        // What is made of other files compares their times.
        Files.setLastModifiedTime(path, FileTime.fromMillis(entry.seconds() * 1000));
    }

    private void copy(Path link, Path target) throws IOException {
        Path file = target;
        for (int i = 0; i < LONGEST_CHAIN && links.containsKey(file); i++) {
            file = links.getOrDefault(file, file);
        }
        String shown = EscapedText.of(root.relativize(link).toString());
        if (!Files.isRegularFile(file)) {
            throw reader.refused(shown + " is a link to "
                    + EscapedText.of(root.relativize(target).toString()) + ", which is "
                    + (Files.isDirectory(file) ? "a folder, and only files are copied" : "not in it"));
        }
        if (!Files.exists(link)) {
            Files.createDirectories(link.resolveSibling(""));
            Files.copy(file, link);
        }
    }

    private InvalidArchive refused(TarEntry entry, String what) {
        return reader.refused(EscapedText.of(entry.name()) + " " + what);
    }
}
