package dev.pypack.wheel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.judge.RealWheels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RealWheelsTest {
    static Stream<Path> wheels() throws IOException {
        return RealWheels.all().stream();
    }

    @Test
    void there_are_enough_of_them() throws Exception {
        assertThat(wheels()).hasSizeGreaterThanOrEqualTo(20);
    }

    @ParameterizedTest
    @MethodSource("wheels")
    void a_wheel_that_is_in_use_everywhere_is_not_refused(Path wheel) throws Exception {
        assertThat(WheelChecks.of(wheel, 2).errors()).isEmpty();
    }
}
