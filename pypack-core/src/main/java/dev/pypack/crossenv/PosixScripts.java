package dev.pypack.crossenv;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pypack.target.PythonVersion;
import dev.pypack.wheel.EntryScript;
import java.nio.ByteBuffer;
import java.util.Map;

/**
 * Scripts for the shell, which has to find the interpreter: a shebang holds an absolute path. The lines that the shell
 * reads are a string for Python.
 */
final class PosixScripts implements ScriptMaker {
    private final String header;

    /** Of a prefix, where each version has a name of its own. */
    static PosixScripts of(PythonVersion version) {
        return new PosixScripts("python" + version.release() + (version.freeThreaded() ? "t" : ""));
    }

    /** Scripts beside a Python of this name. */
    PosixScripts(String python) {
        this.header = "#!/bin/sh\n"
                + "'''exec' \"$(dirname -- \"$(realpath -- \"$0\")\")\"/'" + python + "' \"$0\" \"$@\"\n"
                + "' '''\n";
    }

    @Override
    public Map<String, byte[]> ofEntryPoint(EntryScript script) {
        return Map.of(script.name(), (header + ScriptMaker.program(script)).getBytes(UTF_8));
    }

    @Override
    public Map<String, byte[]> ofScript(String name, byte[] content) {
        return ScriptMaker.behindShebang(content)
                .map(rest -> Map.of(name, behindHeader(rest)))
                .orElse(Map.of());
    }

    private byte[] behindHeader(byte[] rest) {
        byte[] first = header.getBytes(UTF_8);
        return ByteBuffer.allocate(first.length + rest.length)
                .put(first)
                .put(rest)
                .array();
    }
}
