package dev.pypack.store;

import dev.pypack.build.BuildListener;
import dev.pypack.http.HttpDownloads;
import dev.pypack.http.HttpFailure;
import dev.pypack.http.ShownUrl;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One file on its way into the store. Builds that want the same one at the same time fetch it once. */
final class FileFetch implements Callable<Optional<FetchFailure>> {
    private static final Pattern REMOTE = Pattern.compile("https?://.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final int BUFFER = 1 << 17;

    private final Store store;
    private final WantedFile wanted;
    private final HttpDownloads downloads;
    private final FetchProgress progress;
    private final BuildListener listener;
    private final StoredFile stored;

    FileFetch(Store store, WantedFile wanted, HttpDownloads downloads, FetchProgress progress, BuildListener listener) {
        this.store = store;
        this.wanted = wanted;
        this.downloads = downloads;
        this.progress = progress;
        this.listener = listener;
        this.stored = new StoredFile(store, wanted);
    }

    /** Whether a file lies nowhere on this machine, as far as is known. */
    static boolean isRemote(WantedFile wanted) {
        return wanted.urls().stream().allMatch(FileFetch::isRemote);
    }

    private static boolean isRemote(String url) {
        return REMOTE.matcher(url).matches();
    }

    /** What it failed of; nothing where the file is in the store. */
    @Override
    public Optional<FetchFailure> call() throws IOException {
        List<FetchFailure> failures = new ArrayList<>();
        stored.lock(store).whileHeld(() -> {
            if (isThere()) {
                return;
            }
            // It isn't noted as used: who comes after a killed build goes on with it.
            Path part = store.root().resolve(Store.TEMPORARY).resolve("file-" + wanted.digest() + ".part");
            for (String url : wanted.urls()) {
                Optional<FetchFailure> failure = failureOf(url, part);
                if (failure.isEmpty()) {
                    failures.clear();
                    stored.take(part);
                    return;
                }
                failures.add(failure.get());
            }
            if (wanted.urls().isEmpty()) {
                failures.add(new FetchFailure(wanted.name() + ": nobody says where it is", ""));
            }
        });
        return failures.isEmpty()
                ? Optional.empty()
                : Optional.of(new FetchFailure(
                        failures.stream().map(FetchFailure::reason).collect(Collectors.joining("\n  ")),
                        failures.get(0).remedy()));
    }

    /** Another build may have made it meanwhile; or somebody has written to it. */
    private boolean isThere() throws IOException {
        boolean wasThere = Files.exists(stored.path());
        if (stored.isVerified() || stored.isRightOrGone()) {
            progress.came(wanted.size().orElse(0));
            return true;
        }
        if (wasThere) {
            listener.found(StoredFiles.damaged(stored.path(), "it is fetched again"));
        }
        return false;
    }

    private Optional<FetchFailure> failureOf(String url, Path part) throws IOException {
        try {
            fetch(url, part);
            return Optional.empty();
        } catch (HttpFailure e) {
            return Optional.of(new FetchFailure(e.getMessage(), e.remedy()));
        } catch (WrongFile e) {
            Files.deleteIfExists(part);
            return Optional.of(new FetchFailure(
                    ShownUrl.of(url) + ": " + e.getMessage(),
                    "Another file is there than the one that was locked, or something on the way changes it. See who does;"
                            + " if the new file is right, lock anew: mvn pypack:lock -Dpypack.upgrade=<package>"));
        } catch (NoSuchFileException | InvalidPathException | FileSystemNotFoundException e) {
            return Optional.of(new FetchFailure(
                    wanted.name() + ": there is no file " + ShownUrl.of(url),
                    "Put it there, or lock anew: mvn pypack:lock"));
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            Files.deleteIfExists(part); // it may be what fills the disk
            throw e;
        }
    }

    /** What was cut and went on may be of two versions, so what is wrong is fetched once more from the beginning. */
    private void fetch(String url, Path part) throws IOException {
        try (ArrivingFile arriving = ArrivingFile.open(wanted, part, progress::came)) {
            receive(url, arriving);
            Optional<String> mistake = arriving.mistake();
            if (mistake.isPresent()) {
                listener.detailed(ShownUrl.of(url) + ": " + mistake.get() + "; it is fetched once more");
                arriving.restart();
                receive(url, arriving);
                mistake = arriving.mistake();
            }
            if (mistake.isPresent()) {
                throw new WrongFile(mistake.get());
            }
        }
    }

    private void receive(String url, ArrivingFile arriving) throws IOException {
        if (isRemote(url)) {
            downloads.download(url, wanted.size(), arriving);
            return;
        }
        arriving.restart();
        try (InputStream in = Files.newInputStream(local(url))) {
            byte[] buffer = new byte[BUFFER];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                arriving.accept(buffer, length);
            }
        }
    }

    private static Path local(String url) {
        return url.regionMatches(true, 0, "file:", 0, "file:".length()) ? Path.of(URI.create(url)) : Path.of(url);
    }
}
