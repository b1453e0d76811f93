package dev.pypack.wheel;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pypack.finding.EscapedText;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.pep.InvalidPep;
import dev.pypack.pep.Metadata;
import dev.pypack.pep.PackageName;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The file {@code METADATA}: core metadata, and the licence files that it names (PEP 639).
 */
final class MetadataCheck implements WheelCheck {
    private static final String FILE = "METADATA";
    private static final String VERSION = "Metadata-Version:";
    private static final List<String> KNOWN_VERSIONS =
            List.of("1.0", "1.1", "1.2", "2.0", "2.1", "2.2", "2.3", "2.4", "2.5");
    private static final List<String> WITHOUT_LICENSES_FOLDER = KNOWN_VERSIONS.subList(0, 7);

    @Override
    public void check(ReadWheel wheel, Consumer<Finding> found) throws IOException {
        Optional<byte[]> bytes = wheel.infoFile(FILE, found);
        if (bytes.isEmpty()) {
            return;
        }
        Place place = wheel.infoPlace(FILE, 0);
        try {
            Metadata metadata = Metadata.parseLeniently(bytes.get());
            refuseBrokenFields(bytes.get(), place, found);
            checkProject(metadata, wheel, found);
            String version = statedVersion(bytes.get());
            checkVersion(version, place, found);
            checkDescription(metadata, place, found);
            if (!WITHOUT_LICENSES_FOLDER.contains(version)) {
                checkLicenseFiles(metadata, wheel, found);
            }
        } catch (InvalidPep e) {
            found.accept(WheelRule.METADATA_INVALID.at(place, said(e)));
        }
    }

    private static void refuseBrokenFields(byte[] bytes, Place place, Consumer<Finding> found) {
        try {
            Metadata.parse(bytes);
        } catch (InvalidPep e) {
            found.accept(WheelRule.METADATA_STRICT.at(place, said(e)));
        }
    }

    private static String said(InvalidPep e) {
        return e.input().isEmpty() ? e.reason() : EscapedText.of(e.input()) + ": " + e.reason();
    }

    private static void checkProject(Metadata metadata, ReadWheel wheel, Consumer<Finding> found) {
        Place place = wheel.infoPlace(FILE, 0);
        if (!PackageName.normalize(metadata.name()).equals(wheel.name().distribution())) {
            found.accept(WheelRule.METADATA_NAME.at(
                    place, "Name is " + EscapedText.of(metadata.name()) + ", and the file is called " + wheel.name()));
        }
        boolean isSame = metadata.version().equals(wheel.name().version())
                || metadata.version().equals(wheel.name().version().publicVersion());
        if (!isSame) {
            found.accept(WheelRule.METADATA_VERSION.at(
                    place, "Version is " + metadata.version() + ", and the file is called " + wheel.name()));
        }
    }

    /** What the file says, which may be more than its fields need. */
    private static String statedVersion(byte[] bytes) {
        return new String(bytes, UTF_8)
                .lines()
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> line.regionMatches(true, 0, VERSION, 0, VERSION.length()))
                .map(line -> line.substring(VERSION.length()).strip())
                .findFirst()
                .orElse("");
    }

    private static void checkVersion(String version, Place place, Consumer<Finding> found) {
        if (!KNOWN_VERSIONS.contains(version)) {
            found.accept(WheelRule.METADATA_LATE.at(place, "Metadata-Version is " + EscapedText.of(version)));
        }
    }

    private static void checkDescription(Metadata metadata, Place place, Consumer<Finding> found) {
        if (metadata.description().filter(text -> !text.isBlank()).isEmpty()) {
            found.accept(WheelRule.METADATA_DESCRIPTION.at(place, "there is no description"));
        } else if (metadata.descriptionContentType().isEmpty()) {
            found.accept(WheelRule.METADATA_CONTENT_TYPE.at(place, "there is no Description-Content-Type"));
        }
    }

    private static void checkLicenseFiles(Metadata metadata, ReadWheel wheel, Consumer<Finding> found) {
        for (String license : metadata.licenseFiles()) {
            if (wheel.archive().entry(wheel.info() + "licenses/" + license).isEmpty()) {
                found.accept(WheelRule.LICENSE_FILE_MISSING.at(
                        wheel.infoPlace(FILE, 0),
                        "License-File: " + EscapedText.of(license) + ", and there is no " + wheel.info() + "licenses/"
                                + EscapedText.of(license)));
            }
        }
    }
}
