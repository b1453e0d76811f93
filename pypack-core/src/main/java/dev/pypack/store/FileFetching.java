package dev.pypack.store;

import dev.pypack.build.BuildContext;
import dev.pypack.build.EnvironmentFailure;
import dev.pypack.http.HttpDownloads;
import dev.pypack.http.HttpSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Files on their way into the store, several at a time. */
final class FileFetching {
    private static final long TICK_MILLIS = 200;
    private static final long END_SECONDS = 10;

    private final Store store;
    private final BuildContext context;
    private final HttpSettings network;

    FileFetching(Store store, BuildContext context, HttpSettings network) {
        this.store = store;
        this.context = context;
        this.network = network;
    }

    /** Fetches different files, or fails with a reason for each that can't be had. */
    void fetch(List<WantedFile> missing) throws IOException {
        requireAllowed(missing);
        FetchProgress progress = new FetchProgress(missing, context.listener());
        ExecutorService threads =
                Executors.newFixedThreadPool(Math.min(network.connections(), missing.size()), FileFetching::thread);
        List<FetchFailure> failures = new ArrayList<>();
        try (HttpDownloads downloads = HttpDownloads.by(network)) {
            progress.start();
            List<Future<Optional<FetchFailure>>> running = new ArrayList<>();
            // The largest first, lest all wait for it at the end.
            missing.stream()
                    .sorted(Comparator.comparingLong(
                            (WantedFile file) -> -file.size().orElse(0)))
                    .map(file -> new FileFetch(store, file, downloads, progress, context.listener()))
                    .forEach(fetch -> running.add(threads.submit(fetch)));
            for (Future<Optional<FetchFailure>> each : running) {
                awaited(each, progress).ifPresent(failures::add);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EnvironmentFailure("The build was interrupted while it fetched files.", "", e);
        } finally {
            end(threads);
        }
        if (!failures.isEmpty()) {
            throw FetchFailure.of(failures, missing.size());
        }
    }

    /** Offline only what lies on this machine may be fetched. */
    private void requireAllowed(List<WantedFile> missing) throws IOException {
        if (!context.indexes().isOffline()) {
            return;
        }
        List<WantedFile> remote = new ArrayList<>();
        for (WantedFile each : missing) {
            if (FileFetch.isRemote(each) && !new StoredFile(store, each).isRight()) {
                remote.add(each);
            }
        }
        if (!remote.isEmpty()) {
            throw FetchFailure.offline(remote, store);
        }
    }

    private static Optional<FetchFailure> awaited(Future<Optional<FetchFailure>> running, FetchProgress progress)
            throws IOException, InterruptedException {
        while (true) {
            try {
                return running.get(TICK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                progress.tell();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof IOException failure) {
                    throw failure;
                }
                if (e.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    /** Nobody writes into the store any more after this. */
    private static void end(ExecutorService threads) {
        threads.shutdownNow();
        boolean isInterrupted = Thread.interrupted();
        try {
            threads.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            isInterrupted = true;
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "pypack-download");
        thread.setDaemon(true);
        return thread;
    }
}
