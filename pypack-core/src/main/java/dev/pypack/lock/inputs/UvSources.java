package dev.pypack.lock.inputs;

import dev.pypack.lock.LockTable;
import dev.pypack.pep.PackageName;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What {@code [tool.uv]} says of the places that packages come from, and of extras and groups that exclude each other. */
final class UvSources {
    static final String SOURCES = "sources";
    static final String CONFLICTS = "conflicts";

    /** Every machine finds what these name. */
    private static final Set<String> PORTABLE = Set.of("git", "index", "url");

    private static final Set<String> EXCLUDING = Set.of("extra", "group");

    private final LockTable uv;
    private final Set<String> ofPom;

    /**
     * For a table.
     *
     * @param uv the table, where mistakes are noted
     * @param ofPom the normalised names of the packages that the POM says where to find
     */
    UvSources(LockTable uv, Set<String> ofPom) {
        this.uv = uv;
        this.ofPom = ofPom;
    }

    /** Notes what no lock can have that other machines use. */
    void check() {
        uv.table(SOURCES)
                .ifPresent(sources -> sources.free().values().forEach((name, said) -> {
                    List<?> places = said instanceof List<?> list ? list : List.of(said);
                    if (ofPom.contains(PackageName.canonical(name))) {
                        sources.mistake(
                                "two-sources",
                                sources.place(name),
                                name + " comes from the POM too",
                                "Say in one place where it comes from.");
                    }
                    for (Object place : places) {
                        if (!(place instanceof Map<?, ?> keys
                                && keys.keySet().stream().anyMatch(PORTABLE::contains))) {
                            sources.mistake(
                                    "local-file",
                                    sources.place(name),
                                    "tool.uv.sources." + name + " is " + place + ", which other machines don't have",
                                    "Take it from an index, a URL or a git repository; or, if it is a module of this build, depend on it"
                                            + " in the POM, with the type whl.");
                        }
                    }
                }));
        if (uv.has(CONFLICTS) && !isOfProject(uv.free().values().getOrDefault(CONFLICTS, List.of()))) {
            uv.mistake(
                    CONFLICTS,
                    uv.place(CONFLICTS),
                    "tool.uv.conflicts has something else than extras and groups of the project",
                    "Name these, as in\n    conflicts = [[{ extra = \"cpu\" }, { extra = \"gpu\" }]]");
        }
    }

    /** Whether one of these sources is a git repository. */
    static boolean nameGit(Object sources) {
        if (sources instanceof Map<?, ?> table) {
            return table.containsKey("git") || table.values().stream().anyMatch(UvSources::nameGit);
        }
        return sources instanceof List<?> list && list.stream().anyMatch(UvSources::nameGit);
    }

    private static boolean isOfProject(Object conflicts) {
        return conflicts instanceof List<?> sets
                && sets.stream()
                        .allMatch(set -> set instanceof List<?> items
                                && items.stream()
                                        .allMatch(item -> item instanceof Map<?, ?> keys
                                                && keys.size() == 1
                                                && EXCLUDING.containsAll(keys.keySet())));
    }
}
