package dev.pypack.scaffold;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file with placeholders: <code>${name}</code> in its text, {@code __package__} in its path. Maven's archetypes read the
 * same files, in which Velocity leaves a property of a POM as it is, for it has a dot in its name.
 *
 * @param resource where the text lies
 * @param path where the file lies in the new package
 */
record Template(String resource, String path) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(\\w+)}");
    private static final String PACKAGE = "package";

    /** All files of a library but its POM. */
    static final List<Template> LIBRARY = List.of(
            inLibrary(".gitignore"),
            inLibrary("README.md"),
            inLibrary("pyproject.toml"),
            inLibrary("src/main/python/__package__/__init__.py"),
            inLibrary("src/main/python/__package__/py.typed"),
            inLibrary("src/main/python/__package__/sizes.py"),
            inLibrary("src/test/python/test_sizes.py"));

    /** The POM of a package that stands alone. */
    static Template pom() {
        return inLibrary("pom.xml");
    }

    /** The POM of a package whose parent tells its group and version. */
    static Template pomOfModule() {
        return new Template("module/pom.xml", "pom.xml");
    }

    private static Template inLibrary(String path) {
        return new Template("library/" + path, path);
    }

    /** The file with its placeholders filled. */
    NewFile fill(Map<String, String> values) {
        return new NewFile(
                path.replace("__package__", value(PACKAGE, values)),
                PLACEHOLDER
                        .matcher(text())
                        .replaceAll(found -> Matcher.quoteReplacement(value(found, values)))
                        .getBytes(UTF_8));
    }

    private String value(MatchResult placeholder, Map<String, String> values) {
        return value(placeholder.group(1), values);
    }

    private String value(String name, Map<String, String> values) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalStateException(resource + " asks for " + name + ", which has no value");
        }
        return value;
    }

    private String text() {
        try (InputStream stream = Template.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException(resource + " is missing from the jar");
            }
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
