package dev.pypack.crossenv;

import dev.pypack.build.FolderTree;
import dev.pypack.pep.InvalidPep;
import dev.pypack.pep.PackageName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Versions of packages that somebody else has installed into an environment, and that the lock has in its own version. */
final class ForeignVersions {
    private static final String INFO = ".dist-info";

    private final Path root;
    private final RealFolder real;

    ForeignVersions(Path root) {
        this.root = root;
        this.real = new RealFolder(root);
    }

    /** Removes them, by what their RECORD says, but for files that are wanted or that pypack has made. */
    void removeBut(Collection<InstalledFile> wanted, Set<String> made) throws IOException {
        Set<String> kept = new HashSet<>(made);
        Set<String> infos = new HashSet<>();
        Set<String> libraries = new HashSet<>();
        for (InstalledFile file : wanted) {
            kept.add(file.path());
            int end = file.path().indexOf(INFO + "/");
            if (end > 0) {
                infos.add(file.path().substring(0, end + INFO.length()));
                libraries.add(file.path().substring(0, file.path().lastIndexOf('/', end) + 1));
            }
        }
        Set<String> names = new HashSet<>();
        infos.forEach(info -> names.add(name(info)));
        for (String library : libraries) {
            Path folder = root.resolve(library);
            if (Files.isDirectory(folder)) {
                try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*" + INFO)) {
                    for (Path each : found) {
                        String info = library + each.getFileName();
                        boolean isForeign =
                                !infos.contains(info) && names.contains(name(info)) && !made.contains(info + "/RECORD");
                        if (isForeign) {
                            remove(folder, each, kept);
                        }
                    }
                }
            }
        }
    }

    /** The normalised name that a folder is for; empty where it is none. */
    private static String name(String info) {
        String folder = info.substring(info.lastIndexOf('/') + 1);
        int hyphen = folder.indexOf('-');
        try {
            return hyphen < 0 ? "" : PackageName.normalize(folder.substring(0, hyphen));
        } catch (InvalidPep none) {
            return "";
        }
    }

    private void remove(Path library, Path info, Set<String> kept) throws IOException {
        Path record = info.resolve("RECORD");
        if (Files.isRegularFile(record)) {
            String rows = new String(Files.readAllBytes(record), StandardCharsets.UTF_8);
            for (String row : rows.lines().toList()) {
                String path = row.replaceFirst(",[^,]*,[^,]*$", "").replaceFirst("^\"(.*)\"$", "$1");
                if (path.indexOf('\0') >= 0) {
                    continue;
                }
                Path file = library.resolve(path).normalize();
                boolean isInside = real.has(file) && !kept.contains(relative(file));
                if (isInside && !Files.isDirectory(file)) {
                    Files.deleteIfExists(file);
                }
            }
        }
        if (Files.isDirectory(info)) {
            FolderTree.delete(info);
        }
    }

    private String relative(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }
}
