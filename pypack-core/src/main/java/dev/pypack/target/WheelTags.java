package dev.pypack.target;

import dev.pypack.pep.Tag;
import java.util.ArrayList;
import java.util.List;

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
        List<Tag> tags = new ArrayList<>();
        tags.addAll(onPlatforms(interpreter, python.abi()));
        tags.addAll(onPlatforms(interpreter, python.stableAbi()));
        tags.addAll(onPlatforms(interpreter, NONE));
        for (int older = python.minor() - 1; older >= OLDEST_STABLE_ABI; older--) {
            tags.addAll(onPlatforms("cp3" + older, python.stableAbi()));
        }
        for (String generic : pythons()) {
            tags.addAll(onPlatforms(generic, NONE));
        }
        tags.add(onAny(interpreter));
        for (String generic : pythons()) {
            tags.add(onAny(generic));
        }
        return List.copyOf(tags);
    }

    private List<Tag> onPlatforms(String interpreter, String abi) {
        List<Tag> tags = new ArrayList<>();
        for (String platform : platforms) {
            tags.add(new Tag(interpreter, abi, platform));
        }
        return tags;
    }

    private static Tag onAny(String interpreter) {
        return new Tag(interpreter, NONE, "any");
    }

    /** What pure Python may be tagged with: this minor version, any Python 3, and every older minor version. */
    private List<String> pythons() {
        List<String> pythons = new ArrayList<>();
        pythons.add("py3" + python.minor());
        pythons.add("py3");
        for (int older = python.minor() - 1; older >= 0; older--) {
            pythons.add("py3" + older);
        }
        return pythons;
    }
}
