package dev.pypack.build;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A user and a password. It tells neither when it is printed.
 *
 * @param user the name
 * @param password the password, or a token
 */
public record Login(String user, String password) {
    /**
     * As it stands before the host of a URL, in which a child process is told of it; never in arguments, logs or files.
     *
     * @return user and password, percent-encoded (RFC 3986, section 3.2.1)
     */
    String toUserInfo() {
        return encoded(user) + ":" + encoded(password);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * That there is one.
     *
     * @return the same for all logins
     */
    @Override
    public String toString() {
        return "(login)";
    }
}
