package dev.pypack.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.build.IndexAccess;
import dev.pypack.build.Login;
import dev.pypack.build.PackageIndex;
import dev.pypack.build.WebProxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.apache.maven.settings.Settings;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.repository.Proxy;
import org.eclipse.aether.util.repository.AuthenticationBuilder;
import org.eclipse.aether.util.repository.DefaultAuthenticationSelector;
import org.eclipse.aether.util.repository.DefaultMirrorSelector;
import org.eclipse.aether.util.repository.DefaultProxySelector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Package indexes, logins and proxies as settings.xml has them, which Maven gives to its resolver. */
class MavenIndexAccessTest {
    private static final String URL = "https://packages.example.com/simple";

    private final DefaultRepositorySystemSession resolver = MavenRepositorySystemUtils.newSession();
    private final Settings settings = new Settings();

    @Test
    void without_settings_nothing_is_told() {
        IndexAccess access = access(null);

        assertThat(access.named()).isEmpty();
        assertThat(access.mirror()).isEmpty();
        assertThat(access.extra()).isEmpty();
        assertThat(access.proxy()).isEmpty();
        assertThat(access.trusted()).isEmpty();
        assertThat(access.isOffline()).isFalse();
    }

    @Test
    void a_mirror_of_the_layout_pypi_is_the_index_and_its_server_has_the_login() {
        login("company");
        resolver.setMirrorSelector(new DefaultMirrorSelector()
                .add("maven", "https://maven.example.com", "default", false, false, "*", "default,legacy")
                .add("company", URL, "pypi", false, false, "*", "pypi"));

        assertThat(access(null).mirror()).contains(new PackageIndex(URL, Optional.of(new Login("joe", "s3cr3t"))));
    }

    @Test
    void a_mirror_of_all_maven_repositories_is_no_package_index() {
        resolver.setMirrorSelector(new DefaultMirrorSelector()
                .add("maven", "https://maven.example.com", "default", false, false, "*", "default,legacy"));

        assertThat(access(null).mirror()).isEmpty();
    }

    @Test
    void the_index_of_a_property_has_the_login_of_the_server_that_is_named() {
        login("packages");

        assertThat(new MavenIndexAccess(resolver, settings, URL, List.of(URL + "2"), "packages").named())
                .contains(new PackageIndex(URL, Optional.of(new Login("joe", "s3cr3t"))));
        assertThat(new MavenIndexAccess(resolver, settings, URL, List.of(URL + "2"), "packages").extra())
                .containsExactly(new PackageIndex(URL + "2", Optional.of(new Login("joe", "s3cr3t"))));
        assertThat(access(URL).named()).contains(PackageIndex.at(URL));
    }

    @Test
    void a_token_among_the_fields_of_a_server_is_for_its_indexes() {
        resolver.setMirrorSelector(new DefaultMirrorSelector().add("company", URL, "pypi", false, false, "*", "pypi"));
        resolver.setConfigProperty(
                "aether.connector.http.headers.company", Map.of("Authorization", "Bearer t0ken", "X-Other", "x"));
        resolver.setConfigProperty("aether.transport.http.headers.packages", Map.of("Authorization", "Bearer t1"));

        assertThat(new MavenIndexAccess(resolver, settings, URL + "1", List.of(URL + "2"), "packages").tokens())
                .containsExactlyInAnyOrderEntriesOf(Map.of(URL, "t0ken", URL + "1", "t1", URL + "2", "t1"));
        assertThat(new MavenIndexAccess(resolver, settings, URL + "1", List.of(), "nobody").tokens())
                .containsExactly(Map.entry(URL, "t0ken"));
    }

    @Test
    void the_proxy_of_the_settings_has_its_login_and_hosts_that_are_asked_without_it() {
        resolver.setProxySelector(new DefaultProxySelector()
                .add(
                        new Proxy(
                                "http",
                                "proxy.example.com",
                                3128,
                                new AuthenticationBuilder()
                                        .addUsername("joe")
                                        .addPassword("s3cr3t")
                                        .build()),
                        "localhost|*.example.com"));
        org.apache.maven.settings.Proxy active = new org.apache.maven.settings.Proxy();
        active.setActive(true);
        active.setNonProxyHosts("localhost|*.example.com");
        settings.addProxy(active);

        WebProxy proxy = access(null).proxy().orElseThrow();
        assertThat(proxy.urlWithLogin()).isEqualTo("http://joe:s3cr3t@proxy.example.com:3128");
        assertThat(proxy.noProxy()).isEqualTo("localhost,.example.com");
        assertThat(proxy.toString() + access(null).proxy()).doesNotContain("s3cr3t");
    }

    @Test
    void offline_is_as_maven_was_called() {
        resolver.setOffline(true);

        assertThat(access(null).isOffline()).isTrue();
    }

    private void login(String server) {
        resolver.setAuthenticationSelector(new DefaultAuthenticationSelector()
                .add(
                        server,
                        new AuthenticationBuilder()
                                .addUsername("joe")
                                .addPassword("s3cr3t")
                                .build()));
    }

    private IndexAccess access(@Nullable String indexUrl) {
        return new MavenIndexAccess(resolver, settings, indexUrl, List.of(), null);
    }
}
