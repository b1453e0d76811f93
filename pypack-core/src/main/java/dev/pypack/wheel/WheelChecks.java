package dev.pypack.wheel;

import dev.pypack.archive.ArchiveEntry;
import dev.pypack.archive.ZipArchive;
import dev.pypack.archive.ZipContents;
import dev.pypack.finding.CappedFindings;
import dev.pypack.finding.EscapedText;
import dev.pypack.finding.Findings;
import dev.pypack.finding.Place;
import dev.pypack.pep.InvalidPep;
import dev.pypack.pep.PackageName;
import dev.pypack.pep.Version;
import dev.pypack.pep.WheelName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Looks at a wheel that anybody may have built: its archive, and all that {@link WheelRule} asks.
 */
public final class WheelChecks {
    private static final String INFO = ".dist-info";
    private static final List<WheelCheck> CHECKS = List.of(
            new LayoutCheck(),
            new WheelFileCheck(),
            new MetadataCheck(),
            new RecordCheck(),
            new DataCheck(),
            new EntryPointsCheck(),
            new NativeCheck(),
            new ContentsCheck());

    private final Path file;
    private final CappedFindings found = new CappedFindings();

    private WheelChecks(Path file) {
        this.file = file;
    }

    /**
     * Looks at a wheel.
     *
     * @param file the wheel
     * @param threads how many read at a time, at least 1
     * @return all that was found, of the archive first
     * @throws IOException if the file can't be read
     */
    public static Findings of(Path file, int threads) throws IOException {
        return new WheelChecks(file).run(threads);
    }

    private Findings run(int threads) throws IOException {
        try (ZipArchive archive = ZipArchive.open(file)) {
            ZipContents contents = archive.verify(threads);
            Optional<WheelName> name = name();
            Optional<String> info = info(archive);
            if (name.isPresent() && info.isPresent()) {
                ReadWheel wheel = new ReadWheel(name.get(), info.get(), archive, contents);
                requireSameProject(wheel);
                for (WheelCheck check : CHECKS) {
                    check.check(wheel, found);
                }
            }
            return archive.findings().and(contents.findings()).and(found.findings(place()));
        }
    }

    private Place place() {
        return Place.of(String.valueOf(file.getFileName()));
    }

    private Optional<WheelName> name() {
        try {
            WheelName name = WheelName.parse(String.valueOf(file.getFileName()));
            String normalised = name.distribution().replace('-', '_') + "-" + name.version() + "-";
            if (!name.toString().startsWith(normalised)) {
                found.accept(WheelRule.WHEEL_NAME_LEGACY.at(place(), "normalised it begins with " + normalised));
            }
            requireSortedTags(name.toString());
            return Optional.of(name);
        } catch (InvalidPep e) {
            found.accept(WheelRule.WHEEL_NAME.at(place(), e.reason()));
            return Optional.empty();
        }
    }

    private void requireSortedTags(String name) {
        String[] parts = name.substring(0, name.length() - ".whl".length()).split("-", -1);
        for (int i = parts.length - 3; i < parts.length; i++) {
            List<String> written = List.of(parts[i].split("\\.", -1));
            List<String> sorted = written.stream().sorted().toList();
            if (!written.equals(sorted)) {
                found.accept(WheelRule.WHEEL_NAME_ORDER.at(
                        place(), EscapedText.of(parts[i]) + " would be " + EscapedText.of(String.join(".", sorted))));
            }
        }
    }

    /** The {@code .dist-info} folder, where there is exactly one. */
    private Optional<String> info(ZipArchive archive) {
        List<String> folders = archive.entries().stream()
                .map(ArchiveEntry::name)
                .filter(name -> name.indexOf('/') > 0)
                .map(name -> name.substring(0, name.indexOf('/')))
                .filter(folder -> folder.endsWith(INFO))
                .distinct()
                .toList();
        if (folders.isEmpty()) {
            found.accept(WheelRule.DIST_INFO_MISSING.at(place(), "no folder in it ends with " + INFO));
        } else if (folders.size() > 1) {
            found.accept(WheelRule.DIST_INFO_DOUBLED.at(place(), String.join(", ", folders)));
        }
        return folders.size() == 1 ? Optional.of(folders.get(0) + "/") : Optional.empty();
    }

    private void requireSameProject(ReadWheel wheel) {
        String folder = wheel.info().substring(0, wheel.info().length() - INFO.length() - 1);
        int hyphen = folder.indexOf('-');
        boolean isSame = hyphen > 0
                && isName(folder.substring(0, hyphen), wheel.name())
                && isVersion(folder.substring(hyphen + 1), wheel.name().version());
        if (!isSame) {
            found.accept(WheelRule.DIST_INFO_NAME.at(
                    wheel.archive().place(wheel.info()), "the file is called " + wheel.name()));
        }
    }

    private static boolean isName(String text, WheelName name) {
        try {
            return PackageName.normalize(text).equals(name.distribution());
        } catch (InvalidPep e) {
            return false;
        }
    }

    private static boolean isVersion(String text, Version version) {
        try {
            return Version.parse(text.replace('_', '-')).equals(version);
        } catch (InvalidPep e) {
            return false;
        }
    }
}
