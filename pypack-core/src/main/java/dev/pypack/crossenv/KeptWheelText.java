package dev.pypack.crossenv;

import dev.pypack.build.FileState;
import dev.pypack.build.Sha256;
import dev.pypack.pep.WheelName;
import dev.pypack.wheel.EntryScript;
import dev.pypack.wheel.InstallScheme;
import dev.pypack.wheel.UnpackedFile;
import dev.pypack.wheel.UnpackedWheel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What the store knows of an unpacked wheel, as lines of fields between tabs: so that nothing of the wheel has to be read
 * again.
 */
final class KeptWheelText {
    private static final String FORMAT = "pypack wheel 1";
    private static final String TAB = "\t";
    private static final String SCRIPT = "script";
    private static final String FILE = "file";
    private static final String END = "end";

    private KeptWheelText() {}

    /** A tab or a line's end in the name of a file is refused by the rules of archives. */
    static String of(KeptWheel kept) {
        UnpackedWheel wheel = kept.wheel();
        List<String> lines = new ArrayList<>(List.of(FORMAT, wheel.name().toString(), wheel.info()));
        for (EntryScript script : wheel.scripts()) {
            lines.add(String.join(
                    TAB,
                    SCRIPT,
                    script.name(),
                    script.module(),
                    script.attribute(),
                    Boolean.toString(script.isWindowed())));
        }
        for (int i = 0; i < wheel.files().size(); i++) {
            UnpackedFile file = wheel.files().get(i);
            FileState state = kept.states().get(i);
            lines.add(String.join(
                    TAB,
                    FILE,
                    file.path(),
                    file.scheme().name(),
                    file.installedPath(),
                    Long.toString(file.size()),
                    file.sha256().toHex(),
                    Boolean.toString(file.isExecutable()),
                    Long.toString(state.seconds()),
                    Integer.toString(state.nanos()),
                    Integer.toString(state.key())));
        }
        lines.add(END);
        return String.join("\n", lines) + "\n";
    }

    /**
     * Nothing where the text is not whole.
     *
     * @throws IllegalArgumentException if a field is not what it has to be
     */
    static Optional<KeptWheel> parse(String text, Path folder) {
        Fields fields = new Fields(text);
        if (!fields.next().equals(FORMAT)) {
            return Optional.empty();
        }
        WheelName name = WheelName.parse(fields.next());
        String info = fields.next();
        List<EntryScript> scripts = new ArrayList<>();
        List<UnpackedFile> files = new ArrayList<>();
        List<FileState> states = new ArrayList<>();
        for (String kind = fields.next(); !kind.equals(END); kind = fields.next()) {
            if (kind.equals(SCRIPT)) {
                scripts.add(new EntryScript(fields.next(), fields.next(), fields.next(), fields.nextTruth()));
            } else if (kind.equals(FILE)) {
                UnpackedFile file = new UnpackedFile(
                        fields.next(),
                        InstallScheme.valueOf(fields.next()),
                        fields.next(),
                        fields.nextNumber(),
                        Sha256.ofDigest(HexFormat.of().parseHex(fields.next())),
                        fields.nextTruth());
                files.add(file);
                states.add(new FileState(
                        file.size(), fields.nextNumber(), (int) fields.nextNumber(), (int) fields.nextNumber()));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(new KeptWheel(new UnpackedWheel(name, info, files, scripts), folder, states));
    }

    /** The fields of all lines, one after the other. */
    private static final class Fields {
        private final String text;
        private int at;

        Fields(String text) {
            this.text = text;
        }

        /** The next one, which has an end: at the end of a text that is whole nobody asks for one. */
        String next() {
            int start = at;
            while (at < text.length() && text.charAt(at) != '\t' && text.charAt(at) != '\n') {
                at++;
            }
            if (at == text.length()) {
                throw new IllegalArgumentException("the text is not whole");
            }
            at++;
            return text.substring(start, at - 1);
        }

        long nextNumber() {
            return Long.parseLong(next());
        }

        boolean nextTruth() {
            return Boolean.parseBoolean(next());
        }
    }
}
