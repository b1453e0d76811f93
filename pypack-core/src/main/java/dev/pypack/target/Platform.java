package dev.pypack.target;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A kind of machine, and what it has at least: one of the table, with its default floor or another one. */
public final class Platform {
    private final PlatformRow row;
    private final Optional<Floor> floor;

    Platform(PlatformRow row, Optional<Floor> floor) {
        this.row = row;
        this.floor = floor;
    }

    /**
     * Every platform.
     *
     * @return each with its default floor, in the order of the table
     */
    public static List<Platform> all() {
        return PlatformTable.INSTANCE.platforms();
    }

    /**
     * The platform that a text means.
     *
     * @param text a name or an alias; a floor may follow one that doesn't say it, as in {@code linux_amd64:glibc=2.17}
     * @return the platform
     * @throws UnknownTarget if there is none of this name, or it can't have this floor
     */
    public static Platform of(String text) {
        return PlatformTable.INSTANCE.read(text);
    }

    /**
     * The platform's name in the table.
     *
     * @return such as {@code linux_amd64}; for Android with the API level, such as {@code android_24_arm64}
     */
    public String name() {
        return row.name().with(floor);
    }

    /**
     * The platform's part of a target id: its name, and its floor where that isn't the default.
     *
     * @return such as {@code linux_amd64} or {@code linux_amd64_glibc2_17}
     */
    public String id() {
        if (floor.equals(row.floor())) {
            return name();
        }
        Optional<PlatformName> idWithFloor = row.idWithFloor();
        return idWithFloor.isPresent() ? idWithFloor.get().with(floor) : name();
    }

    /**
     * What rule the platform's tags follow.
     *
     * @return the family
     */
    public Family family() {
        return row.family();
    }

    /**
     * What the platform has at least.
     *
     * @return the floor; nothing for Windows
     */
    public Optional<Floor> floor() {
        return floor;
    }

    /**
     * Other names: Rust's triples, uv's and PyPackPack's names, the classifiers of the embedded Python, and the
     * platform tag of its wheels.
     *
     * @return the names; a {@code *} in one stands for a floor, with {@code _} between its numbers
     */
    public List<String> aliases() {
        List<PlatformName> names = row.names();
        List<String> aliases = new ArrayList<>();
        for (PlatformName alias : names.subList(1, names.size())) {
            if (!row.idWithFloor().equals(Optional.of(alias))) {
                aliases.add(alias.pattern());
            }
        }
        return List.copyOf(aliases);
    }

    /**
     * The operating system, as the names of its platforms begin.
     *
     * @return {@code linux}, {@code macos}, {@code windows}, {@code android} or {@code ios}
     */
    public String system() {
        return row.system();
    }

    /** What the table calls it, whatever its floor is. */
    String tableName() {
        return row.name().pattern();
    }

    /**
     * The tag of a wheel that is built for this platform.
     *
     * @return such as {@code manylinux_2_28_x86_64}
     */
    public String tag() {
        return wheelTags().get(0);
    }

    /**
     * All tags of a wheel that is built for this platform: each is accepted where the platform has no more than its floor,
     * and none where it has less, as far as tags tell it. Of a macOS from 11 on tags tell the year alone. A floor that
     * manylinux had a name for before PEP 600 has that one too, as installers of its time know no other.
     *
     * @return {@link #tag} and what else it is called, such as {@code manylinux_2_17_x86_64} and
     *     {@code manylinux2014_x86_64}
     */
    public List<String> wheelTags() {
        return new PlatformTags(row, floor).ofWheel();
    }

    /**
     * The tags of the wheels that the platform accepts.
     *
     * @return the best first, in the order of PyPA's {@code packaging} 26.3
     */
    public List<String> tags() {
        return new PlatformTags(row, floor).inOrder();
    }

    /**
     * The values of the markers that are the platform's, such as {@code sys_platform}. {@code platform_release} and
     * {@code platform_version} are empty, since only the machine knows them.
     *
     * @return by the names of the variables
     */
    public Map<String, String> markerValues() {
        return row.markers();
    }

    /**
     * The versions of Python that run on the platform.
     *
     * @return the oldest first
     */
    public List<PythonVersion> pythonVersions() {
        List<PythonVersion> versions = new ArrayList<>();
        for (PythonVersion python : PythonVersion.all()) {
            if (python.compareTo(row.firstPython()) >= 0) {
                versions.add(python);
            }
        }
        return List.copyOf(versions);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Platform platform
                && tableName().equals(platform.tableName())
                && floor.equals(platform.floor);
    }

    @Override
    public int hashCode() {
        return tableName().hashCode(); // few differ in their floor alone
    }

    /**
     * The platform as {@link #of} reads it.
     *
     * @return the name, and a floor that is not the default, such as {@code linux_amd64:glibc=2.17}
     */
    @Override
    public String toString() {
        return id().equals(name()) || floor.isEmpty() ? name() : name() + ":" + floor.get();
    }
}
