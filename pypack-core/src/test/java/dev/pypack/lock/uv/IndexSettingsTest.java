package dev.pypack.lock.uv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.build.Host;
import dev.pypack.build.IndexAccess;
import dev.pypack.build.Login;
import dev.pypack.build.OperatingSystem;
import dev.pypack.build.PackageIndex;
import dev.pypack.build.PipSettings;
import dev.pypack.build.WebProxy;
import dev.pypack.judge.Judges;
import dev.pypack.lock.Locks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which index, proxy and certificates uv is told of, and in which order. */
class IndexSettingsTest {
    private static final PackageIndex NAMED =
            new PackageIndex("https://named.example.com/simple", Optional.of(new Login("joe", "a b/@")));
    private static final PackageIndex MIRROR = PackageIndex.at("https://mirror.example.com/simple");

    @TempDir
    Path folder;

    private final Map<String, String> variables = new HashMap<>(Map.of("PIP_CONFIG_FILE", "/dev/null"));
    private String index = "";
    private Optional<PackageIndex> named = Optional.empty();
    private Optional<PackageIndex> mirror = Optional.empty();
    private Optional<WebProxy> proxy = Optional.empty();
    private List<X509Certificate> trusted = List.of();

    @Test
    void the_first_index_that_is_set_is_the_default_one() throws IOException {
        assertThat(uv()).doesNotContainKeys("UV_DEFAULT_INDEX", "UV_INDEX");

        Files.writeString(folder.resolve("pip.conf"), """
                [global]
                ; for the company
                index_url = https://file.example.com/simple
                extra-index-url = https://one.example.com/simple
                    https://two.example.com/simple
                cert = /etc/company.pem
                proxy: http://pip-proxy.example.com:8080
                [download]
                index-url = https://other.example.com
                """);
        variables.put("PIP_CONFIG_FILE", folder.resolve("pip.conf").toString());
        assertThat(uv())
                .containsEntry("UV_DEFAULT_INDEX", "https://file.example.com/simple")
                .containsEntry("UV_INDEX", "https://one.example.com/simple https://two.example.com/simple")
                .containsEntry("SSL_CERT_FILE", "/etc/company.pem")
                .containsEntry("HTTPS_PROXY", "http://pip-proxy.example.com:8080");

        variables.put("PIP_INDEX_URL", "https://pip.example.com/simple");
        assertThat(uv()).containsEntry("UV_DEFAULT_INDEX", "https://pip.example.com/simple");

        variables.put("UV_DEFAULT_INDEX", "https://uv.example.com/simple");
        assertThat(uv()).containsEntry("UV_DEFAULT_INDEX", "https://uv.example.com/simple");

        mirror = Optional.of(MIRROR);
        assertThat(uv()).containsEntry("UV_DEFAULT_INDEX", MIRROR.url());

        index = "[[tool.uv.index]]\nurl = \"https://project.example.com/simple\"\ndefault = true\n";
        assertThat(uv()).doesNotContainKey("UV_DEFAULT_INDEX");

        named = Optional.of(NAMED);
        assertThat(uv()).containsEntry("UV_DEFAULT_INDEX", "https://joe:a%20b%2F%40@named.example.com/simple");
    }

    @Test
    void an_index_beside_the_default_one_leaves_the_default_to_the_settings() throws IOException {
        index = "[[tool.uv.index]]\nname = \"own\"\nurl = \"https://project.example.com/simple\"\n";
        mirror = Optional.of(MIRROR);

        assertThat(uv()).containsEntry("UV_DEFAULT_INDEX", MIRROR.url());
    }

    @Test
    void the_proxy_of_the_build_goes_before_that_of_the_environment() throws IOException {
        variables.put("https_proxy", "http://environment.example.com");
        variables.put("no_proxy", "nowhere");
        assertThat(uv()).containsEntry("https_proxy", "http://environment.example.com");

        proxy = Optional.of(new WebProxy(
                "http://proxy.example.com:3128",
                Optional.of(new Login("joe", "pw")),
                List.of("localhost", "*.acme.org")));
        assertThat(uv())
                .containsEntry("HTTPS_PROXY", "http://joe:pw@proxy.example.com:3128")
                .containsEntry("NO_PROXY", "localhost,.acme.org")
                .doesNotContainKeys("https_proxy", "no_proxy");
    }

    @Test
    void the_certificates_that_the_build_trusts_are_a_file_that_others_read() throws Exception {
        variables.put("SSL_CERT_DIR", "/etc/certificates");
        trusted = ofThisJvm();

        Map<String, String> seen = uv();
        assertThat(seen).doesNotContainKeys("SSL_CERT_DIR", "UV_SYSTEM_CERTS");
        try (InputStream pem = Files.newInputStream(Path.of(seen.getOrDefault("SSL_CERT_FILE", "")))) {
            assertThat(List.<Object>copyOf(
                            CertificateFactory.getInstance("X.509").generateCertificates(pem)))
                    .isEqualTo(trusted);
        }
    }

    private static List<X509Certificate> ofThisJvm() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        return Arrays.stream(factory.getTrustManagers())
                .flatMap(manager -> Stream.of(((X509TrustManager) manager).getAcceptedIssuers()))
                .limit(5)
                .toList();
    }

    @Test
    void pips_own_files_are_found_where_each_system_has_them() throws IOException {
        Path home = Files.createDirectories(folder.resolve("home"));
        for (String place :
                List.of(".config/pip/pip.conf", "Library/Application Support/pip/pip.conf", "roaming/pip/pip.ini")) {
            Files.createDirectories(home.resolve(place).resolveSibling(""));
            Files.writeString(
                    home.resolve(place), "[global]\nindex-url = https://" + place.charAt(0) + ".example.com\n");
        }
        Map<String, String> users = Map.of(
                "HOME", home.toString(), "APPDATA", home.resolve("roaming").toString());

        assertThat(index(OperatingSystem.LINUX, users)).contains("https://..example.com");
        assertThat(index(OperatingSystem.WINDOWS, users)).contains("https://r.example.com");
        Files.delete(home.resolve(".config/pip/pip.conf"));
        assertThat(index(OperatingSystem.MACOS, users)).contains("https://L.example.com");
    }

    @Test
    void a_file_of_pip_in_another_encoding_is_read() throws IOException {
        Path file = Files.write(
                folder.resolve("latin.conf"),
                "# Größe\n[global]\nindex-url = https://latin.example.com\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(index(OperatingSystem.LINUX, Map.of("PIP_CONFIG_FILE", file.toString())))
                .contains("https://latin.example.com");
    }

    private static Optional<String> index(OperatingSystem system, Map<String, String> variables) {
        return PipSettings.of(host(system, variables)).index().map(PackageIndex::url);
    }

    @Test
    void all_places_that_were_asked_are_told_without_logins() throws IOException {
        variables.put("UV_INDEX", "ours=https://joe:pw@one.example.com/simple https://two.example.com/simple");
        assertThat(asked(""))
                .isEqualTo("https://one.example.com/simple, https://two.example.com/simple, the default index of uv");

        String places = """
                [tool.uv]
                index-url = "https://joe:pw@project.example.com/simple"
                extra-index-url = ["https://extra.example.com/simple"]
                find-links = ["https://links.example.com/"]
                """;
        variables.remove("UV_INDEX");
        assertThat(asked(places))
                .isEqualTo("https://project.example.com/simple, https://extra.example.com/simple,"
                        + " https://links.example.com/");
        assertThat(asked(places + "no-index = true\n")).isEqualTo("https://links.example.com/, no index (no-index)");
    }

    private String asked(String places) throws IOException {
        index = places;
        Map<String, String> seen = uv();
        return new UvQuestion(Locks.inputs(folder, List.of()), seen, Optional.empty()).indexes();
    }

    private Map<String, String> uv() throws IOException {
        Files.writeString(folder.resolve("pyproject.toml"), "[project]\nname = \"acme\"\nversion = \"1\"\n" + index);
        IndexAccess indexes = new IndexAccess() {
            @Override
            public Optional<PackageIndex> named() {
                return named;
            }

            @Override
            public Optional<PackageIndex> mirror() {
                return mirror;
            }

            @Override
            public Optional<WebProxy> proxy() {
                return proxy;
            }

            @Override
            public List<X509Certificate> trusted() {
                return trusted;
            }
        };
        return new UvEnvironment(
                        host(OperatingSystem.LINUX, variables),
                        indexes,
                        folder.resolve("uv-home"),
                        folder.resolve("uv-cache"))
                .variables(Locks.inputs(folder, List.of()));
    }

    private static Host host(OperatingSystem system, Map<String, String> variables) {
        Host here = Judges.host();
        return new Host(system, here.architecture(), here.cores(), here.cacheFolder(), variables);
    }
}
