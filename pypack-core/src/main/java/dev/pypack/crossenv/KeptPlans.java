package dev.pypack.crossenv;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pypack.build.Parallel;
import dev.pypack.store.FolderContent;
import dev.pypack.store.Store;
import dev.pypack.target.Target;
import dev.pypack.target.UnknownTarget;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was planned for the environments of a module, kept in the store by all that they are made of: after {@code mvn clean}
 * nothing has to be planned again, where nothing else has changed. Of a file of the store it is known how it was; where one
 * is not so any more, the plan is none.
 */
public final class KeptPlans {
    private static final String FOLDER = "plans/";
    private static final String TARGETS = "targets";

    private final Store store;
    private final String name;

    /**
     * Those of environments that are made of the same.
     *
     * @param store where they are kept
     * @param digest of all that the environments depend on, the program too
     */
    public KeptPlans(Store store, String digest) {
        this.store = store;
        this.name = FOLDER + digest;
    }

    /**
     * The targets whose environments are known.
     *
     * @return in the order in which they were asked for; none where nothing is kept
     * @throws IOException if it can't be read
     */
    public List<Target> targets() throws IOException {
        Path targets = store.root().resolve(name).resolve(TARGETS);
        if (!Files.isRegularFile(targets)) {
            return List.of();
        }
        try {
            return Files.readString(targets).lines().map(Target::ofId).toList();
        } catch (CharacterCodingException | UnknownTarget damaged) {
            return List.of();
        }
    }

    /** The plan for a target, if each file that it takes from the store is there as it was. */
    Optional<EnvironmentPlan> plan(Target target) throws IOException {
        store.lease(List.of(name));
        Path folder = store.root().resolve(name);
        try {
            String text = Files.readString(folder.resolve(target.id()));
            byte[] written = Files.readAllBytes(folder.resolve(written(target)));
            return new KeptPlanText(store).parse(text, written);
        } catch (FileSystemException
                | CharacterCodingException
                | IllegalArgumentException
                | IndexOutOfBoundsException damaged) {
            return Optional.empty();
        }
    }

    /** Nothing is kept of environments that have files from elsewhere than the store. */
    void keep(List<Target> targets, List<EnvironmentPlan> plans, int threads) throws IOException {
        List<Optional<KeptPlanText.Kept>> texts = Parallel.each(threads, plans, new KeptPlanText(store)::of);
        Map<String, byte[]> files = new HashMap<>();
        StringBuilder ids = new StringBuilder();
        for (int i = 0; i < targets.size(); i++) {
            Target target = targets.get(i);
            Optional<KeptPlanText.Kept> kept = texts.get(i);
            if (kept.isEmpty()) {
                return;
            }
            files.put(target.id(), kept.get().text());
            files.put(written(target), kept.get().written());
            ids.append(target.id()).append('\n');
        }
        files.put(TARGETS, ids.toString().getBytes(UTF_8));
        store.folder(name, new Content(files));
    }

    private static String written(Target target) {
        return target.id() + ".written";
    }

    /** Files, which are whole where they are what would be written now. */
    private record Content(Map<String, byte[]> files) implements FolderContent {
        @Override
        public void fill(Path folder) throws IOException {
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                Files.write(folder.resolve(each.getKey()), each.getValue());
            }
        }

        @Override
        public boolean isIntact(Path folder) throws IOException {
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                Path file = folder.resolve(each.getKey());
                if (!Files.isRegularFile(file) || !Arrays.equals(Files.readAllBytes(file), each.getValue())) {
                    return false;
                }
            }
            return true;
        }
    }
}
