package dev.pypack.pep;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The variables of markers: their names, and what older texts call them. */
final class MarkerVariable {
    /** Variables whose values are compared as versions if both sides are such. */
    static final Set<String> VERSIONS =
            Set.of("implementation_version", "platform_release", "python_full_version", "python_version");

    /** Variables that hold a set of names. */
    static final Set<String> SETS = Set.of(MarkerEnvironment.EXTRAS, MarkerEnvironment.DEPENDENCY_GROUPS);

    private static final Map<String, String> NAMES = names();

    private MarkerVariable() {}

    private static Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        for (String name : List.of(
                "python_version",
                "python_full_version",
                "os_name",
                "sys_platform",
                "platform_release",
                "platform_system",
                "platform_version",
                "platform_machine",
                "platform_python_implementation",
                "implementation_name",
                "implementation_version",
                MarkerEnvironment.EXTRA,
                MarkerEnvironment.EXTRAS,
                MarkerEnvironment.DEPENDENCY_GROUPS)) {
            names.put(name, name);
        }
        names.put("os.name", "os_name");
        names.put("sys.platform", "sys_platform");
        names.put("platform.version", "platform_version");
        names.put("platform.machine", "platform_machine");
        names.put("platform.python_implementation", "platform_python_implementation");
        names.put("python_implementation", "platform_python_implementation");
        return names;
    }

    /** The variable at a cursor, by its current name. */
    static String read(Cursor cursor) {
        int start = cursor.position();
        while (Python.isAsciiAlphanumeric(cursor.peek()) || cursor.peek() == '_' || cursor.peek() == '.') {
            cursor.advance();
        }
        String name = NAMES.get(cursor.since(start));
        if (name == null) {
            throw cursor.failAt(start, "expected a marker variable or a quoted text");
        }
        return name;
    }
}
