package dev.pypack.compile.marshal;

import dev.pypack.judge.Interpreters;
import dev.pypack.judge.Judges;
import dev.pypack.python.PythonRuntime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole standard library of each embedded Python and of each CPython of this machine. */
class LibraryMarshalSoak {
    @TempDir
    Path scratch;

    static Stream<PythonRuntime> pythons() throws IOException {
        return Stream.of(
                        Judges.embeddedPythons().values(),
                        Interpreters.ofThisMachine().values())
                .flatMap(Collection::stream);
    }

    @ParameterizedTest
    @MethodSource("pythons")
    void neither_seed_nor_order_nor_past_changes_a_byte_and_the_same_code_is_loaded(PythonRuntime python)
            throws Exception {
        LibraryJudgement judgement = new LibraryJudgement(python, scratch);
        judgement.hold(1);
        judgement.holdFresh(1);
    }
}
