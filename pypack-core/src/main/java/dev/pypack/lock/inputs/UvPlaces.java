package dev.pypack.lock.inputs;

import dev.pypack.build.Host;
import dev.pypack.build.Login;
import dev.pypack.build.PackageIndex;
import dev.pypack.lock.LockTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The places where uv looks for packages, as a project or its requirements file names them, and which of the packages there
 * it takes.
 *
 * @param keys those of {@code [tool.uv]} that say so
 * @see <a href="https://docs.astral.sh/uv/concepts/indexes/">uv, "Package indexes"</a>
 */
public record UvPlaces(Map<String, Object> keys) {
    static final String INDEX = "index";
    static final String INDEX_URL = "index-url";
    static final String EXTRA_INDEX_URL = "extra-index-url";
    static final String FIND_LINKS = "find-links";
    static final String NO_INDEX = "no-index";
    static final String EXCLUDE_NEWER = "exclude-newer";

    /** Those that name places. */
    private static final List<String> OF_URLS = List.of(INDEX, INDEX_URL, EXTRA_INDEX_URL, FIND_LINKS);

    /** All that say which packages there are. */
    static final Set<String> KEYS = Set.of(
            INDEX,
            INDEX_URL,
            EXTRA_INDEX_URL,
            FIND_LINKS,
            NO_INDEX,
            "index-strategy",
            EXCLUDE_NEWER,
            "exclude-newer-package");

    private static final String URL = "url";
    private static final Pattern REMOTE = Pattern.compile("(?i)https?://.*");

    /**
     * Those of some keys.
     *
     * @param keys of {@code [tool.uv]}; all others are left out
     */
    public UvPlaces {
        Map<String, Object> kept = new LinkedHashMap<>(keys);
        kept.keySet().retainAll(KEYS);
        keys = Collections.unmodifiableMap(kept);
    }

    /** Notes those that other machines don't have. */
    static void check(LockTable uv) {
        for (String key : OF_URLS) {
            urls(uv.free().values().get(key))
                    .filter(url -> !REMOTE.matcher(url).matches())
                    .forEach(
                            url -> uv.mistake(
                                    "local-file",
                                    uv.place(key),
                                    "tool.uv." + key + " has " + url + ", which other machines don't have",
                                    "Name a URL; or deploy the wheels to a Maven repository, and depend on them in the POM, with the type whl."));
        }
    }

    /**
     * Whether the project itself says which index is the default one, or that there is none.
     *
     * @return true if it does, and nothing else may be it then
     */
    public boolean nameDefaultIndex() {
        return haveNoIndex() || keys.containsKey(INDEX_URL) || hasDefaultIndex();
    }

    private boolean hasDefaultIndex() {
        for (Map<?, ?> index : tables()) {
            if (Boolean.TRUE.equals(index.get("default"))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether there are no indexes but the places of links.
     *
     * @return true if {@code no-index} says so
     */
    public boolean haveNoIndex() {
        return Boolean.TRUE.equals(keys.get(NO_INDEX));
    }

    /**
     * Where uv looks.
     *
     * @return the URLs as they are written, in the order of the keys
     */
    public List<String> urls() {
        return OF_URLS.stream()
                .filter(key -> key.equals(FIND_LINKS) || !haveNoIndex())
                .flatMap(key -> urls(keys.get(key)))
                .toList();
    }

    /**
     * The places with what uv's variables of them say of who asks.
     *
     * @param host this machine, whose variables are looked at
     * @return in the order in which they are named
     */
    public List<PackageIndex> asAskedBy(Host host) {
        Stream<PackageIndex> named = tables().stream()
                .flatMap(index -> text(index, URL).map(url -> new PackageIndex(url, login(index, host))).stream());
        Stream<PackageIndex> others = OF_URLS.stream()
                .filter(key -> !key.equals(INDEX))
                .flatMap(key -> urls(keys.get(key)))
                .map(PackageIndex::at);
        return Stream.concat(named, others).toList();
    }

    /**
     * One text for places that are the same, whoever asks.
     *
     * @return the keys and their values, without users and passwords
     */
    public String withoutLogins() {
        return InputDigests.canonical(keys);
    }

    private List<Map<?, ?>> tables() {
        List<Map<?, ?>> tables = new ArrayList<>();
        if (keys.get(INDEX) instanceof List<?> all) {
            for (Object each : all) {
                if (each instanceof Map<?, ?> table) {
                    tables.add(table);
                }
            }
        }
        return tables;
    }

    /** One, or a list, or a list of tables with one each. */
    private static Stream<String> urls(@Nullable Object said) {
        if (said instanceof List<?> all) {
            return all.stream().flatMap(UvPlaces::urls);
        }
        Object url = said instanceof Map<?, ?> table ? table.get(URL) : said;
        return url == null ? Stream.empty() : Stream.of(url.toString());
    }

    private static Optional<Login> login(Map<?, ?> index, Host host) {
        Optional<String> variables = text(index, "name")
                .map(name -> "UV_INDEX_" + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"));
        Optional<String> user = variables.map(name -> host.environment().get(name + "_USERNAME"));
        Optional<String> password = variables.map(name -> host.environment().get(name + "_PASSWORD"));
        return user.isEmpty() && password.isEmpty()
                ? Optional.empty()
                : Optional.of(new Login(user.orElse(""), password.orElse("")));
    }

    private static Optional<String> text(Map<?, ?> index, String key) {
        return Optional.ofNullable(index.get(key))
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }
}
