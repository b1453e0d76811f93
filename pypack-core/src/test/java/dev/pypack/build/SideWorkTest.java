package dev.pypack.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SideWorkTest {
    @Test
    void it_is_done_while_its_caller_does_something_else() throws IOException {
        CountDownLatch done = new CountDownLatch(1);
        try (SideWork<String> work = SideWork.start(() -> {
            done.await();
            return "result";
        })) {
            done.countDown();

            assertThat(work.result()).isEqualTo("result");
            assertThat(work.result()).as("asked again").isEqualTo("result");
        }
    }

    @Test
    void what_it_throws_comes_out_of_the_result() {
        IOException unreadable = new IOException("unreadable");
        IllegalArgumentException wrong = new IllegalArgumentException("wrong");
        try (SideWork<String> reading = SideWork.start(() -> {
                    throw unreadable;
                });
                SideWork<String> thinking = SideWork.start(() -> {
                    throw wrong;
                })) {
            assertThatThrownBy(reading::result).isSameAs(unreadable);
            assertThatThrownBy(thinking::result).isSameAs(wrong);
        }
    }

    @Test
    void nobody_is_at_work_when_it_is_closed() {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean hasEnded = new AtomicBoolean();
        SideWork<String> endless = SideWork.start(() -> {
            begun.countDown();
            try {
                Thread.sleep(Long.MAX_VALUE);
            } finally {
                hasEnded.set(true);
            }
            return "never";
        });
        await(begun);

        endless.close();

        assertThat(hasEnded).isTrue();
        assertThatThrownBy(endless::result).hasRootCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void somebody_who_is_interrupted_while_he_waits_stops_waiting() {
        CountDownLatch never = new CountDownLatch(1);
        try (SideWork<String> work = SideWork.start(() -> {
            never.await();
            return "never";
        })) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(work::result).isInstanceOf(IOException.class).hasMessageContaining("interrupted");
            assertThat(Thread.interrupted()).as("whether he still knows").isTrue();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
