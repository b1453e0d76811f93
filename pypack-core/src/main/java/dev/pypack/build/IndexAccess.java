package dev.pypack.build;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the build tool knows of package indexes and of the way to them. What it says nothing of, uv and pip are told by the
 * user's settings for them.
 */
public interface IndexAccess {
    /** The build tool says nothing. */
    IndexAccess NOT_TOLD = new IndexAccess() {};

    /**
     * The index that this build names instead of the default one; it goes before what a project says.
     *
     * @return the index, if it names one
     */
    default Optional<PackageIndex> named() {
        return Optional.empty();
    }

    /**
     * The index that the build tool's settings put in the place of the default one.
     *
     * @return the index, if there is one
     */
    default Optional<PackageIndex> mirror() {
        return Optional.empty();
    }

    /**
     * More indexes that this build names.
     *
     * @return in the order in which they are asked, before the default one
     */
    default List<PackageIndex> extra() {
        return List.of();
    }

    /**
     * What servers of package indexes are told of who asks, where it is a token and not a user with a password (RFC 6750).
     *
     * @return the tokens, by the addresses of the indexes
     */
    default Map<String, String> tokens() {
        return Map.of();
    }

    /**
     * The proxy of the build tool's settings.
     *
     * @return the proxy, if there is one
     */
    default Optional<WebProxy> proxy() {
        return Optional.empty();
    }

    /**
     * The authorities that the build trusts, where it was told other than the operating system's.
     *
     * @return their certificates; none where it wasn't told
     */
    default List<X509Certificate> trusted() {
        return List.of();
    }

    /**
     * Whether the network is not to be used.
     *
     * @return true if so
     */
    default boolean isOffline() {
        return false;
    }
}
