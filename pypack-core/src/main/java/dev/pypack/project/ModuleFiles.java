package dev.pypack.project;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pypack.build.FileState;
import dev.pypack.build.Settling;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All files in the folder of a module that it can be packed from, by their names and states: where they are the same as
 * before, nothing in them has to be read. What is in {@code target} and in folders of junk does not count.
 */
public final class ModuleFiles {
    /** Reading more names than these takes longer than reading what is packed of such a folder, mostly. */
    private static final int LIMIT = 20_000;

    private final Path module;
    private final Path target;
    private final ByteArrayOutputStream listing = new ByteArrayOutputStream();
    private final List<Path> junk = new ArrayList<>();
    private final Settling settling = new Settling();

    private ModuleFiles(Path module) {
        this.module = module;
        this.target = module.resolve(LicenseFiles.BUILD_FOLDER);
    }

    /**
     * Lists the files of a module.
     *
     * @param module its folder
     * @param output where its wheel lies
     * @return the files as they are now; nothing where more counts than their names and states, as where there are
     *     symbolic links or results of builds among them, and where there are too many, or some that can't be looked at
     */
    public static Optional<ModuleFiles> of(Path module, Path output) {
        ModuleFiles files = new ModuleFiles(module.toAbsolutePath().normalize());
        Path results = output.toAbsolutePath().normalize();
        if (results.startsWith(files.module) && !results.startsWith(files.target)) {
            return Optional.empty();
        }
        Walk walk = files.new Walk();
        try {
            Files.walkFileTree(files.module, walk);
            return walk.isWhole ? Optional.of(files) : Optional.empty();
        } catch (IOException e) {
            // It need not be a file that is packed; if it is one, whoever packs it tells.
            return Optional.empty();
        }
    }

    private final class Walk extends SimpleFileVisitor<Path> {
        private int count;
        private boolean isWhole = true;

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (folder.equals(target)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            if (!folder.equals(module) && Junk.isFolder(folder)) {
                junk.add(folder);
                return FileVisitResult.SKIP_SUBTREE;
            }
            add(folder.toString());
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
            add(""); // what comes now lies beside it, not in it
            return super.postVisitDirectory(folder, e);
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            isWhole = attributes.isRegularFile() && ++count <= LIMIT;
            if (!isWhole) {
                return FileVisitResult.TERMINATE;
            }
            FileState state = FileState.of(attributes);
            settling.add(state);
            add(file.getFileName().toString());
            listing.writeBytes(state.bytes());
            return FileVisitResult.CONTINUE;
        }

        private void add(String name) {
            listing.writeBytes(name.getBytes(UTF_8));
            listing.write(0);
        }
    }

    /**
     * Names and states.
     *
     * @return bytes that are others where a file was added, changed, renamed or taken away
     */
    public byte[] listing() {
        return listing.toByteArray();
    }

    /**
     * Whether a later change of a file would be seen.
     *
     * @param now when the files were listed, or before
     * @return false where a file was changed just now
     */
    public boolean isSettled(Instant now) {
        return settling.isOver(now);
    }

    /**
     * Whether the module was read from these files, and from nothing else.
     *
     * @param read the module
     * @return false where it was read from files that don't count here
     */
    public boolean hold(ModuleModel read) {
        return hold(read.places()) && !isAnyInTarget(read.files());
    }

    private boolean isAnyInTarget(List<Path> files) {
        for (Path file : files) {
            if (file.startsWith(target)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether what lies at some places is among these files, and nothing else does.
     *
     * @param places folders and files
     * @return false where one holds files that don't count here
     */
    public boolean hold(List<Path> places) {
        for (Path place : places) {
            if (!isListed(place)) {
                return false;
            }
        }
        return true;
    }

    private boolean isListed(Path place) {
        return !place.startsWith(target) && !target.startsWith(place) && !isJunk(place);
    }

    private boolean isJunk(Path place) {
        for (Path folder : junk) {
            if (place.startsWith(folder)) {
                return true;
            }
        }
        return false;
    }
}
