package dev.pypack.compile.marshal;

import dev.pypack.judge.Judges;
import dev.pypack.python.PythonRuntime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A part of the standard library of each embedded Python. */
class LibraryMarshalTest {
    private static final int ONE_OF = 9;
    private static final int ONE_FRESH_OF = 60;

    @TempDir
    Path scratch;

    static Collection<PythonRuntime> pythons() throws IOException {
        return Judges.embeddedPythons().values();
    }

    @ParameterizedTest
    @MethodSource("pythons")
    void neither_seed_nor_order_nor_past_changes_a_byte_and_the_same_code_is_loaded(PythonRuntime python)
            throws Exception {
        LibraryJudgement judgement = new LibraryJudgement(python, scratch);
        judgement.hold(ONE_OF);
        judgement.holdFresh(ONE_FRESH_OF);
    }
}
