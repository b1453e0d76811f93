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
import java.util.regex.Pattern;

/**
 * The file {@code METADATA}: core metadata, and the licence files that it names (PEP 639).
 */
final class MetadataCheck implements WheelCheck {
    private static final String FILE = "METADATA";
    private static final String VERSION = "Metadata-Version:";
    private static final Pattern VERSION_LINE =
            Pattern.compile("^" + VERSION + ".*$", Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);
    private static final String CONTENT_TYPE = "Description-Content-Type:";
    private static final List<String> KNOWN_VERSIONS = List.of("1.0", "1.1", "1.2", "2.1", "2.2", "2.3", "2.4", "2.5");
    private static final String WITHDRAWN = "2.0";
    private static final List<String> WITHOUT_LICENSES_FOLDER =
            List.of("1.0", "1.1", "1.2", "2.0", "2.1", "2.2", "2.3");
    private static final int MOST_HEADERS = 50_000;
    private static final int LONGEST_SUMMARY = 512;
    private static final int LONGEST_LABEL = 32;

    @Override
    public void check(ReadWheel wheel, Consumer<Finding> found) throws IOException {
        Optional<byte[]> bytes = wheel.infoFile(FILE, found);
        if (bytes.isEmpty()) {
            return;
        }
        Place place = wheel.infoPlace(FILE, 0);
        List<String> headers = headers(bytes.get());
        if (headers.size() > MOST_HEADERS) {
            found.accept(WheelRule.INFO_LARGE.at(place, "it has more than " + MOST_HEADERS + " lines of headers"));
            return;
        }
        String version = statedVersion(headers);
        try {
            Metadata metadata = Metadata.parseLeniently(bytes.get());
            checkVersion(version, place, found);
            checkFields(bytes.get(), headers, wheel, found);
            checkProject(metadata, wheel, found);
            checkDescription(metadata, headers, place, found);
            checkIndex(metadata, place, found);
            if (metadata.license().isPresent() && metadata.licenseExpression().isPresent()) {
                found.accept(WheelRule.METADATA_LICENSES.at(
                        place,
                        "License-Expression is " + metadata.licenseExpression().get()));
            }
            if (!WITHOUT_LICENSES_FOLDER.contains(version)) {
                checkLicenseFiles(metadata, wheel, found);
            }
        } catch (InvalidPep e) {
            found.accept(WheelRule.METADATA_INVALID.at(place(e, wheel), EscapedText.of(e.reason())));
        }
    }

    private static void checkVersion(String version, Place place, Consumer<Finding> found) {
        if (version.equals(WITHDRAWN)) {
            found.accept(WheelRule.METADATA_WITHDRAWN.at(place, "Metadata-Version is " + WITHDRAWN));
        } else if (!version.isEmpty() && !KNOWN_VERSIONS.contains(version)) {
            found.accept(WheelRule.METADATA_LATE.at(place, "Metadata-Version is " + EscapedText.of(version)));
        }
    }

    /** A broken value weighs more than a good one that the stated version does not have yet. */
    private static void checkFields(byte[] bytes, List<String> headers, ReadWheel wheel, Consumer<Finding> found) {
        Optional<InvalidPep> broken = mistake(withEveryField(bytes, headers));
        if (broken.isPresent()) {
            found.accept(WheelRule.METADATA_STRICT.at(
                    place(broken.get(), wheel), EscapedText.of(broken.get().reason())));
        } else if (KNOWN_VERSIONS.contains(statedVersion(headers))) {
            mistake(bytes)
                    .ifPresent(early -> found.accept(
                            WheelRule.METADATA_EARLY_FIELD.at(place(early, wheel), EscapedText.of(early.reason()))));
        }
    }

    private static Optional<InvalidPep> mistake(byte[] metadata) {
        try {
            Metadata.parse(metadata);
            return Optional.empty();
        } catch (InvalidPep e) {
            return Optional.of(e);
        }
    }

    /** The same, if it were of the version that has all fields. */
    private static byte[] withEveryField(byte[] bytes, List<String> headers) {
        String text = Utf8.decode(bytes).orElseThrow();
        return statedVersion(headers).isEmpty()
                ? bytes
                : VERSION_LINE.matcher(text).replaceFirst(VERSION + " 2.6").getBytes(UTF_8);
    }

    private static boolean isField(String line, String header) {
        return line.regionMatches(true, 0, header, 0, header.length());
    }

    private static Place place(InvalidPep e, ReadWheel wheel) {
        long line = e.input()
                        .substring(0, e.position())
                        .chars()
                        .filter(c -> c == '\n')
                        .count()
                + 1;
        return wheel.infoPlace(FILE, (int) line);
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

    /** Whether reading it would take too long, as for nothing but headers. */
    static boolean isTooLong(byte[] bytes) {
        return headers(bytes).size() > MOST_HEADERS;
    }

    /** The lines before the first blank one. */
    private static List<String> headers(byte[] bytes) {
        return new String(bytes, UTF_8)
                .lines()
                .takeWhile(line -> !line.isEmpty())
                .limit(MOST_HEADERS + 1)
                .toList();
    }

    /** What the file says, which may be more than its fields need. */
    private static String statedVersion(List<String> headers) {
        return headers.stream()
                .filter(line -> isField(line, VERSION))
                .map(line -> line.substring(VERSION.length()).strip())
                .findFirst()
                .orElse("");
    }

    /** What the standard allows and the public index does not. */
    private static void checkIndex(Metadata metadata, Place place, Consumer<Finding> found) {
        metadata.summary()
                .filter(summary -> summary.length() > LONGEST_SUMMARY)
                .ifPresent(summary -> found.accept(WheelRule.METADATA_INDEX.at(
                        place, "Summary has " + summary.length() + " characters, of " + LONGEST_SUMMARY)));
        metadata.projectUrls().keySet().stream()
                .filter(label -> label.length() > LONGEST_LABEL)
                .forEach(label -> found.accept(WheelRule.METADATA_INDEX.at(
                        place,
                        "the label " + EscapedText.of(label) + " has more than " + LONGEST_LABEL + " characters")));
        metadata.requiresDist().stream()
                .filter(requirement -> requirement.url().isPresent())
                .forEach(requirement -> found.accept(WheelRule.METADATA_INDEX.at(
                        place, "Requires-Dist has a URL: " + EscapedText.of(requirement.toString()))));
    }

    private static void checkDescription(
            Metadata metadata, List<String> headers, Place place, Consumer<Finding> found) {
        if (metadata.description().filter(text -> !text.isBlank()).isEmpty()) {
            found.accept(WheelRule.METADATA_DESCRIPTION.at(place, "there is no description"));
        } else if (headers.stream().noneMatch(line -> isField(line, CONTENT_TYPE))) {
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
