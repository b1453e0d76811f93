package dev.pypack.crossenv;

import dev.pypack.wheel.EntryScript;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Makes the commands of a system, which find the Python beside them wherever the environment is moved to. */
interface ScriptMaker {
    /** The files of a command that calls an entry point, by their names. */
    Map<String, byte[]> ofEntryPoint(EntryScript script);

    /** The files of a script that a wheel carries and that begins with {@code #!python}, by their names. */
    Map<String, byte[]> ofScript(String name, byte[] content);

    /** The program of an entry point, in Python. */
    static String program(EntryScript script) {
        String called = script.attribute();
        int dot = called.indexOf('.');
        String imported = dot < 0 ? called : called.substring(0, dot);
        return """
                # -*- coding: utf-8 -*-
                import sys

                from %s import %s

                if __name__ == "__main__":
                    if sys.argv[0].endswith(".exe"):
                        sys.argv[0] = sys.argv[0][:-4]
                    sys.exit(%s())
                """.formatted(script.module(), imported, called);
    }

    /**
     * What follows the first line of a script, where that says that Python runs it.
     *
     * @see <a href="https://packaging.python.org/en/latest/specifications/binary-distribution-format/">Binary distribution
     *     format, "Recommended installer features" (PEP 427)</a>
     */
    static Optional<byte[]> behindShebang(byte[] content) {
        int end = 0;
        while (end < content.length && content[end] != '\n') {
            end++;
        }
        String line = new String(content, 0, end, StandardCharsets.ISO_8859_1);
        return line.startsWith("#!python")
                ? Optional.of(Arrays.copyOfRange(content, Math.min(end + 1, content.length), content.length))
                : Optional.empty();
    }
}
