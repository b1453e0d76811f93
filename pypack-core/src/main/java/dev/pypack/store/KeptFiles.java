package dev.pypack.store;

import dev.pypack.archive.PackedBefore;
import dev.pypack.archive.PackedContent;
import dev.pypack.archive.PackedFile;
import dev.pypack.archive.WrittenFile;
import dev.pypack.build.FileState;
import dev.pypack.build.Sha256;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The files of a kept archive, for one build that makes the next.
 */
public final class KeptFiles implements PackedBefore, AutoCloseable {
    /** Up to this size the bytes of a file are held in memory until they are written. */
    private static final int SMALL = 1 << 22;

    private final Map<String, KeptFile> byName = new HashMap<>();
    private final Map<Sha256, KeptFile> byContent = new HashMap<>();
    private final Set<Long> sizes = new HashSet<>();
    private final @Nullable FileChannel archive;
    private final @Nullable ReadAhead ahead;
    /** What was asked for in this build: where each file of the archive comes from. */
    private final Map<String, Source> sources = new HashMap<>();

    private int unchanged;

    /**
     * Where a file of the archive came from.
     *
     * @param path of the file; empty where a later change might not be seen by its state
     * @param state of the file before it was read
     */
    record Source(String path, FileState state) {}

    private KeptFiles(List<KeptFile> files, @Nullable FileChannel archive) {
        this.archive = archive;
        this.ahead = archive == null ? null : new ReadAhead(archive);
        for (KeptFile file : files) {
            byName.put(file.name(), file);
            byContent.put(file.content().sha256(), file);
            sizes.add(file.content().size());
        }
    }

    static KeptFiles none() {
        return new KeptFiles(List.of(), null);
    }

    static KeptFiles of(KeptIndex index, FileChannel archive) {
        return new KeptFiles(index.files(), archive);
    }

    @Override
    public Optional<PackedFile> unchanged(String name, Path source, FileState state) {
        Source now = new Source(state.isSettled(Instant.now()) ? source.toString() : "", state);
        sources.put(name, now);
        KeptFile kept = byName.get(name);
        if (kept == null || now.path.isEmpty() || !now.path.equals(kept.source()) || !state.equals(kept.state())) {
            return Optional.empty();
        }
        Optional<PackedFile> packed = packed(kept);
        if (packed.isPresent()) {
            unchanged++;
        }
        return packed;
    }

    @Override
    public boolean mayHold(long size) {
        return sizes.contains(size);
    }

    @Override
    public Optional<PackedFile> holding(Sha256 content) {
        return Optional.ofNullable(byContent.get(content)).flatMap(this::packed);
    }

    /** Where a file came from that was asked for in this build. */
    Optional<Source> source(String name) {
        return Optional.ofNullable(sources.get(name));
    }

    /** Whether the next archive has the same files from the same sources, so that this one is as good. */
    boolean isAllUnchanged(List<WrittenFile> written) {
        return unchanged == byName.size() && unchanged == sources.size() && written.size() >= unchanged;
    }

    /** Nothing where the kept bytes are damaged or can't be read: then the file is packed again. */
    private Optional<PackedFile> packed(KeptFile kept) {
        if (archive == null || ahead == null) {
            return Optional.empty();
        }
        PackedContent content = kept.content();
        try {
            return content.packedSize() <= SMALL
                    ? held(content, ahead.bytes(kept.offset(), (int) content.packedSize()))
                    : copied(content, new FileRegion(archive, kept.offset(), content.packedSize()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<PackedFile> held(PackedContent content, byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue() == content.packedCrc()
                ? Optional.of(PackedFile.of(content, out -> out.write(bytes)))
                : Optional.empty();
    }

    private static Optional<PackedFile> copied(PackedContent content, FileRegion region) throws IOException {
        return region.crc() == content.packedCrc()
                ? Optional.of(PackedFile.of(content, region::writeTo))
                : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        if (archive != null) {
            archive.close();
        }
    }
}
