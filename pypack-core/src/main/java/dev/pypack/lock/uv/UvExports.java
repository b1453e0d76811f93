package dev.pypack.lock.uv;

import dev.pypack.lock.LockedPackage;
import dev.pypack.lock.Pylock;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What uv exports of one resolution. A lock of uv's has neither extras nor groups: what is in it was asked for when it was
 * exported, so that there is one export for each.
 *
 * @param base without extras and groups
 * @param extras with one extra each, by its name; what is in the base is in each of them too
 * @param groups with one dependency group each, by its name; what is in the base is in each of them too
 */
record UvExports(
        Pylock base, SortedMap<String, List<LockedPackage>> extras, SortedMap<String, List<LockedPackage>> groups) {
    UvExports {
        extras = Collections.unmodifiableSortedMap(new TreeMap<>(extras));
        groups = Collections.unmodifiableSortedMap(new TreeMap<>(groups));
    }
}
