package dev.pypack.target;

import dev.pypack.pep.Tag;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The tags of the wheels that a CPython accepts, in the order of PyPA's {@code packaging}.
 *
 * @param python the CPython
 * @param platforms the platform tags that its platform accepts, best first
 */
record WheelTags(PythonVersion python, List<String> platforms) {
    private static final String NONE = "none";
    /** The stable ABI came with Python 3.2 (PEP 384); tags of the free-threaded one go as far back. */
    private static final int OLDEST_STABLE_ABI = 2;

    List<Tag> inOrder() {
        String interpreter = python.interpreter();
        return Stream.of(
                        onPlatforms(interpreter, python.abi()),
                        onPlatforms(interpreter, python.stableAbi()),
                        onPlatforms(interpreter, NONE),
                        older(OLDEST_STABLE_ABI).flatMap(minor -> onPlatforms("cp3" + minor, python.stableAbi())),
                        pythons().flatMap(generic -> onPlatforms(generic, NONE)),
                        Stream.of(onAny(interpreter)),
                        pythons().map(WheelTags::onAny))
                .flatMap(tags -> tags)
                .toList();
    }

    private Stream<Tag> onPlatforms(String interpreter, String abi) {
        return platforms.stream().map(platform -> new Tag(interpreter, abi, platform));
    }

    private static Tag onAny(String interpreter) {
        return new Tag(interpreter, NONE, "any");
    }

    /** What pure Python may be tagged with: this minor version, any Python 3, and every older minor version. */
    private Stream<String> pythons() {
        return Stream.concat(Stream.of("py3" + python.minor(), "py3"), older(0).map(minor -> "py3" + minor));
    }

    private Stream<Integer> older(int oldest) {
        return IntStream.iterate(python.minor() - 1, minor -> minor >= oldest, minor -> minor - 1)
                .boxed();
    }
}
