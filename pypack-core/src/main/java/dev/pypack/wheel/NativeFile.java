package dev.pypack.wheel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the first bytes of a native file say: its format, and the machines that it is for.
 *
 * @param format {@code ELF}, {@code Mach-O} or {@code PE}
 * @param machines processors, as platform tags name them; a number where it is none of these
 */
record NativeFile(String format, Set<String> machines) {
    private static final int ELF = 0x7f454c46;
    private static final int MACH_O_64 = 0xcffaedfe;
    private static final int MACH_O_32 = 0xcefaedfe;
    private static final int MACH_O_FAT = 0xcafebabe;
    /** A Java class begins as a fat Mach-O does, with a larger number behind it. */
    private static final int MOST_FAT = 30;

    private static final int PE = 0x50450000;
    private static final int PE_OFFSET_AT = 0x3c;
    private static final Map<Integer, String> PE_MACHINES =
            Map.of(0x14c, "x86", 0x8664, "x86_64", 0xaa64, "arm64", 0x1c4, "arm");
    private static final Map<Integer, String> MACH_O_MACHINES = Map.of(
            7,
            "x86",
            0x01000007,
            "x86_64",
            0x0100000c,
            "arm64",
            18,
            "ppc",
            0x01000012,
            "ppc64",
            0x0200000c,
            "arm64_32");
    private static final Map<Integer, String> ELF_MACHINES = Map.of(
            3, "x86", 62, "x86_64", 183, "arm64", 40, "arm", 21, "ppc64", 22, "s390x", 243, "riscv", 258, "loongarch");

    /** The file, where it begins as a native one does. */
    static Optional<NativeFile> of(byte[] head) {
        ByteBuffer bytes = ByteBuffer.wrap(head).order(ByteOrder.BIG_ENDIAN);
        if (head.length < 64) {
            return Optional.empty();
        }
        return switch (bytes.getInt(0)) {
            case ELF -> Optional.of(elf(bytes));
            case MACH_O_64, MACH_O_32 ->
                Optional.of(machO(bytes.order(ByteOrder.LITTLE_ENDIAN).getInt(4)));
            case MACH_O_FAT -> fat(bytes);
            default -> head[0] == 'M' && head[1] == 'Z' ? portableExecutable(bytes) : Optional.empty();
        };
    }

    private static NativeFile elf(ByteBuffer bytes) {
        boolean is64 = bytes.get(4) == 2;
        boolean isLittle = bytes.get(5) == 1;
        bytes.order(isLittle ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int number = Short.toUnsignedInt(bytes.getShort(18));
        String machine = ELF_MACHINES.getOrDefault(number, "machine " + number);
        return new NativeFile(
                "ELF",
                Set.of(
                        switch (machine) {
                            case "ppc64" -> isLittle ? "ppc64le" : "ppc64";
                            case "riscv" -> is64 ? "riscv64" : "riscv32";
                            case "loongarch" -> is64 ? "loongarch64" : "loongarch32";
                            case "x86_64" -> is64 ? "x86_64" : "x32";
                            default -> machine;
                        }));
    }

    private static NativeFile machO(int number) {
        return new NativeFile("Mach-O", Set.of(MACH_O_MACHINES.getOrDefault(number, "machine " + number)));
    }

    private static Optional<NativeFile> fat(ByteBuffer bytes) {
        int count = bytes.getInt(4);
        if (count < 1 || count > MOST_FAT || 8 + 20 * count > bytes.capacity()) {
            return Optional.empty();
        }
        Set<String> machines = new TreeSet<>();
        for (int i = 0; i < count; i++) {
            machines.addAll(machO(bytes.getInt(8 + 20 * i)).machines());
        }
        return Optional.of(new NativeFile("Mach-O", machines));
    }

    private static Optional<NativeFile> portableExecutable(ByteBuffer bytes) {
        int at = bytes.order(ByteOrder.LITTLE_ENDIAN).getInt(PE_OFFSET_AT);
        boolean isThere = at >= 0
                && at <= bytes.capacity() - 6
                && bytes.order(ByteOrder.BIG_ENDIAN).getInt(at) == PE;
        if (!isThere) {
            return Optional.empty();
        }
        int number = Short.toUnsignedInt(bytes.order(ByteOrder.LITTLE_ENDIAN).getShort(at + 4));
        return Optional.of(new NativeFile("PE", Set.of(PE_MACHINES.getOrDefault(number, "machine " + number))));
    }

    @Override
    public String toString() {
        return format + " for " + String.join(" and ", new TreeSet<>(machines));
    }
}
