package dev.pypack.judge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JudgesTest {
    @Test
    void the_judges_are_there() {
        Judges judges = Judges.summoned();

        assertThat(judges.run("pip", "--version").output()).startsWith("pip 26.3 ");
        assertThat(judges.uv("--version").output()).startsWith("uv 0.13.8");
        assertThat(judges.run("twine", "--version").output()).contains("7.0.0");
    }

    @Test
    void the_report_says_which_CPythons_of_the_machine_judge_too() {
        Interpreters.ofThisMachine()
                .values()
                .forEach(
                        python -> System.out.println("Judge: CPython " + python.version() + " " + python.executable()));
    }
}
