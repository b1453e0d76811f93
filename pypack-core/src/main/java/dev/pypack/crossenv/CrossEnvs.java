package dev.pypack.crossenv;

import dev.pypack.build.Fingerprint;
import dev.pypack.build.Parallel;
import dev.pypack.crossenv.EnvironmentMemory.Head;
import dev.pypack.finding.UserMistake;
import dev.pypack.store.Store;
import dev.pypack.target.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Brings the environments of several targets to exactly what their locks say. */
public final class CrossEnvs {
    private final Store store;
    private final int threads;
    private final String generator;
    /** What was found of the environments that were looked at, by {@link #key}: there are thousands of files in each. */
    private final Map<String, Optional<Head>> looked = new ConcurrentHashMap<>();

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
     * @param kept gets what was planned, where that is the whole of it; nothing where plans can't be told from older ones
     * @return in the same order
     * @throws UserMistake if a package has nothing for a target or can't be installed, or two can't lie side by side
     * @throws dev.pypack.build.EnvironmentFailure if a file can't be had
     * @throws IOException if a file can't be read or written
     */
    public List<CrossEnv> sync(List<WantedEnvironment> all, EnvironmentPlanning planning, Optional<KeptPlans> kept)
            throws IOException {
        List<EnvironmentPlace> places = places(all);
        List<Optional<CrossEnv>> right = Parallel.each(threads, places, this::asMade);
        List<WantedEnvironment> pending = missing(all, right);
        if (pending.isEmpty()) {
            return merged(places, right, Map.of());
        }
        List<EnvironmentPlan> plans = planning.plans(pending, EnvironmentForm.PREFIX);
        Map<Path, CrossEnv> made = make(missing(places, right), plans);
        if (kept.isPresent() && pending.size() == all.size()) {
            kept.get().keep(targets(places), plans, threads);
        }
        return merged(places, right, made);
    }

    private static List<EnvironmentPlace> places(List<WantedEnvironment> all) {
        List<EnvironmentPlace> places = new ArrayList<>();
        for (WantedEnvironment each : all) {
            places.add(each.place());
        }
        return places;
    }

    private static List<Target> targets(List<EnvironmentPlace> places) {
        List<Target> targets = new ArrayList<>();
        for (EnvironmentPlace place : places) {
            targets.add(place.target());
        }
        return targets;
    }

    /**
     * The environments, brought to what they were made of before, if that is known of all of them. Else nothing is written.
     *
     * @param places of the environments
     * @param kept what was planned when they were made
     * @return in the same order; nothing where one of them has to be planned
     * @throws IOException if a file can't be read or written
     */
    public Optional<List<CrossEnv>> ifKnown(List<EnvironmentPlace> places, KeptPlans kept) throws IOException {
        List<Optional<CrossEnv>> right = Parallel.each(threads, places, this::asMade);
        List<EnvironmentPlace> pending = missing(places, right);
        if (pending.isEmpty()) {
            return Optional.of(merged(places, right, Map.of()));
        }
        List<EnvironmentPlan> plans = new ArrayList<>();
        for (Optional<EnvironmentPlan> plan : Parallel.each(threads, pending, place -> kept.plan(place.target()))) {
            if (plan.isEmpty()) {
                return Optional.empty();
            }
            plans.add(plan.get());
        }
        return Optional.of(merged(places, right, make(pending, plans)));
    }

    /** Those of which the environment is not as it was made. */
    private static <T> List<T> missing(List<T> all, List<Optional<CrossEnv>> right) {
        List<T> missing = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (right.get(i).isEmpty()) {
                missing.add(all.get(i));
            }
        }
        return missing;
    }

    private static List<CrossEnv> merged(
            List<EnvironmentPlace> places, List<Optional<CrossEnv>> right, Map<Path, CrossEnv> made) {
        List<CrossEnv> environments = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            Path folder = places.get(i).folder();
            Optional<CrossEnv> asMade = right.get(i);
            environments.add(asMade.isPresent() ? asMade.get() : Objects.requireNonNull(made.get(folder)));
        }
        return environments;
    }

    private Optional<CrossEnv> asMade(EnvironmentPlace place) throws IOException {
        Optional<Head> known = looked.get(key(place));
        if (known == null) {
            known = new EnvironmentFolder(place.folder(), place.memory(), 1).ifAsMade(fingerprint(place));
            looked.put(key(place), known);
        }
        return known.isPresent() ? Optional.of(environment(place, known.get(), true)) : Optional.empty();
    }

    /** A folder, and what it should be made of. */
    private String key(EnvironmentPlace place) {
        return place.folder() + " " + fingerprint(place);
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
    private Map<Path, CrossEnv> make(List<EnvironmentPlace> pending, List<EnvironmentPlan> plans) throws IOException {
        int threadsOfEach = Math.max(1, threads / plans.size());
        Map<Path, CrossEnv> made = new ConcurrentHashMap<>();
        List<Integer> indices = new ArrayList<>();
        for (int i = 0; i < plans.size(); i++) {
            indices.add(i);
        }
        Parallel.each(threads, indices, i -> {
            EnvironmentPlace place = pending.get(i);
            looked.remove(key(place));
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
