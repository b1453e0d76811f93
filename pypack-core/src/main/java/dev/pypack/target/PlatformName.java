package dev.pypack.target;

import java.util.Optional;

/**
 * A name as the table writes it: with a {@code *} where the floor stands, or with the one floor that it means after a
 * {@code =}, or plain.
 *
 * @param pattern the name, a {@code *} in it perhaps
 * @param meant the version that a name without {@code *} means, if it means one
 */
record PlatformName(String pattern, Optional<String> meant) {
    private static final String FLOOR = "*";

    static PlatformName parse(String written) {
        int equals = written.indexOf('=');
        return equals < 0
                ? new PlatformName(written, Optional.empty())
                : new PlatformName(written.substring(0, equals), Optional.of(written.substring(equals + 1)));
    }

    boolean holdsFloor() {
        return pattern.contains(FLOOR);
    }

    boolean matches(String name) {
        if (!holdsFloor()) {
            return pattern.equals(name);
        }
        return name.length() > before().length() + after().length()
                && name.startsWith(before())
                && name.endsWith(after())
                && isVersion(floorIn(name));
    }

    private static boolean isVersion(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '_' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    /** The version that a name of this pattern gives, if it gives one. */
    Optional<String> version(String name) {
        return holdsFloor() ? Optional.of(floorIn(name).replace('_', '.')) : meant;
    }

    String with(Optional<Floor> floor) {
        return pattern.replace(FLOOR, floor.isPresent() ? floor.get().inName() : "");
    }

    /** What follows the floor: the architecture, in a platform tag. */
    String after() {
        return pattern.substring(pattern.indexOf(FLOOR) + 1);
    }

    private String before() {
        return pattern.substring(0, pattern.indexOf(FLOOR));
    }

    private String floorIn(String name) {
        return name.substring(before().length(), name.length() - after().length());
    }
}
