package dev.pypack.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.finding.UserMistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is written in a pyproject.toml, it is packed or refused, and nothing else is thrown. */
class MutatedPyprojectTest {
    private static final int MUTANTS = 1_500;
    private static final String PIECES = "[]{}=\"'.,#\n\\ \t\u0000é\uFFFF:;<>!~*?/-_0a@()";
    private static final String WHOLE = """
            [project]
            name = "acme"
            version = "1.0"
            description = "A tool"
            readme = { file = "README.md", content-type = "text/markdown" }
            requires-python = ">=3.9"
            license = "MIT"
            license-files = ["LICEN[CS]E*", "legal/**/*.txt"]
            authors = [{ name = "Ada", email = "ada@example.com" }]
            keywords = ["one"]
            classifiers = ["Typing :: Typed"]
            dependencies = ["rich>=13", "x @ https://example.com/x.whl ; os_name == 'nt'"]
            dynamic = []
            [project.optional-dependencies]
            excel = ["openpyxl; python_version < '3.10' or extra == 'y'"]
            [project.urls]
            Homepage = "https://example.com"
            [project.scripts]
            acme = "acme.cli:main"
            [project.entry-points."acme.plugins"]
            csv = "acme.plugins.csv"
            [tool.pypack]
            kind = "library"
            """;

    private static final String WITH_BACKEND =
            WHOLE.replace("dynamic = []", "dynamic = [\"dependencies\", \"authors\", \"urls\"]") + """
            [tool.pypack.sdist]
            include = ["legal"]
            [build-system]
            requires = ["hatchling>=1.2"]
            build-backend = "hatchling.build"
            [tool.hatch.build.targets.wheel]
            packages = ["src/main/python/acme.py"]
            """;
    private static final PomValues POM = new PomValues(
            "acme",
            "1.0",
            Optional.empty(),
            List.of(),
            List.of(new PomValues.Developer(Optional.of("Grace"), Optional.empty())),
            Map.of("Docs", "https://example.com/docs"),
            List.of(new PomValues.Dependency("base", "2.0")),
            Optional.empty(),
            Optional.empty());

    @TempDir
    Path module;

    @Test
    void is_packed_into_a_wheel_or_refused() throws IOException {
        packOrRefuse(
                WHOLE,
                () -> PackageReader.read(module, PomValues.of("acme", "1.0"))
                        .metadata()
                        .toBytes());
    }

    /** What is packed says without the POM what the wheel says with it. */
    @Test
    void is_packed_into_an_sdist_or_refused() throws IOException {
        packOrRefuse(WITH_BACKEND, () -> {
            SdistModel sdist = PackageReader.readSdist(module, POM);
            Optional<String> text = Optional.ofNullable(sdist.written().get("pyproject.toml"));
            if (text.isPresent()) {
                Files.writeString(module.resolve("pyproject.toml"), text.get());
                assertThat(PackageReader.read(module, PomValues.of("acme", "1.0"))
                                .metadata())
                        .as(text.get())
                        .isEqualTo(sdist.metadata());
            }
        });
    }

    private interface Packing {
        void pack() throws IOException;
    }

    private void packOrRefuse(String whole, Packing packing) throws IOException {
        Files.createDirectories(module.resolve("src/main/python"));
        Files.writeString(module.resolve("src/main/python/acme.py"), "");
        Files.writeString(module.resolve("README.md"), "# Acme");
        Files.writeString(module.resolve("LICENSE"), "MIT");
        Files.createDirectories(module.resolve("legal/more"));
        Files.writeString(module.resolve("legal/more/NOTICE.txt"), "");
        Random chance = new Random(3);
        int packed = 0;
        int refused = 0;
        for (int i = 0; i < MUTANTS; i++) {
            Files.writeString(module.resolve("pyproject.toml"), mutant(whole, chance));
            try {
                packing.pack();
                packed++;
            } catch (UserMistake expected) {
                assertThat(expected).message().isNotBlank();
                refused++;
            }
        }
        assertThat(packed).isGreaterThan(MUTANTS / 50);
        assertThat(refused).isGreaterThan(MUTANTS / 50);
    }

    private static String mutant(String whole, Random chance) {
        StringBuilder text = new StringBuilder(whole);
        for (int changes = 1 + chance.nextInt(3); changes > 0; changes--) {
            int start = chance.nextInt(text.length());
            int end = Math.min(text.length(), start + chance.nextInt(12));
            switch (chance.nextInt(3)) {
                case 0 -> text.delete(start, end);
                case 1 -> text.insert(start, text.substring(start, end));
                default -> text.insert(start, PIECES.charAt(chance.nextInt(PIECES.length())));
            }
        }
        return text.toString();
    }
}
