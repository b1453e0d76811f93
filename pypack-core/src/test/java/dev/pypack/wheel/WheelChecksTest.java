package dev.pypack.wheel;

import static dev.pypack.wheel.CraftedWheel.INFO;
import static dev.pypack.wheel.WheelRule.*;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Findings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WheelChecksTest {
    private static final String METADATA = INFO + "METADATA";
    private static final String WHEEL = INFO + "WHEEL";
    private static final String RECORD = INFO + "RECORD";
    private static final String ENTRY_POINTS = INFO + "entry_points.txt";
    private static final String MODULE = "acme/_fast.cpython-312-x86_64-linux-gnu.so";
    private static final String CODE = "print('a line that is long enough to be worth a look: it has 64 bytes')\n";

    @TempDir
    Path folder;

    /** A wheel that is bad in one way, and all that is to be found in it. */
    record Sample(CraftedWheel wheel, Set<WheelRule> expected) {
        @Override
        public String toString() {
            return expected.toString();
        }
    }

    private static Sample sample(CraftedWheel wheel, WheelRule rule, WheelRule... more) {
        return new Sample(wheel, EnumSet.of(rule, more));
    }

    private static CraftedWheel good() {
        return new CraftedWheel();
    }

    static List<Sample> samples() {
        List<Sample> samples = new ArrayList<>(names());
        samples.addAll(wheelFiles());
        samples.addAll(metadata());
        samples.addAll(records());
        samples.addAll(data());
        samples.addAll(entryPoints());
        samples.addAll(natives());
        samples.addAll(contents());
        return samples;
    }

    private static List<Sample> names() {
        return List.of(
                sample(good().named("acme-1.0.whl"), WHEEL_NAME),
                sample(good().named("Acme-1.0-py3-none-any.whl"), WHEEL_NAME_LEGACY),
                sample(good().named("acme-1.00-py3-none-any.whl"), WHEEL_NAME_LEGACY),
                sample(
                        good().named("acme-1.0-py3.py2-none-any.whl").edited(WHEEL, "Tag:", "Tag: py2-none-any\nTag:"),
                        WHEEL_NAME_ORDER),
                sample(good().named("acme-1.1-py3-none-any.whl"), DIST_INFO_NAME, METADATA_VERSION),
                sample(good().infoNamed("_acme-1.0"), DIST_INFO_NAME),
                sample(good().named("other-1.0-py3-none-any.whl"), DIST_INFO_NAME, METADATA_NAME),
                sample(good().with("acme-1.1.dist-info/WHEEL", "x"), DIST_INFO_DOUBLED),
                sample(
                        good().without(METADATA)
                                .without(WHEEL)
                                .without(ENTRY_POINTS)
                                .recorded(any -> "none"),
                        DIST_INFO_MISSING),
                sample(good().with("acme/late.py", "late = 1\n"), DIST_INFO_NOT_LAST),
                sample(good().with(INFO + "INSTALLER", "pip\n"), INSTALLER_FILE),
                sample(good().with(INFO + "direct_url.json", "{}"), INSTALLER_FILE),
                sample(good().with(INFO + "setup.cfg", "[metadata]\n"), BUILD_FILE),
                sample(inFront("setup.py", CODE), BUILD_FILE, CONTENTS_SEVERAL));
    }

    private static List<Sample> wheelFiles() {
        return List.of(
                sample(good().without(WHEEL), WHEEL_MISSING),
                sample(good().with(WHEEL, new byte[] {(byte) 0xff}), WHEEL_SYNTAX),
                sample(good().edited(WHEEL, "Generator:", "Generator"), WHEEL_SYNTAX),
                sample(
                        good().edited(WHEEL, "Root-Is-Purelib", "\nRoot-Is-Purelib"),
                        WHEEL_SYNTAX,
                        WHEEL_PURELIB,
                        WHEEL_TAGS),
                sample(good().with(WHEEL, "Tag: x\n".repeat(1 << 16)), INFO_LARGE),
                sample(good().edited(WHEEL, "Wheel-Version: 1.0", "Wheel-Version: 2.0"), WHEEL_VERSION),
                sample(good().edited(WHEEL, "Wheel-Version: 1.0\n", ""), WHEEL_VERSION),
                sample(good().edited(WHEEL, "Wheel-Version: 1.0", "Wheel-Version: 1.9"), WHEEL_MINOR),
                sample(good().edited(WHEEL, "true", "True"), WHEEL_PURELIB),
                sample(good().edited(WHEEL, "Root-Is-Purelib: true\n", ""), WHEEL_PURELIB),
                sample(good().edited(WHEEL, "py3-none-any", "py2-none-any"), WHEEL_TAGS),
                sample(good().named("acme-1.0-py2.py3-none-any.whl"), WHEEL_TAGS),
                sample(good().named("acme-1.0-1-py3-none-any.whl"), WHEEL_BUILD),
                sample(good().edited(WHEEL, "Tag:", "Root-Is-Purelib: false\nTag:"), WHEEL_DOUBLED));
    }

    private static List<Sample> metadata() {
        return List.of(
                sample(good().without(METADATA), METADATA_MISSING),
                sample(good().edited(METADATA, "Version: 1.0", "Version: one"), METADATA_INVALID),
                sample(good().edited(METADATA, "Name: acme", "Name: other"), METADATA_NAME),
                sample(good().edited(METADATA, "Version: 1.0", "Version: 1.1"), METADATA_VERSION),
                sample(
                        good().edited(METADATA, "Version: 1.0", "Version: 1.0\nRequires-Python: three"),
                        METADATA_STRICT),
                sample(good().edited(METADATA, "Version: 1.0", "Version: 1.0\nNo-Field: x"), METADATA_STRICT),
                sample(good().edited(METADATA, "text/plain", "text/html"), METADATA_STRICT),
                sample(good().edited(METADATA, "Metadata-Version: 2.4\n", ""), METADATA_STRICT),
                sample(good().edited(METADATA, "Metadata-Version: 2.4", "Metadata-Version: 2.6"), METADATA_LATE),
                sample(good().edited(METADATA, "Metadata-Version: 2.4", "Metadata-Version: 3.0"), METADATA_LATE),
                sample(
                        good().edited(METADATA, "2.4\nName: acme", "2.1\nLicense-File: x\nName: acme"),
                        METADATA_EARLY_FIELD),
                sample(good().edited(METADATA, "Metadata-Version: 2.4", "Metadata-Version: 2.0"), METADATA_WITHDRAWN),
                sample(
                        good().edited(METADATA, "Version: 1.0", "Version: 1.0\nLicense: MIT\nLicense-Expression: MIT"),
                        METADATA_LICENSES),
                sample(
                        good().edited(METADATA, "Version: 1.0", "Version: 1.0\nSummary: " + "x".repeat(513)),
                        METADATA_INDEX),
                sample(
                        good().edited(
                                        METADATA,
                                        "Version: 1.0",
                                        "Version: 1.0\nProject-URL: " + "x".repeat(33) + ", https://example.org"),
                        METADATA_INDEX),
                sample(
                        good().edited(
                                        METADATA,
                                        "Version: 1.0",
                                        "Version: 1.0\nRequires-Dist: x @ https://example.org/x.zip"),
                        METADATA_INDEX),
                sample(good().edited(METADATA, "\nGood.\n", ""), METADATA_DESCRIPTION),
                sample(good().edited(METADATA, "Description-Content-Type: text/plain\n", ""), METADATA_CONTENT_TYPE),
                sample(
                        good().edited(METADATA, "Version: 1.0", "Version: 1.0\nLicense-File: LICENSE"),
                        LICENSE_FILE_MISSING),
                sample(good().with(METADATA, "Metadata-Version: 2.1\n" + "x".repeat(1 << 24)), INFO_LARGE),
                sample(good().with(METADATA, "Classifier: x\n".repeat(50_001)), INFO_LARGE));
    }

    private static List<Sample> records() {
        return List.of(
                sample(good().recorded(any -> "none"), RECORD_MISSING),
                sample(good().with(RECORD, new byte[] {(byte) 0xff}), RECORD_SYNTAX),
                sample(good().recorded(text -> text + "only,two\n"), RECORD_SYNTAX),
                sample(good().recorded(text -> text + "a,b,c,d\n"), RECORD_SYNTAX),
                sample(good().recorded(text -> text + "x".repeat(131_073) + ",,\n"), RECORD_SYNTAX),
                sample(good().recorded(text -> text + "../../evil,,\n"), RECORD_PATH),
                sample(good().recorded(text -> text + "C:/evil,,\n"), RECORD_PATH),
                sample(good().recorded(text -> text.replaceFirst("(cli.py,sha256=.)", "$1=")), RECORD_HASH),
                sample(good().recorded(text -> text.replace("acme/cli.py", "acme\\cli.py")), RECORD_BACKSLASH),
                sample(good().recorded(text -> text + "\"acme/cli.py\",,\n"), RECORD_DOUBLED),
                sample(good().recorded(text -> text + "acme/gone.py,sha256=x,1\n"), RECORD_EXTRA),
                sample(good().recorded(text -> text.replaceFirst("acme/cli.py.*\n", "")), RECORD_UNLISTED),
                sample(
                        good().recorded(text ->
                                text.replaceFirst("cli.py,sha256=.{43}", "cli.py,sha256=" + "A".repeat(43))),
                        RECORD_HASH),
                sample(good().recorded(text -> text.replaceFirst("(cli.py,sha256=.{43})", "$1=")), RECORD_PADDING),
                sample(good().recorded(text -> text.replaceFirst("(cli.py,.*),\\d+", "$1,7")), RECORD_SIZE),
                sample(good().recorded(text -> text.replaceFirst("(/WHEEL,.*),\\d+", "$1,7")), RECORD_WHEEL),
                sample(
                        good().recorded(text ->
                                text.replaceFirst("/WHEEL,sha256=.{43}", "/WHEEL,sha256=" + "A".repeat(43))),
                        RECORD_WHEEL),
                sample(good().recorded(text -> text.replaceFirst("cli.py,sha256=", "cli.py,md5=")), RECORD_ALGORITHM),
                sample(good().recorded(text -> text.replaceFirst("cli.py,sha256=", "cli.py,")), RECORD_ALGORITHM),
                sample(
                        good().recorded(text -> text.replaceFirst("cli.py,sha256=", "cli.py,sha512=")),
                        RECORD_OTHER_ALGORITHM,
                        RECORD_HASH),
                sample(good().recorded(text -> text.replaceFirst("cli.py,[^,]*", "cli.py,")), RECORD_UNHASHED),
                sample(good().recorded(text -> text.replaceFirst("(cli.py,.*),\\d+", "$1,")), RECORD_UNSIZED),
                sample(good().recorded(text -> text.replace(RECORD + ",,\n", "")), RECORD_SELF),
                sample(good().recorded(text -> text.replace("RECORD,,", "RECORD,sha256=x,1")), RECORD_SELF),
                sample(good().recorded(text -> text + "acme/,,\n"), RECORD_FOLDER),
                sample(
                        good().recorded(text -> text.replaceFirst("(?s)(acme/__init__.py[^\n]*\n)(.*)", "$2$1")),
                        RECORD_ORDER),
                sample(good().recorded(text -> text.replace("\n", "\r\n")), RECORD_LINE_ENDS),
                sample(
                        good().with(INFO + "RECORD.jws", "x").recorded(text -> text.replaceFirst(".*jws.*\n", "")),
                        RECORD_SIGNATURE));
    }

    private static List<Sample> data() {
        return List.of(
                sample(inFront("acme-1.1.data/data/x", CODE), DATA_NAME, CONTENTS_NO_MODULE, CONTENTS_SEVERAL),
                sample(inFront("acme-1.0.data/include/acme.h", CODE), DATA_FOLDER),
                sample(inFront("acme-1.0.data/notes.txt", CODE), DATA_FILE),
                sample(inFront("acme-1.0.data/scripts/tools/run", CODE), DATA_SCRIPT_NESTED),
                sample(inFront("acme-1.0.data/scripts/run", "#!/home/me/venv/bin/python\n" + CODE), DATA_SHEBANG),
                sample(inFront("acme-1.0.data/scripts/Python3", "#!python\n"), DATA_SCRIPT),
                sample(inFront("acme-1.0.data/scripts/activate", "#!python\n"), SCRIPT_ACTIVATION),
                sample(inFront("acme-1.0.data/purelib/acme/cli.py", CODE), DATA_COLLISION),
                sample(
                        inFront("acme-1.0.data/purelib/acme", CODE),
                        DATA_COLLISION,
                        CONTENTS_TOPLEVEL_FILE,
                        CONTENTS_SEVERAL),
                sample(inFront("acme-1.0.data/purelib/acme/cli.py/x", CODE), DATA_COLLISION),
                sample(inFront("acme-1.0.data/scripts/acme", "#!python\n"), DATA_COLLISION));
    }

    private static List<Sample> entryPoints() {
        return List.of(
                sample(good().with(ENTRY_POINTS, new byte[] {(byte) 0xff}), ENTRY_POINTS_SYNTAX),
                sample(good().with(ENTRY_POINTS, "acme = acme.cli:main\n"), ENTRY_POINTS_SYNTAX),
                sample(good().with(ENTRY_POINTS, "[console_scripts]\nacme\n"), ENTRY_POINTS_SYNTAX),
                sample(
                        good().with(ENTRY_POINTS, "[console_scripts]\na = acme.cli:main\na = acme.cli:main\n"),
                        ENTRY_POINTS_DOUBLED),
                sample(good().with(ENTRY_POINTS, "[a]\nx = acme\n[a]\ny = acme\n"), ENTRY_POINTS_DOUBLED),
                sample(
                        good().with(
                                        ENTRY_POINTS,
                                        "[console_scripts]\na = acme.cli:main\n[gui_scripts]\na = acme.cli:main\n"),
                        ENTRY_POINTS_DOUBLED),
                sample(
                        good().with(ENTRY_POINTS, "[console_scripts]\na = acme.cli:main\n  b = acme.cli:main\n"),
                        ENTRY_POINTS_SYNTAX),
                sample(good().with(ENTRY_POINTS, "[console_scripts]\na : acme.cli:main\n"), ENTRY_POINTS_SYNTAX),
                sample(good().with(ENTRY_POINTS, "[DEFAULT]\na = acme.cli:main\n"), ENTRY_POINTS_SYNTAX),
                sample(good().with(ENTRY_POINTS, "[console_scripts]\nacme = acme.cli\n"), ENTRY_POINTS_VALUE),
                sample(good().with(ENTRY_POINTS, "[plugins]\nacme = acme.cli:\n"), ENTRY_POINTS_VALUE),
                sample(good().with(ENTRY_POINTS, "[my plugins]\nacme = acme.cli\n"), ENTRY_POINTS_GROUP),
                sample(good().with(ENTRY_POINTS, "[console_scripts]\n../acme = acme.cli:main\n"), ENTRY_POINTS_SCRIPT),
                sample(good().with(ENTRY_POINTS, "[gui_scripts]\npython3 = acme.cli:main\n"), ENTRY_POINTS_SCRIPT),
                sample(good().with(ENTRY_POINTS, "[gui_scripts]\nPython3.13t = acme.cli:main\n"), ENTRY_POINTS_SCRIPT),
                sample(good().with(ENTRY_POINTS, "[gui_scripts]\nactivate = acme.cli:main\n"), SCRIPT_ACTIVATION),
                sample(
                        good().with(ENTRY_POINTS, "[console_scripts]\nrun = acme.cli:main\nRun = acme.cli:main\n"),
                        ENTRY_POINTS_CASE),
                sample(good().with(ENTRY_POINTS, "[console_scripts]\nrun = acme.gone:main\n"), ENTRY_POINTS_TARGET));
    }

    private static List<Sample> natives() {
        String linux = "cp312-cp312-manylinux_2_28_x86_64";
        return List.of(
                sample(inFront(MODULE, elf(62)).platlib(), NATIVE_ANY),
                sample(inFront(MODULE, elf(62)).tagged(linux), NATIVE_PURELIB),
                sample(inFront(MODULE, elf(183)).tagged(linux).platlib(), NATIVE_MACHINE),
                sample(
                        inFront("acme/_fast.pyd", pe(0x8664))
                                .tagged("cp312-cp312-win_arm64")
                                .platlib(),
                        NATIVE_MACHINE),
                sample(
                        inFront("acme/_fast.abi3.so", machO(0x01000007))
                                .tagged("cp39-abi3-macosx_11_0_universal2")
                                .platlib(),
                        NATIVE_MACHINE),
                sample(
                        inFront(MODULE, elf(62))
                                .tagged("cp311-cp311-linux_x86_64")
                                .platlib(),
                        NATIVE_ABI),
                sample(
                        inFront("acme/_fast.cp313t-win_amd64.pyd", pe(0x8664))
                                .tagged("cp313-cp313-win_amd64")
                                .platlib(),
                        NATIVE_ABI),
                sample(
                        inFront(MODULE, elf(62))
                                .tagged("cp39-abi3-manylinux_2_28_x86_64")
                                .platlib(),
                        NATIVE_ABI),
                sample(
                        inFront(MODULE, elf(62))
                                .tagged("cp311-none-linux_x86_64")
                                .platlib(),
                        NATIVE_ABI),
                sample(good().tagged("py3-none-win_amd64"), NATIVE_NONE),
                sample(good().tagged("cp312-cp312-win_amd64").platlib(), NATIVE_NONE));
    }

    private static List<Sample> contents() {
        return List.of(
                sample(good().without("acme/__init__.py").without("acme/cli.py").without(ENTRY_POINTS), WHEEL_EMPTY),
                sample(inFront("acme/__pycache__/cli.cpython-312.pyc", CODE), CONTENTS_BYTECODE),
                sample(inFront("acme/other.pyc", CODE), CONTENTS_BYTECODE),
                sample(inFront("acme/cli.pyc", CODE).tagged("cp312-none-any"), CONTENTS_STALE_BYTECODE),
                sample(inFront("acme/one.py", "x\n").inFront("acme/two.py", "x\n".getBytes(UTF_8)), CONTENTS_DUPLICATE),
                sample(inFront("acme/one.py", CODE).inFront("acme/two.py", CODE.getBytes(UTF_8)), CONTENTS_DUPLICATE),
                sample(inFront("README.md", CODE), CONTENTS_TOPLEVEL_FILE, CONTENTS_SEVERAL),
                sample(inFront("acme/my-tools/run.py", CODE), CONTENTS_NOT_IMPORTABLE),
                sample(inFront("acme/class.py", CODE), CONTENTS_NOT_IMPORTABLE),
                sample(inFront("acme-stubs/__init__.py", CODE), CONTENTS_NOT_IMPORTABLE, CONTENTS_SEVERAL),
                sample(inFront("lib.pyc", CODE), CONTENTS_BYTECODE, CONTENTS_TOPLEVEL_FILE, CONTENTS_SEVERAL),
                sample(inFront("_types/lib.pyi", CODE), CONTENTS_NO_MODULE),
                sample(inFront("app/__init__.py", CODE), CONTENTS_COMMON_NAME, CONTENTS_SEVERAL),
                sample(inFront("venv/run.py", CODE), CONTENTS_COMMON_NAME, CONTENTS_SEVERAL),
                sample(inFront("tests/test_acme.py", CODE), CONTENTS_COMMON_NAME, CONTENTS_SEVERAL),
                sample(inFront("__init__.py", CODE), CONTENTS_TOPLEVEL_INIT),
                sample(
                        inFront("acme-1.0.data/data/notes.txt", CODE)
                                .without("acme/__init__.py")
                                .without("acme/cli.py")
                                .without(ENTRY_POINTS),
                        CONTENTS_EMPTY),
                sample(inFront("other/__init__.py", CODE), CONTENTS_SEVERAL),
                sample(inFront("manual/index.html", CODE), CONTENTS_NO_MODULE, CONTENTS_SEVERAL));
    }

    /** A good wheel with one file more, before all others. */
    private static CraftedWheel inFront(String path, String content) {
        return inFront(path, content.getBytes(UTF_8));
    }

    private static CraftedWheel inFront(String path, byte[] content) {
        return good().inFront(path, content);
    }

    private static byte[] elf(int machine) {
        ByteBuffer bytes = ByteBuffer.allocate(128).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(0, new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}).putShort(18, (short) machine);
        return bytes.array();
    }

    private static byte[] pe(int machine) {
        ByteBuffer bytes = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(0, new byte[] {'M', 'Z'}).putInt(0x3c, 128);
        bytes.put(128, new byte[] {'P', 'E', 0, 0}).putShort(132, (short) machine);
        return bytes.array();
    }

    private static byte[] machO(int... machines) {
        if (machines.length == 1) {
            return ByteBuffer.allocate(128)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(0xfeedfacf)
                    .putInt(machines[0])
                    .array();
        }
        ByteBuffer fat = ByteBuffer.allocate(256).putInt(0xcafebabe).putInt(machines.length);
        for (int machine : machines) {
            fat.putInt(machine).position(fat.position() + 16);
        }
        return fat.array();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void each_sample_gives_what_is_wrong_with_it_and_nothing_else(Sample sample) throws Exception {
        List<Finding> found = found(sample.wheel());

        assertThat(found.stream().map(Finding::id).collect(Collectors.toSet()))
                .as(Findings.of(found).toText())
                .isEqualTo(ids(sample.expected()));
    }

    @Test
    void every_rule_has_a_sample() {
        Set<WheelRule> shown = EnumSet.noneOf(WheelRule.class);
        samples().forEach(sample -> shown.addAll(sample.expected()));

        assertThat(shown).containsExactlyInAnyOrder(WheelRule.values());
    }

    static Stream<CraftedWheel> good_ones() {
        return Stream.of(
                good(),
                good().tagged("py3-none-any").named("acme-1.0-py3-none-any.whl"),
                good().named("acme-1.0-1-py3-none-any.whl").edited(WHEEL, "Tag:", "Build: 1\nTag:"),
                good().named("acme-1.0-py2.py3-none-any.whl").edited(WHEEL, "Tag:", "Tag: py2-none-any\nTag:"),
                good().named("acme-1.0+local.1-py3-none-any.whl").renamedInfo("acme-1.0+local.1"),
                inFront("acme-stubs/__init__.pyi", "x: int\n")
                        .without("acme/__init__.py")
                        .without("acme/cli.py")
                        .without(ENTRY_POINTS),
                inFront("_acme_hidden.py", "x = 1\n"),
                inFront("acme.pth", "import acme\n"),
                good().with(ENTRY_POINTS, "  [plugins]\n  a = acme\n  b = acme.cli:main [extra]\n"),
                good().with(WHEEL, "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n\n"),
                inFront("acme/one.py", "# -*- coding: utf-8 -*-\n")
                        .inFront("acme/two.py", "# -*- coding: utf-8 -*-\n".getBytes(UTF_8)),
                inFront("acme/_fast.cpython-312-x86_64-linux-gnu.so", elf(62))
                        .inFront("acme/_fast.py", CODE.getBytes(UTF_8))
                        .tagged("cp39-abi3-manylinux_2_28_x86_64")
                        .platlib(),
                inFront("acme-1.0.data/scripts/run", "#!python\n" + CODE),
                inFront("acme/cli2.pyc", CODE).tagged("cp312-none-any"),
                inFront(MODULE, elf(62))
                        .tagged("cp312-cp312-manylinux_2_28_x86_64")
                        .platlib(),
                inFront("acme/_fast.pyd", pe(0xaa64))
                        .tagged("cp312-cp312-win_arm64")
                        .platlib(),
                inFront("acme/_fast.abi3.so", machO(0x01000007, 0x0100000c))
                        .tagged("cp39-abi3-macosx_11_0_universal2")
                        .platlib(),
                // Libraries and programs for other machines may be carried on purpose.
                inFront("acme/libhelper.so", elf(183)),
                inFront("acme/helper.exe", pe(0x8664)),
                good().with(INFO + "licenses/LICENSE", "MIT\n")
                        .edited(METADATA, "Version: 1.0\n", "Version: 1.0\nLicense-File: LICENSE\n"));
    }

    @ParameterizedTest
    @MethodSource("good_ones")
    void good_ones_have_no_findings(CraftedWheel wheel) throws Exception {
        assertThat(found(wheel)).isEmpty();
    }

    @Test
    void findings_come_in_the_same_order_and_of_each_rule_not_too_many() throws Exception {
        CraftedWheel wheel = good().recorded(text -> text + "acme/gone.py,,\n".repeat(1_000_000));

        List<Finding> found = found(wheel);

        assertThat(found).hasSize(21).isEqualTo(found(wheel));
        assertThat(found.get(20).message()).isEqualTo("the same holds 999980 times more");
    }

    @Test
    void a_file_named_again_with_backslashes_has_two_rows() throws Exception {
        assertThat(found(good().recorded(text -> text + "acme\\cli.py,,\n")))
                .extracting(Finding::id)
                .containsExactly("record-backslash", "record-doubled");
    }

    @Test
    void a_row_that_leads_outside_by_backslashes_is_one_that_leads_outside() throws Exception {
        for (String path : List.of("..\\..\\evil", "C:\\evil", "\\evil", "acme\\..\\..\\evil")) {
            assertThat(found(good().recorded(text -> text + path + ",,\n")))
                    .as(path)
                    .extracting(Finding::id)
                    .containsExactly("record-backslash", "record-path");
        }
    }

    static Stream<CraftedWheel> hostile_ones() {
        String tags = "Tag: " + "a.".repeat(250) + "a-" + "b.".repeat(250) + "b-c\n";
        return Stream.of(
                good().recorded(text -> "x".repeat(1 << 23)),
                good().recorded(text -> ",".repeat(1 << 23)),
                good().recorded(text -> "\"".repeat(1 << 23)),
                good().recorded(text -> ",,\n".repeat(1 << 22)),
                good().recorded(text -> "/".repeat(100_000) + ",,\n"),
                good().with(WHEEL, "Tag: " + " ".repeat(1 << 17) + "x"),
                good().with(WHEEL, tags.repeat(250)),
                good().with(METADATA, "Name: " + " ".repeat(1 << 22) + "\n" + "Name: \n".repeat(40_000)),
                good().with(METADATA, "A:\n".repeat(1 << 22)),
                good().with(ENTRY_POINTS, "[a]\na" + " ".repeat(1 << 21) + "b"),
                good().with(ENTRY_POINTS, "[a]\na = " + "b.".repeat(1 << 20) + "!"),
                good().with(ENTRY_POINTS, "[" + "b.".repeat(1 << 20) + "]\n"),
                good().with(ENTRY_POINTS, "[a]\na = b:c " + "[".repeat(1 << 20)),
                good().with(ENTRY_POINTS, "[console_scripts]\n" + numbered("s%d = acme.gone:main\n", 100_000)));
    }

    private static String numbered(String line, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(line.formatted(i));
        }
        return text.toString();
    }

    @ParameterizedTest
    @MethodSource("hostile_ones")
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void hostile_ones_are_refused_in_time_and_with_few_words(CraftedWheel wheel) throws Exception {
        Findings found = Findings.of(found(wheel));

        assertThat(found).isNotEmpty();
        assertThat(found.toText().length()).isLessThan(60_000);
    }

    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void twenty_thousand_files_are_looked_at_in_time() throws Exception {
        CraftedWheel wheel = good();
        StringBuilder entryPoints = new StringBuilder("[console_scripts]\n");
        for (int i = 0; i < 20_000; i++) {
            wheel.with("acme/sub/module" + i + ".py", "x = " + i);
            entryPoints
                    .append("s")
                    .append(i)
                    .append(" = acme.sub.module")
                    .append(i)
                    .append(":x\n");
        }

        List<Finding> found = found(wheel.with(ENTRY_POINTS, entryPoints.toString()));

        // The generator puts them behind .dist-info.
        assertThat(found).extracting(Finding::id).containsOnly(DIST_INFO_NOT_LAST.id());
    }

    private List<Finding> found(CraftedWheel wheel) throws IOException {
        return WheelChecks.of(wheel.in(folder), 2).stream().toList();
    }

    private static Set<String> ids(Set<WheelRule> rules) {
        return rules.stream().map(WheelRule::id).collect(Collectors.toSet());
    }
}
