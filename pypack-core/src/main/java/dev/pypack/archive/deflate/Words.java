package dev.pypack.archive.deflate;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Several bytes at a time, the first one lowest on every machine. */
final class Words {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Words() {}

    static int fourBytes(byte[] bytes, int index) {
        return (int) INT.get(bytes, index);
    }

    static long eightBytes(byte[] bytes, int index) {
        return (long) LONG.get(bytes, index);
    }

    static void setEightBytes(byte[] bytes, int index, long value) {
        LONG.set(bytes, index, value);
    }
}
