package dev.pypack.lock.inputs;

import dev.pypack.build.Host;
import dev.pypack.build.Login;
import dev.pypack.build.PackageIndex;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The package indexes that a project names: in {@code [[tool.uv.index]]}, or by the options of a requirements file.
 *
 * @param tables each with the keys that uv reads
 * @see <a href="https://docs.astral.sh/uv/concepts/indexes/">uv, "Package indexes"</a>
 */
record ProjectIndexes(List<Map<?, ?>> tables) {
    ProjectIndexes {
        tables = List.copyOf(tables);
    }

    static ProjectIndexes of(Map<String, Object> uvKeys) {
        return uvKeys.get("index") instanceof List<?> all
                ? new ProjectIndexes(all.stream()
                        .<Map<?, ?>>flatMap(each -> each instanceof Map<?, ?> table ? Stream.of(table) : Stream.empty())
                        .toList())
                : new ProjectIndexes(List.of());
    }

    boolean nameDefault() {
        return tables.stream().anyMatch(index -> Boolean.TRUE.equals(index.get("default")));
    }

    List<PackageIndex> asAskedBy(Host host) {
        return tables.stream()
                .flatMap(index -> text(index, "url").map(url -> new PackageIndex(url, login(index, host))).stream())
                .toList();
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
