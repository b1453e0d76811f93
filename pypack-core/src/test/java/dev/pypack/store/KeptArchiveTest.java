package dev.pypack.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.archive.PackedBefore;
import dev.pypack.archive.PackedFile;
import dev.pypack.archive.ZipWriter;
import dev.pypack.build.BuildListener;
import dev.pypack.build.FileState;
import dev.pypack.build.Sha256;
import dev.pypack.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptArchiveTest {
    private static final int LARGE = 5 << 20;
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00.5Z");

    @TempDir
    private Path folder;

    private final Map<String, Path> sources = new TreeMap<>();
    private final List<Finding> found = new ArrayList<>();
    /** What the latest build did not take from the kept archive. */
    private final ConcurrentLinkedQueue<String> packedAnew = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void write_sources() throws IOException {
        byte[] large = new byte[LARGE];
        new Random(1).nextBytes(large);
        java.util.Arrays.fill(large, LARGE / 2, LARGE, (byte) 7);
        source("a.py", "print('a')\n".repeat(100).getBytes(UTF_8));
        source("b.py", "print('b')\n".repeat(200).getBytes(UTF_8));
        source("run", "#!/bin/sh\n".repeat(50).getBytes(UTF_8));
        source("empty.py", new byte[0]);
        source("model.bin", large);
    }

    private void source(String name, byte[] content) throws IOException {
        Path file = Files.createDirectories(folder.resolve("src")).resolve(name);
        Files.write(file, content);
        Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
        sources.put(name, file);
    }

    private KeptArchive kept(String generator) {
        return KeptArchive.in(Store.in(folder.resolve("store")), "acme-wheel", generator);
    }

    private byte[] build(String generator) throws IOException {
        BuildListener listener = new BuildListener() {
            @Override
            public void found(Finding finding) {
                found.add(finding);
            }
        };
        packedAnew.clear();
        Path target = folder.resolve("made.zip");
        KeptArchive kept = kept(generator);
        try (KeptFiles before = kept.open(listener);
                ZipWriter zip = ZipWriter.to(target, Instant.EPOCH, 2, new Watched(before))) {
            for (Map.Entry<String, Path> each : sources.entrySet()) {
                zip.add(each.getKey(), each.getValue());
            }
            zip.commit();
            kept.keep(target, zip.written(), before, listener);
        }
        return Files.readAllBytes(target);
    }

    /** Notes what is not found. */
    private final class Watched implements PackedBefore {
        private final PackedBefore files;

        Watched(PackedBefore files) {
            this.files = files;
        }

        @Override
        public Optional<PackedFile> unchanged(String name, Path source, FileState state) throws IOException {
            Optional<PackedFile> packed = files.unchanged(name, source, state);
            if (packed.isEmpty()) {
                packedAnew.add("read " + name);
            }
            return packed;
        }

        @Override
        public boolean mayHold(long size) {
            return files.mayHold(size);
        }

        @Override
        public Optional<PackedFile> holding(Sha256 content) throws IOException {
            Optional<PackedFile> packed = files.holding(content);
            if (packed.isPresent()) {
                packedAnew.add("same " + content.toHex());
            }
            return packed;
        }
    }

    private byte[] afresh() throws IOException {
        Path target = folder.resolve("afresh.zip");
        try (ZipWriter zip = ZipWriter.to(target, Instant.EPOCH, 1)) {
            for (Map.Entry<String, Path> each : sources.entrySet()) {
                zip.add(each.getKey(), each.getValue());
            }
            zip.commit();
        }
        return Files.readAllBytes(target);
    }

    @Test
    void nothing_is_read_that_has_not_changed() throws Exception {
        byte[] first = build("pypack 1");
        assertThat(packedAnew).hasSize(5);
        Path before = archive();

        assertThat(build("pypack 1")).isEqualTo(first).isEqualTo(afresh());
        assertThat(packedAnew).isEmpty();
        assertThat(archive()).as("kept as it is").isEqualTo(before);
    }

    @Test
    void one_changed_file_is_read_alone() throws Exception {
        build("pypack 1");
        source("b.py", "print('c')\n".repeat(200).getBytes(UTF_8));
        Files.setLastModifiedTime(sources.get("b.py"), FileTime.from(LONG_AGO.plusSeconds(5)));

        assertThat(build("pypack 1")).isEqualTo(afresh());
        assertThat(packedAnew).containsExactly("read b.py");

        assertThat(build("pypack 1")).isEqualTo(afresh());
        assertThat(packedAnew).isEmpty();
    }

    @Test
    void a_file_with_another_time_is_read_and_not_packed() throws Exception {
        build("pypack 1");
        for (Path file : sources.values()) {
            Files.setLastModifiedTime(file, FileTime.from(LONG_AGO.plusSeconds(5)));
        }

        assertThat(build("pypack 1")).isEqualTo(afresh());
        assertThat(packedAnew).filteredOn(each -> each.startsWith("read")).hasSize(5);
        assertThat(packedAnew).filteredOn(each -> each.startsWith("same")).hasSize(5);

        assertThat(build("pypack 1")).isEqualTo(afresh());
        assertThat(packedAnew).isEmpty();
    }

    @Test
    void a_renamed_file_is_found_by_its_content() throws Exception {
        build("pypack 1");
        Path moved = Files.move(sources.get("model.bin"), folder.resolve("src/other.bin"));
        sources.remove("model.bin");
        sources.put("other.bin", moved);

        assertThat(build("pypack 1")).isEqualTo(afresh());
        assertThat(packedAnew).hasSize(2).first().isEqualTo("read other.bin");
    }

    @Test
    void a_file_that_was_changed_just_now_is_read_again_by_the_next_build() throws Exception {
        Files.setLastModifiedTime(
                sources.get("a.py"), FileTime.from(Instant.now().plusSeconds(60)));
        build("pypack 1");
        build("pypack 1");

        assertThat(packedAnew).hasSize(2).first().isEqualTo("read a.py");
    }

    @Test
    void a_file_that_is_gone_is_not_kept() throws Exception {
        build("pypack 1");
        sources.remove("a.py");

        assertThat(build("pypack 1")).isEqualTo(afresh());
        build("pypack 1");
        try (KeptFiles files = kept("pypack 1").open(BuildListener.SILENT)) {
            assertThat(files.mayHold(1_100)).isFalse();
            assertThat(files.mayHold(2_200)).isTrue();
        }
    }

    @Test
    void another_version_packs_all() throws Exception {
        build("pypack 1");
        build("pypack 2");

        assertThat(packedAnew).hasSize(5).allMatch(each -> each.startsWith("read"));
    }

    @Test
    void each_damaged_byte_is_noticed_or_harmless() throws Exception {
        byte[] expected = build("pypack 1");
        byte[] whole = Files.readAllBytes(archive());
        Random random = new Random(5);
        for (int i = 0; i < 40; i++) {
            byte[] damaged = whole.clone();
            // Most of it is one large file.
            int at = i % 2 == 0 ? random.nextInt(1_000) : random.nextInt(damaged.length);
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(archive(), damaged);
            assertThat(build("pypack 1")).as("byte " + at).isEqualTo(expected);
            Files.write(archive(), whole);
        }
        Files.write(archive(), java.util.Arrays.copyOf(whole, 300));
        assertThat(build("pypack 1")).isEqualTo(expected);
        assertThat(found).isEmpty();
    }

    @Test
    void a_damaged_index_is_no_index() throws Exception {
        byte[] expected = build("pypack 1");
        Path index = archive().resolveSibling("index");
        byte[] whole = Files.readAllBytes(index);
        for (int at = 0; at < whole.length; at += 7) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 4;
            Files.write(index, damaged);
            try (KeptFiles files = kept("pypack 1").open(BuildListener.SILENT)) {
                assertThat(files.mayHold(0)).as("byte " + at).isFalse();
            }
        }
        for (int length = 0; length < whole.length; length += 5) {
            Files.write(index, java.util.Arrays.copyOf(whole, length));
            try (KeptFiles files = kept("pypack 1").open(BuildListener.SILENT)) {
                assertThat(files.mayHold(0)).as("first " + length).isFalse();
            }
        }
        assertThat(build("pypack 1")).isEqualTo(expected);
    }

    @Test
    void a_store_that_cannot_be_written_is_said_and_fails_no_build() throws Exception {
        Files.writeString(folder.resolve("store"), "a file where the folder should be");

        assertThat(build("pypack 1")).isEqualTo(afresh());
        assertThat(found).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.id()).isEqualTo("store");
            assertThat(finding.remedy()).contains("-Dpypack.store=");
        });
    }

    @Test
    void builds_side_by_side_keep_one_archive() throws Exception {
        byte[] expected = build("pypack 1");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<byte[]>> builds = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                Path target = folder.resolve(i + ".zip");
                String generator = "pypack " + i % 3;
                builds.add(threads.submit(() -> {
                    KeptArchive kept = kept(generator);
                    try (KeptFiles before = kept.open(BuildListener.SILENT);
                            ZipWriter zip = ZipWriter.to(target, Instant.EPOCH, 1, before)) {
                        for (Map.Entry<String, Path> each : sources.entrySet()) {
                            zip.add(each.getKey(), each.getValue());
                        }
                        zip.commit();
                        kept.keep(target, zip.written(), before, BuildListener.SILENT);
                    }
                    return Files.readAllBytes(target);
                }));
            }
            for (Future<byte[]> each : builds) {
                assertThat(each.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
        try (Stream<Path> files = Files.list(archive().resolveSibling(""))) {
            assertThat(files).hasSize(2);
        }
    }

    private Path archive() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("store/archives/acme-wheel"))) {
            return files.filter(file -> file.toString().endsWith(".zip"))
                    .findAny()
                    .orElseThrow();
        }
    }
}
