package dev.pypack.wheel;

import dev.pypack.finding.EscapedText;
import dev.pypack.finding.Finding;
import dev.pypack.pep.InvalidPep;
import dev.pypack.pep.Tag;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The file {@code WHEEL}: the binary distribution format, "File contents".
 */
final class WheelFileCheck implements WheelCheck {
    private static final String FILE = WheelFile.NAME;
    private static final int MOST_TAGS = 65_536;
    private static final Pattern VERSION = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})");

    @Override
    public void check(ReadWheel wheel, Consumer<Finding> found) throws IOException {
        Optional<byte[]> bytes = wheel.infoFile(FILE, found);
        Optional<String> text = bytes.flatMap(Utf8::decode);
        if (bytes.isPresent() && text.isEmpty()) {
            found.accept(WheelRule.WHEEL_SYNTAX.at(wheel.infoPlace(FILE, 0), "it is not UTF-8"));
        }
        if (text.isPresent()) {
            WheelFile file = WheelFile.read(text.get(), line -> wheel.infoPlace(FILE, line), found);
            checkVersion(file.first("wheel-version"), wheel, found);
            checkPurelib(file.first("root-is-purelib"), wheel, found);
            checkTags(file.all(WheelFile.TAG), wheel, found);
            checkBuild(file.first("build"), wheel, found);
        }
    }

    private static void checkVersion(Optional<String> version, ReadWheel wheel, Consumer<Finding> found) {
        Matcher matcher = VERSION.matcher(version.orElse(""));
        String said =
                version.map(text -> "Wheel-Version is " + EscapedText.of(text)).orElse("there is no Wheel-Version");
        if (!matcher.matches() || Integer.parseInt(matcher.group(1)) > 1) {
            found.accept(WheelRule.WHEEL_VERSION.at(wheel.infoPlace(FILE, 0), said));
        } else if (Integer.parseInt(matcher.group(1)) == 1 && Integer.parseInt(matcher.group(2)) > 0) {
            found.accept(WheelRule.WHEEL_MINOR.at(wheel.infoPlace(FILE, 0), said));
        }
    }

    private static void checkPurelib(Optional<String> purelib, ReadWheel wheel, Consumer<Finding> found) {
        if (!purelib.equals(Optional.of("true")) && !purelib.equals(Optional.of("false"))) {
            found.accept(WheelRule.WHEEL_PURELIB.at(
                    wheel.infoPlace(FILE, 0),
                    purelib.map(text -> "Root-Is-Purelib is " + EscapedText.of(text))
                            .orElse("there is no Root-Is-Purelib")));
        }
    }

    private static void checkTags(List<String> lines, ReadWheel wheel, Consumer<Finding> found) {
        Set<String> tags = new TreeSet<>();
        for (String line : lines) {
            if (tags.size() > MOST_TAGS) {
                break; // A file name has no more, and each line may stand for as many.
            }
            tags.addAll(tags(line));
        }
        Set<String> named = new TreeSet<>();
        wheel.name().tags().forEach(tag -> named.add(tag.toString()));
        if (!tags.equals(named)) {
            Set<String> missing = new TreeSet<>(named);
            missing.removeAll(tags);
            Set<String> others = new HashSet<>(tags);
            others.removeAll(named);
            String lacking =
                    missing.isEmpty() ? "" : "Tag: " + EscapedText.of(String.join(", ", missing)) + " is missing";
            String surplus = others.isEmpty()
                    ? ""
                    : EscapedText.of(String.join(", ", new TreeSet<>(others))) + " is not in the file name";
            found.accept(WheelRule.WHEEL_TAGS.at(
                    wheel.infoPlace(FILE, 0),
                    lacking + (lacking.isEmpty() || surplus.isEmpty() ? "" : "; ") + surplus));
        }
    }

    private static Set<String> tags(String line) {
        try {
            return Tag.parseSet(line).stream().map(Tag::toString).collect(Collectors.toSet());
        } catch (InvalidPep e) {
            return Set.of(line);
        }
    }

    private static void checkBuild(Optional<String> build, ReadWheel wheel, Consumer<Finding> found) {
        Optional<String> named = wheel.name().buildTag().map(Object::toString);
        if (!build.equals(named)) {
            found.accept(WheelRule.WHEEL_BUILD.at(
                    wheel.infoPlace(FILE, 0),
                    build.map(text -> "Build is " + EscapedText.of(text)).orElse("there is no Build")
                            + ", and the file name has " + named.orElse("none")));
        }
    }
}
