package dev.pypack.project;

import dev.pypack.finding.Place;
import dev.pypack.pep.PackageName;
import dev.pypack.pep.Requirement;
import dev.pypack.pep.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The wheels that a POM depends on, by their normalised names: requirements of Python, each of the very version that the
 * POM names.
 */
final class PomDependencies {
    private static final String KEY = "dependencies";

    private final Map<String, Pinned> wheels;

    PomDependencies(Map<String, Pinned> wheels) {
        this.wheels = Collections.unmodifiableMap(new LinkedHashMap<>(wheels));
    }

    /**
     * A wheel in one version.
     *
     * @param name its name in Python
     * @param written its version as the POM has it
     * @param version the same in Python
     */
    record Pinned(String name, String written, Version version) {
        String requirement() {
            return name + "==" + version;
        }
    }

    List<Requirement> requirements() {
        List<Requirement> requirements = new ArrayList<>();
        for (Pinned wheel : wheels.values()) {
            requirements.add(Requirement.parse(wheel.requirement()));
        }
        return Collections.unmodifiableList(requirements);
    }

    /** Notes each that is missing in what the project writes itself. */
    void requireAll(List<Requirement> written, TomlSection project) {
        for (Map.Entry<String, Pinned> each : wheels.entrySet()) {
            Pinned wheel = each.getValue();
            if (!isAmong(written, each.getKey())) {
                project.mistake(
                        "missing-dependency",
                        project.has(KEY) ? project.place(KEY) : project.place(),
                        "the POM depends on " + wheel.name() + ", and "
                                + (project.has(KEY)
                                        ? "project.dependencies lacks it"
                                        : "there is no project.dependencies"),
                        (project.has(KEY)
                                        ? "Write in it\n    \"" + wheel.requirement() + "\","
                                        : "Write in [project]\n    dependencies = [\"" + wheel.requirement() + "\"]")
                                + "\nor take all from the POM:\n    dynamic = [\"dependencies\"]");
            }
        }
    }

    /** Notes that a requirement of the project does not allow the version of the POM. */
    void requireAgreement(Requirement written, Place place, TomlSection project) {
        Pinned wheel = wheels.get(PackageName.normalize(written.name()));
        if (wheel != null && !written.specifiers().contains(wheel.version(), true)) {
            project.mistake(
                    "disagreement",
                    place,
                    "project.dependencies has " + written + ", and the POM depends on " + wheel.written()
                            + (wheel.written().equals(wheel.version().toString())
                                    ? ""
                                    : ", which is " + wheel.version()),
                    "Write\n    \"" + wheel.requirement() + "\",\nor change the version in the POM.");
        }
    }

    private static boolean isAmong(List<Requirement> written, String name) {
        for (Requirement requirement : written) {
            if (PackageName.normalize(requirement.name()).equals(name)) {
                return true;
            }
        }
        return false;
    }
}
