package dev.pypack.crossenv;

import dev.pypack.build.Fingerprint;
import dev.pypack.build.Parallel;
import dev.pypack.crossenv.EnvironmentMemory.Head;
import dev.pypack.finding.UserMistake;
import dev.pypack.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Brings the environments of several targets to exactly what their locks say. */
public final class CrossEnvs {
    private final Store store;
    private final int threads;
    private final String generator;
    /** What was found of the environments that were looked at, by their folders: there are thousands of files in each. */
    private final Map<Path, Optional<CrossEnv>> looked = new ConcurrentHashMap<>();

    /**
     * What environments are made with.
     *
     * @param store by which builds side by side know of each other
     * @param threads how many work at a time, at least 1
     * @param generator the identity of this program
     */
    public CrossEnvs(Store store, int threads, String generator) {
        this.store = store;
        this.threads = threads;
        this.generator = generator;
    }

    /**
     * Makes the environments, or brings those that are there to what is wanted. Nothing is written where one of them can't
     * be made.
     *
     * @param all one for each target
     * @param planning says what is to be installed
     * @return in the same order
     * @throws UserMistake if a package has nothing for a target or can't be installed, or two can't lie side by side
     * @throws dev.pypack.build.EnvironmentFailure if a file can't be had
     * @throws IOException if a file can't be read or written
     */
    public List<CrossEnv> sync(List<WantedEnvironment> all, EnvironmentPlanning planning) throws IOException {
        List<Optional<CrossEnv>> right = Parallel.each(threads, all, wanted -> asMade(wanted.place()));
        List<WantedEnvironment> pending = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (right.get(i).isEmpty()) {
                pending.add(all.get(i));
            }
        }
        Map<Path, CrossEnv> made = pending.isEmpty() ? Map.of() : make(pending, planning);
        List<CrossEnv> environments = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            WantedEnvironment wanted = all.get(i);
            environments.add(right.get(i)
                    .orElseGet(
                            () -> Objects.requireNonNull(made.get(wanted.place().folder()))));
        }
        return environments;
    }

    /**
     * The environments, where all of them are as they were made.
     *
     * @param places of the environments
     * @return in the same order; nothing where one of them has to be made, or brought to something else
     * @throws IOException if a folder can't be read
     */
    public Optional<List<CrossEnv>> ifAsMade(List<EnvironmentPlace> places) throws IOException {
        List<Optional<CrossEnv>> found = Parallel.each(threads, places, this::asMade);
        return found.stream().allMatch(Optional::isPresent)
                ? Optional.of(found.stream().flatMap(Optional::stream).toList())
                : Optional.empty();
    }

    private Optional<CrossEnv> asMade(EnvironmentPlace place) throws IOException {
        Optional<CrossEnv> known = looked.get(place.folder());
        if (known == null) {
            known = new EnvironmentFolder(place.folder(), place.memory(), 1)
                    .ifAsMade(fingerprint(place))
                    .map(head -> environment(place, head, true));
            looked.put(place.folder(), known);
        }
        return known;
    }

    private static CrossEnv environment(EnvironmentPlace place, Head head, boolean isUpToDate) {
        return new CrossEnv(place.target(), place.folder(), head.packages(), head.files(), head.bytes(), isUpToDate);
    }

    private String fingerprint(EnvironmentPlace place) {
        return Fingerprint.of(generator)
                .with(place.target().id())
                .with(place.digest())
                .end();
    }

    /** Several environments at a time, and several files of each where there are more threads than environments. */
    private Map<Path, CrossEnv> make(List<WantedEnvironment> pending, EnvironmentPlanning planning) throws IOException {
        List<EnvironmentPlan> plans = planning.plans(pending, EnvironmentForm.PREFIX);
        int threadsOfEach = Math.max(1, threads / plans.size());
        Map<Path, CrossEnv> made = new ConcurrentHashMap<>();
        List<Integer> indices = IntStream.range(0, plans.size()).boxed().toList();
        Parallel.each(threads, indices, i -> {
            EnvironmentPlace place = pending.get(i).place();
            looked.remove(place.folder());
            store.exclusively(place.lockName(), () -> {
                EnvironmentFolder folder = new EnvironmentFolder(place.folder(), place.memory(), threadsOfEach);
                Head head = folder.bringTo(plans.get(i), fingerprint(place));
                made.put(place.folder(), environment(place, head, false));
            });
            return place;
        });
        return made;
    }
}
