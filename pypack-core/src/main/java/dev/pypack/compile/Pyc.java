package dev.pypack.compile;

import dev.pypack.compile.marshal.CanonicalMarshal;
import dev.pypack.compile.marshal.InvalidMarshal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The content of {@code .pyc} files whose bytes depend on the source and the compiler alone.
 */
public final class Pyc {
    /** How many bytes stand before the code: magic number, flags, hash of the source. */
    public static final int HEADER_LENGTH = 16;

    /** PEP 552: the header has a hash, and no importer compares it with a source unless it is told to. */
    private static final int UNCHECKED_HASH = 0b01;

    private Pyc() {}

    /**
     * The file for a module: a header with an unchecked hash (PEP 552) and the code in its
     * {@linkplain dev.pypack.compile.marshal canonical form}.
     *
     * <p>The hash is the one that CPython itself would write, for {@code python --check-hash-based-pycs always} compares it.
     *
     * @param format the bytecode of the CPython that compiled the source
     * @param source the bytes of the source file
     * @param code what {@code marshal.dumps} made of the code object of the module
     * @return the content of the file
     * @throws InvalidMarshal if that is no code object, or none of this format
     */
    public static byte[] of(BytecodeFormat format, byte[] source, byte[] code) throws InvalidMarshal {
        byte[] canonical = CanonicalMarshal.ofCode(code, format.layout());
        return ByteBuffer.allocate(HEADER_LENGTH + canonical.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(format.magic())
                .putInt(UNCHECKED_HASH)
                .putLong(format.sourceHash().of(format.magic(), source))
                .put(canonical)
                .array();
    }
}
