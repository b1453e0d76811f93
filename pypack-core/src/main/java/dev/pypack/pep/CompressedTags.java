package dev.pypack.pep;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A compressed tag set: every interpreter with every ABI and every platform (PEP 425, "Compressed Tag Sets"). */
record CompressedTags(List<String> interpreters, List<String> abis, List<String> platforms) {
    /** More than any wheel needs; a set that is far larger is an attack. */
    private static final long MOST_TAGS = 65_536;

    static CompressedTags parse(String text, int start, int end) {
        int firstHyphen = hyphen(text, start, end);
        int secondHyphen = hyphen(text, firstHyphen + 1, end);
        int thirdHyphen = text.indexOf('-', secondHyphen + 1);
        if (thirdHyphen >= 0 && thirdHyphen < end) {
            throw new InvalidPep(text, thirdHyphen, "a tag has three parts: interpreter, ABI, platform");
        }
        List<String> interpreters = members(text, start, firstHyphen);
        requireIdentifiers(text, start, interpreters);
        List<String> abis = members(text, firstHyphen + 1, secondHyphen);
        List<String> platforms = members(text, secondHyphen + 1, end);
        if ((long) interpreters.size() * abis.size() > MOST_TAGS
                || (long) interpreters.size() * abis.size() * platforms.size() > MOST_TAGS) {
            throw new InvalidPep(text, start, "this stands for more than " + MOST_TAGS + " tags");
        }
        return new CompressedTags(interpreters, abis, platforms);
    }

    private static int hyphen(String text, int from, int end) {
        int hyphen = text.indexOf('-', from);
        if (hyphen < 0 || hyphen >= end) {
            throw new InvalidPep(text, end, "a tag has three parts: interpreter, ABI, platform");
        }
        return hyphen;
    }

    private static List<String> members(String text, int start, int end) {
        List<String> members = new ArrayList<>(2);
        int member = start;
        while (true) {
            int dot = text.indexOf('.', member);
            int memberEnd = dot < 0 || dot > end ? end : dot;
            if (memberEnd == member) {
                throw new InvalidPep(text, member, "a part of a tag can't be empty");
            }
            members.add(text.substring(member, memberEnd));
            if (memberEnd == end) {
                return members;
            }
            member = memberEnd + 1;
        }
    }

    private static void requireIdentifiers(String text, int start, List<String> interpreters) {
        int place = start;
        for (String interpreter : interpreters) {
            if (!Python.isIdentifier(interpreter)) {
                throw new InvalidPep(text, place, "an interpreter is written like a Python identifier");
            }
            place += interpreter.length() + 1;
        }
    }

    /** Every tag, in the order in which they are written. */
    Set<Tag> expanded() {
        if (interpreters.size() + abis.size() + platforms.size() == 3) {
            // Most wheels have a single tag, and locks have thousands of wheels.
            return Set.of(new Tag(interpreters.get(0), abis.get(0), platforms.get(0)));
        }
        Set<Tag> tags = new LinkedHashSet<>();
        for (String interpreter : interpreters) {
            for (String abi : abis) {
                for (String platform : platforms) {
                    tags.add(new Tag(interpreter, abi, platform));
                }
            }
        }
        return Collections.unmodifiableSet(tags);
    }

    /** The text that stands for some tags, each part sorted. */
    static String compressed(Collection<Tag> tags) {
        return part(tags, Tag::interpreter) + "-" + part(tags, Tag::abi) + "-" + part(tags, Tag::platform);
    }

    private static String part(Collection<Tag> tags, Function<Tag, String> part) {
        return tags.stream().map(part).collect(Collectors.toCollection(TreeSet::new)).stream()
                .collect(Collectors.joining("."));
    }
}
