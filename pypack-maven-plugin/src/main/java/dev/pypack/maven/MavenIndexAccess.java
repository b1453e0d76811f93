package dev.pypack.maven;

import dev.pypack.build.EnvironmentFailure;
import dev.pypack.build.IndexAccess;
import dev.pypack.build.Login;
import dev.pypack.build.PackageIndex;
import dev.pypack.build.WebProxy;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.apache.maven.settings.Settings;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.AuthenticationContext;
import org.eclipse.aether.repository.Proxy;
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
        return indexUrl.isPresent() ? Optional.of(index(indexUrl.get())) : Optional.empty();
    }

    @Override
    public List<PackageIndex> extra() {
        List<PackageIndex> extra = new ArrayList<>();
        for (String url : extraIndexUrls) {
            extra.add(index(url));
        }
        return Collections.unmodifiableList(extra);
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
        RemoteRepository mirror = mirrorOfDefault();
        return mirror == null ? Optional.empty() : Optional.of(index(mirror));
    }

    private @Nullable RemoteRepository mirrorOfDefault() {
        return resolver.getMirrorSelector().getMirror(repository(LAYOUT, DEFAULT_INDEX));
    }

    /** Maven hands the fields that a server of settings.xml is to be sent to its resolver, under a name for each server. */
    @Override
    public Map<String, String> tokens() {
        Map<String, String> tokens = new HashMap<>();
        RemoteRepository mirror = mirrorOfDefault();
        if (mirror != null) {
            add(mirror.getUrl(), token(mirror.getId()), tokens);
        }
        Optional<String> token = token(serverId);
        if (indexUrl.isPresent()) {
            add(indexUrl.get(), token, tokens);
        }
        for (String url : extraIndexUrls) {
            add(url, token, tokens);
        }
        return tokens;
    }

    private static void add(String url, Optional<String> token, Map<String, String> tokens) {
        if (token.isPresent()) {
            tokens.put(url, token.get());
        }
    }

    private Optional<String> token(String server) {
        for (String header : HEADERS) {
            if (resolver.getConfigProperties().get(header + server) instanceof Map<?, ?> fields
                    && fields.get("Authorization") instanceof String value
                    && value.startsWith(BEARER)) {
                return Optional.of(value.substring(BEARER.length()));
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<WebProxy> proxy() {
        RemoteRepository index = repository(LAYOUT, DEFAULT_INDEX);
        Proxy proxy = resolver.getProxySelector().getProxy(index);
        if (proxy == null) {
            return Optional.empty();
        }
        RemoteRepository behind =
                new RemoteRepository.Builder(index).setProxy(proxy).build();
        return Optional.of(new WebProxy(
                proxy.getType() + "://" + proxy.getHost() + ":" + proxy.getPort(),
                login(AuthenticationContext.forProxy(resolver, behind)),
                direct()));
    }

    private List<String> direct() {
        org.apache.maven.settings.Proxy proxy = settings.getActiveProxy();
        String hosts = proxy == null ? null : proxy.getNonProxyHosts();
        return hosts == null ? List.of() : Arrays.asList(hosts.split("[|,]", -1));
    }

    @Override
    public List<X509Certificate> trusted() {
        boolean isTold = System.getProperty("javax.net.ssl.trustStore") != null
                || System.getProperty("javax.net.ssl.trustStoreType") != null;
        if (!isTold) {
            return List.of();
        }
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            List<X509Certificate> issuers = new ArrayList<>();
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509TrustManager trusting) {
                    Collections.addAll(issuers, trusting.getAcceptedIssuers());
                }
            }
            return Collections.unmodifiableList(issuers);
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
