package dev.pypack.store;

import dev.pypack.build.BuildContext;
import dev.pypack.build.EnvironmentFailure;
import dev.pypack.build.Login;
import dev.pypack.build.PackageIndex;
import dev.pypack.build.PipSettings;
import dev.pypack.build.WebProxy;
import dev.pypack.http.HttpLogin;
import dev.pypack.http.HttpLogins;
import dev.pypack.http.HttpOrigin;
import dev.pypack.http.HttpProxies;
import dev.pypack.http.HttpProxy;
import dev.pypack.http.HttpSettings;
import dev.pypack.http.Netrc;
import dev.pypack.http.ShownUrl;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How files are reached: by what the build tool knows, else by the variables that curl, pip and uv read too, else by what
 * pip is told in its files.
 */
final class NetworkAccess {
    private static final int CONNECTIONS = 8;

    private final BuildContext context;
    private final List<PackageIndex> indexes;
    private final Map<String, String> variables;
    private final PipSettings pip;

    NetworkAccess(BuildContext context, List<PackageIndex> indexes) {
        this.context = context;
        this.indexes = indexes;
        this.variables = context.host().environment();
        this.pip = PipSettings.of(context.host());
    }

    HttpSettings settings() {
        return HttpSettings.usual("pypack", CONNECTIONS)
                .by(proxies())
                .as(new HttpLogins(logins(), netrc()))
                .trusting(this::trusted);
    }

    private HttpProxies proxies() {
        return context.indexes().proxy().map(NetworkAccess::proxies).orElseGet(this::proxiesOfVariables);
    }

    private static HttpProxies proxies(WebProxy told) {
        Optional<HttpProxy> proxy = Optional.of(proxy(told.address(), told.login()));
        return new HttpProxies(proxy, proxy, told.direct());
    }

    private HttpProxies proxiesOfVariables() {
        List<String> direct = variable("NO_PROXY").stream()
                .flatMap(hosts -> Stream.of(hosts.split("[,\\s]+", -1)))
                .filter(host -> !host.isEmpty())
                .flatMap(NetworkAccess::patterns)
                .toList();
        Optional<String> all = variable("ALL_PROXY").or(pip::proxy);
        return new HttpProxies(
                variable("HTTP_PROXY").or(() -> all).map(address -> proxy(address, Optional.empty())),
                variable("HTTPS_PROXY").or(() -> all).map(address -> proxy(address, Optional.empty())),
                direct);
    }

    /** A name stands for itself and for all below it, with or without a dot before it. */
    private static Stream<String> patterns(String host) {
        String name = host.replaceFirst("^\\*?\\.", "").replaceFirst(":\\d+$", "");
        return name.equals("*") ? Stream.of("*") : Stream.of(name, "*." + name);
    }

    private static HttpProxy proxy(String address, Optional<Login> login) {
        try {
            URI url = URI.create(address.contains("://") ? address : "http://" + address);
            return new HttpProxy(
                    HttpOrigin.of(url),
                    login.map(known -> new HttpLogin.Basic(known.user(), known.password()))
                            .or(() -> HttpLogins.in(url)));
        } catch (IllegalArgumentException e) {
            // The cause may show a password.
            throw new EnvironmentFailure(
                    "The proxy " + ShownUrl.of(address) + " can't be used: it is none of http or https.",
                    "Name another in <proxy> of settings.xml, or in the variable HTTPS_PROXY.",
                    null);
        }
    }

    private Map<HttpOrigin, HttpLogin> logins() {
        Map<HttpOrigin, HttpLogin> logins = new HashMap<>();
        context.indexes().tokens().forEach((url, token) -> note(logins, url, Optional.of(new HttpLogin.Bearer(token))));
        Stream.of(
                        context.indexes().named().stream(),
                        context.indexes().mirror().stream(),
                        context.indexes().extra().stream(),
                        indexes.stream(),
                        indexesOfVariables(),
                        pip.index().stream(),
                        pip.extra().stream())
                .flatMap(each -> each)
                .forEach(index -> note(
                        logins,
                        index.url(),
                        index.login().map(known -> new HttpLogin.Basic(known.user(), known.password()))));
        return logins;
    }

    private Stream<PackageIndex> indexesOfVariables() {
        return Stream.of("UV_DEFAULT_INDEX", "UV_INDEX")
                .flatMap(name -> Stream.of(variables.getOrDefault(name, "").split("\\s+", -1)))
                .map(index -> index.replaceFirst("^[A-Za-z0-9_.-]+=", ""))
                .filter(index -> index.contains("://"))
                .map(PackageIndex::at);
    }

    /** The first that names a server is the one that holds; an index that lies on this machine needs no login. */
    private static void note(Map<HttpOrigin, HttpLogin> logins, String url, Optional<? extends HttpLogin> login) {
        try {
            URI parsed = URI.create(url);
            HttpOrigin origin = HttpOrigin.of(parsed);
            Optional<HttpLogin> known = login.map(HttpLogin.class::cast).or(() -> HttpLogins.in(parsed));
            known.ifPresent(each -> logins.putIfAbsent(origin, each));
        } catch (IllegalArgumentException notOfAServer) {
            return;
        }
    }

    private Netrc netrc() {
        return netrcFiles()
                .filter(Files::isRegularFile)
                .findFirst()
                .map(NetworkAccess::netrc)
                .orElse(Netrc.NONE);
    }

    private Stream<Path> netrcFiles() {
        String named = variables.get("NETRC");
        if (named != null && !named.isBlank()) {
            return Stream.of(Path.of(named));
        }
        return Stream.of("HOME", "USERPROFILE")
                .map(name -> variables.getOrDefault(name, ""))
                .filter(home -> !home.isBlank())
                .flatMap(home -> Stream.of(Path.of(home, ".netrc"), Path.of(home, "_netrc")));
    }

    private static Netrc netrc(Path file) {
        try {
            return Netrc.parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new EnvironmentFailure(
                    file + " can't be read: " + e, "See who may read it, or name another with the variable NETRC.", e);
        }
    }

    /** What the build tool trusts; else what programs are told by a variable, or pip by its files; else what Java trusts. */
    private List<X509Certificate> trusted() {
        List<X509Certificate> told = context.indexes().trusted();
        Optional<String> file =
                variable("SSL_CERT_FILE").or(pip::certificates).filter(path -> Files.isRegularFile(Path.of(path)));
        return !told.isEmpty() || file.isEmpty() ? told : certificates(Path.of(file.get()));
    }

    private static List<X509Certificate> certificates(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (CertificateException | IOException e) {
            throw new EnvironmentFailure(
                    "The certificates in " + file + " can't be read: " + e.getMessage(),
                    "See what the variable SSL_CERT_FILE names, or cert in pip's settings: a file of certificates as PEM.",
                    e);
        }
    }

    /** In lower case as most programs read it, or in upper case. */
    private Optional<String> variable(String name) {
        return Stream.of(name.toLowerCase(Locale.ROOT), name)
                .map(spelling -> variables.getOrDefault(spelling, ""))
                .filter(value -> !value.isBlank())
                .findFirst()
                .map(String::strip);
    }
}
