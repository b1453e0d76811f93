package dev.pypack.lock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The variables that uv sees: made from nothing, so that no setting of the user and no secret gets there that isn't for it.
 * Indexes with their credentials, proxies and certificates are.
 *
 * @param host the variables of this machine
 * @param home an empty folder in place of the user's, whose settings would have an influence
 * @param cache where uv keeps what it has fetched
 */
record UvEnvironment(Map<String, String> host, Path home, Path cache) {
    private static final Set<String> KEPT = Set.of(
            "ALL_PROXY",
            "HTTP_PROXY",
            "HTTPS_PROXY",
            "NO_PROXY",
            "SSL_CERT_DIR",
            "SSL_CERT_FILE",
            "UV_DEFAULT_INDEX",
            "UV_HTTP_RETRIES",
            "UV_HTTP_TIMEOUT",
            "UV_INDEX",
            "UV_INSECURE_HOST",
            "UV_OFFLINE",
            "UV_SYSTEM_CERTS",
            // Without these no program of Windows finds the network or a place for temporary files.
            "SYSTEMROOT",
            "TEMP",
            "TMP",
            "TMPDIR");

    private static final List<String> CERTIFICATES = List.of("SSL_CERT_FILE", "SSL_CERT_DIR", "UV_SYSTEM_CERTS");

    private static final String INDEX_LOGIN = "UV_INDEX_";
    private static final String NETRC = "NETRC";

    Map<String, String> variables() throws IOException {
        Map<String, String> variables = new HashMap<>(host);
        variables.keySet().removeIf(name -> !isKept(name.toUpperCase(Locale.ROOT)));
        Files.createDirectories(home);
        variables.put("HOME", home.toString());
        variables.put("USERPROFILE", home.toString());
        variables.put("XDG_CONFIG_HOME", home.toString());
        variables.put("UV_NO_SYSTEM_CONFIG", "1");
        variables.put("UV_PYTHON_DOWNLOADS", "never");
        variables.put("UV_CACHE_DIR", cache.toString());
        if (CERTIFICATES.stream().noneMatch(variables::containsKey)) {
            variables.put("UV_SYSTEM_CERTS", "1"); // uv's own list knows no company's proxy
        }
        if (!variables.containsKey(NETRC) && host.containsKey("HOME")) {
            variables.put(NETRC, Path.of(host.get("HOME"), ".netrc").toString());
        }
        return variables;
    }

    private static boolean isKept(String name) {
        return KEPT.contains(name) || name.equals(NETRC) || name.startsWith(INDEX_LOGIN);
    }
}
