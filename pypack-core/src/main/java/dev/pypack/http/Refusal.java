package dev.pypack.http;

import java.net.URI;

/** What an answer means that will be the same the next time. */
final class Refusal {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int PROXY_LOGIN = 407;
    private static final int GONE = 410;

    private static final String WHERE_LOGINS_ARE =
            "in a <server> of settings.xml whose id pypack.indexServerId names, or in the netrc file of whoever runs the build";

    private Refusal() {}

    /**
     * The failure to tell.
     *
     * @param isAsked whether a login was given
     */
    static HttpFailure of(int status, URI url, boolean isAsked) {
        String shown = ShownUrl.of(url.toString());
        String host = HttpOrigin.of(url).host();
        return switch (status) {
            case UNAUTHORIZED ->
                new HttpFailure(
                        shown + ": " + host + (isAsked ? " does not take the login (401)" : " wants a login (401)"),
                        (isAsked ? "Correct the login for " : "Give a login for ") + host + ": it stands "
                                + WHERE_LOGINS_ARE + ".",
                        null);
            case FORBIDDEN ->
                new HttpFailure(
                        shown + ": " + host
                                + (isAsked
                                        ? " does not give it to this login (403)"
                                        : " does not give it to everybody (403)"),
                        "See who may fetch it. A login for " + host + " stands " + WHERE_LOGINS_ARE + ".",
                        null);
            case NOT_FOUND, GONE ->
                new HttpFailure(
                        shown + ": there is no such file (" + status + ")",
                        "See whether the index still has it, and lock anew: mvn pypack:lock -Dpypack.upgrade",
                        null);
            case PROXY_LOGIN ->
                new HttpFailure(
                        host + ": the proxy on the way wants a login, or another one (407)",
                        "Give it in <proxy> of settings.xml, or in the variable HTTPS_PROXY (http://user:password@host:port).",
                        null);
            default ->
                new HttpFailure(
                        shown + ": " + host + " answers with status " + status,
                        "See what " + host + " says of it.",
                        null);
        };
    }
}
