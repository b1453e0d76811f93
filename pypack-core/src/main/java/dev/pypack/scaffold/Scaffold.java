package dev.pypack.scaffold;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Findings;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import dev.pypack.project.PackageReader;
import dev.pypack.project.PomValues;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A new package, from its templates to its files. What is there already stays as it is.
 */
public final class Scaffold {
    private final NewPackage wanted;
    private final String pypackVersion;
    private final PomRole role;
    private final List<Finding> mistakes = new ArrayList<>();

    private Scaffold(NewPackage wanted, String pypackVersion) {
        this.wanted = wanted;
        this.pypackVersion = pypackVersion;
        this.role = PomRole.in(wanted);
    }

    /**
     * Makes a package that can be packed as it is.
     *
     * @param wanted what it shall be
     * @param pypackVersion the version of pypack that packs it
     * @return what was made
     * @throws UserMistake if a value can't be, if the POM that is there packs no Python, or if one of the files is there
     *     already; then nothing was written
     * @throws IOException if a file can't be written; then nothing stays of what was
     */
    public static Scaffolded make(NewPackage wanted, String pypackVersion) throws IOException {
        return new Scaffold(wanted, pypackVersion).make();
    }

    private Scaffolded make() throws IOException {
        Values values = new ValueRules(wanted, role, mistakes).values();
        if (role instanceof PomRole.Own own && !own.pom().packsWheel()) {
            refuseToPackBeside(own.pom());
        }
        refuseMistakes();
        Map<String, String> placeholders = values.placeholders(role, pypackVersion);
        List<NewFile> filled = Stream.concat(role.template().stream(), Template.LIBRARY.stream())
                .map(template -> template.fill(placeholders))
                .toList();
        NewFiles files = new NewFiles(wanted.folder(), filled);
        refuseExisting(files.existing(), placeholders);
        files.write(stage -> PackageReader.read(stage, PomValues.of(values.name(), values.version())));
        return new Scaffolded(
                wanted.folder(),
                filled.stream().map(NewFile::path).toList(),
                filled.stream().mapToLong(file -> file.content().length).sum(),
                role);
    }

    private void refuseToPackBeside(ExistingPom pom) {
        String elsewhere = "Make the package in a folder of its own: -Dpypack.directory=<folder>";
        mistakes.add(
                pom.packaging().equals("pom")
                        ? Finding.error(
                                "no-package",
                                Place.of(name(pom)),
                                "its packaging is pom, for a project that has modules and no package",
                                elsewhere)
                        : Finding.error(
                                "no-package",
                                Place.of(name(pom)),
                                "its packaging is " + pom.packaging() + ", and it packs no wheel",
                                elsewhere + "\nOr have it pack one beside: write in <plugins> of its <build>\n"
                                        + beside().indent(4)
                                        + "and do the same again."));
    }

    private String beside() {
        return """
                <plugin>
                  <groupId>dev.pypack</groupId>
                  <artifactId>pypack-maven-plugin</artifactId>
                  <version>%s</version>
                  <executions>
                    <execution>
                      <goals>
                        <goal>wheel</goal>
                      </goals>
                    </execution>
                  </executions>
                </plugin>""".formatted(pypackVersion);
    }

    private static String name(ExistingPom pom) {
        return String.valueOf(pom.file().getFileName());
    }

    private void refuseExisting(List<String> existing, Map<String, String> placeholders) {
        if (existing.isEmpty()) {
            return;
        }
        String elsewhere = "Move them away, or make the package in another folder: -Dpypack.directory=<folder>";
        String remedy = needsOnlyPom(existing)
                ? elsewhere + "\nTo pack the Python that is there, all it needs is this pom.xml:\n"
                        + Template.pom().fill(placeholders).text().indent(4).stripTrailing()
                : elsewhere;
        mistakes.add(Finding.error(
                "existing-files",
                Place.of(wanted.folder().toString()),
                String.join(", ", existing) + (existing.size() == 1 ? " is" : " are")
                        + " there already, and nothing is overwritten",
                remedy));
        refuseMistakes();
    }

    private boolean needsOnlyPom(List<String> existing) {
        return role instanceof PomRole.None && existing.contains("pyproject.toml") && !existing.contains("pom.xml");
    }

    private void refuseMistakes() {
        if (!mistakes.isEmpty()) {
            throw new UserMistake(Findings.of(mistakes));
        }
    }
}
