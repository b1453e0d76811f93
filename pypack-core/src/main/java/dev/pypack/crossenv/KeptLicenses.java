package dev.pypack.crossenv;

import dev.pypack.lock.LockedFile;
import dev.pypack.lock.tree.KnownLicenses;
import dev.pypack.pep.LicenseName;
import dev.pypack.pep.Metadata;
import dev.pypack.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The licences of the packages that lie unpacked in a store. */
public final class KeptLicenses implements KnownLicenses {
    private final Store store;
    private final Map<String, Optional<String>> byHash = new HashMap<>();

    /**
     * Those of a store.
     *
     * @param store the store
     */
    public KeptLicenses(Store store) {
        this.store = store;
    }

    @Override
    public Optional<String> of(LockedFile wheel) {
        return Optional.ofNullable(wheel.hashes().get("sha256"))
                .flatMap(hash -> byHash.computeIfAbsent(hash, this::ofHash));
    }

    private Optional<String> ofHash(String sha256) {
        try {
            Optional<Path> metadata = KeptWheels.metadata(store, sha256);
            return metadata.isPresent()
                    ? LicenseName.of(Metadata.parseLeniently(Files.readAllBytes(metadata.get())))
                    : Optional.empty();
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }
}
