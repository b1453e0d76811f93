package dev.pypack.lock.uv;

import dev.pypack.build.Host;
import dev.pypack.build.IndexAccess;
import dev.pypack.build.PackageIndex;
import dev.pypack.build.PipSettings;
import dev.pypack.lock.inputs.LockInputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The variables that uv sees: made from nothing, so that no setting of the user and no secret gets there that isn't for it.
 * Indexes with their logins, proxies and certificates are.
 *
 * @param host this machine
 * @param indexes what the build tool knows of indexes
 * @param home an empty folder in place of the user's, whose settings would have an influence
 * @param cache where uv keeps what it has fetched
 */
record UvEnvironment(Host host, IndexAccess indexes, Path home, Path cache) {
    private static final String DEFAULT_INDEX = "UV_DEFAULT_INDEX";
    private static final String INDEX = "UV_INDEX";
    private static final String LOGIN_OF_INDEX = "UV_INDEX_";

    private static final Set<String> KEPT =
            Set.of("UV_HTTP_RETRIES", "UV_HTTP_TIMEOUT", "UV_INSECURE_HOST", "UV_OFFLINE", "UV_SYSTEM_CERTS");

    /** What git needs to find itself and the user's logins. */
    private static final List<String> OF_GIT =
            List.of("PATH", "PATHEXT", "SSH_AUTH_SOCK", "GIT_SSH", "GIT_SSH_COMMAND", "GIT_CONFIG_GLOBAL");

    private static final List<String> CERTIFICATES = List.of("SSL_CERT_FILE", "SSL_CERT_DIR", "UV_SYSTEM_CERTS");

    /** For a project that may name a default index of its own, which then goes before all but the one of this build. */
    Map<String, String> variables(LockInputs inputs) throws IOException {
        PipSettings pip = PipSettings.of(host);
        Map<String, String> variables =
                new NetworkVariables(host.environment(), indexes, home.resolve("certificates.pem")).toMap();
        host.environment().forEach((name, value) -> {
            if (KEPT.contains(name) || name.startsWith(LOGIN_OF_INDEX)) {
                variables.put(name, value);
            }
        });
        Files.createDirectories(home);
        variables.put("HOME", home.toString());
        variables.put("USERPROFILE", home.toString());
        variables.put("XDG_CONFIG_HOME", home.toString());
        variables.put("UV_NO_SYSTEM_CONFIG", "1");
        variables.put("UV_PYTHON_DOWNLOADS", "never");
        variables.put("UV_CACHE_DIR", cache.toString());
        variables.putAll(ofIndexes(inputs, pip));
        pip.proxy().ifPresent(proxy -> {
            variables.putIfAbsent("HTTP_PROXY", proxy);
            variables.putIfAbsent("HTTPS_PROXY", proxy);
        });
        if (inputs.needsGit()) {
            addGit(variables);
        }
        if (!inputs.settings().builtSdists().isEmpty()) {
            add(List.of("PATH", "PATHEXT"), variables);
        }
        if (CERTIFICATES.stream().noneMatch(variables::containsKey)) {
            // uv's own list knows no company's proxy.
            pip.certificates()
                    .ifPresentOrElse(
                            file -> variables.put("SSL_CERT_FILE", file), () -> variables.put("UV_SYSTEM_CERTS", "1"));
        }
        return variables;
    }

    /** Those that name indexes, with their logins. */
    Map<String, String> ofIndexes(LockInputs inputs) {
        return ofIndexes(inputs, PipSettings.of(host));
    }

    private Map<String, String> ofIndexes(LockInputs inputs, PipSettings pip) {
        Map<String, String> variables = new HashMap<>();
        defaultIndex(inputs, pip).ifPresent(url -> variables.put(DEFAULT_INDEX, url));
        extraIndexes(pip).ifPresent(urls -> variables.put(INDEX, urls));
        return variables;
    }

    private void addGit(Map<String, String> variables) {
        variables.put("GIT_TERMINAL_PROMPT", "0");
        Path settings = Path.of(host.environment().getOrDefault("HOME", ""), ".gitconfig");
        if (Files.isRegularFile(settings)) {
            variables.put("GIT_CONFIG_GLOBAL", settings.toString());
        }
        add(OF_GIT, variables);
    }

    private void add(List<String> names, Map<String, String> variables) {
        host.environment().forEach((name, value) -> {
            if (names.contains(name.toUpperCase(Locale.ROOT))) {
                variables.put(name, value);
            }
        });
    }

    private Optional<String> defaultIndex(LockInputs inputs, PipSettings pip) {
        if (indexes.named().isPresent() || inputs.places().nameDefaultIndex()) {
            return indexes.named().map(PackageIndex::urlWithLogin);
        }
        return indexes.mirror()
                .map(PackageIndex::urlWithLogin)
                .or(() -> Optional.ofNullable(host.environment().get(DEFAULT_INDEX)))
                .or(() -> pip.index().map(PackageIndex::url));
    }

    private Optional<String> extraIndexes(PipSettings pip) {
        Stream<String> told = indexes.extra().stream().map(PackageIndex::urlWithLogin);
        String variable = host.environment().getOrDefault(INDEX, "");
        Stream<String> users = variable.isBlank() ? pip.extra().stream().map(PackageIndex::url) : Stream.of(variable);
        String all = Stream.concat(told, users).collect(Collectors.joining(" "));
        return Optional.of(all).filter(urls -> !urls.isBlank());
    }
}
