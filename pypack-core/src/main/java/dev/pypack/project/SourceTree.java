package dev.pypack.project;

import dev.pypack.build.FileState;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * All files below a folder of the project, without junk. Symbolic links are followed where they stay in the project; what
 * is behind one lies where the link leads from, for that is the place that other tools find it at.
 */
final class SourceTree {
    /** What Java puts in the place of bytes that it can't read. */
    private static final char UNREADABLE = '\uFFFD';

    private static final String OUTSIDE = "a symbolic link that leads out of the project";

    private final ProjectFolder project;
    private final SourceRoot root;
    private final Selection selection;
    private final List<Finding> mistakes;
    private final List<SourceFile> files = new ArrayList<>();

    SourceTree(ProjectFolder project, SourceRoot root, Selection selection, List<Finding> mistakes) {
        this.project = project;
        this.root = root;
        this.selection = selection;
        this.mistakes = mistakes;
    }

    /** The files, in no order; what can't be packed is noted. */
    List<SourceFile> files() throws IOException {
        if (project.holds(root.folder())) {
            list(root.folder(), "", List.of());
        } else {
            refuse("", "symbolic-link", OUTSIDE, "Put a copy of the folder in its place.");
        }
        return files;
    }

    /** Goes through a folder; the trail has the real folders of the links that led to it. */
    private void list(Path folder, String prefix, List<Path> trail) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (!prefix.isEmpty() || root.takes(name)) {
                    visit(entry, prefix + name, trail);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private void visit(Path entry, String name, List<Path> trail) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isSymbolicLink()) {
            follow(entry, name, trail);
        } else {
            enterOrTake(entry, name, attributes, trail);
        }
    }

    private void enterOrTake(Path entry, String name, BasicFileAttributes attributes, List<Path> trail)
            throws IOException {
        if (attributes.isDirectory()) {
            enter(entry, name, trail);
        } else {
            take(entry, name, attributes);
        }
    }

    private void follow(Path link, String name, List<Path> trail) throws IOException {
        if (isLeftOut(link, name)) {
            return;
        }
        if (Files.exists(link) && project.holds(link)) {
            visitTarget(link, name, trail);
        } else if (selection.takes(root.prefix() + name)) {
            refuse(
                    name,
                    "symbolic-link",
                    Files.exists(link) ? OUTSIDE : "a symbolic link that leads nowhere",
                    "Put a copy of the file or folder in its place.");
        }
    }

    private void visitTarget(Path link, String name, List<Path> trail) throws IOException {
        Path target = link.toRealPath();
        List<Path> longer = new ArrayList<>(trail);
        longer.add(link.resolveSibling("").toRealPath());
        if (longer.stream().anyMatch(passed -> passed.startsWith(target))) {
            refuse(name, "symbolic-link", "a symbolic link to a folder that it is in itself", "Take it away.");
        } else if (!isJunk(target)) {
            enterOrTake(link, name, Files.readAttributes(link, BasicFileAttributes.class), longer);
        }
    }

    private boolean isLeftOut(Path entry, String name) {
        return isJunk(entry) || selection.leavesOut(root.prefix() + name);
    }

    private static boolean isJunk(Path entry) {
        return Junk.isFile(entry) || Junk.isFolder(entry);
    }

    private void enter(Path folder, String name, List<Path> trail) throws IOException {
        if (Junk.isFolder(folder) || selection.leavesOut(root.prefix() + name)) {
            return;
        }
        if (isReserved(root.prefix() + name)) {
            refuse(
                    name,
                    "reserved-folder",
                    "installers take a folder of this name for a part of the wheel itself",
                    "Take it out of the package.");
        } else if (isReadable(folder, name)) {
            list(folder, name + "/", trail);
        }
    }

    private static boolean isReserved(String name) {
        return name.indexOf('/') < 0 && (name.endsWith(".dist-info") || name.endsWith(".data"));
    }

    private void take(Path file, String name, BasicFileAttributes attributes) {
        if (Junk.isFile(file) || !selection.takes(root.prefix() + name)) {
            return;
        }
        if (!attributes.isRegularFile()) {
            refuse(name, "special-file", "neither a file nor a folder", "Take it out of the package.");
        } else if (isReadable(file, name)) {
            requireName(name);
            files.add(new SourceFile(root.prefix() + name, file, FileState.of(attributes)));
        }
    }

    private boolean isReadable(Path path, String name) {
        boolean isReadable = Files.isReadable(path);
        if (!isReadable) {
            refuse(name, "unreadable", "it can't be read", "Give the user that runs Maven the right to read it.");
        }
        return isReadable;
    }

    private void requireName(String name) {
        if (name.indexOf(UNREADABLE) >= 0) {
            refuse(
                    name,
                    "unreadable-name",
                    "the name of the file can't be read in the locale of this machine",
                    "Run Maven with LC_ALL=C.UTF-8, so that Java reads file names as UTF-8.");
        }
    }

    private void refuse(String name, String id, String message, String remedy) {
        String folder = project.nameOf(root.folder());
        String shown = folder.isEmpty() || name.isEmpty() ? folder + name : folder + "/" + name;
        mistakes.add(Finding.error(id, Place.of(shown), message, remedy));
    }
}
