package dev.pypack.crossenv;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pypack.build.EnvironmentFailure;
import dev.pypack.build.Parallel;
import dev.pypack.store.FolderContent;
import dev.pypack.store.Store;
import dev.pypack.target.Target;
import dev.pypack.target.UnknownTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was planned last for the environments of a module, kept in the store with a digest of all that they are made of: after
 * {@code mvn clean} nothing has to be planned again, where nothing else has changed. Of a file of the store it is known how it
 * was; where one is not so any more, the plan is none.
 */
public final class KeptPlans {
    private static final String FOLDER = "plans/";
    private static final String TARGETS = "targets";

    private final Store store;
    private final String name;
    private final String digest;

    /**
     * Those of the environments of a module.
     *
     * @param store where they are kept
     * @param module a name for the module and what is asked of it: of what goes by one name, the last is kept
     * @param digest of all that the environments depend on, the program too
     */
    public KeptPlans(Store store, String module, String digest) {
        this.store = store;
        this.name = FOLDER + module;
        this.digest = digest;
    }

    /**
     * The targets whose environments are known.
     *
     * @return in the order in which they were asked for; none where nothing is kept, or it can't be read
     */
    public List<Target> targets() {
        store.lease(List.of(name));
        try {
            List<String> lines = Files.readAllLines(store.root().resolve(name).resolve(TARGETS));
            return lines.isEmpty() || !lines.get(0).equals(digest)
                    ? List.of()
                    : Target.ofIds(lines.subList(1, lines.size()));
        } catch (IOException | UnknownTarget damaged) {
            return List.of();
        }
    }

    /** The plan for a target, if each file that it takes from the store is there as it was. */
    Optional<EnvironmentPlan> plan(Target target) {
        store.lease(List.of(name));
        Path folder = store.root().resolve(name);
        try {
            byte[] text = Files.readAllBytes(folder.resolve(target.id()));
            byte[] bytes = Files.readAllBytes(folder.resolve(bytes(target)));
            return new KeptPlanText(store, digest).parse(text, bytes);
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException damaged) {
            return Optional.empty();
        }
    }

    /**
     * Keeps plans instead of those before, but for environments with files from elsewhere than the store.
     *
     * @param targets the target of each plan
     * @param plans all that go by the name
     * @param threads how many work at a time
     */
    void keep(List<Target> targets, List<EnvironmentPlan> plans, int threads) throws IOException {
        KeptPlanText form = new KeptPlanText(store, digest);
        List<Optional<KeptPlanText.Kept>> texts = Parallel.each(threads, plans, form::of);
        Map<String, byte[]> files = new HashMap<>();
        StringBuilder ids = new StringBuilder(digest).append('\n');
        for (int i = 0; i < targets.size(); i++) {
            Optional<KeptPlanText.Kept> kept = texts.get(i);
            if (kept.isEmpty()) {
                return;
            }
            files.put(targets.get(i).id(), kept.get().text());
            files.put(bytes(targets.get(i)), kept.get().bytes());
            ids.append(targets.get(i).id()).append('\n');
        }
        files.put(TARGETS, ids.toString().getBytes(UTF_8));
        try {
            store.folder(name, new Content(files));
        } catch (EnvironmentFailure unable) {
            return; // the environments are made, and the next build plans them again
        }
    }

    private static String bytes(Target target) {
        return target.id() + ".bytes";
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
