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
import static dev.pypack.compile.marshal.MarshalBytes.real;
import static dev.pypack.compile.marshal.MarshalBytes.reference;
import static dev.pypack.compile.marshal.MarshalBytes.slice;
import static dev.pypack.compile.marshal.MarshalBytes.text;
import static dev.pypack.compile.marshal.MarshalBytes.tuple;
import static dev.pypack.compile.marshal.MarshalBytes.type;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The form, on small streams. */
class CanonicalMarshalTest {
    private static final byte[] TRUE = type('T');
    private static final byte[] FALSE = type('F');
    private static final byte[] ELLIPSIS = type('.');

    @Test
    void values_that_differ_in_type_or_bits_are_never_one() throws Exception {
        byte[] stream = tuple(
                integer(0),
                FALSE,
                real(0.0),
                real(-0.0),
                complex(0.0, 0.0),
                complex(-0.0, 0.0),
                complex(0.0, -0.0),
                ascii('Z', "a"),
                bytes("a"),
                tuple(integer(0)),
                tuple(FALSE),
                tuple(real(0.0)),
                tuple(real(-0.0)),
                frozenset(integer(0)),
                integer(1),
                TRUE,
                NONE,
                ELLIPSIS);

        byte[] canonical = canonical(stream);

        assertThat(canonical)
                .isEqualTo(tuple(
                        marked(integer(0)),
                        FALSE,
                        marked(real(0.0)),
                        marked(real(-0.0)),
                        complex(0.0, 0.0),
                        complex(-0.0, 0.0),
                        complex(0.0, -0.0),
                        ascii('Z', "a"),
                        bytes("a"),
                        tuple(reference(0)),
                        tuple(FALSE),
                        tuple(reference(1)),
                        tuple(reference(2)),
                        frozenset(reference(0)),
                        integer(1),
                        TRUE,
                        NONE,
                        ELLIPSIS));
    }

    @Test
    void equal_values_are_written_once_however_they_were_shared() throws Exception {
        byte[] large = digits(-3, 1, 2, 3);
        List<byte[]> values = List.of(
                integer(7),
                large,
                real(1.5),
                complex(1, 2),
                ascii('z', "a b"),
                text('u', "日本"),
                bytes("x"),
                tuple(),
                slice(NONE, integer(1), NONE),
                frozenset());
        for (byte[] value : values) {
            byte[] once = tuple(marked(value), reference(0), reference(0));
            assertThat(canonical(tuple(value, value, value))).isEqualTo(once);
            assertThat(canonical(tuple(value, marked(value), reference(0)))).isEqualTo(once);
            assertThat(canonical(marked(tuple(marked(value), value, reference(1)))))
                    .isEqualTo(once);
            assertThat(canonical(marked(tuple(marked(value))))).isEqualTo(tuple(value));
        }
    }

    @Test
    void a_reference_counts_values_by_where_they_begin() throws Exception {
        byte[] inner = tuple(ascii('z', "a b"), ascii('z', "c d"));
        byte[] stream = tuple(inner, inner, ascii('z', "c d"));

        assertThat(canonical(stream))
                .isEqualTo(tuple(
                        marked(tuple(ascii('z', "a b"), marked(ascii('z', "c d")))), reference(0), reference(1)));
    }

    @Test
    void each_NaN_is_itself_and_a_shared_one_stays_shared() throws Exception {
        byte[] nan = real(Double.NaN);
        for (byte[] value : List.of(nan, complex(Double.NaN, 0), complex(0, Double.NaN), tuple(nan))) {
            assertThat(canonical(tuple(value, value))).isEqualTo(tuple(value, value));
            assertThat(canonical(tuple(marked(value), reference(0)))).isEqualTo(tuple(marked(value), reference(0)));
        }
    }

    @Test
    void each_code_object_is_itself_and_a_shared_one_stays_shared() throws Exception {
        byte[] code = code("f", tuple(NONE), tuple());
        byte[] two = canonical(tuple(code, code));
        byte[] one = canonical(tuple(marked(code), reference(0)));

        assertThat(one).endsWith(reference(0)).startsWith(join(type(')'), new byte[] {2, (byte) ('c' | 0x80)}));
        assertThat(new String(two, java.nio.charset.StandardCharsets.ISO_8859_1))
                .containsOnlyOnce("code");
        assertThat(two).startsWith(join(type(')'), new byte[] {2, 'c'}));
        assertThat(two.length).isGreaterThan(one.length);
    }

    @Test
    void a_string_has_the_shortest_type_and_is_interned_by_its_text_alone() throws Exception {
        String name = "a_B9".repeat(63) + "xyz";
        for (char interned : new char[] {'u', 't'}) {
            assertThat(canonical(text(interned, "name_1"))).isEqualTo(ascii('Z', "name_1"));
            assertThat(canonical(text(interned, ""))).isEqualTo(ascii('Z', ""));
            assertThat(canonical(text(interned, "*"))).isEqualTo(ascii('Z', "*"));
            assertThat(canonical(text(interned, "**"))).isEqualTo(ascii('z', "**"));
            assertThat(canonical(text(interned, "a.b"))).isEqualTo(ascii('z', "a.b"));
            assertThat(canonical(text(interned, "é"))).isEqualTo(text('t', "é"));
            assertThat(canonical(text(interned, "ÿ"))).isEqualTo(text('t', "ÿ"));
            assertThat(canonical(text(interned, "Ā"))).isEqualTo(text('u', "Ā"));
            assertThat(canonical(text(interned, "éa"))).isEqualTo(text('u', "éa"));
            assertThat(canonical(text(interned, name))).isEqualTo(ascii('Z', name));
            assertThat(canonical(text(interned, name + "x"))).isEqualTo(text('A', name + "x"));
            assertThat(canonical(text(interned, name + "."))).isEqualTo(text('a', name + "."));
        }
    }

    @Test
    void a_name_of_the_code_is_interned_wherever_it_stands() throws Exception {
        byte[] canonical = canonical(tuple(
                text('u', "größe"),
                text('u', "länge"),
                ascii('z', "<lambda>"),
                ascii('z', "pkg/mod.py"),
                code("<lambda>", tuple(text('u', "länge")), tuple(text('u', "größe")))));

        assertThat(canonical)
                .startsWith(join(
                        type(')'),
                        new byte[] {5},
                        marked(text('t', "größe")),
                        marked(text('u', "länge")),
                        marked(ascii('Z', "<lambda>")),
                        marked(ascii('z', "pkg/mod.py"))));
    }

    @Test
    void surrogates_may_stand_alone() throws Exception {
        byte[] surrogate = MarshalBytes.sized('u', new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80});

        assertThat(canonical(surrogate)).isEqualTo(surrogate);
    }

    @Test
    void elements_of_a_frozenset_stand_in_the_order_of_their_bytes() throws Exception {
        byte[] sorted = frozenset(
                tuple(integer(3), ascii('z', "b c")),
                type('N'),
                ascii('Z', "b"),
                ascii('Z', "aa"),
                integer(256),
                integer(1),
                integer(2),
                text('t', "é"),
                ascii('z', "a b"));

        assertThat(canonical(frozenset(
                        ascii('z', "a b"),
                        integer(2),
                        text('u', "é"),
                        ascii('z', "b"),
                        integer(1),
                        NONE,
                        integer(256),
                        tuple(integer(3), ascii('z', "b c")),
                        ascii('Z', "aa"))))
                .isEqualTo(sorted);
    }

    @Test
    void frozensets_with_the_same_elements_are_one() throws Exception {
        byte[] one = frozenset(integer(1), NONE, ascii('z', "a b"));
        byte[] same = frozenset(ascii('z', "a b"), integer(1), ascii('z', "a b"), NONE);

        assertThat(canonical(tuple(one, same)))
                .isEqualTo(tuple(marked(frozenset(NONE, integer(1), ascii('z', "a b"))), reference(0)));
    }

    @Test
    void references_in_a_frozenset_do_not_move_its_elements() throws Exception {
        byte[] set = frozenset(ascii('z', "b b"), ascii('z', "a a"), tuple(ascii('z', "b b")));

        assertThat(canonical(tuple(ascii('z', "b b"), set)))
                .isEqualTo(tuple(
                        marked(ascii('z', "b b")), frozenset(tuple(reference(0)), ascii('z', "a a"), reference(0))));
        assertThat(canonical(set))
                .isEqualTo(frozenset(tuple(marked(ascii('z', "b b"))), ascii('z', "a a"), reference(0)));
    }

    @Test
    void sizes_above_255_have_four_bytes() throws Exception {
        byte[][] elements = new byte[256][];
        java.util.Arrays.fill(elements, NONE);
        byte[] large = join(type('('), number(256), join(elements));

        assertThat(canonical(large)).isEqualTo(large);
        assertThat(canonical(join(type('('), number(1), NONE))).isEqualTo(tuple(NONE));
    }

    private static byte[] canonical(byte[] stream) throws InvalidMarshal {
        byte[] canonical = CanonicalMarshal.ofValue(stream, CodeLayout.SINCE_3_11);
        assertThat(CanonicalMarshal.ofValue(canonical, CodeLayout.SINCE_3_11)).isEqualTo(canonical);
        return canonical;
    }
}
