package dev.pypack.pep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DependencyGroupsTest {
    private static Map<String, String> include(String group) {
        return Map.of("include-group", group);
    }

    private static DependencyGroups groups(Map<String, ?> table) {
        return DependencyGroups.of(table);
    }

    @Test
    void putsIncludedGroupsInTheirPlace() {
        DependencyGroups groups = groups(Map.of(
                "Test_Core",
                List.of("pytest>=7", "coverage"),
                "dev",
                List.of("ruff", include("test.core"), "pytest>=7", include("TEST-core"))));
        assertThat(groups.resolve("DEV"))
                .map(Requirement::toString)
                .containsExactly("ruff", "pytest>=7", "coverage", "pytest>=7", "pytest>=7", "coverage");
        assertThat(groups.names()).containsExactlyInAnyOrder("test-core", "dev");
    }

    @Test
    void looksOnlyAtTheGroupsThatAreAskedFor() {
        DependencyGroups groups = groups(Map.of("good", List.of("a"), "bad", List.of("a b"), "worse", "a"));
        assertThat(groups.resolve("good")).containsExactly(Requirement.parse("a"));
        assertThatThrownBy(() -> groups.resolve("bad")).isInstanceOf(InvalidPep.class);
        assertThatThrownBy(() -> groups.resolve("worse")).isInstanceOf(InvalidPep.class);
    }

    @Test
    void refusesTwoGroupsOfOneName() {
        Map<String, List<String>> table = Map.of("a.b", List.of(), "A_B", List.of());
        assertThatThrownBy(() -> groups(table)).isInstanceOf(InvalidPep.class);
    }

    @Test
    void refusesCircles() {
        DependencyGroups groups = groups(Map.of(
                "a",
                List.of(include("b")),
                "b",
                List.of(include("c")),
                "c",
                List.of(include("b")),
                "d",
                List.of(include("d"))));
        assertThatThrownBy(() -> groups.resolve("a"))
                .isInstanceOf(InvalidPep.class)
                .hasMessageContaining("b -> c -> b");
        assertThatThrownBy(() -> groups.resolve("d")).isInstanceOf(InvalidPep.class);
    }

    @Test
    void refusesWhatIsNoItem() {
        for (Object item :
                List.of(1, Map.of("set-phasers-to", "stun"), Map.of("include-group", 1), Map.of(), List.of())) {
            DependencyGroups groups = groups(Map.of("a", List.of(item)));
            assertThatThrownBy(() -> groups.resolve("a")).isInstanceOf(InvalidPep.class);
        }
        assertThatThrownBy(() -> groups(Map.of()).resolve("a")).isInstanceOf(InvalidPep.class);
    }

    @Test
    void refusesWhatGrowsWithoutBounds() {
        Map<String, List<?>> table = new LinkedHashMap<>();
        table.put("g0", List.of("a"));
        for (int i = 1; i < 60; i++) {
            table.put("g" + i, List.of(include("g" + (i - 1)), include("g" + (i - 1))));
        }
        DependencyGroups laughs = groups(table);
        assertThatThrownBy(() -> laughs.resolve("g59"))
                .isInstanceOf(InvalidPep.class)
                .hasMessageContaining("65536");

        for (int i = 1; i < 20_000; i++) {
            table.put("g" + i, List.of(include("g" + (i - 1))));
        }
        DependencyGroups chain = groups(table);
        assertThatThrownBy(() -> chain.resolve("g19999"))
                .isInstanceOf(InvalidPep.class)
                .hasMessageContaining("deep");
    }
}
