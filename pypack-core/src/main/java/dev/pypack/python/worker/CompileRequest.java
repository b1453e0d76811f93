package dev.pypack.python.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataOutputStream;
import java.io.IOException;

/**
 * A source that a worker shall compile.
 */
public final class CompileRequest {
    private static final int CHECK = 255;

    private final int kind;
    private final String name;
    private final byte[] source;

    private CompileRequest(int kind, String name, byte[] source) {
        this.kind = kind;
        this.name = name;
        this.source = source;
    }

    /**
     * A source whose code nobody wants: only whether there is a problem with it.
     *
     * @param name the path of the file, as messages show it
     * @param source its bytes
     * @return the request
     */
    public static CompileRequest check(String name, byte[] source) {
        return new CompileRequest(CHECK, name, source);
    }

    /**
     * A source of which code is made.
     *
     * @param name the path of the file as its code objects have it, relative and with {@code /}
     * @param source its bytes
     * @param optimize 0; 1 without assertions, as with {@code -O}; 2 without docstrings too, as with {@code -OO}
     * @return the request
     */
    public static CompileRequest code(String name, byte[] source, int optimize) {
        if (optimize < 0 || optimize > 2) {
            throw new IllegalArgumentException("optimize is 0, 1 or 2, not " + optimize);
        }
        return new CompileRequest(optimize, name, source);
    }

    void writeTo(DataOutputStream out) throws IOException {
        byte[] nameBytes = name.getBytes(UTF_8);
        out.writeByte(kind);
        out.writeInt(nameBytes.length);
        out.write(nameBytes);
        out.writeInt(source.length);
        out.write(source);
        out.flush();
    }
}
