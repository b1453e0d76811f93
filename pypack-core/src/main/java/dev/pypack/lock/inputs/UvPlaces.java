package dev.pypack.lock.inputs;

import dev.pypack.build.Host;
import dev.pypack.build.Login;
import dev.pypack.build.PackageIndex;
import dev.pypack.lock.LockTable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The places where uv looks for packages, as a project or its requirements file names them.
 *
 * @param keys those of {@code [tool.uv]}
 * @see <a href="https://docs.astral.sh/uv/concepts/indexes/">uv, "Package indexes"</a>
 */
record UvPlaces(Map<String, Object> keys) {
    static final String INDEX = "index";
    static final String INDEX_URL = "index-url";
    static final String EXTRA_INDEX_URL = "extra-index-url";
    static final String FIND_LINKS = "find-links";

    private static final String URL = "url";
    private static final Pattern REMOTE = Pattern.compile("(?i)https?://.*");

    /** Notes those that other machines don't have. */
    static void check(LockTable uv) {
        for (String key : List.of(INDEX, INDEX_URL, EXTRA_INDEX_URL, FIND_LINKS)) {
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

    boolean nameDefaultIndex() {
        return keys.containsKey(INDEX_URL) || tables().anyMatch(index -> Boolean.TRUE.equals(index.get("default")));
    }

    List<PackageIndex> asAskedBy(Host host) {
        Stream<PackageIndex> named = tables().flatMap(index ->
                text(index, URL).map(url -> new PackageIndex(url, login(index, host))).stream());
        Stream<PackageIndex> others = Stream.of(INDEX_URL, EXTRA_INDEX_URL, FIND_LINKS)
                .flatMap(key -> urls(keys.get(key)))
                .map(PackageIndex::at);
        return Stream.concat(named, others).toList();
    }

    private Stream<Map<?, ?>> tables() {
        return keys.get(INDEX) instanceof List<?> all
                ? all.stream().flatMap(each -> each instanceof Map<?, ?> table ? Stream.of(table) : Stream.empty())
                : Stream.empty();
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
