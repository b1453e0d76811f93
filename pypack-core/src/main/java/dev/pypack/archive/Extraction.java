package dev.pypack.archive;

import dev.pypack.build.AtomicMove;
import dev.pypack.build.FolderTree;
import dev.pypack.finding.EscapedText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes the files of an archive whose headers have no error: then names lead nowhere else, no two of them clash, and
 * there are no links among them.
 */
final class Extraction {
    private static final int ANY_EXECUTABLE = 0111;

    private final ArchiveFile file;
    private final List<StoredEntry> entries;
    private final Map<String, ReadFile> written = new ConcurrentHashMap<>();

    Extraction(ArchiveFile file, Collection<StoredEntry> entries) {
        this.file = file;
        this.entries = List.copyOf(entries);
    }

    /** Into a new folder that gets its name when all files are in it; what was written, by its name. */
    Map<String, ReadFile> into(Path folder, int threads) throws IOException {
        Path target = folder.toAbsolutePath().normalize();
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(target.toString(), null, "an archive is unpacked into a new folder");
        }
        Path temporary = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
        Files.createDirectories(target.resolveSibling(""));
        Files.createDirectory(temporary);
        try {
            for (StoredEntry entry : entries) {
                Path place = place(temporary, entry);
                Files.createDirectories(entry.isFolder() ? place : place.resolveSibling(""));
            }
            EntryWork.forEach(entries, threads, (entry, inflation) -> write(entry, place(temporary, entry), inflation));
            AtomicMove.move(temporary, target);
            return inOrder();
        } finally {
            if (Files.exists(temporary, LinkOption.NOFOLLOW_LINKS)) {
                FolderTree.delete(temporary);
            }
        }
    }

    /** In the order of the data, whichever thread was faster. */
    private Map<String, ReadFile> inOrder() {
        Map<String, ReadFile> files = new LinkedHashMap<>();
        for (StoredEntry entry : entries) {
            ReadFile file = written.get(entry.entry().name());
            if (file != null) {
                files.put(entry.entry().name(), file);
            }
        }
        return Collections.unmodifiableMap(files);
    }

    /** The rules of names hold this already; that nothing is written elsewhere is worth a second look. */
    private static Path place(Path folder, StoredEntry entry) throws IOException {
        String name = entry.entry().name();
        try {
            Path place = folder.resolve(name).normalize();
            if (place.startsWith(folder)) {
                return place;
            }
        } catch (InvalidPathException e) {
            throw new IOException(
                    "the name '" + EscapedText.of(name)
                            + "' can't be written in the locale of this machine; on Linux, set LC_ALL=C.UTF-8",
                    e);
        }
        throw new IOException("the name '" + EscapedText.of(name) + "' leads out of " + folder);
    }

    private void write(StoredEntry entry, Path place, Inflation inflation) throws IOException {
        try (EntryStream in = new EntryStream(file, entry, inflation)) {
            if (entry.isFolder()) {
                in.transferTo(OutputStream.nullOutputStream());
                return;
            }
            FileReading reading = new FileReading(entry.entry());
            byte[] buffer = inflation.content();
            // A new file, so a link that somebody put there is never followed.
            try (OutputStream out = Files.newOutputStream(place, StandardOpenOption.CREATE_NEW)) {
                for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                    out.write(buffer, 0, length);
                    reading.add(buffer, length);
                }
            }
            written.put(entry.entry().name(), reading.end());
        }
        if ((entry.entry().mode() & ANY_EXECUTABLE) != 0) {
            makeExecutable(place);
        }
    }

    /** For all who may read it, as pip does. */
    private static void makeExecutable(Path place) throws IOException {
        @Nullable PosixFileAttributeView view = Files.getFileAttributeView(place, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        Set<PosixFilePermission> permissions = view.readAttributes().permissions();
        if (permissions.contains(PosixFilePermission.OWNER_READ)) {
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
        }
        if (permissions.contains(PosixFilePermission.GROUP_READ)) {
            permissions.add(PosixFilePermission.GROUP_EXECUTE);
        }
        if (permissions.contains(PosixFilePermission.OTHERS_READ)) {
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
        }
        view.setPermissions(permissions);
    }
}
