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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private static final int HEADER_LINES = 3;
    private static final int SCRIPT_FIELDS = 5;
    private static final int FILE_FIELDS = 10;

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
        for (UnpackedFile file : wheel.files()) {
            FileState state = kept.state(file);
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
        lines.add("end");
        return String.join("\n", lines) + "\n";
    }

    /** Nothing where the text is not whole. */
    static Optional<KeptWheel> parse(String text, Path folder) {
        List<String> lines = text.lines().toList();
        boolean isWhole = lines.size() > HEADER_LINES
                && lines.get(0).equals(FORMAT)
                && lines.get(lines.size() - 1).equals("end");
        if (!isWhole) {
            return Optional.empty();
        }
        List<EntryScript> scripts = new ArrayList<>();
        List<UnpackedFile> files = new ArrayList<>();
        Map<String, FileState> states = new LinkedHashMap<>();
        for (String line : lines.subList(HEADER_LINES, lines.size() - 1)) {
            String[] fields = line.split(TAB, -1);
            if (fields[0].equals(SCRIPT) && fields.length == SCRIPT_FIELDS) {
                scripts.add(new EntryScript(fields[1], fields[2], fields[3], Boolean.parseBoolean(fields[4])));
            } else if (fields[0].equals(FILE) && fields.length == FILE_FIELDS) {
                UnpackedFile file = file(fields);
                files.add(file);
                states.put(
                        file.path(),
                        new FileState(
                                file.size(),
                                Long.parseLong(fields[7]),
                                Integer.parseInt(fields[8]),
                                Integer.parseInt(fields[9])));
            } else {
                return Optional.empty();
            }
        }
        WheelName name = WheelName.parse(lines.get(1));
        return Optional.of(new KeptWheel(new UnpackedWheel(name, lines.get(2), files, scripts), folder, states));
    }

    private static UnpackedFile file(String[] fields) {
        return new UnpackedFile(
                fields[1],
                InstallScheme.valueOf(fields[2]),
                fields[3],
                Long.parseLong(fields[4]),
                Sha256.ofDigest(HexFormat.of().parseHex(fields[5])),
                Boolean.parseBoolean(fields[6]));
    }
}
