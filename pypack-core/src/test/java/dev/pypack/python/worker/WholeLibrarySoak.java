package dev.pypack.python.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.python.PythonRuntime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole standard library of each embedded Python: neither the seed of hashes, the order nor the workers change a byte. */
class WholeLibrarySoak {
    static List<PythonRuntime> pythons() {
        return CompilerPoolTest.pythons();
    }

    @ParameterizedTest
    @MethodSource("pythons")
    void has_the_same_bytecode_however_it_is_compiled(PythonRuntime python) throws Exception {
        CompiledLibrary library = CompiledLibrary.everyFile(1, python);

        Map<String, String> one = library.hashes(1, "1");
        Map<String, String> other = library.reversed().hashes(2, "2");

        assertThat(one).hasSizeGreaterThan(500);
        assertThat(other).isEqualTo(one);
    }
}
