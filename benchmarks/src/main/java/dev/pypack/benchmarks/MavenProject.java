package dev.pypack.benchmarks;

import dev.pypack.Pypack;
import dev.pypack.process.Command;
import dev.pypack.process.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A project on which Maven runs as it does for a user: a process of its own, with pypack of this build. */
record MavenProject(Path folder, List<String> repository) {
    /** Where pypack of this build is installed, from the house. */
    static final String REPOSITORY = "benchmarks/target/repository";

    /** What a goal is called that is not bound to a phase, but for its name. */
    static final String PLUGIN = "dev.pypack:pypack-maven-plugin:" + Pypack.version() + ":";

    private static final String POM = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>benchmarks</groupId>
              <artifactId>benchlib</artifactId>
              <version>1.0.0</version>
              <packaging>%s</packaging>
            %s</project>
            """;
    private static final String BUILD = """
              <build>
                <plugins>
                  <plugin>
                    <groupId>dev.pypack</groupId>
                    <artifactId>pypack-maven-plugin</artifactId>
                    <version>%s</version>
                    <extensions>true</extensions>
                  </plugin>
                </plugins>
              </build>
            """;

    private static final Pattern IN_THE_GOAL =
            Pattern.compile("(?m)^\\[INFO\\] (?:Wheel|Lock|Crossenv) .* in (\\d+\\.\\d+) s$");
    private static final Pattern PEAK = Pattern.compile("(?m)^VmHWM:\\s+(\\d+) kB$");

    /** What a run took: in all and in the goal, in milliseconds; and the most memory, in MB, where the system tells it. */
    record Run(double whole, double goal, double memory) {}

    /** A project that packs a wheel, with a POM that is written here. */
    static MavenProject packing(Path folder, Path house) throws IOException {
        String build = String.format(Locale.ROOT, BUILD, Pypack.version());
        Files.writeString(folder.resolve("pom.xml"), String.format(Locale.ROOT, POM, "wheel", build));
        return in(folder, house);
    }

    /** A project that has nothing to do. */
    static MavenProject empty(Path folder, Path house) throws IOException {
        Files.writeString(folder.resolve("pom.xml"), String.format(Locale.ROOT, POM, "pom", ""));
        return in(folder, house);
    }

    /**
     * A project beside a Maven repository that has pypack, of this build, and finds all else in the user's.
     *
     * @param folder has the POM
     * @param house the folder of the parent POM of pypack
     */
    private static MavenProject in(Path folder, Path house) throws IOException {
        Path usersRepository = Path.of(System.getProperty("pypack.benchmarks.repository"));
        Path repository = house.resolve(REPOSITORY);
        MavenProject project = new MavenProject(
                folder, List.of("-Dmaven.repo.local=" + repository, "-Dmaven.repo.local.tail=" + usersRepository));
        if (!Files.isDirectory(repository)) {
            project.install(house, house.resolve("pom.xml"), house.resolve("pom.xml"));
            for (String module : List.of("pypack-core", "pypack-maven-plugin")) {
                project.install(
                        house,
                        jar(house.resolve(module).resolve("target"), module),
                        house.resolve(module + "/pom.xml"));
            }
        }
        return project;
    }

    private static Path jar(Path target, String module) throws IOException {
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().matches(module + "-[\\d.]+(-SNAPSHOT)?\\.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void install(Path house, Path file, Path pom) {
        // Not in the project: its POM needs what is installed here.
        run(house.resolve("benchmarks/target"), "install:install-file", "-Dfile=" + file, "-DpomFile=" + pom);
    }

    /** Runs Maven. */
    Run run(String... arguments) {
        return run(folder, arguments);
    }

    private Run run(Path directory, String... arguments) {
        Command command = Command.of(
                        Path.of("mvn"),
                        Stream.of(List.of("-B", "-ntp"), repository, List.of(arguments))
                                .flatMap(List::stream)
                                .toArray(String[]::new))
                .withEnvironment(System.getenv())
                .in(directory)
                .within(Duration.ofMinutes(5));
        Memory memory = new Memory();
        Thread watch = new Thread(memory, "memory");
        watch.setDaemon(true);
        watch.start();
        long start = System.nanoTime();
        Outcome outcome = command.run();
        double whole = (System.nanoTime() - start) / 1e6;
        watch.interrupt();
        if (!outcome.succeeded()) {
            throw new IllegalStateException(command + "\n" + outcome.output() + outcome.errors());
        }
        Matcher line = IN_THE_GOAL.matcher(outcome.output());
        return new Run(whole, line.find() ? 1000 * Double.parseDouble(line.group(1)) : 0, memory.most);
    }

    /** Looks at what this process has started, again and again. */
    private static final class Memory implements Runnable {
        private volatile double most;

        @Override
        public void run() {
            try {
                while (true) {
                    ProcessHandle.current()
                            .descendants()
                            .forEach(process -> peak(process.pid()).ifPresent(peak -> most = Math.max(most, peak)));
                    Thread.sleep(20);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private static Optional<Double> peak(long process) {
            try {
                Matcher peak = PEAK.matcher(Files.readString(Path.of("/proc/" + process + "/status")));
                return peak.find() ? Optional.of(Integer.parseInt(peak.group(1)) / 1e3) : Optional.empty();
            } catch (IOException e) {
                return Optional.empty(); // it has ended, or the system has no such file
            }
        }
    }
}
