package dev.pypack.store;

import dev.pypack.build.AtomicMove;
import dev.pypack.build.FolderTree;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One run through a store that deletes what may not stay. Builds that begin to use something wait while it is decided; it
 * takes as long as moving folders aside, for they are deleted afterwards.
 */
final class Pruning {
    /** Something temporary that nobody has noted is nobody's after this. */
    private static final Duration LONGEST_BUILD = Duration.ofDays(1);

    private final Path root;
    private final PruneLimits limits;
    private final Path grave;
    private final Instant now = Instant.now();

    private int items;
    private long bytes;
    private int leftovers;
    private int inUse;

    private Pruning(Path root, PruneLimits limits, Path grave) {
        this.root = root;
        this.limits = limits;
        this.grave = grave;
    }

    static Pruned of(Store store, PruneLimits limits) throws IOException {
        List<StoreItem> found = StoreItem.in(store.root()).stream()
                .sorted(Comparator.comparing(StoreItem::used))
                .toList();
        Pruning pruning = new Pruning(store.root(), limits, store.scratch("pruned-"));
        try {
            StoreLease.gate(store.root()).whileHeld(() -> pruning.prune(found));
        } finally {
            FolderTree.delete(pruning.grave);
        }
        return new Pruned(pruning.items, pruning.bytes, pruning.leftovers, pruning.inUse);
    }

    private void prune(List<StoreItem> oldestFirst) throws IOException {
        leftovers = LeasedNames.removeLeftovers(root);
        LeasedNames leases = LeasedNames.in(root);
        long size = oldestFirst.stream().mapToLong(StoreItem::bytes).sum();
        for (StoreItem item : oldestFirst) {
            boolean isOld = limits.olderThan()
                    .filter(age -> item.used().isBefore(now.minus(age)))
                    .isPresent();
            boolean isTooMuch =
                    limits.maxSize().isPresent() && size > limits.maxSize().getAsLong();
            if ((isOld || isTooMuch) && isGone(item, leases)) {
                items++;
                bytes += item.bytes();
                size -= item.bytes();
            }
        }
        removeForgotten(leases);
    }

    private boolean isGone(StoreItem item, LeasedNames leases) throws IOException {
        Path folder = root.resolve(item.name());
        if (leases.isUsed(item.name()) || !isAsItWas(folder, item.used())) {
            inUse++;
            return false;
        }
        try {
            AtomicMove.move(folder, grave.resolve(Integer.toString(items)));
            return true;
        } catch (AccessDeniedException open) {
            inUse++; // Windows moves nothing that a program has open
            return false;
        }
    }

    /** A build may have come and gone since the store was looked through. */
    private static boolean isAsItWas(Path folder, Instant used) throws IOException {
        try {
            return Files.getLastModifiedTime(folder).toInstant().equals(used);
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    private void removeForgotten(LeasedNames leases) throws IOException {
        Path temporary = root.resolve(Store.TEMPORARY);
        List<Path> all;
        try (Stream<Path> entries = Files.list(temporary)) {
            all = entries.toList();
        }
        for (Path each : all) {
            boolean isOld = Files.getLastModifiedTime(each).toInstant().isBefore(now.minus(LONGEST_BUILD));
            if (isOld && !leases.isUsed(Store.TEMPORARY + "/" + each.getFileName())) {
                bytes += StoreItem.size(each);
                FolderTree.delete(each);
                leftovers++;
            }
        }
    }
}
