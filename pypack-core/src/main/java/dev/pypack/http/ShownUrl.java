package dev.pypack.http;

import java.util.regex.Pattern;

/** A URL as messages show it: whoever reads them learns neither a login nor a token. */
public final class ShownUrl {
    private static final Pattern LOGIN = Pattern.compile("(?<=://)[^/?#]*@");
    private static final Pattern QUERY = Pattern.compile("\\?.*", Pattern.DOTALL);

    private ShownUrl() {}

    /**
     * Leaves out what may be a secret.
     *
     * @param url the URL, or what somebody took for one
     * @return without user and password; in place of a query, three dots
     */
    public static String of(String url) {
        return QUERY.matcher(LOGIN.matcher(url).replaceFirst("")).replaceFirst("?...");
    }
}
