package dev.pypack.pep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/** Every parser against {@code packaging}, case by case. */
class PackagingDifferentialTest {
    @Test
    void versions() {
        PepCases cases = PepCases.load("versions");
        Map<String, String> ranks = new HashMap<>();
        for (List<String> row : cases.rows()) {
            if (row.get(1).equals("ok")) {
                ranks.put(row.get(0), row.get(3));
            }
        }
        cases.requireSame(8000, text -> {
            Version version = Version.parse(text);
            String kinds = (version.isPrerelease() ? "p" : "")
                    + (version.isPostrelease() ? "o" : "")
                    + (version.isDevrelease() ? "d" : "");
            return List.of(
                    version.toString(),
                    ranks.getOrDefault(text, ""),
                    kinds,
                    version.publicVersion().toString(),
                    version.baseVersion().toString(),
                    version.local().orElse(""));
        });
    }

    @Test
    void orderOfVersions() {
        record Ranked(Version version, int rank) {}
        List<Ranked> ranked = PepCases.load("versions").rows().stream()
                .filter(row -> row.get(1).equals("ok"))
                .map(row -> new Ranked(Version.parse(row.get(0)), Integer.parseInt(row.get(3))))
                .sorted(Comparator.comparing(Ranked::version))
                .toList();
        for (int i = 1; i < ranked.size(); i++) {
            requireRanked(
                    ranked.get(i - 1).version(),
                    ranked.get(i - 1).rank(),
                    ranked.get(i).version(),
                    ranked.get(i).rank());
        }
        Random random = new Random(440);
        for (int i = 0; i < 100_000; i++) {
            Ranked left = ranked.get(random.nextInt(ranked.size()));
            Ranked right = ranked.get(random.nextInt(ranked.size()));
            requireRanked(left.version(), left.rank(), right.version(), right.rank());
        }
    }

    private static void requireRanked(Version left, int leftRank, Version right, int rightRank) {
        int expected = Integer.compare(leftRank, rightRank);
        assertThat(Integer.signum(left.compareTo(right))).isEqualTo(expected);
        assertThat(left.equals(right)).isEqualTo(expected == 0);
        if (expected == 0) {
            assertThat(left).hasSameHashCodeAs(right);
        }
    }

    @Test
    void specifiers() {
        List<Version> candidates = PepCases.load("candidates").rows().stream()
                .map(row -> Version.parse(row.get(0)))
                .toList();
        PepCases.Classes classes = new PepCases.Classes();
        PepCases.load("specifiers").requireSame(6000, text -> {
            SpecifierSet specifiers = SpecifierSet.parse(text);
            return List.of(
                    specifiers.toString(),
                    classes.of(specifiers),
                    candidates.stream()
                            .map(candidate -> specifiers.contains(candidate) ? "1" : "0")
                            .collect(Collectors.joining()),
                    candidates.stream()
                            .map(candidate -> specifiers.contains(candidate, false) ? "1" : "0")
                            .collect(Collectors.joining()));
        });
    }

    @Test
    void markers() {
        List<MarkerEnvironment> environments = environments();
        PepCases cases = PepCases.load("markers");
        Set<String> withoutText = cases.rows().stream()
                .filter(row -> row.size() > 2 && row.get(2).isEmpty())
                .map(row -> row.get(0))
                .collect(Collectors.toSet());
        PepCases.Classes classes = new PepCases.Classes();
        cases.requireSame(9000, text -> {
            Marker marker = Marker.parse(text);
            String values = environments.stream()
                    .map(environment -> value(marker, environment))
                    .collect(Collectors.joining());
            return withoutText.contains(text)
                    ? List.of("", "", values)
                    : List.of(marker.toString(), classes.of(marker), values);
        });
    }

    private static String value(Marker marker, MarkerEnvironment environment) {
        try {
            return marker.evaluate(environment) ? "T" : "F";
        } catch (UndefinedMarkerVariable undefined) {
            return "E";
        }
    }

    static List<MarkerEnvironment> environments() {
        return PepCases.load("environments").rows().stream()
                .map(PackagingDifferentialTest::environment)
                .toList();
    }

    private static MarkerEnvironment environment(List<String> row) {
        Map<String, String> values = new HashMap<>();
        Set<String> extras = new TreeSet<>();
        Set<String> groups = new TreeSet<>();
        boolean lock = false;
        for (String column : row) {
            String name = column.substring(0, column.indexOf('='));
            String value = column.substring(name.length() + 1);
            switch (name) {
                case "+extras" -> extras.add(value);
                case "+groups" -> groups.add(value);
                case "+lock" -> lock = true;
                default -> values.put(name, value);
            }
        }
        MarkerEnvironment environment = MarkerEnvironment.of(values);
        return lock ? environment.forLock(extras, groups) : environment;
    }

    @Test
    void requirements() {
        PepCases.Classes classes = new PepCases.Classes();
        PepCases.load("requirements").requireSame(8000, text -> {
            Requirement requirement = Requirement.parse(text);
            return List.of(
                    requirement.toString(),
                    classes.of(requirement),
                    requirement.name(),
                    String.join(",", requirement.extras()),
                    requirement.specifiers().toString(),
                    requirement.url().orElse(""),
                    requirement.marker().map(Marker::toString).orElse(""));
        });
    }

    @Test
    void names() {
        PepCases.load("names").requireSame(1500, text -> List.of(PackageName.normalize(text)));
    }

    @Test
    void wheelNames() {
        PepCases.load("wheelnames").requireSame(6000, text -> {
            WheelName name = WheelName.parse(text);
            String tags = name.tags().stream()
                    .map(Tag::toString)
                    .sorted(CodePointOrder.INSTANCE)
                    .collect(Collectors.joining(" "));
            return List.of(
                    name.distribution(),
                    name.version().toString(),
                    name.buildTag().map(BuildTag::toString).orElse(""),
                    tags);
        });
    }

    @Test
    void sdistNames() {
        PepCases.load("sdistnames").requireSame(2000, text -> {
            SdistName name = SdistName.parse(text);
            return List.of(name.distribution(), name.version().toString());
        });
    }

    @Test
    void licenses() {
        PepCases.load("licenses")
                .requireSame(3000, text -> List.of(LicenseExpression.parse(text).toString()));
    }

    @Test
    void metadata() {
        PepCases.load("metadata").requireSame(3900, text -> fields(Metadata.parse(bytes(text))));
    }

    /** Low surrogates stand for bytes that are no UTF-8, as in Python. */
    static byte[] bytes(String text) {
        return text.chars().anyMatch(c -> c >= 0xdc80 && c <= 0xdcff)
                ? text.replace("\udce4", "\u00e4").replace("\udcc3", "\u00c3").getBytes(StandardCharsets.ISO_8859_1)
                : text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> fields(Metadata metadata) {
        List<String> fields = new ArrayList<>();
        for (MetadataField field : MetadataField.values()) {
            List<String> values = metadata.values(field.header());
            if (!values.isEmpty()) {
                fields.add(field.key() + "=" + String.join("\u001e", values));
            } else if (field == MetadataField.IMPORT_NAME
                    && metadata.importNames().isPresent()) {
                fields.add(field.key());
            }
        }
        return fields.stream().sorted().toList();
    }

    @Test
    void dependencyGroups() {
        PepCases.load("groups").requireSame(1500, text -> {
            DependencyGroups groups = DependencyGroups.of(plain(Toml.parse(text).getTableOrEmpty("dependency-groups")));
            return groups.names().stream().map(name -> resolved(groups, name)).toList();
        });
    }

    private static String resolved(DependencyGroups groups, String name) {
        try {
            return name + "="
                    + groups.resolve(name).stream().map(Requirement::toString).collect(Collectors.joining("\u001e"));
        } catch (InvalidPep broken) {
            return name + "!";
        }
    }

    @Test
    void directUrls() {
        PepCases.load("directurls").requireSame(900, text -> {
            List<String> leaves = new ArrayList<>();
            flatten(DirectUrl.of(table(text)).toMap(), "", leaves);
            return leaves.stream().sorted().toList();
        });
    }

    private static void flatten(Object value, String path, List<String> leaves) {
        if (value instanceof Map<?, ?> map) {
            leaves.add(path + "/");
            map.forEach((key, item) -> flatten(item, path + "/" + key, leaves));
        } else {
            leaves.add(path + "=" + (value.equals(true) ? "True" : value));
        }
    }

    /** What a TOML reader makes of a text, as far as it goes. */
    static Map<String, Object> table(String text) {
        return plain(Toml.parse(text));
    }

    private static Map<String, Object> plain(TomlTable table) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (String key : table.keySet()) {
            map.put(key, plain(Optional.ofNullable(table.get(List.of(key))).orElseThrow()));
        }
        return map;
    }

    private static Object plain(Object value) {
        if (value instanceof TomlTable table) {
            return plain(table);
        }
        return value instanceof TomlArray array
                ? array.toList().stream().map(PackagingDifferentialTest::plain).toList()
                : value;
    }
}
