package dev.pypack.lock.uv;

import dev.pypack.lock.LockedPackage;
import dev.pypack.lock.Pylock;
import dev.pypack.lock.PylockName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The packages of several exports of one resolution. What stands in one of them as it stood in the base is read once: most
 * of a lock is its wheels, and an extra adds few.
 */
final class ExportedPackages {
    private static final String NAME = PylockName.of("uv").toString();
    private static final String HEADER = "[[packages]]\n";

    private final Pylock base;
    private final Map<String, LockedPackage> known = new HashMap<>();

    /** Takes the export without extras and groups. */
    ExportedPackages(String text) {
        this.base = Pylock.parse(NAME, text).lock();
        List<String> blocks = blocks(text);
        List<LockedPackage> packages = base.packages();
        if (blocks.size() == packages.size() + 1) { // else it is written in another form, of which nothing is known
            for (int i = 0; i < packages.size(); i++) {
                known.put(blocks.get(i + 1), packages.get(i));
            }
        }
    }

    Pylock base() {
        return base;
    }

    /** The packages of other exports. */
    NavigableMap<String, List<LockedPackage>> of(NavigableMap<String, String> texts) {
        NavigableMap<String, List<LockedPackage>> packages = new TreeMap<>();
        for (Map.Entry<String, String> each : texts.entrySet()) {
            packages.put(each.getKey(), of(each.getValue()));
        }
        return packages;
    }

    /** The packages of another export, those first that were known. */
    List<LockedPackage> of(String text) {
        List<String> blocks = blocks(text);
        StringBuilder others = new StringBuilder(blocks.get(0));
        List<LockedPackage> packages = new ArrayList<>();
        int sizeOfHead = others.length();
        for (String block : blocks.subList(1, blocks.size())) {
            LockedPackage same = known.get(block);
            if (same != null) {
                packages.add(same);
            } else {
                others.append(HEADER).append(block);
            }
        }
        if (others.length() > sizeOfHead) {
            packages.addAll(Pylock.parse(NAME, others.toString()).lock().packages());
        }
        return packages;
    }

    /** What stands before the first package, and beneath the header of each. */
    private static List<String> blocks(String text) {
        List<String> blocks = new ArrayList<>();
        int start = 0;
        int header = text.indexOf(HEADER);
        while (header >= 0) {
            blocks.add(text.substring(start, header));
            start = header + HEADER.length();
            header = text.indexOf(HEADER, start);
        }
        blocks.add(text.substring(start));
        return blocks;
    }
}
