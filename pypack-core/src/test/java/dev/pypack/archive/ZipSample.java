package dev.pypack.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * An archive, and the rules that it breaks.
 *
 * @param name what it is
 * @param bytes how it is made
 * @param expected all findings, of whatever severity
 */
record ZipSample(String name, Supplier<byte[]> bytes, Set<ZipRule> expected) {

    Path in(Path folder) throws IOException {
        return Files.write(folder.resolve(name.replaceAll("[^A-Za-z0-9]+", "-") + ".zip"), bytes.get());
    }

    /** The ids of all that is found when the headers are read, and then the contents. */
    static Set<String> ids(Path zip) throws IOException {
        try (ZipArchive archive = ZipArchive.open(zip)) {
            Set<String> ids = new TreeSet<>();
            archive.findings().forEach(finding -> ids.add(finding.id()));
            archive.verify(2).findings().forEach(finding -> ids.add(finding.id()));
            return ids;
        }
    }

    Set<String> expectedIds() {
        return expected.stream().map(ZipRule::id).collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public String toString() {
        return name;
    }
}
