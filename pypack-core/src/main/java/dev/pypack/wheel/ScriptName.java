package dev.pypack.wheel;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The name of a command that an installer puts beside the interpreter.
 *
 * @param text as the wheel has it
 */
record ScriptName(String text) {
    private static final Pattern ALLOWED = Pattern.compile("[\\w.-]+");
    private static final Pattern PYTHON = Pattern.compile("pythonw?|python3(?:\\.\\d+t?)?|pypy|graalpy");
    private static final Set<String> ACTIVATING =
            Set.of("activate", "activate.bat", "activate.csh", "activate.fish", "activate.nu", "activate.ps1");

    /** Whether it leads into no other folder, and every shell can call it. */
    boolean isPlain() {
        return ALLOWED.matcher(text).matches() && !text.equals(".") && !text.equals("..");
    }

    /** Whether it would replace an interpreter, for which uv refuses it, in any case. */
    boolean isInterpreter() {
        return PYTHON.matcher(key()).matches();
    }

    /** Whether it would replace what makes a virtual environment active, of which uv warns. */
    boolean isActivation() {
        return ACTIVATING.contains(key());
    }

    /** By which a file system that knows no case finds it. */
    String key() {
        return text.toLowerCase(Locale.ROOT);
    }
}
