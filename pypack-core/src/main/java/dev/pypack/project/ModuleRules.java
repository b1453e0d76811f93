package dev.pypack.project;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What keeps a module from being imported although it is in the wheel.
 */
final class ModuleRules {
    private final ProjectFolder project;
    private final Map<String, Path> files = new HashMap<>();
    private final List<Finding> mistakes;

    ModuleRules(ProjectFolder project, List<Finding> mistakes) {
        this.project = project;
        this.mistakes = mistakes;
    }

    /**
     * Notes what breaks a rule.
     *
     * @param sources all files of the package
     * @param allowed modules of Python that the package is meant to install another version of
     */
    void check(List<SourceFile> sources, Set<String> allowed) {
        for (SourceFile source : sources) {
            requireOne(source);
        }
        for (SourceFile source : sources) {
            requireNoPackageBeside(source);
        }
        for (Map.Entry<String, SourceFile> module : topModules(sources).entrySet()) {
            if (StandardModules.contain(module.getKey()) && !allowed.contains(module.getKey())) {
                refuseStandard(module.getKey(), module.getValue());
            }
        }
    }

    private void requireOne(SourceFile source) {
        Path other = files.putIfAbsent(source.name(), source.file());
        if (other != null) {
            refuse(
                    source,
                    "duplicate-file",
                    "it would be " + source.name() + " in the wheel, and so would " + project.nameOf(other),
                    "Keep one of the two.");
        }
    }

    private void requireNoPackageBeside(SourceFile source) {
        if (source.name().endsWith(".py")) {
            String module = source.name().substring(0, source.name().length() - ".py".length());
            Path inPackage = files.get(module + "/__init__.py");
            if (inPackage != null) {
                refuse(
                        source,
                        "module-and-package",
                        "the package " + project.nameOf(inPackage) + " has the same name, so that Python never imports"
                                + " this module",
                        "Rename one of the two.");
            }
        }
    }

    private static Map<String, SourceFile> topModules(List<SourceFile> sources) {
        Map<String, SourceFile> modules = new TreeMap<>();
        String last = "/";
        for (SourceFile source : sources) {
            if (source.name().endsWith(".py") && !source.name().startsWith(last)) {
                int slash = source.name().indexOf('/');
                int end = slash < 0 ? source.name().length() - ".py".length() : slash;
                String module = source.name().substring(0, end);
                modules.putIfAbsent(module, source);
                last = module + "/"; // that of most files
            }
        }
        return modules;
    }

    private void refuseStandard(String module, SourceFile source) {
        refuse(
                source,
                "standard-module",
                "Python has a module " + module + " of its own, which is imported in place of this one",
                "Rename it. If the wheel is for Pythons that have no " + module + " yet, write in [tool.pypack]\n"
                        + "    standard-modules = [\"" + module + "\"]");
    }

    private void refuse(SourceFile source, String id, String message, String remedy) {
        mistakes.add(Finding.error(id, Place.of(project.nameOf(source.file())), message, remedy));
    }
}
