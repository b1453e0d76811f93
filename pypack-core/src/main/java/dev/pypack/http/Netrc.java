package dev.pypack.http;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The logins of a netrc file, as curl, pip and uv read it: {@code machine}, {@code default}, {@code login} and
 * {@code password}.
 */
public final class Netrc {
    /** No file. */
    public static final Netrc NONE = new Netrc(Map.of());

    /** No host has this name. */
    private static final String DEFAULT = "";

    private final Map<String, HttpLogin.Basic> byHost;

    private Netrc(Map<String, HttpLogin.Basic> byHost) {
        this.byHost = Map.copyOf(byHost);
    }

    /**
     * Reads the text of a file. What it doesn't understand it reads over, as the others do.
     *
     * @param text the whole file
     * @return its logins; of two for one host the first
     */
    public static Netrc parse(String text) {
        Map<String, HttpLogin.Basic> byHost = new HashMap<>();
        String host = null;
        String user = "";
        String password = null;
        Iterator<String> words = new NetrcWords(text);
        while (words.hasNext()) {
            String word = words.next();
            if (word.equals("machine") || word.equals("default")) {
                note(byHost, host, user, password);
                host = word.equals("default") || !words.hasNext() ? DEFAULT : words.next();
                user = "";
                password = null;
            } else if (words.hasNext() && (word.equals("login") || word.equals("user"))) {
                user = words.next();
            } else if (words.hasNext() && word.equals("password")) {
                password = words.next();
            } else if (words.hasNext() && word.equals("account")) {
                words.next();
            }
        }
        note(byHost, host, user, password);
        return new Netrc(byHost);
    }

    private static void note(
            Map<String, HttpLogin.Basic> byHost, @Nullable String host, String user, @Nullable String password) {
        if (host != null && password != null) {
            byHost.putIfAbsent(host.toLowerCase(Locale.ROOT), new HttpLogin.Basic(user, password));
        }
    }

    /**
     * Who asks a host.
     *
     * @param host its name
     * @return its login, else the default one, if there is any
     */
    public Optional<HttpLogin> of(String host) {
        HttpLogin.Basic ofDefault = byHost.get(DEFAULT);
        return Optional.ofNullable(byHost.getOrDefault(host.toLowerCase(Locale.ROOT), ofDefault));
    }
}
