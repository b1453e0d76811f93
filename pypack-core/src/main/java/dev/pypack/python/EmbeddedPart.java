package dev.pypack.python;

import java.util.Set;
import java.util.regex.Pattern;

/** How much of an embedded Python is unpacked. */
enum EmbeddedPart {
    /** All but CPython's own tests, which are two fifths of the jar and are never run. */
    WHOLE("") {
        @Override
        boolean has(String path, String library) {
            return !path.startsWith(library + "test/");
        }
    },

    /** The interpreter with what it can't start and compile without: a tenth of all files, which is there at once. */
    COMPILER("-compiler") {
        @Override
        boolean has(String path, String library) {
            if (path.startsWith(library)) {
                String inside = path.substring(library.length());
                return MODULES.contains(inside)
                        || PARTS_OF_LIBRARY.matcher(inside).matches();
            }
            return PROGRAM.matcher(path).matches();
        }
    };

    /** What an interpreter imports before anything else; {@code os.py} is also how it knows its library. */
    private static final Set<String> MODULES =
            Set.of("abc.py", "codecs.py", "io.py", "os.py", "warnings.py", "_py_warnings.py");
    /**
     * The encodings that a source may declare (PEP 263), what identifiers (PEP 3131) and named characters that are not
     * ASCII need, and the C run-time, which on Windows lies here too.
     */
    private static final Pattern PARTS_OF_LIBRARY = Pattern.compile("encodings/\\w+\\.py"
            + "|(lib-dynload/)?(_codecs_|_multibytecodec|unicodedata)[^/]*\\.(so|pyd)"
            + "|vcruntime140[^/]*\\.dll");

    private static final Pattern PROGRAM = Pattern.compile("(lib)?python3[^/]*|python\\.exe|LICENSE[^/]*");

    private final String suffix;

    EmbeddedPart(String suffix) {
        this.suffix = suffix;
    }

    /**
     * Whether a file belongs to it.
     *
     * @param path where CPython looks for it
     * @param library the folder of the standard library, with {@code /} at its end
     */
    abstract boolean has(String path, String library);

    /** What its folder in the store ends with. */
    String suffix() {
        return suffix;
    }
}
