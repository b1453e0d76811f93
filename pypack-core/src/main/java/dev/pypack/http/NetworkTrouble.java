package dev.pypack.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.jspecify.annotations.Nullable;

/** What goes wrong between here and a server. */
final class NetworkTrouble {
    private NetworkTrouble() {}

    /** What an exception of the client means: {@link TryAgain}, or a {@link HttpFailure} that trying does not help against. */
    static IOException of(IOException thrown, HttpOrigin server) {
        if (causes(thrown).anyMatch(NetworkTrouble::isAboutCertificate)) {
            return new HttpFailure(
                    server.host() + ": its certificate is not of an authority that this build trusts: "
                            + inWords(thrown),
                    "Where a proxy of your company signs, put its authority into a trust store and name that with"
                            + " -Djavax.net.ssl.trustStore=<file> in MAVEN_OPTS or .mvn/jvm.config.",
                    thrown);
        }
        return TryAgain.because(server.host() + ": " + inWords(thrown), thrown);
    }

    private static boolean isAboutCertificate(Throwable cause) {
        return cause instanceof CertificateException || cause instanceof SSLPeerUnverifiedException;
    }

    /** Whether the server could not even be reached. */
    static boolean isNoWay(@Nullable Throwable thrown) {
        return thrown instanceof ConnectException
                || thrown instanceof ConnectTimeoutException
                || thrown instanceof NoRouteToHostException
                || thrown instanceof UnknownHostException;
    }

    /** The reason as people read it. */
    static String inWords(Throwable thrown) {
        if (thrown instanceof UnknownHostException) {
            return "no such host is known here";
        }
        Throwable told =
                thrown instanceof ClientProtocolException && thrown.getCause() != null ? thrown.getCause() : thrown;
        String message = told.getMessage();
        return message == null || message.isBlank() ? told.getClass().getSimpleName() : message;
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause);
    }
}
