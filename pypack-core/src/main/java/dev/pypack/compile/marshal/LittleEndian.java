package dev.pypack.compile.marshal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Several bytes at a time, the first one lowest on every machine. */
final class LittleEndian {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private LittleEndian() {}

    static int fourBytes(byte[] bytes, int index) {
        return (int) INT.get(bytes, index);
    }

    static void setFourBytes(byte[] bytes, int index, int value) {
        INT.set(bytes, index, value);
    }

    static long eightBytes(byte[] bytes, int index) {
        return (long) LONG.get(bytes, index);
    }
}
