package dev.pypack.wheel;

import dev.pypack.pep.Tag;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The versions of CPython that tags speak of, as far as they say which extension modules can be loaded.
 *
 * @param abis such as {@code cp312} or {@code cp313t}
 * @param known whether the tags are for CPython alone; if not, nothing is known of the names of modules
 */
record TaggedPythons(Set<String> abis, boolean known) {
    private static final String STABLE = "abi3";
    private static final Pattern CPYTHON = Pattern.compile("cp\\d+t?");
    /** Builds of Python before 3.8 said in their ABI how they were made. */
    private static final Pattern OLD_FLAGS = Pattern.compile("[mu]+$");

    static TaggedPythons of(Collection<Tag> tags) {
        Set<String> abis = new TreeSet<>();
        boolean known = true;
        for (Tag tag : tags) {
            String abi = OLD_FLAGS.matcher(tag.abi()).replaceFirst("");
            if (CPYTHON.matcher(abi).matches()) {
                abis.add(abi);
            } else if (abi.equals("none") && CPYTHON.matcher(tag.interpreter()).matches()) {
                abis.add(tag.interpreter());
                abis.add(tag.interpreter() + "t");
            } else if (abi.equals(STABLE)) {
                abis.add(STABLE);
            } else {
                known = false;
            }
        }
        return new TaggedPythons(abis, known);
    }

    /** Whether all of them may be another than a module for one version is for. */
    boolean exclude(String abi) {
        return known && !abis.contains(abi);
    }
}
