package dev.pypack.build;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A package index, as PEP 503 and PEP 691 describe it.
 *
 * @param url its address without a login, such as {@code https://packages.example.com/simple}
 * @param login who asks, if the index wants to know that
 */
public record PackageIndex(String url, Optional<Login> login) {
    private static final Pattern SCHEME = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*://)");

    /**
     * An index that anybody may ask.
     *
     * @param url its address; a login that stands in it stays there
     * @return the index
     */
    public static PackageIndex at(String url) {
        return new PackageIndex(url, Optional.empty());
    }

    /**
     * The address as a child process is told it, by its environment.
     *
     * @return with the login, if there is one
     */
    public String urlWithLogin() {
        return login.map(known -> SCHEME.matcher(url).replaceFirst("$1" + quoted(known)))
                .orElse(url);
    }

    private static String quoted(Login login) {
        return Matcher.quoteReplacement(login.toUserInfo() + "@");
    }

    /**
     * The address.
     *
     * @return without the login; a user that stands in the address itself is left out too
     */
    @Override
    public String toString() {
        return url.replaceFirst("(?<=://)[^/?#]*@", "");
    }
}
