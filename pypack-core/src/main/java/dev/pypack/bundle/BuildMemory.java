package dev.pypack.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pypack.target.PythonVersion;
import dev.pypack.target.UnknownTarget;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a build of a module leaves behind for the next, and the bytes that hold it together with the files of the module as
 * they were then.
 *
 * @param family of its wheels; empty before the first is made
 * @param checked what the check depended on that found the module in order, but for its files; empty where none did
 * @param packed what its wheels depended on, but for its files; empty where there is something to be made
 * @param wheels those that were made, in the order of the targets
 * @param sourceFolders the folders that the sources lie in
 */
record BuildMemory(
        String family, String checked, String packed, List<RememberedWheel> wheels, List<Path> sourceFolders) {
    private static final String FORMAT = "1";
    private static final String NOT_DONE = "";

    static final BuildMemory NOTHING = ofFamily("");

    /** A wheel that was made; without a Python where it is for all of them. */
    record RememberedWheel(String memory, String fingerprint, Optional<PythonVersion> python) {
        static RememberedWheel of(MadeWheel wheel) {
            return new RememberedWheel(wheel.memory(), wheel.made().fingerprint(), wheel.python());
        }
    }

    /** That wheels were made, and nothing by which they could be up to date. */
    static BuildMemory ofFamily(String family) {
        return new BuildMemory(family, NOT_DONE, NOT_DONE, List.of(), List.of());
    }

    /** That the module is in order, and its wheels are not made yet, or not to be remembered. */
    static BuildMemory ofCheck(String family, String checked, List<Path> sourceFolders) {
        return new BuildMemory(family, checked, NOT_DONE, List.of(), sourceFolders);
    }

    /** What a build left behind. Where a file has changed since, only the family counts; where bytes are damaged, nothing. */
    static BuildMemory parse(byte[] memory, Optional<byte[]> listing) {
        ByteArrayInputStream bytes = new ByteArrayInputStream(memory);
        try (DataInputStream in = new DataInputStream(bytes)) {
            if (!text(in).equals(FORMAT)) {
                return NOTHING;
            }
            BuildMemory last = new BuildMemory(text(in), text(in), text(in), wheels(in), folders(in));
            int start = memory.length - bytes.available();
            boolean isSame = listing.isPresent()
                    && Arrays.equals(memory, start, memory.length, listing.get(), 0, listing.get().length);
            return isSame ? last : ofFamily(last.family);
        } catch (IOException | UnknownTarget | InvalidPathException e) {
            return NOTHING;
        }
    }

    private static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0) {
            throw new StreamCorruptedException("a text of " + length + " bytes");
        }
        return new String(in.readNBytes(length), UTF_8);
    }

    private static List<RememberedWheel> wheels(DataInputStream in) throws IOException {
        List<RememberedWheel> wheels = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            wheels.add(new RememberedWheel(text(in), text(in), python(text(in))));
        }
        return wheels;
    }

    private static Optional<PythonVersion> python(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(PythonVersion.parse(text));
    }

    private static List<Path> folders(DataInputStream in) throws IOException {
        List<Path> folders = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            folders.add(Path.of(text(in)));
        }
        return folders;
    }

    /** The bytes, with the files of the module as they are. */
    byte[] with(byte[] listing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (String text : List.of(FORMAT, family, checked, packed)) {
                write(text, out);
            }
            out.writeInt(wheels.size());
            for (RememberedWheel wheel : wheels) {
                write(wheel.memory, out);
                write(wheel.fingerprint, out);
                write(wheel.python.isPresent() ? wheel.python.get().toString() : "", out);
            }
            out.writeInt(sourceFolders.size());
            for (Path folder : sourceFolders) {
                write(folder.toString(), out);
            }
            out.write(listing);
        }
        return bytes.toByteArray();
    }

    private static void write(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
