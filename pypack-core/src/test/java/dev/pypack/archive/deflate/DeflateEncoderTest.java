package dev.pypack.archive.deflate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;

class DeflateEncoderTest {
    @Test
    void what_is_deflated_inflates() throws Exception {
        byte[] content = "print('hello')\n".repeat(1000).getBytes(UTF_8);
        byte[] deflated = new DeflateEncoder().deflate(content);
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(deflated), new Inflater(true))) {
            assertThat(in.readAllBytes()).isEqualTo(content);
        }
        assertThat(deflated).hasSizeLessThan(150);
    }
}
