package dev.pypack.lock;

import dev.pypack.pep.Marker;
import dev.pypack.pep.SpecifierSet;
import dev.pypack.pep.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one of the packages of a lock. */
final class LockedPackageReader {
    private static final String NAME = "name";
    private static final String VERSION = "version";
    private static final String ATTESTATION_IDENTITIES = "attestation-identities";
    private static final String KIND = "kind";
    private static final Set<String> KEYS = Set.of(
            NAME,
            VERSION,
            "marker",
            "requires-python",
            "dependencies",
            LockedSourceReader.VCS,
            LockedSourceReader.DIRECTORY,
            LockedSourceReader.ARCHIVE,
            "index",
            LockedSourceReader.SDIST,
            LockedSourceReader.WHEELS,
            ATTESTATION_IDENTITIES,
            "tool");

    private final LockTable table;

    LockedPackageReader(LockTable table) {
        this.table = table.knowing(KEYS);
    }

    Optional<LockedPackage> read() {
        table.require(NAME);
        Optional<String> name = table.parsed(NAME, PylockReader::normalised);
        Optional<Version> version = table.parsed(VERSION, Version::parse);
        Optional<Marker> marker = table.parsed("marker", Marker::parse);
        Optional<SpecifierSet> requiresPython = table.parsed("requires-python", SpecifierSet::parse);
        List<FreeTable> dependencies = table.freeTables("dependencies");
        Optional<String> index = table.text("index");
        Optional<LockedSource> source = new LockedSourceReader(table).read();
        List<FreeTable> identities = identities();
        FreeTable tool = table.freeTable("tool");
        if (name.isEmpty() || source.isEmpty()) {
            return Optional.empty();
        }
        Optional<Version> stable = stable(version, source.get());
        return table.attempt(
                table.place(),
                "",
                () -> new LockedPackage(
                        name.get(),
                        stable,
                        marker,
                        requiresPython,
                        dependencies,
                        index,
                        source.get(),
                        identities,
                        tool));
    }

    private Optional<Version> stable(Optional<Version> version, LockedSource source) {
        if (version.isPresent() && (source instanceof LockedVcs || source instanceof LockedDirectory)) {
            table.warning(
                    "tree-version",
                    table.place(VERSION),
                    "version is passed over: that of a source tree may change, so that the standard allows none",
                    "");
            return Optional.empty();
        }
        return version;
    }

    private List<FreeTable> identities() {
        List<LockTable> identities = table.tables(ATTESTATION_IDENTITIES);
        List<FreeTable> free = new ArrayList<>();
        for (LockTable identity : identities) {
            identity.requiredText(KIND);
            free.add(identity.free());
        }
        return free;
    }
}
