package dev.pypack.archive;

import dev.pypack.finding.EscapedText;

/** What a name may be, for a file that Linux, macOS and Windows shall hold below a folder. */
final class NameRules {
    /** A path of macOS has 1,024 bytes, with the folders above. */
    private static final int LONGEST_NAME = 1000;

    private final EntryName name;
    private final String text;
    private final ZipReport report;

    private NameRules(EntryName name, ZipReport report) {
        this.name = name;
        this.text = name.text();
        this.report = report;
    }

    static void check(EntryName name, ZipReport report) {
        NameRules rules = new NameRules(name, report);
        rules.checkEncoding();
        rules.checkCharacters();
        if (name.text().isEmpty()) {
            report.note(ZipRule.NAME_EMPTY, "", "an entry has the empty name");
        } else {
            rules.checkParts(rules.checkedStart());
        }
    }

    private void note(ZipRule rule, String reason) {
        report.note(rule, text, reason);
    }

    private void checkEncoding() {
        switch (name.encoding()) {
            case CLEAR -> {}
            case UNFLAGGED -> note(ZipRule.NAME_UTF8_FLAG, "not ASCII, and without the flag for UTF-8");
            case UNKNOWN -> note(ZipRule.NAME_ENCODING, "its bytes are not UTF-8");
        }
    }

    private void checkCharacters() {
        int invisible = -1;
        int unfit = -1;
        for (int i = 0, character; i < text.length(); i += Character.charCount(character)) {
            character = text.codePointAt(i);
            if (invisible < 0 && isInvisible(character) && isKnown(character)) {
                invisible = character;
            }
            boolean isDrive = i == 1 && startsWithDrive(text);
            if (unfit < 0 && !isDrive && PathPart.NOT_ON_WINDOWS.indexOf(character) >= 0) {
                unfit = character;
            }
        }
        if (invisible >= 0) {
            note(ZipRule.NAME_CONTROL, String.format("it has the character U+%04X", invisible));
        }
        if (unfit >= 0) {
            note(ZipRule.NAME_WINDOWS_CHARACTER, "it has the character '" + (char) unfit + "'");
        }
        if (text.indexOf('\\') >= 0) {
            note(ZipRule.NAME_BACKSLASH, "it has a backslash");
        }
    }

    private static boolean startsWithDrive(String text) {
        char letter = text.length() < 2 || text.charAt(1) != ':' ? ' ' : Character.toLowerCase(text.charAt(0));
        return letter >= 'a' && letter <= 'z';
    }

    /**
     * Category C of Unicode, but for what is unassigned: that depends on the Unicode version of the Java that runs. The
     * noncharacters are never assigned.
     */
    private static boolean isInvisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE -> true;
            default -> (character & 0xFFFE) == 0xFFFE || (character >= 0xFDD0 && character <= 0xFDEF);
        };
    }

    /** A byte of an unknown encoding is no character. */
    private boolean isKnown(int character) {
        return character < 0x80 || name.encoding() != EntryName.Encoding.UNKNOWN;
    }

    /** Notes what leads elsewhere, and gives what follows it. */
    private String checkedStart() {
        if (text.startsWith("//") || text.startsWith("\\\\")) {
            note(ZipRule.NAME_UNC, "it begins as a network path does");
            return text.substring(2);
        }
        if (text.startsWith("/")) {
            note(ZipRule.NAME_ABSOLUTE, "it begins with '/'");
            return text.substring(1);
        }
        if (startsWithDrive(text)) {
            note(ZipRule.NAME_DRIVE, "it begins with '" + text.substring(0, 2) + "'");
            return text.substring(text.startsWith("/", 2) ? 3 : 2);
        }
        return text;
    }

    private void checkParts(String relative) {
        String path = relative.endsWith("/") ? relative.substring(0, relative.length() - 1) : relative;
        if (path.isEmpty()) {
            return;
        }
        if (name.length() > LONGEST_NAME) {
            note(ZipRule.NAME_LONG, "it has " + name.length() + " bytes");
        }
        int start = 0;
        for (int i = 0; i <= path.length(); i++) {
            // A backslash separates folders on Windows.
            if (i == path.length() || path.charAt(i) == '/' || path.charAt(i) == '\\') {
                checkPart(new PathPart(path.substring(start, i)));
                start = i + 1;
            }
        }
    }

    private void checkPart(PathPart part) {
        String shown = EscapedText.of(part.text());
        if (part.text().equals("..")) {
            note(ZipRule.NAME_PARENT, "it has the part '..'");
        } else if (part.text().isEmpty() || part.text().equals(".")) {
            note(ZipRule.NAME_PART, part.text().isEmpty() ? "it has an empty part" : "it has the part '.'");
        } else if (part.isCutOnWindows()) {
            note(ZipRule.NAME_TRAILING, "the part '" + shown + "' ends with a dot or a blank");
        }
        if (part.isDevice()) {
            note(ZipRule.NAME_DEVICE, "'" + shown + "' is a device on Windows");
        }
        if (part.bytes() > PathPart.LONGEST) {
            note(ZipRule.NAME_LONG, "a part of it has " + part.bytes() + " bytes");
        }
    }
}
