package dev.pypack.maven;

import dev.pypack.build.EnvironmentFailure;
import dev.pypack.build.IndexAccess;
import dev.pypack.build.Login;
import dev.pypack.build.PackageIndex;
import dev.pypack.build.WebProxy;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.apache.maven.settings.Settings;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.AuthenticationContext;
import org.eclipse.aether.repository.RemoteRepository;
import org.jspecify.annotations.Nullable;

/**
 * Package indexes as properties and settings.xml have them: mirrors of the layout {@code pypi}, servers with their
 * passwords decrypted, proxies.
 */
final class MavenIndexAccess implements IndexAccess {
    private static final String LAYOUT = "pypi";

    /** In the place of the default index, whose address pip and uv know; no host has this name (RFC 6761). */
    private static final String DEFAULT_INDEX = "https://index.invalid/simple";

    /** The second is that of Maven 4. */
    private static final List<String> HEADERS =
            List.of("aether.connector.http.headers.", "aether.transport.http.headers.");

    private static final String BEARER = "Bearer ";

    private final RepositorySystemSession resolver;
    private final Settings settings;
    private final Optional<String> indexUrl;
    private final List<String> extraIndexUrls;
    private final String serverId;

    MavenIndexAccess(
            RepositorySystemSession resolver,
            Settings settings,
            @Nullable String indexUrl,
            List<String> extraIndexUrls,
            @Nullable String serverId) {
        this.resolver = resolver;
        this.settings = settings;
        this.indexUrl = Optional.ofNullable(indexUrl);
        this.extraIndexUrls = extraIndexUrls;
        this.serverId = serverId == null ? LAYOUT : serverId;
    }

    @Override
    public Optional<PackageIndex> named() {
        return indexUrl.map(this::index);
    }

    @Override
    public List<PackageIndex> extra() {
        return extraIndexUrls.stream().map(this::index).toList();
    }

    private PackageIndex index(String url) {
        return index(repository(serverId, url));
    }

    private PackageIndex index(RemoteRepository repository) {
        RemoteRepository known = new RemoteRepository.Builder(repository)
                .setAuthentication(resolver.getAuthenticationSelector().getAuthentication(repository))
                .build();
        return new PackageIndex(repository.getUrl(), login(AuthenticationContext.forRepository(resolver, known)));
    }

    private static Optional<Login> login(@Nullable AuthenticationContext context) {
        if (context == null) {
            return Optional.empty();
        }
        try (context) {
            String user = context.get(AuthenticationContext.USERNAME);
            String password = context.get(AuthenticationContext.PASSWORD);
            return user == null ? Optional.empty() : Optional.of(new Login(user, password == null ? "" : password));
        }
    }

    @Override
    public Optional<PackageIndex> mirror() {
        return Optional.ofNullable(resolver.getMirrorSelector().getMirror(repository(LAYOUT, DEFAULT_INDEX)))
                .map(this::index);
    }

    /** Maven hands the fields that a server of settings.xml is to be sent to its resolver, under a name for each server. */
    @Override
    public Map<String, String> tokens() {
        Map<String, String> tokens = new HashMap<>();
        Optional.ofNullable(resolver.getMirrorSelector().getMirror(repository(LAYOUT, DEFAULT_INDEX)))
                .ifPresent(mirror -> token(mirror.getId()).ifPresent(token -> tokens.put(mirror.getUrl(), token)));
        token(serverId).ifPresent(token -> {
            indexUrl.ifPresent(url -> tokens.put(url, token));
            extraIndexUrls.forEach(url -> tokens.put(url, token));
        });
        return tokens;
    }

    private Optional<String> token(String server) {
        return HEADERS.stream()
                .map(key -> resolver.getConfigProperties().get(key + server))
                .map(fields -> fields instanceof Map<?, ?> map ? map.get("Authorization") : null)
                .filter(value -> value instanceof String text && text.startsWith(BEARER))
                .map(value -> value.toString().substring(BEARER.length()))
                .findFirst();
    }

    @Override
    public Optional<WebProxy> proxy() {
        RemoteRepository index = repository(LAYOUT, DEFAULT_INDEX);
        return Optional.ofNullable(resolver.getProxySelector().getProxy(index)).map(proxy -> {
            RemoteRepository behind =
                    new RemoteRepository.Builder(index).setProxy(proxy).build();
            return new WebProxy(
                    proxy.getType() + "://" + proxy.getHost() + ":" + proxy.getPort(),
                    login(AuthenticationContext.forProxy(resolver, behind)),
                    direct());
        });
    }

    private List<String> direct() {
        return Optional.ofNullable(settings.getActiveProxy())
                .flatMap(proxy -> Optional.ofNullable(proxy.getNonProxyHosts()))
                .map(hosts -> Arrays.asList(hosts.split("[|,]", -1)))
                .orElse(List.of());
    }

    @Override
    public List<X509Certificate> trusted() {
        boolean isTold = Stream.of("javax.net.ssl.trustStore", "javax.net.ssl.trustStoreType")
                .anyMatch(property -> System.getProperty(property) != null);
        if (!isTold) {
            return List.of();
        }
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .flatMap(manager -> Arrays.stream(((X509TrustManager) manager).getAcceptedIssuers()))
                    .toList();
        } catch (GeneralSecurityException e) {
            throw new EnvironmentFailure(
                    "The trust store of this build can't be read: " + e.getMessage(),
                    "See what javax.net.ssl.trustStore names, in MAVEN_OPTS or .mvn/jvm.config.",
                    e);
        }
    }

    @Override
    public boolean isOffline() {
        return resolver.isOffline();
    }

    private static RemoteRepository repository(String id, String url) {
        return new RemoteRepository.Builder(id, LAYOUT, url).build();
    }
}
