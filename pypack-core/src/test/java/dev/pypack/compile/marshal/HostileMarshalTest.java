package dev.pypack.compile.marshal;

import static dev.pypack.compile.marshal.MarshalBytes.NONE;
import static dev.pypack.compile.marshal.MarshalBytes.ascii;
import static dev.pypack.compile.marshal.MarshalBytes.bytes;
import static dev.pypack.compile.marshal.MarshalBytes.code;
import static dev.pypack.compile.marshal.MarshalBytes.complex;
import static dev.pypack.compile.marshal.MarshalBytes.digits;
import static dev.pypack.compile.marshal.MarshalBytes.frozenset;
import static dev.pypack.compile.marshal.MarshalBytes.integer;
import static dev.pypack.compile.marshal.MarshalBytes.join;
import static dev.pypack.compile.marshal.MarshalBytes.marked;
import static dev.pypack.compile.marshal.MarshalBytes.number;
import static dev.pypack.compile.marshal.MarshalBytes.oneByte;
import static dev.pypack.compile.marshal.MarshalBytes.real;
import static dev.pypack.compile.marshal.MarshalBytes.reference;
import static dev.pypack.compile.marshal.MarshalBytes.sized;
import static dev.pypack.compile.marshal.MarshalBytes.slice;
import static dev.pypack.compile.marshal.MarshalBytes.text;
import static dev.pypack.compile.marshal.MarshalBytes.tuple;
import static dev.pypack.compile.marshal.MarshalBytes.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Streams that no CPython wrote. */
class HostileMarshalTest {
    private static final byte[] SAMPLE = marked(code(
            "f",
            tuple(
                    NONE,
                    integer(1),
                    digits(3, 1, 2, 3),
                    real(-0.0),
                    complex(1, 2),
                    text('u', "größe"),
                    marked(ascii('z', "a b")),
                    frozenset(ascii('Z', "x"), reference(1), tuple(integer(2), bytes("b"))),
                    slice(NONE, integer(1), NONE),
                    code("g", tuple(reference(1)), tuple(ascii('Z', "x")))),
            tuple(ascii('Z', "x"), text('t', "größe"))));

    @Test
    void a_stream_that_is_cut_is_refused_wherever_it_is_cut() {
        for (int length = 0; length < SAMPLE.length; length++) {
            byte[] cut = Arrays.copyOf(SAMPLE, length);
            assertThatThrownBy(() -> CanonicalMarshal.ofCode(cut, CodeLayout.SINCE_3_11))
                    .as("%d bytes", length)
                    .isInstanceOf(InvalidMarshal.class);
        }
    }

    @Test
    void what_follows_the_value_is_refused() {
        refused(join(NONE, NONE), 1, "1 bytes after the end of the value");
    }

    @Test
    void sizes_that_the_stream_can_not_hold_are_refused_before_memory_is_taken() {
        for (char type : "(>sutaA".toCharArray()) {
            refused(join(type(type), number(Integer.MAX_VALUE)), 1, "a size of 2147483647, and 0 bytes are left");
            refused(join(type(type), number(-1), NONE), 1, "a size of -1, and 1 bytes are left");
            refused(join(type(type), number(2), NONE), 1, "a size of 2, and 1 bytes are left");
        }
        refused(join(type('z'), oneByte(255)), 2, "the stream ends within 255 bytes");
        refused(digits(Integer.MIN_VALUE, 1), 7, "the stream ends");
    }

    @Test
    void references_to_nothing_and_to_what_is_not_whole_are_refused() {
        refused(reference(0), 0, "a reference to value 0, and 0 can be referred to so far");
        refused(tuple(marked(integer(1)), reference(1)), 7, "a reference to value 1, and 1 can be");
        refused(tuple(marked(integer(1)), reference(-1)), 7, "a reference to value -1");
        refused(marked(tuple(reference(0))), 2, "a reference to value 0, which it is part of");
        refused(marked(frozenset(tuple(reference(0)))), 7, "which it is part of");
        refused(marked(slice(reference(0), NONE, NONE)), 1, "which it is part of");
        refused(marked(code("f", tuple(reference(0)), tuple())), 32, "which it is part of");
    }

    @Test
    void ints_have_one_form() {
        refused(digits(0), 0, "more digits than it needs");
        refused(digits(1, 5), 0, "more digits than it needs");
        refused(digits(3, 1, 2, 0), 0, "more digits than it needs");
        refused(digits(-3, 0, 0, 2), 0, "more digits than it needs");
        refused(digits(3, 1, 2, 0x8000), 0, "a digit of more than 15 bits");
        assertThat(canonical(digits(3, 0, 0, 2))).isEqualTo(digits(3, 0, 0, 2));
        assertThat(canonical(digits(-3, 1, 0, 2))).isEqualTo(digits(-3, 1, 0, 2));
    }

    @Test
    void strings_are_what_their_type_says() {
        for (char type : "zZ".toCharArray()) {
            refused(join(type(type), oneByte(1), oneByte(0xe9)), 0, "a str of ASCII with a byte above 127");
        }
        refused(
                join(type('a'), number(9), "12345678é".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)),
                0,
                "127");
        int[][] wrong = {
            {0x80},
            {0xc3},
            {0xc0, 0x80},
            {0xe0, 0x80, 0x80},
            {0xf0, 0x80, 0x80, 0x80},
            {0xf4, 0x90, 0x80, 0x80},
            {0xf8, 0x88, 0x80, 0x80, 0x80},
            {0xe2, 0x82, 0x41},
            {0xff}
        };
        for (int[] content : wrong) {
            byte[] utf8 = new byte[content.length];
            for (int i = 0; i < utf8.length; i++) {
                utf8[i] = (byte) content[i];
            }
            refused(sized('u', utf8), 0, "a str that is not UTF-8");
            refused(sized('t', utf8), 0, "a str that is not UTF-8");
        }
    }

    @Test
    void what_no_compiler_makes_is_refused() {
        for (char type : "[{<0SfxIR?".toCharArray()) {
            refused(
                    tuple(join(type(type), number(0))),
                    2,
                    "type 0x" + Integer.toHexString(type) + ", which is no constant that CPython's compiler makes");
        }
        refused(
                frozenset(NONE, code("f", tuple(), tuple())),
                6 + code("f", tuple(), tuple()).length,
                "a code object in a frozenset");
    }

    @Test
    void fields_of_code_objects_are_what_they_should_be() {
        refused(code("f", NONE, tuple()), 0, "a code object whose co_consts is None, not a tuple");
        refused(code("f", tuple(), tuple(integer(1))), 0, "co_names is a tuple, not a tuple of str");
        refused(code("f", tuple(), ascii('z', "x")), 0, "co_names is a str, not a tuple of str");
        refused(code("f", tuple(text('u', "f")), text('u', "f")), 0, "co_names is a str, not a tuple of str");
        assertThatThrownBy(() -> CanonicalMarshal.ofCode(SAMPLE, CodeLayout.UNTIL_3_10))
                .isInstanceOf(InvalidMarshal.class);
        assertThatThrownBy(() -> CanonicalMarshal.ofCode(tuple(SAMPLE), CodeLayout.SINCE_3_11))
                .hasMessage("byte 0: a tuple, not a code object");
    }

    @Test
    void depth_is_limited_and_takes_none_of_the_thread_s_stack() throws Exception {
        assertThat(onSmallStack(() -> canonical(nested(999)))).isEqualTo(nested(999));
        assertThatThrownBy(() -> onSmallStack(() -> canonical(nested(1000))))
                .hasRootCauseMessage("byte 1998: values that are nested deeper than 1000");
        assertThatThrownBy(() -> onSmallStack(() -> canonical(nested(5_000_000))))
                .hasRootCauseMessage("byte 1998: values that are nested deeper than 1000");
    }

    @Test
    void deep_elements_are_sorted_on_half_the_stack_that_a_thread_has() throws Exception {
        byte[] deep = frozenset(nested(998), integer(1));

        assertThat(onStack(1 << 19, () -> canonical(deep))).isEqualTo(deep);
    }

    @Test
    void what_references_multiply_takes_no_longer() {
        byte[] stream = doubled(900);
        stream[0] = '(';
        byte[] canonical = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> canonical(stream));
        assertThat(canonical.length).isLessThanOrEqualTo(stream.length);
    }

    @Test
    void what_a_frozenset_multiplies_is_refused() {
        byte[] stream = doubled(60);
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> refused(stream, stream.length, "frozensets that take too long to sort"));
    }

    @Test
    void a_damaged_stream_is_refused_or_has_a_canonical_form() throws Exception {
        Random random = new Random(1);
        int accepted = 0;
        for (int i = 0; i < 50_000; i++) {
            byte[] mutant = SAMPLE.clone();
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
            }
            try {
                byte[] canonical = CanonicalMarshal.ofCode(mutant, CodeLayout.SINCE_3_11);
                accepted++;
                assertThat(CanonicalMarshal.ofCode(canonical, CodeLayout.SINCE_3_11))
                        .isEqualTo(canonical);
            } catch (InvalidMarshal e) {
                assertThat(e.offset()).isBetween(0, mutant.length);
            }
        }
        assertThat(accepted).isBetween(2_500, 47_500);
    }

    /** A set of two tuples, each made of two of the same, and so on: as a tree, two to the power of the levels. */
    private static byte[] doubled(int levels) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        byte[] pair = {(byte) (')' | 0x80), 2};
        stream.writeBytes(join(type('>'), number(2), NONE));
        // All levels begin before any ends, so level i is value i and ends with a reference to its first part.
        for (int i = 0; i < levels; i++) {
            stream.writeBytes(pair);
        }
        stream.writeBytes(marked(ascii('z', "a b")));
        for (int i = levels; i > 0; i--) {
            stream.writeBytes(reference(i));
        }
        return stream.toByteArray();
    }

    private static byte[] nested(int levels) {
        byte[] stream = new byte[2 * levels + 1];
        for (int i = 0; i < levels; i++) {
            stream[2 * i] = ')';
            stream[2 * i + 1] = 1;
        }
        stream[2 * levels] = 'N';
        return stream;
    }

    private static <T> T onSmallStack(Callable<T> work) throws Exception {
        return onStack(1 << 17, work);
    }

    private static <T> T onStack(int bytes, Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        new Thread(null, task, "small stack", bytes).start();
        return task.get();
    }

    private static byte[] canonical(byte[] stream) {
        try {
            return CanonicalMarshal.ofValue(stream, CodeLayout.SINCE_3_11);
        } catch (InvalidMarshal e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void refused(byte[] stream, int offset, String reason) {
        assertThatThrownBy(() -> CanonicalMarshal.ofValue(stream, CodeLayout.SINCE_3_11))
                .isInstanceOf(InvalidMarshal.class)
                .hasMessageStartingWith("byte " + offset + ": ")
                .hasMessageContaining(reason);
    }
}
