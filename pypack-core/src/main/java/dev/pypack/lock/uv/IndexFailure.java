package dev.pypack.lock.uv;

import dev.pypack.build.EnvironmentFailure;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** An index that wants a login, can't be reached, is not trusted or is out of order. */
final class IndexFailure {
    /** To uv a package that it may not see is one that doesn't exist, and only a hint says why. */
    private static final Pattern LOGIN =
            Pattern.compile("An index (?:URL )?\\((\\S+)\\) .*?(401 Unauthorized|403 Forbidden)");

    private static final Pattern LOGIN_OF_FILE =
            Pattern.compile("error \\((401 Unauthorized|403 Forbidden)\\) for url \\((\\S+)\\)");
    private static final Pattern OUT_OF_ORDER =
            Pattern.compile("server error \\((\\d{3} [^)]+)\\) for url \\((\\S+)\\)");
    private static final Pattern UNTRUSTED = Pattern.compile("for url \\((\\S+)\\).*invalid peer certificate: (\\S+)");
    private static final Pattern NOT_REACHED = Pattern.compile(
            "error sending request for url \\((\\S+)\\)(?:.* cause: ([^:]+?)(?: \\(os error \\d+\\))?)?$");

    private IndexFailure() {}

    static Optional<EnvironmentFailure> in(UvWords words) {
        return login(words)
                .or(() -> words.find(UNTRUSTED).map(match -> untrusted(match, words)))
                .or(() -> words.find(OUT_OF_ORDER).map(match -> outOfOrder(match, words)))
                .or(() -> words.find(NOT_REACHED).map(match -> notReached(match, words)));
    }

    private static Optional<EnvironmentFailure> login(UvWords words) {
        return words.find(LOGIN)
                .map(match -> login(match.group(1), match.group(2), words))
                .or(() -> words.find(LOGIN_OF_FILE).map(match -> login(match.group(2), match.group(1), words)));
    }

    private static EnvironmentFailure login(String url, String status, UvWords words) {
        return failure("The package index wants another login: " + url + " answers " + status + ".", """
                Give user and password in one of these:
                    a <server> of settings.xml, with the id of the mirror, or the one that pypack.indexServerId names
                    ~/.netrc
                    UV_INDEX_<NAME>_USERNAME and UV_INDEX_<NAME>_PASSWORD, for an index with a name in pyproject.toml""", words);
    }

    private static EnvironmentFailure untrusted(MatchResult match, UvWords words) {
        return failure("The certificate of " + match.group(1) + " is not trusted: " + match.group(2) + ".", """
                If it is your company's, give Maven a trust store that has it:
                    MAVEN_OPTS=-Djavax.net.ssl.trustStore=<file>
                or set SSL_CERT_FILE to a file with it in PEM.""", words);
    }

    private static EnvironmentFailure outOfOrder(MatchResult match, UvWords words) {
        return failure(
                "The package index is out of order: " + match.group(2) + " answers " + match.group(1) + ".",
                "Try again later. Where all was fetched before, the network is not needed:\n    mvn -o pypack:lock",
                words);
    }

    private static EnvironmentFailure notReached(MatchResult match, UvWords words) {
        String why =
                Optional.ofNullable(match.group(2)).map(each -> ": " + each).orElse("");
        return failure("The package index can't be reached at " + match.group(1) + why + ".", """
                Check the network, the proxy (settings.xml, or HTTPS_PROXY) and the address of the index (pypack.indexUrl).
                Where all was fetched before, the network is not needed:
                    mvn -o pypack:lock""", words);
    }

    private static EnvironmentFailure failure(String message, String remedy, UvWords words) {
        return new EnvironmentFailure(message, remedy + "\n" + words.quoted(), null);
    }
}
