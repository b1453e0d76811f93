package dev.pypack.scaffold;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the POM that is there, if there is one, is to a new package.
 */
sealed interface PomRole {
    /** The template of the POM that is to be written, or nothing where the package has one already. */
    Optional<Template> template();

    /** The POM that tells group and version. */
    Optional<ExistingPom> teller();

    /** The placeholders of the template that others do not have. */
    Map<String, String> placeholders();

    /** What the user does next, said for somebody who is in a folder. */
    String next(Path from);

    /** The role of the POM of a wish. */
    static PomRole in(NewPackage wanted) {
        Path folder = wanted.folder();
        Optional<ExistingPom> pom = wanted.pom();
        if (pom.isEmpty()) {
            return new None(folder);
        }
        Path ofPom = pom.get().folder();
        if (ofPom.equals(folder)) {
            return new Own(pom.get());
        }
        boolean isModule = pom.get().packaging().equals("pom") && folder.startsWith(ofPom);
        return isModule ? new Parent(pom.get(), folder) : new None(folder);
    }

    private static String packaged(Path folder, Path from) {
        if (folder.equals(from.toAbsolutePath().normalize())) {
            return "mvn package";
        }
        return "mvn -f " + quoted(shown(folder, from)) + " package";
    }

    private static String quoted(String path) {
        return path.contains(" ") ? "\"" + path + "\"" : path;
    }

    private static String shown(Path folder, Path from) {
        Path start = from.toAbsolutePath().normalize();
        return folder.startsWith(start) ? start.relativize(folder).toString() : folder.toString();
    }

    /** There is none; the package stands alone. */
    record None(Path folder) implements PomRole {
        @Override
        public Optional<Template> template() {
            return Optional.of(Template.pom());
        }

        @Override
        public Optional<ExistingPom> teller() {
            return Optional.empty();
        }

        @Override
        public Map<String, String> placeholders() {
            return Map.of();
        }

        @Override
        public String next(Path from) {
            return packaged(folder, from);
        }
    }

    /** It is the package's own, and stays as it is. */
    record Own(ExistingPom pom) implements PomRole {
        @Override
        public Optional<Template> template() {
            return Optional.empty();
        }

        @Override
        public Optional<ExistingPom> teller() {
            return Optional.of(pom);
        }

        @Override
        public Map<String, String> placeholders() {
            return Map.of();
        }

        @Override
        public String next(Path from) {
            return packaged(pom.folder(), from);
        }
    }

    /** The package becomes a module of it. */
    record Parent(ExistingPom pom, Path folder) implements PomRole {
        @Override
        public Optional<Template> template() {
            return Optional.of(Template.pomOfModule());
        }

        @Override
        public Optional<ExistingPom> teller() {
            return Optional.of(pom);
        }

        @Override
        public Map<String, String> placeholders() {
            return Map.of(
                    "parentArtifactId", pom.artifactId(),
                    "parentVersion", pom.writtenVersion(),
                    "relativePath",
                            slashed(folder.relativize(
                                    pom.folder().resolve(pom.file().getFileName()))));
        }

        @Override
        public String next(Path from) {
            String module = slashed(pom.folder().relativize(folder));
            return """
                    write in <modules> of %s
                        <module>%s</module>
                    and then
                        mvn package -pl %s""".formatted(pom.file().getFileName(), module, quoted(module));
        }

        private static String slashed(Path path) {
            return path.toString().replace('\\', '/');
        }
    }
}
