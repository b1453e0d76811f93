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
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A plan as lines of fields between tabs: its wheels in the store, and then its files, each with the number of its wheel. */
final class KeptPlanText {
    private static final String FORMAT = "pypack plan 1";
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
     * @param text its lines, and a hash of these and of what was written behind them
     * @param written the content of all files that are no links, one behind the other
     */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares two of them.
    record Kept(byte[] text, byte[] written) {}

    /** Nothing for a plan with files from elsewhere than wheels in the store. */
    Optional<Kept> of(EnvironmentPlan plan) {
        Map<String, Path> wheels = wheels(plan);
        List<String> owners = List.copyOf(wheels.keySet());
        StringBuilder text = new StringBuilder(FORMAT)
                .append('\n')
                .append(digest)
                .append('\n')
                .append(plan.packages())
                .append('\n');
        wheels.forEach((owner, folder) -> append(
                text, WHEEL, owner, String.valueOf(folder.resolveSibling("").getFileName())));
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        Map<String, String> numbers = new HashMap<>();
        owners.forEach(owner -> numbers.put(owner, Integer.toString(numbers.size())));
        for (InstalledFile file : plan.files().values()) {
            String number = numbers.get(file.owner());
            Path folder = wheels.get(file.owner());
            if (number == null || folder == null) {
                return Optional.empty();
            }
            String executable = Boolean.toString(file.content().isExecutable());
            String hash = file.content().sha256().toHex();
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
                        hash,
                        executable,
                        Long.toString(state.size()),
                        source.substring(prefix.length()).replace(separator, "/"),
                        Long.toString(state.seconds()),
                        Integer.toString(state.nanos()),
                        Integer.toString(state.key()));
            } else if (file.content() instanceof Written made) {
                append(text, WRITTEN, number, file.path(), hash, executable, Long.toString(made.size()));
                written.writeBytes(made.bytes());
            }
        }
        append(text, END);
        byte[] lines = text.toString().getBytes(UTF_8);
        byte[] bytes = written.toByteArray();
        return Optional.of(new Kept(sealed(lines, bytes), bytes));
    }

    /** With a hash of all of it behind. */
    private static byte[] sealed(byte[] lines, byte[] written) {
        byte[] sealed = Arrays.copyOf(lines, lines.length + Sha256.BYTES);
        System.arraycopy(seal(lines, lines.length, written), 0, sealed, lines.length, Sha256.BYTES);
        return sealed;
    }

    private static byte[] seal(byte[] lines, int length, byte[] written) {
        MessageDigest hash = Sha256.algorithm();
        hash.update(lines, 0, length);
        hash.update(written);
        return hash.digest();
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
    Optional<EnvironmentPlan> parse(byte[] sealed, byte[] written) throws IOException {
        int length = Math.max(0, sealed.length - Sha256.BYTES);
        byte[] seal = Arrays.copyOfRange(sealed, length, sealed.length);
        if (!Arrays.equals(seal, seal(sealed, length, written))) {
            return Optional.empty();
        }
        TabbedText fields = new TabbedText(new String(sealed, 0, length, UTF_8));
        if (!fields.next().equals(FORMAT) || !fields.next().equals(digest)) {
            return Optional.empty();
        }
        int packages = fields.nextInt();
        List<String> owners = new ArrayList<>();
        List<Path> folders = new ArrayList<>();
        String kind = fields.next();
        for (; kind.equals(WHEEL); kind = fields.next()) {
            owners.add(fields.next());
            folders.add(KeptWheels.folder(store).resolve(fields.next()));
        }
        store.lease(folders.stream()
                .flatMap(folder -> Stream.of(store.name(folder), StoredFiles.nameOf(hash(folder))))
                .toList());
        folders.replaceAll(KeptWheels::files);
        Map<String, InstalledFile> files = new LinkedHashMap<>();
        int at = 0;
        for (; !kind.equals(END); kind = fields.next()) {
            int number = fields.nextInt();
            String path = fields.next();
            Sha256 hash = Sha256.ofDigest(HexFormat.of().parseHex(fields.next()));
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
            } else if (kind.equals(WRITTEN) && size <= written.length - at) {
                content = new Written(Arrays.copyOfRange(written, at, at + (int) size), hash, isExecutable);
                at += (int) size;
            } else {
                return Optional.empty();
            }
            files.put(path, new InstalledFile(path, owners.get(number), content));
        }
        fields.end();
        return Optional.of(new EnvironmentPlan(files, packages, List.of()));
    }

    /** The wheel itself, whose hash its folder is called by, is needed again as soon as something has changed. */
    private static String hash(Path folder) {
        return String.valueOf(folder.getFileName());
    }
}
