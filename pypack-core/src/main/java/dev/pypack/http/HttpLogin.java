package dev.pypack.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Who asks a server. None tells what it knows when it is printed.
 */
public sealed interface HttpLogin {
    /**
     * What the server is told.
     *
     * @return the value of the field {@code Authorization}
     */
    String authorization();

    /**
     * A user and a password (RFC 7617).
     *
     * @param user the name, without a colon
     * @param password the password, or a token in its place
     */
    record Basic(String user, String password) implements HttpLogin {
        @Override
        public String authorization() {
            byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
            return "Basic " + Base64.getEncoder().encodeToString(both);
        }

        /**
         * That there is one.
         *
         * @return the same for all
         */
        @Override
        public String toString() {
            return "(login)";
        }
    }

    /**
     * A token (RFC 6750).
     *
     * @param token as the server gave it
     */
    record Bearer(String token) implements HttpLogin {
        @Override
        public String authorization() {
            return "Bearer " + token;
        }

        /**
         * That there is one.
         *
         * @return the same for all
         */
        @Override
        public String toString() {
            return "(login)";
        }
    }
}
