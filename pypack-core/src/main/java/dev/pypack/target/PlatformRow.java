package dev.pypack.target;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A line of the table.
 *
 * @param name of the platform
 * @param firstPython the first Python that runs on it
 * @param family what its floor is a version of
 * @param floor what it has at least, unless another floor is given; nothing if it has no floors
 * @param floors the floors that can be given
 * @param tag of its wheels
 * @param markers the values of the markers that are the platform's
 * @param aliases other names
 */
record PlatformRow(
        PlatformName name,
        PythonVersion firstPython,
        Family family,
        Optional<Floor> floor,
        List<FloorRange> floors,
        PlatformName tag,
        Map<String, String> markers,
        List<PlatformName> aliases) {
    private static final String NONE = "-";

    static PlatformRow parse(String line) {
        String[] columns = line.split(" +");
        String[] defaultFloor = columns[2].split("=", 2);
        Family family = Family.ofKey(defaultFloor[0]);
        return new PlatformRow(
                PlatformName.parse(columns[0]),
                PythonVersion.parse(columns[1]),
                family,
                defaultFloor.length == 1 ? Optional.empty() : Floor.read(family, defaultFloor[1]),
                columns[3].equals(NONE) ? List.of() : floors(family, columns[3]),
                PlatformName.parse(columns[4]),
                markers(columns),
                aliases(columns[9]));
    }

    private static List<FloorRange> floors(Family family, String column) {
        List<FloorRange> floors = new ArrayList<>();
        for (String range : column.split(",", -1)) {
            floors.add(FloorRange.parse(family, range));
        }
        return List.copyOf(floors);
    }

    private static List<PlatformName> aliases(String column) {
        List<PlatformName> aliases = new ArrayList<>();
        for (String alias : column.split(",", -1)) {
            aliases.add(PlatformName.parse(alias));
        }
        return List.copyOf(aliases);
    }

    private static Map<String, String> markers(String[] columns) {
        Map<String, String> markers = new LinkedHashMap<>();
        markers.put("os_name", columns[5]);
        markers.put("sys_platform", columns[6]);
        markers.put("platform_system", columns[7]);
        markers.put("platform_machine", columns[8]);
        // What a kernel calls its release is known on the machine alone.
        markers.put("platform_release", "");
        markers.put("platform_version", "");
        return Collections.unmodifiableMap(markers);
    }

    /** What the name begins with: the operating system. */
    String system() {
        return name.pattern().split("_", 2)[0];
    }

    /** The platform with its default floor. */
    Platform platform() {
        return new Platform(this, floor);
    }

    /** Every name that the platform can be called by, its own first. */
    List<PlatformName> names() {
        List<PlatformName> names = new ArrayList<>();
        names.add(name);
        Optional<PlatformName> idWithFloor = idWithFloor();
        if (idWithFloor.isPresent()) {
            names.add(idWithFloor.get());
        }
        names.add(tag);
        names.addAll(aliases);
        return List.copyOf(names);
    }

    /** The platform's part of a target id where the floor isn't the default and the name doesn't say it. */
    Optional<PlatformName> idWithFloor() {
        return name.holdsFloor() || floor.isEmpty()
                ? Optional.empty()
                : Optional.of(PlatformName.parse(name.pattern() + "_" + family.key() + "*"));
    }

    /** The platform that runs wheels with some platform tags, with the newest floor that the tags tell of. */
    Optional<Platform> accepting(Collection<String> tags) {
        if (floor.isEmpty()) {
            return tags.contains(tag.pattern()) ? Optional.of(platform()) : Optional.empty();
        }
        Optional<Floor> newest = Optional.empty();
        for (String accepted : tags) {
            Optional<Floor> told = floorOf(accepted);
            if (told.isPresent() && (newest.isEmpty() || told.get().compareTo(newest.get()) > 0)) {
                newest = told;
            }
        }
        return newest.isPresent() ? Optional.of(new Platform(this, newest)) : Optional.empty();
    }

    /** The floor that a platform tag tells of, if it is a tag of this platform's. */
    private Optional<Floor> floorOf(String platformTag) {
        Optional<String> version = tag.matches(platformTag) ? tag.version(platformTag) : Optional.empty();
        return version.isPresent() ? allowedFloor(version.get()) : Optional.empty();
    }

    private Optional<Floor> allowedFloor(String version) {
        Optional<Floor> read = Floor.read(family, version);
        return read.isPresent() && allows(read.get()) ? read : Optional.empty();
    }

    boolean allows(Floor other) {
        for (FloorRange range : floors) {
            if (range.contains(other)) {
                return true;
            }
        }
        return false;
    }

    /** The oldest floor that the platform was ever built for. */
    Floor oldestFloor() {
        return floors.get(0).oldest();
    }

    /** The platform that a text means whose name is one of this line's. */
    Platform read(String written, String name, PlatformName matched) {
        Optional<String> inName = matched.version(name);
        if (name.length() == written.length()) {
            return inName.isPresent() ? withFloor(written, inName.get()) : platform();
        }
        if (inName.isPresent()) {
            throw new UnknownTarget(written, "the name says its floor already");
        }
        return withFloor(written, versionAfterColon(written, written.substring(name.length() + 1)));
    }

    private String versionAfterColon(String written, String given) {
        if (floor.isEmpty()) {
            throw new UnknownTarget(written, platform() + " has no floor");
        }
        String key = family.key() + "=";
        if (!given.startsWith(key)) {
            throw new UnknownTarget(written, "a floor of " + platform() + " is written like " + floor.get());
        }
        return given.substring(key.length());
    }

    private Platform withFloor(String written, String version) {
        Optional<Floor> given = allowedFloor(version);
        if (given.isEmpty()) {
            throw new UnknownTarget(written, family.key() + " of " + platform() + " goes from " + floorsInWords());
        }
        return new Platform(this, given);
    }

    private String floorsInWords() {
        return floors.stream().map(FloorRange::toString).collect(Collectors.joining(" and from "));
    }
}
