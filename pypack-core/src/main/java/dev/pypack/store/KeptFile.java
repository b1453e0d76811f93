package dev.pypack.store;

import dev.pypack.archive.PackedContent;
import dev.pypack.build.FileState;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A file of a kept archive.
 *
 * @param name its path there
 * @param source where it came from; empty where a later change might not be seen by its state
 * @param state of its source before it was read
 * @param content what it holds, and how
 * @param offset where its packed bytes begin in the archive
 */
record KeptFile(String name, String source, FileState state, PackedContent content, long offset) {

    void writeTo(DataOutput out) throws IOException {
        KeptIndex.writeText(name, out);
        KeptIndex.writeText(source, out);
        out.writeLong(state.size());
        out.writeLong(state.seconds());
        out.writeInt(state.nanos());
        out.writeInt(state.key());
        KeptPacked.write(content, out);
        out.writeLong(offset);
    }

    static KeptFile readFrom(ByteBuffer in) {
        String name = KeptIndex.readText(in);
        String source = KeptIndex.readText(in);
        FileState state = new FileState(in.getLong(), in.getLong(), in.getInt(), in.getInt());
        PackedContent content = KeptPacked.read(in);
        return new KeptFile(name, source, state, content, in.getLong());
    }
}
