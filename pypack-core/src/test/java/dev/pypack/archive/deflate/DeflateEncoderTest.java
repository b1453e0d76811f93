package dev.pypack.archive.deflate;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pypack.judge.Judges;
import dev.pypack.process.Outcome;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeflateEncoderTest {
    private static final Map<String, byte[]> CASES = DeflateCases.all();

    @TempDir
    Path folder;

    @Test
    void the_inflater_of_Java_gives_the_content_back() {
        DeflateEncoder encoder = new DeflateEncoder();
        CASES.forEach((name, content) ->
                assertThat(Inflated.of(encoder.deflate(content))).as(name).isEqualTo(content));
    }

    @Test
    void zlib_of_Python_gives_the_content_back() throws IOException {
        DeflateEncoder encoder = new DeflateEncoder();
        Path pairs = folder.resolve("pairs");
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(pairs))) {
            for (byte[] content : CASES.values()) {
                byte[] deflated = encoder.deflate(content);
                out.writeInt(content.length);
                out.writeInt(deflated.length);
                out.write(content);
                out.write(deflated);
            }
        }

        Outcome outcome = Judges.summoned().python(Path.of("src/test/python/inflate_pairs.py"), pairs.toString());

        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.output().strip()).isEqualTo(CASES.size() + " inflated");
    }

    @Test
    void the_history_of_an_encoder_never_shows() {
        DeflateEncoder used = new DeflateEncoder();
        CASES.forEach((name, content) ->
                assertThat(used.deflate(content)).as(name).isEqualTo(new DeflateEncoder().deflate(content)));
    }

    @Test
    void an_encoder_whose_numbers_run_out_begins_anew() {
        DeflateEncoder nearTheEnd = new DeflateEncoder(Integer.MAX_VALUE - 300_000);
        CASES.forEach((name, content) ->
                assertThat(nearTheEnd.deflate(content)).as(name).isEqualTo(new DeflateEncoder().deflate(content)));
        byte[] content = DeflateCases.mixture(new Random(7), 1000);
        for (int room = 990; room < 1010; room++) {
            DeflateEncoder encoder = new DeflateEncoder(Integer.MAX_VALUE - room);
            assertThat(encoder.deflate(content)).isEqualTo(new DeflateEncoder().deflate(content));
            assertThat(encoder.deflate(content)).isEqualTo(new DeflateEncoder().deflate(content));
        }
    }

    @Test
    void what_stands_around_a_stretch_never_shows() {
        DeflateEncoder encoder = new DeflateEncoder();
        Random random = new Random(11);
        CASES.forEach((name, content) -> {
            byte[] before = DeflateCases.mixture(random, random.nextInt(40));
            byte[] around = DeflateCases.joined(before, content, content);
            int end = before.length + content.length;

            byte[] last = encoder.deflateLast(around, before.length, end);

            assertThat(last).as(name).isEqualTo(encoder.deflate(content));
            assertThat(encoder.deflatePart(around, before.length, end))
                    .as(name)
                    .isEqualTo(encoder.deflatePart(content, 0, content.length));
        });
    }

    @Test
    void parts_and_a_last_one_are_a_stream_when_they_are_joined() {
        Random random = new Random(13);
        CASES.forEach((name, content) -> {
            int first = random.nextInt(content.length + 1);
            int second = first + random.nextInt(content.length + 1 - first);
            byte[] joined = DeflateCases.joined(
                    new DeflateEncoder().deflatePart(content, 0, first),
                    new DeflateEncoder().deflatePart(content, first, second),
                    new DeflateEncoder().deflatePart(content, second, second),
                    new DeflateEncoder().deflateLast(content, second, content.length));

            assertThat(Inflated.of(joined)).as(name).isEqualTo(content);
        });
    }

    @Test
    void a_part_ends_with_an_empty_stored_block() {
        byte[] part = new DeflateEncoder().deflatePart("print".getBytes(US_ASCII), 0, 5);

        assertThat(Arrays.copyOfRange(part, part.length - 4, part.length))
                .isEqualTo(new byte[] {0, 0, (byte) 0xFF, (byte) 0xFF});
        assertThat(new DeflateEncoder().deflatePart(part, 2, 2))
                .isEqualTo(new byte[] {0, 0, 0, (byte) 0xFF, (byte) 0xFF});
    }

    @Test
    void nothing_is_two_bytes() {
        assertThat(new DeflateEncoder().deflate(new byte[0])).isEqualTo(new byte[] {3, 0});
    }

    @Test
    void content_never_grows_by_more_than_stored_blocks_of_it_would() {
        DeflateEncoder encoder = new DeflateEncoder();
        CASES.forEach((name, content) -> assertThat(encoder.deflate(content).length)
                .as(name)
                .isLessThanOrEqualTo(content.length + 5 * (1 + content.length / 30_000)));
    }

    @Test
    void text_is_about_as_small_as_with_zlib() {
        for (String name : new String[] {"shared prefixes", "counted", "zeros", "hex", "letters 65535"}) {
            byte[] content = Objects.requireNonNull(CASES.get(name));
            assertThat((double) new DeflateEncoder().deflate(content).length)
                    .as(name)
                    .isLessThan(1.05 * zlibLength(content) + 20);
        }
    }

    private static int zlibLength(byte[] content) {
        Deflater deflater = new Deflater(6, true);
        deflater.setInput(content);
        deflater.finish();
        int length = deflater.deflate(new byte[2 * content.length + 100]);
        deflater.end();
        return length;
    }

    @Test
    void a_stretch_outside_of_the_content_is_refused_and_harms_nothing() {
        DeflateEncoder encoder = new DeflateEncoder();
        byte[] content = "refused".getBytes(US_ASCII);

        assertThatThrownBy(() -> encoder.deflatePart(content, 3, 8)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> encoder.deflateLast(content, 4, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(Inflated.of(encoder.deflate(content))).isEqualTo(content);
    }
}
