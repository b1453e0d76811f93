package dev.pypack;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the order of imports: each room knows only what stands before it. */
class ArchitectureTest {
    private static final String BASE = "dev.pypack.";

    /** Rooms of one line do not know each other. */
    private static final List<List<String>> LINES = List.of(
            List.of("finding", "process"),
            List.of("http", "build"),
            List.of("pep"),
            List.of("target", "archive"),
            List.of("store"),
            List.of("python"),
            List.of("project", "wheel"),
            List.of("compile", "lock"),
            List.of("sdist"),
            List.of("crossenv"),
            List.of("kind"),
            List.of("bundle"),
            List.of("check", "run", "scaffold", "deploy"));

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.pypack");

    @TestFactory
    List<DynamicTest> each_room_knows_only_what_stands_before_it() {
        List<DynamicTest> tests = new ArrayList<>();
        for (int line = 0; line < LINES.size(); line++) {
            for (String room : LINES.get(line)) {
                String[] forbidden = notBefore(line, room);
                ArchRule rule = noClasses()
                        .that()
                        .resideInAPackage(BASE + room + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(forbidden)
                        .allowEmptyShould(true);
                tests.add(DynamicTest.dynamicTest(room, () -> rule.check(CORE)));
            }
        }
        return tests;
    }

    private static String[] notBefore(int line, String room) {
        List<String> packages = new ArrayList<>(List.of("dev.pypack"));
        LINES.stream()
                .skip(line)
                .flatMap(List::stream)
                .filter(other -> !other.equals(room))
                .forEach(other -> packages.add(BASE + other + ".."));
        return packages.toArray(String[]::new);
    }

    @Test
    void every_room_has_a_place_in_the_order() {
        List<String> known = LINES.stream().flatMap(List::stream).toList();
        noClasses()
                .should()
                .resideOutsideOfPackages(packagesOf(known))
                .because("a new room needs a line in this test and in docs/architecture.md")
                .check(CORE);
    }

    private static String[] packagesOf(List<String> rooms) {
        List<String> packages = new ArrayList<>(List.of("dev.pypack"));
        rooms.forEach(room -> packages.add(BASE + room + ".."));
        return packages.toArray(String[]::new);
    }

    @Test
    void there_are_no_circles() {
        slices().matching("dev.pypack.(*)..").should().beFreeOfCycles().check(CORE);
        slices().matching("dev.pypack.(**)").should().beFreeOfCycles().check(CORE);
    }

    @Test
    void core_knows_no_Maven_prints_nothing_and_asks_the_machine_for_nothing() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.maven..", "org.eclipse.aether..")
                .check(CORE);
        noClasses().should().accessField(System.class, "out").check(CORE);
        noClasses().should().accessField(System.class, "err").check(CORE);
        noClasses()
                .should()
                .callMethod(System.class, "getProperty", String.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class, String.class)
                .orShould()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .check(CORE);
    }

    @Test
    void core_has_no_Maven_on_its_class_path() {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> Class.forName("org.apache.maven.plugin.Mojo"))
                .isInstanceOf(ClassNotFoundException.class);
    }
}
