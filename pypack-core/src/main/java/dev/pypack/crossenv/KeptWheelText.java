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
                    TabbedText.TAB,
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
                    TabbedText.TAB,
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
     * The wheel; nothing where the text is one of another kind.
     *
     * @throws IllegalArgumentException if the text is not whole, or a field is not what it has to be
     * @throws dev.pypack.pep.InvalidPep if the name of the wheel is none
     */
    static Optional<KeptWheel> parse(String text, Path folder) {
        TabbedText fields = new TabbedText(text);
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
                states.add(new FileState(file.size(), fields.nextNumber(), fields.nextInt(), fields.nextInt()));
            } else {
                return Optional.empty();
            }
        }
        fields.end();
        return Optional.of(new KeptWheel(new UnpackedWheel(name, info, files, scripts), folder, states));
    }
}
