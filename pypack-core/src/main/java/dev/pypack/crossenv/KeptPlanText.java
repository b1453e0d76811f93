package dev.pypack.crossenv;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pypack.build.FileState;
import dev.pypack.build.Sha256;
import dev.pypack.crossenv.InstalledFile.Content;
import dev.pypack.crossenv.InstalledFile.Linked;
import dev.pypack.crossenv.InstalledFile.Written;
import dev.pypack.store.Store;
import dev.pypack.store.StoredFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A plan as lines of fields between tabs: its wheels in the store, and then its files, each with the number of its wheel. What
 * is bytes lies beside them: hashes, which would be half of the text, and what was written.
 */
final class KeptPlanText {
    private static final String FORMAT = "pypack plan 2";
    private static final String WHEEL = "wheel";
    private static final String LINKED = "linked";
    private static final String WRITTEN = "written";
    private static final String END = "end";

    private final Store store;
    private final String digest;

    /** The form of plans for environments that depend on what has a digest. */
    KeptPlanText(Store store, String digest) {
        this.store = store;
        this.digest = digest;
    }

    /**
     * A plan to be kept.
     *
     * @param text its lines, and behind them a checksum of these and of the bytes
     * @param bytes the hashes of all files, and then the content of those that are no links, one behind the other
     */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares two of them.
    record Kept(byte[] text, byte[] bytes) {}

    /** Nothing for a plan with files from elsewhere than wheels in the store. */
    Optional<Kept> of(EnvironmentPlan plan) {
        Map<String, Path> wheels = wheels(plan);
        StringBuilder text = new StringBuilder(FORMAT)
                .append('\n')
                .append(digest)
                .append('\n')
                .append(plan.packages())
                .append('\n')
                .append(plan.files().size())
                .append('\n');
        Map<String, String> numbers = new HashMap<>();
        for (Map.Entry<String, Path> wheel : wheels.entrySet()) {
            append(text, WHEEL, wheel.getKey(), hash(wheel.getValue().resolveSibling("")));
            numbers.put(wheel.getKey(), Integer.toString(numbers.size()));
        }
        ByteArrayOutputStream hashes = new ByteArrayOutputStream();
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        for (InstalledFile file : plan.files().values()) {
            String number = numbers.get(file.owner());
            Path folder = wheels.get(file.owner());
            if (number == null || folder == null) {
                return Optional.empty();
            }
            String executable = Boolean.toString(file.content().isExecutable());
            hashes.writeBytes(file.content().sha256().digest());
            if (file.content() instanceof Linked linked) {
                String source = linked.source().toString();
                String separator = folder.getFileSystem().getSeparator();
                String prefix = folder + separator;
                if (!source.startsWith(prefix)) {
                    return Optional.empty();
                }
                FileState state = linked.state();
                append(
                        text,
                        LINKED,
                        number,
                        file.path(),
                        executable,
                        Long.toString(state.size()),
                        source.substring(prefix.length()).replace(separator, "/"),
                        Long.toString(state.seconds()),
                        Integer.toString(state.nanos()),
                        Integer.toString(state.key()));
            } else if (file.content() instanceof Written made) {
                append(text, WRITTEN, number, file.path(), executable, Long.toString(made.size()));
                written.writeBytes(made.bytes());
            }
        }
        append(text, END);
        byte[] lines = text.toString().getBytes(UTF_8);
        hashes.writeBytes(written.toByteArray());
        byte[] bytes = hashes.toByteArray();
        byte[] sealed = ByteBuffer.allocate(lines.length + Long.BYTES)
                .put(lines)
                .putLong(checksum(lines, lines.length, bytes))
                .array();
        return Optional.of(new Kept(sealed, bytes));
    }

    /** It tells damage, and takes no time in a JVM that has just started. */
    private static long checksum(byte[] lines, int length, byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(lines, 0, length);
        sum.update(bytes);
        return sum.getValue();
    }

    private static void append(StringBuilder text, String... fields) {
        text.append(String.join(TabbedText.TAB, fields)).append('\n');
    }

    /** The folder of the files of each package's wheel in the store, by the package. */
    private Map<String, Path> wheels(EnvironmentPlan plan) {
        Path all = KeptWheels.folder(store);
        Map<String, Path> wheels = new LinkedHashMap<>();
        for (InstalledFile file : plan.files().values()) {
            if (file.content() instanceof Linked linked
                    && !wheels.containsKey(file.owner())
                    && linked.source().startsWith(all)) {
                wheels.put(
                        file.owner(),
                        KeptWheels.files(
                                all.resolve(all.relativize(linked.source()).getName(0))));
            }
        }
        return wheels;
    }

    /**
     * A plan that was kept, if each file of a wheel is still as it was.
     *
     * @throws IllegalArgumentException if the text is not whole
     * @throws IndexOutOfBoundsException if it names a wheel that it doesn't have
     */
    Optional<EnvironmentPlan> parse(byte[] sealed, byte[] bytes) throws IOException {
        int length = sealed.length - Long.BYTES;
        if (length < 0 || ByteBuffer.wrap(sealed).getLong(length) != checksum(sealed, length, bytes)) {
            return Optional.empty();
        }
        TabbedText fields = new TabbedText(new String(sealed, 0, length, UTF_8));
        if (!fields.next().equals(FORMAT) || !fields.next().equals(digest)) {
            return Optional.empty();
        }
        int packages = fields.nextInt();
        int count = fields.nextInt();
        List<String> owners = new ArrayList<>();
        List<Path> folders = new ArrayList<>();
        List<String> leased = new ArrayList<>();
        String kind = fields.next();
        for (; kind.equals(WHEEL); kind = fields.next()) {
            owners.add(fields.next());
            Path folder = KeptWheels.folder(store).resolve(fields.next());
            folders.add(KeptWheels.files(folder));
            leased.add(store.name(folder));
            // The wheel itself is needed again as soon as something has changed.
            leased.add(StoredFiles.nameOf(hash(folder)));
        }
        store.lease(leased);
        Map<String, InstalledFile> files = new LinkedHashMap<>();
        int hashed = 0;
        int at = count * Sha256.BYTES;
        for (; !kind.equals(END); kind = fields.next()) {
            int number = fields.nextInt();
            String path = fields.next();
            Sha256 hash = Sha256.ofDigest(Arrays.copyOfRange(bytes, hashed, hashed + Sha256.BYTES));
            hashed += Sha256.BYTES;
            boolean isExecutable = fields.nextTruth();
            long size = fields.nextNumber();
            Content content;
            if (kind.equals(LINKED)) {
                Path source = folders.get(number).resolve(fields.next());
                FileState state = new FileState(size, fields.nextNumber(), fields.nextInt(), fields.nextInt());
                if (!FileState.of(source).equals(state)) {
                    return Optional.empty();
                }
                content = new Linked(source, state, hash, isExecutable);
            } else if (kind.equals(WRITTEN) && size <= bytes.length - at) {
                content = new Written(Arrays.copyOfRange(bytes, at, at + (int) size), hash, isExecutable);
                at += (int) size;
            } else {
                return Optional.empty();
            }
            files.put(path, new InstalledFile(path, owners.get(number), content));
        }
        fields.end();
        if (files.size() != count) {
            return Optional.empty();
        }
        return Optional.of(new EnvironmentPlan(files, packages, List.of()));
    }

    /** The folder of a wheel is called by the hash of the wheel. */
    private static String hash(Path folder) {
        return String.valueOf(folder.getFileName());
    }
}
