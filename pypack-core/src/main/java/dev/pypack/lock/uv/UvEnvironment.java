package dev.pypack.lock.uv;

import dev.pypack.build.Host;
import dev.pypack.build.IndexAccess;
import dev.pypack.build.PackageIndex;
import dev.pypack.build.PipSettings;
import dev.pypack.lock.inputs.LockInputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
        for (Map.Entry<String, String> each : host.environment().entrySet()) {
            if (KEPT.contains(each.getKey()) || each.getKey().startsWith(LOGIN_OF_INDEX)) {
                variables.put(each.getKey(), each.getValue());
            }
        }
        Files.createDirectories(home);
        variables.put("HOME", home.toString());
        variables.put("USERPROFILE", home.toString());
        variables.put("XDG_CONFIG_HOME", home.toString());
        variables.put("UV_NO_SYSTEM_CONFIG", "1");
        variables.put("UV_PYTHON_DOWNLOADS", "never");
        variables.put("UV_CACHE_DIR", cache.toString());
        variables.putAll(ofIndexes(inputs, pip));
        Optional<String> proxy = pip.proxy();
        if (proxy.isPresent()) {
            variables.putIfAbsent("HTTP_PROXY", proxy.get());
            variables.putIfAbsent("HTTPS_PROXY", proxy.get());
        }
        if (inputs.needsGit()) {
            addGit(variables);
        }
        if (!inputs.settings().builtSdists().isEmpty()) {
            add(List.of("PATH", "PATHEXT"), variables);
        }
        if (Collections.disjoint(CERTIFICATES, variables.keySet())) {
            addCertificates(pip, variables);
        }
        return variables;
    }

    /** uv's own list knows no company's proxy. */
    private static void addCertificates(PipSettings pip, Map<String, String> variables) {
        Optional<String> file = pip.certificates();
        if (file.isPresent()) {
            variables.put("SSL_CERT_FILE", file.get());
        } else {
            variables.put("UV_SYSTEM_CERTS", "1");
        }
    }

    /** Those that name indexes, with their logins. */
    Map<String, String> ofIndexes(LockInputs inputs) {
        return ofIndexes(inputs, PipSettings.of(host));
    }

    private Map<String, String> ofIndexes(LockInputs inputs, PipSettings pip) {
        Map<String, String> variables = new HashMap<>();
        Optional<String> url = defaultIndex(inputs, pip);
        if (url.isPresent()) {
            variables.put(DEFAULT_INDEX, url.get());
        }
        String urls = extraIndexes(pip);
        if (!urls.isBlank()) {
            variables.put(INDEX, urls);
        }
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
        for (Map.Entry<String, String> each : host.environment().entrySet()) {
            if (names.contains(each.getKey().toUpperCase(Locale.ROOT))) {
                variables.put(each.getKey(), each.getValue());
            }
        }
    }

    private Optional<String> defaultIndex(LockInputs inputs, PipSettings pip) {
        Optional<PackageIndex> named = indexes.named();
        if (named.isPresent()) {
            return Optional.of(named.get().urlWithLogin());
        }
        if (inputs.places().nameDefaultIndex()) {
            return Optional.empty();
        }
        Optional<PackageIndex> mirror = indexes.mirror();
        if (mirror.isPresent()) {
            return Optional.of(mirror.get().urlWithLogin());
        }
        Optional<String> variable = Optional.ofNullable(host.environment().get(DEFAULT_INDEX));
        if (variable.isPresent()) {
            return variable;
        }
        Optional<PackageIndex> ofPip = pip.index();
        return ofPip.isPresent() ? Optional.of(ofPip.get().url()) : Optional.empty();
    }

    private String extraIndexes(PipSettings pip) {
        List<String> urls = new ArrayList<>();
        for (PackageIndex told : indexes.extra()) {
            urls.add(told.urlWithLogin());
        }
        String variable = host.environment().getOrDefault(INDEX, "");
        if (variable.isBlank()) {
            for (PackageIndex ofPip : pip.extra()) {
                urls.add(ofPip.url());
            }
        } else {
            urls.add(variable);
        }
        return String.join(" ", urls);
    }
}
