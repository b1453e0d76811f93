package dev.pypack.python.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pypack.process.PipedProcess;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** One process that compiles, and the conversation with it, which {@code compile_worker.py} describes. */
final class Worker implements AutoCloseable {
    private static final int CODE = 0;

    private final PipedProcess process;
    private final DataOutputStream requests;
    private final DataInputStream answers;
    private int magic;

    Worker(PipedProcess process) {
        this.process = process;
        this.requests = new DataOutputStream(new BufferedOutputStream(process.input(), 1 << 16));
        this.answers = new DataInputStream(new BufferedInputStream(process.output(), 1 << 16));
    }

    /** Waits until it is ready; an exception where it never is. */
    void greet() throws IOException {
        magic = Integer.reverseBytes(answers.readInt());
    }

    /** What comes of a source; an exception where the process ends before it answers. */
    Compiled ask(CompileRequest request) throws IOException {
        request.writeTo(requests);
        return answers.readByte() == CODE
                ? Compiled.code(magic, frame())
                : Compiled.problem(magic, new CompileProblem(answers.readInt(), answers.readInt(), text(), text()));
    }

    private String text() throws IOException {
        return new String(frame(), UTF_8);
    }

    private byte[] frame() throws IOException {
        byte[] content = new byte[answers.readInt()];
        answers.readFully(content);
        return content;
    }

    /** How it ended, and what it said on its standard error. */
    PipedProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }
}
