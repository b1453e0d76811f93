package dev.pypack.lock;

import java.util.Optional;
import java.util.regex.Pattern;

/** The user, and mostly the password, in a URL. A lock is read by many, and has none. */
public final class UserInfo {
    private static final Pattern BEFORE_HOST = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*://)[^/?#]*@");

    private UserInfo() {}

    /**
     * A URL without them.
     *
     * @param url any URL, or another text
     * @return the same, if it has none
     */
    public static String removed(String url) {
        return url.indexOf('@') < 0 ? url : BEFORE_HOST.matcher(url).replaceFirst("$1");
    }

    /**
     * A file whose URL has none.
     *
     * @param file a file of a lock
     * @return the same file
     */
    public static LockedFile removedFrom(LockedFile file) {
        Location location = file.location();
        String url = location.url().orElse("");
        String without = removed(url);
        if (without.equals(url)) {
            return file;
        }
        return new LockedFile(
                new Location(Optional.of(without), location.path()), file.size(), file.uploadTime(), file.hashes());
    }
}
