package dev.pypack.crossenv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.build.FileState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeHashTest {
    private static final FileState STATE = new FileState(12, 1_790_000_000L, 345_678, 42);

    @Test
    void is_the_same_in_any_order() {
        List<Consumer<TreeHash>> contents = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String path = "a/" + i;
            FileState state = new FileState(i, i * 7L, i * 11, i);
            contents.add(hash -> hash.file(path, state));
            contents.add(hash -> hash.folder(path + "d"));
        }
        String inOrder = hash(contents);
        Collections.shuffle(contents, new Random(3));

        assertThat(hash(contents)).isEqualTo(inOrder);
    }

    @Test
    void every_change_is_seen() {
        Set<String> seen = new HashSet<>();
        List<Consumer<TreeHash>> each = List.of(
                hash -> {},
                hash -> hash.file("a", STATE),
                hash -> hash.file("b", STATE),
                hash -> hash.file("a", new FileState(13, STATE.seconds(), STATE.nanos(), STATE.key())),
                hash -> hash.file("a", new FileState(12, STATE.seconds() + 1, STATE.nanos(), STATE.key())),
                hash -> hash.file("a", new FileState(12, STATE.seconds(), STATE.nanos() + 1, STATE.key())),
                hash -> hash.file("a", new FileState(12, STATE.seconds(), STATE.nanos(), STATE.key() + 1)),
                hash -> hash.file("a", new FileState(12, STATE.seconds(), STATE.nanos(), -STATE.key())),
                hash -> hash.folder("a"),
                hash -> hash.folder("b"),
                hash -> hash.folder("c"),
                hash -> hash.other("a"),
                hash -> hash.other("b"),
                hash -> hash.other("c"));

        each.forEach(contents -> assertThat(seen.add(hash(List.of(contents)))).isTrue());
    }

    @Test
    void states_that_change_places_are_seen() {
        FileState other = new FileState(13, 1, 2, 3);

        assertThat(hash(List.of(hash -> hash.file("a", STATE), hash -> hash.file("b", other))))
                .isNotEqualTo(hash(List.of(hash -> hash.file("a", other), hash -> hash.file("b", STATE))));
    }

    @Test
    void a_folder_is_told_whole(@TempDir Path folder) throws IOException {
        assertThat(TreeHash.of(folder.resolve("none"))).isEqualTo(new TreeHash().end());
        Files.createDirectories(folder.resolve("a/empty"));
        Path file = Files.writeString(folder.resolve("a/file"), "x");
        TreeHash expected = new TreeHash();
        expected.folder("a");
        expected.folder("a/empty");
        expected.file("a/file", FileState.of(file));

        assertThat(TreeHash.of(folder)).isEqualTo(expected.end());
    }

    private static String hash(List<Consumer<TreeHash>> contents) {
        TreeHash hash = new TreeHash();
        contents.forEach(each -> each.accept(hash));
        return hash.end();
    }
}
