package dev.pypack.wheel;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pypack.archive.ArchiveEntry;
import dev.pypack.archive.InvalidArchive;
import dev.pypack.archive.ZipArchive;
import dev.pypack.finding.EscapedText;
import dev.pypack.finding.FileFindings;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Findings;
import dev.pypack.finding.FindingsReport;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import dev.pypack.pep.BuildTag;
import dev.pypack.pep.InvalidPep;
import dev.pypack.pep.Metadata;
import dev.pypack.pep.Tag;
import dev.pypack.pep.WheelName;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file name with which a wheel was built, from what is in it: {@code METADATA} has name and version, {@code WHEEL} the
 * build tag and the tags. A Maven repository keeps wheels under names of its own, such as {@code acme-1.0-SNAPSHOT.whl},
 * which no installer takes.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/binary-distribution-format/">Binary distribution
 *     format, "File name convention" (PEP 427)</a>
 */
public final class OriginalName {
    private static final Pattern BUILD = Pattern.compile("(\\d{1,18})(\\w*)");
    /** As many as the tags of a file name may stand for. */
    private static final int MOST_TAGS = 65_536;

    private final ZipArchive archive;
    private final Place place;
    private String reason = "METADATA and WHEEL can't be read";

    private OriginalName(ZipArchive archive, Place place) {
        this.archive = archive;
        this.place = place;
    }

    /**
     * The name of a wheel that is sound: whose archive has no error, and of which nothing else says another name.
     *
     * @param wheel the file, whatever it is called
     * @param threads how many read at a time, at least 1
     * @return the name, normalised: it says the same as the original one, which may have been spelled otherwise
     * @throws UserMistake if the wheel is not sound, with all errors that {@code pypack:validate} would tell of it
     * @throws IOException if the file can't be read
     */
    public static WheelName of(Path wheel, int threads) throws IOException {
        Place place = Place.of(String.valueOf(wheel.getFileName()));
        OriginalName original;
        Optional<WheelName> name;
        try (ZipArchive archive = ZipArchive.open(wheel)) {
            original = new OriginalName(archive, place);
            name = original.read();
        }
        Findings errors = name.isPresent()
                ? WheelChecks.of(wheel, name.get(), threads).errors()
                : WheelChecks.of(wheel, threads).and(original.nameless()).errors();
        if (errors.isEmpty()) {
            return name.orElseThrow();
        }
        throw UserMistake.refused(
                new FindingsReport(List.of(new FileFindings(wheel.toString(), errors)), Duration.ZERO));
    }

    /** Why there is no name, where the checks would not say it by themselves. */
    private Findings nameless() {
        return Findings.of(List.of(WheelRule.WHEEL_NAME.at(place, "nothing in it says how it was called: " + reason)));
    }

    /** The name, where METADATA and WHEEL tell one; nothing else is looked at. */
    static Optional<WheelName> in(ZipArchive archive, Place place) throws IOException {
        return new OriginalName(archive, place).read();
    }

    private Optional<WheelName> read() throws IOException {
        Optional<String> info = InfoFolder.in(archive, place, OriginalName::ignore);
        if (info.isEmpty()) {
            return Optional.empty();
        }
        Optional<byte[]> metadata = content(info.get() + "METADATA");
        if (metadata.isEmpty() || MetadataCheck.isTooLong(metadata.get())) {
            return Optional.empty();
        }
        Optional<byte[]> wheel = content(info.get() + WheelFile.NAME);
        return wheel.isEmpty() ? Optional.empty() : name(metadata.get(), wheel.get());
    }

    private Optional<byte[]> content(String path) throws IOException {
        Optional<ArchiveEntry> entry = archive.entry(path).filter(found -> found.size() <= ReadWheel.LARGEST_INFO);
        reason = path + " is not there, or too large";
        try {
            return entry.isPresent() ? Optional.of(archive.content(entry.get())) : Optional.empty();
        } catch (InvalidArchive e) {
            reason = path + " is damaged";
            return Optional.empty();
        }
    }

    private Optional<WheelName> name(byte[] metadata, byte[] wheelFile) {
        WheelFile wheel = WheelFile.read(new String(wheelFile, UTF_8), line -> place, OriginalName::ignore);
        try {
            Metadata project = Metadata.parseLeniently(metadata);
            return Optional.of(WheelName.of(
                    project.name(), project.version(), wheel.first("build").map(OriginalName::buildTag), tags(wheel)));
        } catch (InvalidPep e) {
            reason = EscapedText.of(e.reason());
            return Optional.empty();
        }
    }

    /** The checks tell it too. */
    private static void ignore(Finding finding) {}

    private static BuildTag buildTag(String text) {
        Matcher build = BUILD.matcher(text);
        if (!build.matches()) {
            throw new InvalidPep(text, 0, "a build tag begins with a digit");
        }
        return new BuildTag(new BigInteger(build.group(1)), build.group(2));
    }

    private static Set<Tag> tags(WheelFile wheel) {
        Set<Tag> tags = new LinkedHashSet<>();
        for (String line : wheel.all(WheelFile.TAG)) {
            if (tags.size() > MOST_TAGS) {
                throw new InvalidPep(line, 0, "there are more than " + MOST_TAGS + " tags");
            }
            tags.addAll(Tag.parseSet(line));
        }
        return tags;
    }
}
