package dev.pypack.lock.uv;

import dev.pypack.build.AtomicMove;
import dev.pypack.build.IndexAccess;
import dev.pypack.build.WebProxy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The variables by which a child process finds its way to the network: proxies, certificates and logins, of the build tool's
 * settings and else of the user's environment. No other variable of the user's gets there.
 *
 * @param host the variables of this machine
 * @param indexes what the build tool knows
 * @param certificates where the authorities are written that the build trusts, if it was told any
 */
record NetworkVariables(Map<String, String> host, IndexAccess indexes, Path certificates) {
    private static final Set<String> PROXIES = Set.of("ALL_PROXY", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY");

    private static final Set<String> KEPT = Set.of(
            "NETRC",
            "SSL_CERT_DIR",
            "SSL_CERT_FILE",
            // Without these no program of Windows finds the network or a place for temporary files.
            "SYSTEMROOT",
            "TEMP",
            "TMP",
            "TMPDIR");

    private static final int PEM_LINE = 64;

    /** All of them; a file of certificates is written, if there are any. */
    Map<String, String> toMap() throws IOException {
        Map<String, String> variables = new TreeMap<>();
        Optional<WebProxy> proxy = indexes.proxy();
        for (Map.Entry<String, String> each : host.entrySet()) {
            String upper = each.getKey().toUpperCase(Locale.ROOT);
            if (KEPT.contains(upper) || (proxy.isEmpty() && PROXIES.contains(upper))) {
                variables.put(each.getKey(), each.getValue());
            }
        }
        if (proxy.isPresent()) {
            variables.put("HTTP_PROXY", proxy.get().urlWithLogin());
            variables.put("HTTPS_PROXY", proxy.get().urlWithLogin());
            variables.put("NO_PROXY", proxy.get().noProxy());
        }
        if (!variables.containsKey("NETRC") && host.containsKey("HOME")) {
            variables.put("NETRC", Path.of(host.get("HOME"), ".netrc").toString());
        }
        if (!indexes.trusted().isEmpty()) {
            AtomicMove.write(certificates, pem(indexes.trusted()).getBytes(StandardCharsets.US_ASCII));
            variables.remove("SSL_CERT_DIR");
            variables.put("SSL_CERT_FILE", certificates.toString());
        }
        return variables;
    }

    private static String pem(List<X509Certificate> trusted) {
        StringBuilder pem = new StringBuilder();
        for (X509Certificate certificate : trusted) {
            pem.append("-----BEGIN CERTIFICATE-----\n")
                    .append(Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'}).encodeToString(encoded(certificate)))
                    .append("\n-----END CERTIFICATE-----\n");
        }
        return pem.toString();
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("a certificate that is trusted has no encoded form", e);
        }
    }
}
