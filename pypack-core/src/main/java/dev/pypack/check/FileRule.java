package dev.pypack.check;

import dev.pypack.finding.Rule;
import dev.pypack.finding.RuleText;
import dev.pypack.finding.Severity;
import java.util.List;

/**
 * What is asked of a file before it is opened.
 */
public enum FileRule implements Rule {
    /** There is nothing of this name. */
    FILE_MISSING(
            "There is no such file or folder.",
            "A check of nothing must not pass.",
            "-Dpypack.files=dist, and there is no folder dist",
            "Correct the path; it starts from the folder in which Maven was called."),
    /** A folder without anything to look at. */
    FILE_NONE(
            "The folder has no wheel and no zip file, nor has any folder below it.",
            "A check of nothing must not pass.",
            "-Dpypack.files=src",
            "Name the folder in which the wheels lie."),
    /** A file of another kind. */
    FILE_KIND(
            "The file is no wheel (.whl) and no zip file (.zip).",
            "There are rules for these two only; to pass a file without looking at it would be a lie.",
            "-Dpypack.files=notes.txt",
            "Name wheels, zip files, or folders with them."),
    /** The machine does not give it. */
    FILE_UNREADABLE(
            "The file can't be read.",
            "What can't be read can't be checked.",
            "a wheel that only its owner may read",
            "See who may read the file, and that its disk is well.");

    @SuppressWarnings("ImmutableEnumChecker") // It is a record of immutable parts.
    private final RuleText text;

    FileRule(String what, String why, String example, String remedy) {
        text = new RuleText(Severity.ERROR, what, why, example, remedy, List.of());
    }

    @Override
    public RuleText text() {
        return text;
    }
}
