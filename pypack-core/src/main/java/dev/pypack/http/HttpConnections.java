package dev.pypack.http;

import java.io.IOException;
import java.time.Duration;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * The client of the library with one request for each that is asked of it: redirects, retries and logins of servers are
 * decided by whoever asks.
 */
final class HttpConnections {
    /** Under this name the context of a request has its path with the query. */
    static final String PATH = "pypack.path";

    private static final int BUFFER = 1 << 14;
    private static final Http1Config HTTP1 =
            Http1Config.custom().setBufferSize(BUFFER).build();

    private final HttpSettings settings;

    private HttpConnections(HttpSettings settings) {
        this.settings = settings;
    }

    static CloseableHttpClient client(HttpSettings settings) {
        return new HttpConnections(settings).client();
    }

    private CloseableHttpClient client() {
        return HttpClientBuilder.create()
                .setConnectionManager(manager())
                .setRequestExecutor(new Sending(timeout(settings.timeouts().stall())))
                .setRoutePlanner(new Ways(settings.proxies()))
                .setDefaultCredentialsProvider(proxyLogins())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.DISABLED)
                        .setResponseTimeout(timeout(settings.timeouts().answer()))
                        .build())
                .setUserAgent(settings.agent())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableContentCompression()
                .build();
    }

    private HttpClientConnectionManager manager() {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(socket -> {
                    SilentConnection connection = new SilentConnection(HTTP1);
                    if (socket != null) {
                        connection.bind(socket);
                    }
                    return connection;
                })
                .setMaxConnTotal(settings.connections())
                .setMaxConnPerRoute(settings.connections())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout(settings.timeouts().connect()))
                        .build())
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setHandshakeTimeout(timeout(settings.timeouts().tls()))
                        .build())
                .setTlsSocketStrategy(new TrustedTls(settings.trusted()))
                .build();
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.of(duration);
    }

    private BasicCredentialsProvider proxyLogins() {
        BasicCredentialsProvider logins = new BasicCredentialsProvider();
        settings.proxies()
                .all()
                .forEach(proxy -> proxy.login()
                        .ifPresent(login -> logins.setCredentials(
                                new AuthScope(
                                        proxy.address().host(), proxy.address().port()),
                                new UsernamePasswordCredentials(
                                        login.user(), login.password().toCharArray()))));
        return logins;
    }

    static HttpHost host(HttpOrigin origin) {
        return new HttpHost(origin.scheme(), origin.host(), origin.port());
    }

    /** Which server is asked through which proxy. */
    private static final class Ways extends DefaultRoutePlanner {
        private final HttpProxies proxies;

        Ways(HttpProxies proxies) {
            super(DefaultSchemePortResolver.INSTANCE);
            this.proxies = proxies;
        }

        @Override
        protected @Nullable HttpHost determineProxy(HttpHost target, HttpContext context) {
            HttpOrigin server = new HttpOrigin(
                    target.getSchemeName(), target.getHostName(), DefaultSchemePortResolver.INSTANCE.resolve(target));
            return proxies.to(server).map(proxy -> host(proxy.address())).orElse(null);
        }
    }

    /**
     * The last step before a question is written. Only here it gets its query, which may be a secret and which the library
     * would log; and what has been waited for an answer says nothing of how long a body may stall.
     */
    private static final class Sending extends HttpRequestExecutor {
        private final Timeout stall;

        Sending(Timeout stall) {
            this.stall = stall;
        }

        @Override
        public ClassicHttpResponse execute(
                ClassicHttpRequest request,
                HttpClientConnection connection,
                @Nullable HttpResponseInformationCallback information,
                HttpContext context)
                throws IOException, HttpException {
            String shown = request.getPath();
            if (context.getAttribute(PATH) instanceof String path && Method.GET.isSame(request.getMethod())) {
                request.setPath(path);
            }
            try {
                ClassicHttpResponse response = super.execute(request, connection, information, context);
                connection.setSocketTimeout(stall);
                return response;
            } finally {
                request.setPath(shown);
            }
        }
    }
}
