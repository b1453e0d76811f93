package dev.pypack.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pypack.finding.Finding;
import dev.pypack.finding.UserMistake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A module that a test writes file by file. */
record WrittenModule(Path folder, PomValues pom) {
    static final String MINIMAL = "[project]\nname = \"acme\"\nversion = \"1.0\"\n";

    /** One of version 1.0. */
    static WrittenModule in(Path folder) {
        return new WrittenModule(folder, PomValues.of("acme", "1.0"));
    }

    WrittenModule with(PomValues other) {
        return new WrittenModule(folder, other);
    }

    WrittenModule write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.resolveSibling(""));
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    WrittenModule empty(String... names) {
        List.of(names).forEach(name -> write(name, ""));
        return this;
    }

    WrittenModule pyproject(String afterProject) {
        return write("pyproject.toml", MINIMAL + afterProject);
    }

    WrittenModule link(String name, String target) {
        try {
            Path link = folder.resolve(name);
            Files.createDirectories(link.resolveSibling(""));
            Files.createSymbolicLink(link, Path.of(target));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PackageModel read() {
        try {
            return PackageReader.read(folder, pom);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> sources() {
        return read().sources().stream().map(SourceFile::name).toList();
    }

    List<String> requirements() {
        return read().metadata().requiresDist().stream().map(Object::toString).toList();
    }

    String mistakes() {
        UserMistake mistake = catchThrowableOfType(UserMistake.class, this::read);
        assertThat(mistake).as("the module is packed").isNotNull();
        assertThat(mistake.findings().stream().map(Finding::id)).allMatch(id -> id.matches("[a-z0-9-]+"));
        return mistake.getMessage();
    }
}
