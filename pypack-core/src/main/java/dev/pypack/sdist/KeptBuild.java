package dev.pypack.sdist;

import dev.pypack.build.Sha256;
import dev.pypack.pep.WheelName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

/** A folder of the store with a wheel that was built, and what is known of it: its name, its hash, its size. */
final class KeptBuild {
    private static final String TEXT = "built.txt";
    private static final int LINES = 3;

    private KeptBuild() {}

    static void write(BuiltWheel built, Path folder) throws IOException {
        String name = built.name().toString();
        Path wheel = Files.copy(built.file(), folder.resolve(name));
        if (!wheel.toFile().setReadOnly()) {
            throw new IOException(wheel + " can't be made read-only");
        }
        Files.writeString(folder.resolve(TEXT), name + "\n" + built.sha256().toHex() + "\n" + Files.size(wheel) + "\n");
    }

    /** Whether all of it is there, and the wheel what it was. */
    static boolean isWholeIn(Path folder) throws IOException {
        List<String> lines = lines(folder);
        if (lines.size() != LINES) {
            return false;
        }
        Path wheel = folder.resolve(lines.get(0));
        return Files.isRegularFile(wheel)
                && Long.toString(Files.size(wheel)).equals(lines.get(2))
                && Sha256.ofFile(wheel).toHex().equals(lines.get(1));
    }

    static BuiltWheel in(Path folder) throws IOException {
        List<String> lines = lines(folder);
        return new BuiltWheel(
                folder.resolve(lines.get(0)),
                WheelName.parse(lines.get(0)),
                Sha256.ofDigest(HexFormat.of().parseHex(lines.get(1))));
    }

    private static List<String> lines(Path folder) throws IOException {
        Path text = folder.resolve(TEXT);
        return Files.isRegularFile(text) ? Files.readAllLines(text) : List.of();
    }
}
