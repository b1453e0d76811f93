package dev.pypack.wheel;

import dev.pypack.archive.ZipArchive;
import dev.pypack.archive.ZipContents;
import dev.pypack.finding.CappedFindings;
import dev.pypack.finding.EscapedText;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Findings;
import dev.pypack.finding.Place;
import dev.pypack.pep.InvalidPep;
import dev.pypack.pep.PackageName;
import dev.pypack.pep.Version;
import dev.pypack.pep.WheelName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks at a wheel that anybody may have built: its archive, and all that {@link WheelRule} asks.
 */
public final class WheelChecks {
    private static final List<WheelCheck> CHECKS = List.of(
            new LayoutCheck(),
            new WheelFileCheck(),
            new MetadataCheck(),
            new RecordCheck(),
            new DataCheck(),
            new EntryPointsCheck(),
            new NativeCheck(),
            new ContentsCheck());

    /** What has to be right of a wheel that is installed: where its files go, and that they are its files. */
    private static final List<WheelCheck> OF_INSTALLING = List.of(
            new LayoutCheck(), new WheelFileCheck(), new RecordCheck(), new DataCheck(), new EntryPointsCheck());

    /**
     * Without RECORD_WHEEL, RECORD_PADDING and RECORD_BACKSLASH, which published wheels break: a lock has the hash of the whole
     * wheel, and RECORD is written anew.
     */
    private static final Set<WheelRule> INSTALLING = EnumSet.of(
            WheelRule.DIST_INFO_MISSING,
            WheelRule.DIST_INFO_DOUBLED,
            WheelRule.DIST_INFO_NAME,
            WheelRule.WHEEL_MISSING,
            WheelRule.WHEEL_VERSION,
            WheelRule.METADATA_MISSING,
            WheelRule.RECORD_MISSING,
            WheelRule.RECORD_SYNTAX,
            WheelRule.RECORD_PATH,
            WheelRule.RECORD_DOUBLED,
            WheelRule.RECORD_EXTRA,
            WheelRule.RECORD_UNLISTED,
            WheelRule.RECORD_HASH,
            WheelRule.RECORD_SIZE,
            WheelRule.RECORD_ALGORITHM,
            WheelRule.RECORD_UNHASHED,
            WheelRule.DATA_NAME,
            WheelRule.DATA_FOLDER,
            WheelRule.DATA_FILE,
            WheelRule.DATA_SCRIPT_NESTED,
            WheelRule.DATA_SCRIPT,
            WheelRule.DATA_COLLISION,
            WheelRule.ENTRY_POINTS_SYNTAX,
            WheelRule.ENTRY_POINTS_SCRIPT,
            WheelRule.INFO_LARGE);

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
        return new WheelChecks(file).run(threads, WheelChecks::name);
    }

    /** Looks at a wheel as if it were called so. */
    static Findings of(Path file, WheelName name, int threads) throws IOException {
        return new WheelChecks(file).run(threads, (checks, archive) -> Optional.of(name));
    }

    /** Looks only at what keeps a wheel from being installed; other mistakes do no harm there. */
    static Findings ofInstalling(Path file, ReadWheel wheel) throws IOException {
        WheelChecks checks = new WheelChecks(file);
        checks.requireSameProject(wheel);
        for (WheelCheck check : OF_INSTALLING) {
            check.check(wheel, checks.found);
        }
        Set<String> ids = INSTALLING.stream().map(WheelRule::id).collect(Collectors.toSet());
        return Findings.of(checks.found.findings(checks.place()).stream()
                .filter(finding -> ids.contains(finding.id()))
                .toList());
    }

    /** Says how the wheel is called. */
    private interface Naming {
        Optional<WheelName> name(WheelChecks checks, ZipArchive archive) throws IOException;
    }

    private Findings run(int threads, Naming naming) throws IOException {
        try (ZipArchive archive = ZipArchive.open(file)) {
            ZipContents contents = archive.verify(threads);
            Optional<WheelName> name = naming.name(this, archive);
            Optional<String> info = InfoFolder.in(archive, place(), found);
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

    /** What the file name says; where it is none, what it should say, for all else is looked at too. */
    private Optional<WheelName> name(ZipArchive archive) throws IOException {
        try {
            WheelName name = WheelName.parse(String.valueOf(file.getFileName()));
            String normalised = name.distribution().replace('-', '_') + "-" + name.version() + "-";
            if (!name.toString().startsWith(normalised)) {
                found.accept(WheelRule.WHEEL_NAME_LEGACY.at(place(), "normalised it begins with " + normalised));
            }
            requireSortedTags(name.toString());
            return Optional.of(name);
        } catch (InvalidPep e) {
            Optional<WheelName> original = OriginalName.in(archive, place());
            Finding finding = WheelRule.WHEEL_NAME.at(place(), e.reason());
            found.accept(original.map(name -> new Finding(
                            finding.id(),
                            finding.severity(),
                            finding.place(),
                            finding.message(),
                            "Give it the name again with which it was built: " + name))
                    .orElse(finding));
            return original;
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

    private void requireSameProject(ReadWheel wheel) {
        String folder = wheel.info().substring(0, wheel.info().length() - InfoFolder.ENDING.length() - 1);
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
