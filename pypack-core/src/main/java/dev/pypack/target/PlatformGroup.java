package dev.pypack.target;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Platforms that one name stands for where sources are for some platforms only: all of a system ({@code linux},
 * {@code macos}, {@code windows}, {@code android}, {@code ios}), one of the table with any floor ({@code linux_arm64}), or
 * one with its floor ({@code android_24_arm64}, {@code linux_amd64_glibc2_17}).
 *
 * <p>Names are read as {@link Platform#of} reads them, but for those of systems: {@code linux} here is every Linux, and not
 * the one that is meant where a single platform is asked for. A floor after a colon is no part of such a name.
 */
public final class PlatformGroup {
    /** The more it takes in, the less it says of each. */
    private enum Breadth {
        SYSTEM,
        ANY_FLOOR,
        ONE
    }

    /** Orders groups so that a later one says more of the platforms that both hold. */
    public static final Comparator<PlatformGroup> BROADEST_FIRST = (one, other) -> one.breadth.compareTo(other.breadth);

    private final String name;
    private final Breadth breadth;
    private final Platform first;

    private PlatformGroup(String name, Breadth breadth, Platform first) {
        this.name = name;
        this.breadth = breadth;
        this.first = first;
    }

    /**
     * The group of a name.
     *
     * @param name of a system, or a name or alias of the table
     * @return the group
     * @throws UnknownTarget if no system and no platform is called so, or it can't have this floor
     */
    public static PlatformGroup of(String name) {
        for (Platform platform : Platform.all()) {
            if (platform.system().equals(name)) {
                return new PlatformGroup(name, Breadth.SYSTEM, platform);
            }
        }
        return ofTable(name);
    }

    private static PlatformGroup ofTable(String name) {
        Platform platform = Platform.of(name);
        if (name.indexOf(':') >= 0) {
            throw new UnknownTarget(name, "with its floor it is called " + platform.id() + " here");
        }
        return new PlatformGroup(
                name, PlatformTable.INSTANCE.saysFloor(name) ? Breadth.ONE : Breadth.ANY_FLOOR, platform);
    }

    /**
     * The names of systems.
     *
     * @return each once, in the order of the table
     */
    public static List<String> systems() {
        Set<String> systems = new LinkedHashSet<>();
        for (Platform platform : Platform.all()) {
            systems.add(platform.system());
        }
        return List.copyOf(systems);
    }

    /**
     * Whether a platform is one of the group.
     *
     * @param platform any
     * @return true if it is
     */
    public boolean holds(Platform platform) {
        return switch (breadth) {
            case SYSTEM -> first.system().equals(platform.system());
            case ANY_FLOOR -> first.tableName().equals(platform.tableName());
            case ONE -> first.equals(platform);
        };
    }

    /**
     * Whether another group has the same platforms, whatever it is called.
     *
     * @param other any
     * @return true if neither says more than the other
     */
    public boolean isSameAs(PlatformGroup other) {
        return breadth == other.breadth && holds(other.first);
    }

    /**
     * One of its platforms.
     *
     * @return the first of the table
     */
    public Platform first() {
        return first;
    }

    /**
     * The name.
     *
     * @return as it was read
     */
    @Override
    public String toString() {
        return name;
    }
}
