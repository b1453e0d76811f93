package dev.pypack.judge;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A library of Windows on amd64 with one function, which is that of another library: a PE file of an export table alone.
 *
 * @param name its file
 * @param function the function that it has
 * @param target library and function that are called instead, as {@code library.function}
 */
record ForwardingDll(String name, String function, String target) {
    private static final int PE_HEADER = 0x40;
    private static final int SECTION = 0x1000;
    private static final int FILE_ALIGNMENT = 0x200;
    private static final int EXPORT_DIRECTORY = 40;
    private static final int DIRECTORIES = 16;

    byte[] bytes() {
        ByteBuffer file = ByteBuffer.allocate(2 * FILE_ALIGNMENT).order(ByteOrder.LITTLE_ENDIAN);
        file.put(0, "MZ".getBytes(US_ASCII)).putInt(0x3c, PE_HEADER);
        file.position(PE_HEADER);
        file.put(new byte[] {'P', 'E', 0, 0});
        // Processor, sections, no time, no symbols, size of what follows, a library.
        file.putShort((short) 0x8664).putShort((short) 1).putInt(0).putInt(0).putInt(0);
        file.putShort((short) (112 + 8 * DIRECTORIES)).putShort((short) 0x2022);
        // PE32+: a linker, sizes of code and data, no entry, base of code, base of the image, alignments.
        file.putShort((short) 0x20b)
                .putShort((short) 14)
                .putInt(0)
                .putInt(FILE_ALIGNMENT)
                .putInt(0);
        file.putInt(0).putInt(SECTION).putLong(0x180000000L).putInt(SECTION).putInt(FILE_ALIGNMENT);
        // Versions of the system, the image and the subsystem; sizes of image and headers; no checksum; subsystem,
        // flags.
        file.putInt(6)
                .putInt(0)
                .putInt(6)
                .putInt(0)
                .putInt(2 * SECTION)
                .putInt(FILE_ALIGNMENT)
                .putInt(0);
        file.putShort((short) 2).putShort((short) 0x100);
        // Stack and heap, reserved and committed; the directories, of which only the first is there.
        file.putLong(0x100000)
                .putLong(0x1000)
                .putLong(0x100000)
                .putLong(0x1000)
                .putInt(0)
                .putInt(DIRECTORIES);
        file.putInt(SECTION).putInt(FILE_ALIGNMENT);
        file.position(file.position() + 8 * (DIRECTORIES - 1));
        file.put(".rdata\0\0".getBytes(US_ASCII));
        file.putInt(FILE_ALIGNMENT).putInt(SECTION).putInt(FILE_ALIGNMENT).putInt(FILE_ALIGNMENT);
        file.putInt(0).putInt(0).putInt(0).putInt(0x40000040);
        putExports(file);
        return file.array();
    }

    private void putExports(ByteBuffer file) {
        int functions = SECTION + EXPORT_DIRECTORY;
        int names = functions + 4;
        int ordinals = names + 4;
        int ownName = ordinals + 4;
        int functionName = ownName + name.length() + 1;
        int targetName = functionName + function.length() + 1;
        file.position(FILE_ALIGNMENT);
        file.putInt(0).putInt(0).putInt(0).putInt(ownName).putInt(1).putInt(1).putInt(1);
        file.putInt(functions).putInt(names).putInt(ordinals);
        file.putInt(targetName).putInt(functionName).putInt(0);
        file.put((name + "\0" + function + "\0" + target + "\0").getBytes(US_ASCII));
    }
}
