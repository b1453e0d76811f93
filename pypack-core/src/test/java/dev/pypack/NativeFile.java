package dev.pypack;

import dev.pypack.target.Platform;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file of machine code, by what its header says.
 *
 * @param path where it lies
 * @param machines the systems and processors that it is for
 */
record NativeFile(Path path, List<String> machines) {
    private static final int HEADER = 4096;
    private static final int ELF = 0x7f454c46;
    private static final int ELF_MACHINE = 18;
    private static final int PE_OFFSET = 0x3c;
    private static final int PE = 0x50450000;
    private static final int MACH_O = 0xcffaedfe;
    private static final int UNIVERSAL = 0xcafebabe;
    private static final int MOST_PARTS = 8;
    private static final int SIZE_OF_PART = 20;

    NativeFile {
        machines = List.copyOf(machines);
    }

    /** All in a folder; a program behind which other data is, as in a launcher, counts too. */
    static List<NativeFile> in(Path folder) throws IOException {
        List<NativeFile> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                of(file).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<NativeFile> of(Path file) throws IOException {
        byte[] start = new byte[HEADER];
        int length;
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "r")) {
            length = content.read(start);
        }
        if (length < Long.BYTES * 8) {
            return Optional.empty();
        }
        List<String> machines = machines(ByteBuffer.wrap(start));
        return machines.isEmpty() ? Optional.empty() : Optional.of(new NativeFile(file, machines));
    }

    private static List<String> machines(ByteBuffer header) {
        ByteBuffer little = header.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        int magic = header.getInt(0);
        if (magic == ELF) {
            return List.of("linux " + Integer.toHexString(little.getShort(ELF_MACHINE)));
        }
        if (magic == MACH_O) {
            return List.of("macos " + Integer.toHexString(little.getInt(4)));
        }
        int parts = header.getInt(4);
        if (magic == UNIVERSAL && parts < MOST_PARTS) { // classes of Java begin so too, with a version instead
            List<String> machines = new ArrayList<>();
            for (int i = 0; i < parts; i++) {
                machines.add("macos " + Integer.toHexString(header.getInt(8 + i * SIZE_OF_PART)));
            }
            return machines;
        }
        int pe = little.getInt(PE_OFFSET);
        boolean isPe = header.get(0) == 'M' && header.get(1) == 'Z' && pe > 0 && pe < HEADER - 6;
        return isPe && header.getInt(pe) == PE
                ? List.of("windows " + Integer.toHexString(little.getShort(pe + 4) & 0xffff))
                : List.of();
    }

    /** What files for a platform say. */
    static String machineOf(Platform platform) {
        boolean isArm = platform.name().contains("arm64");
        return switch (platform.system()) {
            case "linux" -> "linux " + (isArm ? "b7" : "3e");
            case "macos" -> "macos " + (isArm ? "100000c" : "1000007");
            case "windows" -> "windows " + (isArm ? "aa64" : "8664");
            default -> throw new IllegalArgumentException(platform.name());
        };
    }

    /** Whether a text is in it, such as the name of the C library that it needs. */
    boolean mentions(String text) throws IOException {
        return new String(Files.readAllBytes(path), java.nio.charset.StandardCharsets.ISO_8859_1).contains(text + "\0");
    }
}
