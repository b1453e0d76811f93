package dev.pypack.benchmarks;

import dev.pypack.judge.Judges;
import dev.pypack.judge.VirtualEnvironment;
import dev.pypack.process.Command;
import dev.pypack.python.PythonRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Compiles 5,000 modules and packs their bytecode with {@code mvn package}, and with compileall and hatchling: the first
 * time, after a change, again; and checks their syntax. All of them compile with the embedded Python of the judges, of
 * which the modules are.
 */
final class BytecodeWheelComparison implements Section {
    private static final String PYPROJECT = """
            [project]
            name = "benchlib"
            version = "1.0.0"
            description = "Generated library"
            requires-python = ">=%1$s"

            [build-system]
            requires = ["hatchling"]
            build-backend = "hatchling.build"

            [tool.hatch.build.targets.wheel]
            packages = ["src/benchlib"]
            artifacts = ["*.pyc"]

            [tool.pypack]
            python-version = ["%1$s"]
            type = "release"
            """;

    /** What no tool is faster than that has CPython compile: nothing is looked for, read twice, changed or written. */
    private static final String ONLY_COMPILING = """
            import gc, glob, marshal, os, sys, warnings
            warnings.simplefilter("ignore")
            gc.disable()
            files = sorted(glob.glob(sys.argv[1] + "/**/*.py", recursive=True), key=os.path.getsize)
            cores = int(sys.argv[2])
            for core in range(cores):
                if os.fork() == 0:
                    for file in files[core::cores]:
                        with open(file, "rb") as source:
                            marshal.dumps(compile(source.read(), file, "exec", dont_inherit=True))
                    os._exit(0)
            sys.exit(any([os.wait()[1] for core in range(cores)]))
            """;

    private static final String GOALS = """

            What we aim at: 0.70 of compileall for the canonical form, 0.65 of compileall and hatchling for the whole wheel, 0.03 of
            its own time after one change, 0.15 of compileall's look where nothing has changed, and 512 MB. The first three we miss.
            The second row is what CPython's compiler takes of all cores by itself: more than the distance from there to compileall
            can't be won. A JVM that has just started takes 1.6 to 3.4 s of the processors until its own compilers have seen the code,
            which is most of that distance ([decision 17](decisions/17-speed-of-bytecode.md)).
            """;

    /** With it the goals were set; not every host has it. */
    private static final String PYTHON_OF_GOALS = "3.11";

    private int changes;

    @Override
    public String measured(Path folder) throws Exception {
        Path house = folder.resolve("..").toRealPath();
        Path work = folder.toRealPath().resolve("target/bytecode-projects");
        WheelComparison.delete(work);
        Path corpus = folder.resolve("target/corpus-5000/benchlib");
        PythonRuntime python = Judges.summoned().python();
        VirtualEnvironment hatchling = WheelComparison.peers(work.resolve("python"));
        Path own = work.resolve("pypack");
        project(own, corpus, python.minorVersion());
        MavenProject maven = MavenProject.packing(own, house);
        Path store = work.resolve("store");
        String[] packing = {
            "-o", "package", "-Dpypack.store=" + store, "-Dpypack.level=bytecode", "-Dpypack.syntaxCheck=false"
        };
        String[] checking = {"-o", MavenProject.PLUGIN + "compile", "-Dpypack.store=" + store};
        maven.run(Stream.of(packing).skip(1).toArray(String[]::new)); // fetches what Maven needs
        maven.run(Stream.of(checking).skip(1).toArray(String[]::new));

        Path peer = work.resolve("peer");
        double[][] cold = WheelComparison.turns(
                () -> {
                    project(peer, corpus, python.minorVersion());
                    return compileall(python, peer);
                },
                () -> {
                    removeSources(peer.resolve("src"));
                    return WheelComparison.timed(hatchling
                            .python(
                                    "-c",
                                    WheelComparison.HATCHLING,
                                    peer.resolve("out").toString())
                            .in(peer));
                },
                () -> {
                    forget(store, own);
                    return maven.run(packing);
                },
                () -> {
                    forget(store, own);
                    return maven.run(checking);
                },
                () -> compiled(python, store, own.resolve("src")),
                () -> onlyCompiled(python, own));
        double[][] changed = WheelComparison.turns(() -> {
            change(own);
            return maven.run(packing);
        });
        project(peer, corpus, python.minorVersion());
        compileall(python, peer);
        double[][] again = WheelComparison.turns(() -> compileall(python, peer), () -> maven.run(packing));
        // With other settings, and so by itself: each would make the other forget.
        double[][] checkedAgain = WheelComparison.turns(() -> maven.run(checking));
        return text(python, cold, changed, again, checkedAgain) + onPythonOfGoals(folder, work, store) + GOALS;
    }

    private static String onPythonOfGoals(Path folder, Path work, Path store) throws Exception {
        PythonRuntime python = Judges.embeddedPythons().get(PYTHON_OF_GOALS);
        if (python == null) {
            return "";
        }
        Path corpus = folder.toRealPath().resolve("target/corpus-5000-" + PYTHON_OF_GOALS);
        WheelComparison.timed(python.command(
                folder.toRealPath().resolve("src/main/python/make_corpus.py").toString(), corpus.toString(), "5000"));
        Path project = work.resolve("python-of-goals");
        double[][] times = WheelComparison.turns(
                () -> {
                    project(project, corpus.resolve("benchlib"), PYTHON_OF_GOALS);
                    return compileall(python, project);
                },
                () -> compiled(python, store, project.resolve("src")),
                () -> onlyCompiled(python, project));
        return String.format(
                Locale.ROOT,
                "%nWith Python %s, with which the goals were set, and as many modules of its library:%n%n"
                        + "| | peer, ms | pypack, ms | ratio |%n|---|---|---|---|%n"
                        + "| compiled and put into the canonical form, not packed; compileall | %.0f | %.0f | %.2f |%n"
                        + "| CPython's `compile()` and `marshal.dumps()` without its collector, and nothing else; compileall | %.0f | %.0f | %.2f |%n",
                python.version(),
                times[0][0],
                times[1][0],
                times[1][0] / times[0][0],
                times[0][0],
                times[2][0],
                times[2][0] / times[0][0]);
    }

    private static String text(
            PythonRuntime python, double[][] cold, double[][] changed, double[][] again, double[][] checkedAgain) {
        double compileall = cold[0][0];
        double whole = compileall + cold[1][0];
        double pypack = cold[2][1];
        return String.format(
                Locale.ROOT,
                "## A wheel of bytecode, beside compileall and hatchling%n%n"
                        + "The same 5,000 modules, Python %s for all: `compileall -q -b -j2`, then hatchling packing the bytecode;%n"
                        + "`mvn -o package` at the level `bytecode` of the type `release`, without the check of the syntax, in the%n"
                        + "goal; the median of %d turns.%n%n"
                        + "| | peer, ms | pypack, ms | ratio |%n|---|---|---|---|%n"
                        + "| compiled and put into the canonical form, not packed; compileall | %.0f | %.0f | %.2f |%n"
                        + "| CPython's `compile()` and `marshal.dumps()` without its collector, and nothing else; compileall | %.0f | %.0f | %.2f |%n"
                        + "| nothing cached; compileall alone | %.0f | %.0f | %.2f |%n"
                        + "| nothing cached; compileall and hatchling | %.0f | %.0f | %.2f |%n"
                        + "| one changed file, beside its own time where nothing is cached | %.0f | %.0f | %.3f |%n"
                        + "| nothing changed; compileall looking at each file | %.0f | %.0f | %.2f |%n%n"
                        + "The check of the syntax, whole `mvn pypack:compile`: %.0f ms where nothing is cached, %.0f ms where%n"
                        + "nothing has changed. The most memory of the processes where nothing is cached: %.0f MB.%n",
                python.version(),
                WheelComparison.TURNS,
                compileall,
                cold[4][0],
                cold[4][0] / compileall,
                compileall,
                cold[5][0],
                cold[5][0] / compileall,
                compileall,
                pypack,
                pypack / compileall,
                whole,
                pypack,
                pypack / whole,
                pypack,
                changed[0][1],
                changed[0][1] / pypack,
                again[0][0],
                again[1][1],
                again[1][1] / again[0][0],
                cold[3][0],
                checkedAgain[0][0],
                cold[2][2]);
    }

    /** In a JVM of its own, whose start counts. */
    private static MavenProject.Run compiled(PythonRuntime python, Path store, Path sources) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return WheelComparison.timed(Command.of(
                java,
                "-classpath",
                System.getProperty("java.class.path"),
                CompileRun.class.getName(),
                python.executable().toString(),
                python.version(),
                Integer.toString(Judges.host().cores()),
                store.toString(),
                sources.toString()));
    }

    private static MavenProject.Run onlyCompiled(PythonRuntime python, Path project) {
        return WheelComparison.timed(python.command(
                "-c",
                ONLY_COMPILING,
                project.resolve("src").toString(),
                Integer.toString(Judges.host().cores())));
    }

    private static void forget(Path store, Path project) throws IOException {
        for (String kept : List.of("archives", "results")) {
            WheelComparison.delete(store.resolve(kept));
        }
        WheelComparison.delete(project.resolve("target"));
    }

    private static MavenProject.Run compileall(PythonRuntime python, Path project) {
        return WheelComparison.timed(python.command(
                "-m", "compileall", "-q", "-b", "-j2", project.resolve("src").toString()));
    }

    private static void project(Path folder, Path corpus, String minorVersion) throws IOException {
        WheelComparison.delete(folder);
        Path sources = Files.createDirectories(folder.resolve("src")).resolve("benchlib");
        try (Stream<Path> files = Files.walk(corpus)) {
            for (Path file : files.sorted().toList()) {
                Files.copy(file, sources.resolve(corpus.relativize(file).toString()));
            }
        }
        Files.writeString(folder.resolve("pyproject.toml"), String.format(Locale.ROOT, PYPROJECT, minorVersion));
    }

    private static void removeSources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".py")).toList()) {
                Files.delete(file);
            }
        }
    }

    private void change(Path project) throws IOException {
        Path module = project.resolve("src/benchlib/part_000/module_00007.py");
        Files.writeString(module, Files.readString(module) + "# change " + changes++ + "\n");
    }
}
