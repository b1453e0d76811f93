package dev.pypack.sdist;

import dev.pypack.archive.InvalidArchive;
import dev.pypack.finding.EscapedText;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import dev.pypack.lock.LockedPackage;
import dev.pypack.pep.InvalidPep;
import dev.pypack.pep.WheelName;
import dev.pypack.wheel.NativeFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Whether what came of a build is what the lock means by the package, and says of itself what it is.
 *
 * @param archive the sources
 * @param signs what says that there should be native code; none where it may be missing
 */
record BuildCheck(SourceArchive archive, List<String> signs) {
    private static final Place PLACE = Place.of("pylock.toml");
    private static final String INSTEAD =
            "Lock another version; or build its wheel once, look at it, deploy it to your index and lock that.";

    BuildCheck {
        signs = List.copyOf(signs);
    }

    /** The wheel, of which there has to be one. */
    Path only(List<Path> built) {
        if (built.size() != 1) {
            throw mistake("built-wheel", "its build made " + built.size() + " wheels, and one was asked for", INSTEAD);
        }
        return built.get(0);
    }

    /** What the wheel is called, which is of this package, true, and not less than was to be expected. */
    WheelName name(Path wheel) throws IOException {
        WheelName name = parsed(String.valueOf(wheel.getFileName()));
        LockedPackage locked = archive.locked();
        boolean isOther = !name.distribution().equals(locked.name())
                || locked.version()
                        .filter(version -> !version.equals(name.version()))
                        .isPresent();
        if (isOther) {
            throw mistake("built-wheel", "its build made the wheel of something else, " + name, INSTEAD);
        }
        try {
            if (!BuiltWheel.isForOnePlatform(name)) {
                requirePure(wheel, name);
            }
            requireExpected(wheel, name);
        } catch (InvalidArchive e) {
            throw new UserMistake(e.findings());
        }
        return name;
    }

    private void requirePure(Path wheel, WheelName name) throws IOException {
        List<String> modules = NativeFiles.modulesOf(wheel);
        if (!modules.isEmpty()) {
            throw mistake(
                    "built-wheel",
                    "its build made " + name + ", which is for every platform by its name, with native code: "
                            + EscapedText.of(modules.get(0)),
                    INSTEAD);
        }
    }

    /** Whatever its tag says: setuptools gives that of the platform where an extension is declared, built or not. */
    private void requireExpected(Path wheel, WheelName name) throws IOException {
        boolean isExpected = BuiltWheel.isForOnePlatform(name) && NativeFiles.areIn(wheel);
        if (!signs.isEmpty() && !isExpected) {
            throw mistake(
                    "lost-native",
                    "its build made " + name + " without native code, and there should be some: "
                            + String.join("; ", signs),
                    "Install what compiles it, such as a C compiler on the PATH, and run the goal again. If it may be missing"
                            + " here, though the package is slower without it:\n    [tool.pypack]\n    pure-sdist = [\""
                            + archive.locked().name() + "\"]");
        }
    }

    private WheelName parsed(String fileName) {
        try {
            return WheelName.parse(fileName);
        } catch (InvalidPep e) {
            throw mistake("built-wheel", "its build made a wheel of a wrong name: " + e.getMessage(), INSTEAD);
        }
    }

    private UserMistake mistake(String id, String message, String remedy) {
        return new UserMistake(
                Finding.error(id, PLACE, archive.locked().label() + " can't be taken: " + message, remedy));
    }
}
