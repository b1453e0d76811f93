package dev.pypack.target;

import dev.pypack.pep.Marker;
import dev.pypack.pep.MarkerEnvironment;
import dev.pypack.pep.PartialMarker;
import dev.pypack.pep.Tag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the result runs: a platform and a version of CPython, with all that follows from them. */
public final class Target {
    private static final String FULL_VERSION = "python_full_version";
    private static final String IMPLEMENTATION_VERSION = "implementation_version";
    /** What isn't the target's: what is asked for of a package. */
    private static final Set<String> ASKED = Set.of("extra", "extras", "dependency_groups");

    private static final Set<String> ASKED_OR_PATCH =
            Set.of("extra", "extras", "dependency_groups", FULL_VERSION, IMPLEMENTATION_VERSION);

    private final Platform platform;
    private final PythonVersion pythonVersion;
    private final boolean isDerived;
    /** What an interpreter told, or what follows from platform and Python once somebody asks: thousands of tags. */
    private volatile @Nullable CompletePlatform values;

    private volatile @Nullable MarkerEnvironment environment;
    /** Made when a marker asks for it, which few do, but these often. */
    private volatile @Nullable List<MarkerEnvironment> ofPatches;

    private Target(Platform platform, PythonVersion pythonVersion, @Nullable CompletePlatform told) {
        PythonVersion oldest = platform.pythonVersions().get(0);
        if (pythonVersion.compareTo(oldest) < 0) {
            throw new UnknownTarget(
                    platform + " with Python " + pythonVersion, "the first Python there is " + oldest.release());
        }
        this.platform = platform;
        this.pythonVersion = pythonVersion;
        this.isDerived = told == null;
        this.values = told;
    }

    /**
     * The target of a platform and a Python.
     *
     * @param platform a name or an alias of the table, a floor perhaps, as {@link Platform#of} reads it
     * @param pythonVersion such as {@code 3.11}, {@code 3.11.7} or {@code 3.13t}, as {@link PythonVersion#parse} reads
     *     it
     * @return the target
     * @throws UnknownTarget if there is no such platform, floor or Python, or the platform never had this Python
     */
    public static Target of(String platform, String pythonVersion) {
        return of(Platform.of(platform), PythonVersion.parse(pythonVersion));
    }

    /**
     * The target of a platform and a Python.
     *
     * @param platform the platform
     * @param pythonVersion the version of CPython
     * @return the target
     * @throws UnknownTarget if the platform never had this Python
     */
    public static Target of(Platform platform, PythonVersion pythonVersion) {
        return new Target(platform, pythonVersion, null);
    }

    /**
     * The target of an interpreter that told its values. Its markers and tags are those that it told, while its
     * platform and Python, and so its id, are read from the tags.
     *
     * @param values what the interpreter says of itself
     * @return the target
     * @throws UnknownTarget if the interpreter is no CPython that is known, or runs on a platform that isn't in the
     *     table
     */
    public static Target of(CompletePlatform values) {
        return new Target(values.platform(), values.pythonVersion(), values);
    }

    /**
     * The target that an id means.
     *
     * @param id as {@link #id} gives it, such as {@code linux_amd64-cp312}
     * @return the target, its patch level unknown
     * @throws UnknownTarget if the text isn't the id of a target, letter by letter
     */
    public static Target ofId(String id) {
        int hyphen = id.lastIndexOf('-');
        if (hyphen < 0) {
            throw new UnknownTarget(id, "a target id is a platform, a hyphen and a Python, such as linux_amd64-cp312");
        }
        Target target = of(Platform.of(id.substring(0, hyphen)), PythonVersion.ofAbi(id.substring(hyphen + 1)));
        if (!target.id().equals(id)) {
            throw new UnknownTarget(id, "the id of this target is " + target.id());
        }
        return target;
    }

    /**
     * The targets of some ids.
     *
     * @param ids such as {@code linux_amd64-cp312}
     * @return in the same order
     * @throws UnknownTarget if one is no id of a target
     */
    public static List<Target> ofIds(List<String> ids) {
        List<Target> targets = new ArrayList<>();
        for (String id : ids) {
            targets.add(ofId(id));
        }
        return List.copyOf(targets);
    }

    private static Map<String, String> markerValues(Platform platform, PythonVersion pythonVersion) {
        Map<String, String> values = new HashMap<>(platform.markerValues());
        values.put("python_version", pythonVersion.release());
        values.put(FULL_VERSION, pythonVersion.fullVersion());
        values.put("implementation_name", "cpython");
        values.put(IMPLEMENTATION_VERSION, pythonVersion.fullVersion());
        values.put("platform_python_implementation", "CPython");
        return values;
    }

    /**
     * The platform.
     *
     * @return with its floor
     */
    public Platform platform() {
        return platform;
    }

    /**
     * The version of CPython.
     *
     * @return with its patch level, if that is known
     */
    public PythonVersion pythonVersion() {
        return pythonVersion;
    }

    /**
     * The short name of folders, locks and classifiers. It doesn't tell the patch level.
     *
     * @return such as {@code linux_amd64-cp312}, {@code linux_amd64_glibc2_17-cp312} with a floor that isn't the
     *     default, or {@code linux_amd64-cp313t} if free-threaded
     */
    public String id() {
        return platform.id() + "-" + pythonVersion.abi();
    }

    /**
     * The values that markers have on the target. An unknown patch level counts as 0, and no extra is asked for.
     *
     * @return the environment
     * @see <a href="https://packaging.python.org/en/latest/specifications/dependency-specifiers/#environment-markers">
     *     Dependency specifiers, environment markers (PEP 508)</a>
     */
    public MarkerEnvironment markerEnvironment() {
        MarkerEnvironment known = environment;
        if (known == null) {
            known = MarkerEnvironment.of(completePlatform().markerEnvironment());
            environment = known;
        }
        return known;
    }

    /**
     * The tags of the wheels that the target accepts.
     *
     * @return the best first; of a table's target in the order of PyPA's {@code packaging} 26.3, which puts
     *     {@code linux_x86_64} before {@code manylinux_2_28_x86_64}
     * @see <a href="https://packaging.python.org/en/latest/specifications/platform-compatibility-tags/">Platform
     *     compatibility tags (PEP 425)</a>
     */
    public List<Tag> tags() {
        return completePlatform().compatibleTags();
    }

    /**
     * Whether a marker holds on some patch levels of the target's Python and not on others, while the target doesn't
     * say which of them it has. {@link #markerEnvironment} then answers for patch level 0 only.
     *
     * @param marker the marker; extras and dependency groups in it may be asked for or not
     * @return true if the patch level makes a difference; always false if it was given
     * @throws dev.pypack.pep.UndefinedMarkerVariable if a part of the marker has no value on the target
     */
    public boolean dependsOnPatch(Marker marker) {
        return pythonVersion.patch().isEmpty()
                && marker.evaluatePartly(markerEnvironment(), ASKED_OR_PATCH) instanceof PartialMarker.Open open
                && asksForPatch(marker, open.remainder())
                && differsByPatch(open.remainder());
    }

    /** Most markers don't, and looking at each patch level takes long. */
    private boolean asksForPatch(Marker marker, Marker undecided) {
        return !(marker.evaluatePartly(markerEnvironment(), ASKED) instanceof PartialMarker.Open open
                && open.remainder().equals(undecided));
    }

    private boolean differsByPatch(Marker marker) {
        List<MarkerEnvironment> patches = environmentsOfPatches();
        PartialMarker first = marker.evaluatePartly(patches.get(0), ASKED);
        for (MarkerEnvironment patch : patches.subList(1, patches.size())) {
            if (!first.equals(marker.evaluatePartly(patch, ASKED))) {
                return true;
            }
        }
        return false;
    }

    private List<MarkerEnvironment> environmentsOfPatches() {
        List<MarkerEnvironment> known = ofPatches;
        if (known == null) {
            known = everyPatch();
            ofPatches = known;
        }
        return known;
    }

    private List<MarkerEnvironment> everyPatch() {
        List<MarkerEnvironment> environments = new ArrayList<>();
        for (int level = 0; level <= PythonVersion.HIGHEST_PATCH; level++) {
            environments.add(environmentOfPatch(level));
        }
        return List.copyOf(environments);
    }

    private MarkerEnvironment environmentOfPatch(int level) {
        Map<String, String> ofPatch = new HashMap<>(completePlatform().markerEnvironment());
        String version = pythonVersion.withPatch(level).fullVersion();
        ofPatch.put(FULL_VERSION, version);
        ofPatch.put(IMPLEMENTATION_VERSION, version);
        return MarkerEnvironment.of(ofPatch);
    }

    /**
     * The target's markers and tags, for pex.
     *
     * @return what an interpreter on the target would say of itself
     */
    public CompletePlatform completePlatform() {
        CompletePlatform known = values;
        if (known == null) {
            known = new CompletePlatform(
                    markerValues(platform, pythonVersion), new WheelTags(pythonVersion, platform.tags()).inOrder());
            values = known;
        }
        return known;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Target target
                && platform.equals(target.platform)
                && pythonVersion.equals(target.pythonVersion)
                && ((isDerived && target.isDerived) || completePlatform().equals(target.completePlatform()));
    }

    @Override
    public int hashCode() {
        return 31 * platform.hashCode() + pythonVersion.hashCode();
    }

    /**
     * The id.
     *
     * @return for people to read
     */
    @Override
    public String toString() {
        return id();
    }
}
