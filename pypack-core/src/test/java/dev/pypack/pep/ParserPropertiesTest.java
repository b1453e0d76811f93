package dev.pypack.pep;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every parser and every text. */
class ParserPropertiesTest {
    private static final int MUTANTS_OF_A_TEXT = 2;

    /** A parser, and the table of texts that it is tried on. */
    record Parser(String table, Function<String, Object> parse) {
        @Override
        public String toString() {
            return table;
        }
    }

    static Stream<Parser> parsers() {
        return Stream.of(
                new Parser("versions", Version::parse),
                new Parser("specifiers", SpecifierSet::parse),
                new Parser("markers", Marker::parse),
                new Parser("requirements", Requirement::parse),
                new Parser("names", PackageName::normalize),
                new Parser("wheelnames", WheelName::parse),
                new Parser("sdistnames", SdistName::parse),
                new Parser("licenses", LicenseExpression::parse),
                new Parser("metadata", text -> Metadata.parse(PackagingDifferentialTest.bytes(text))));
    }

    @ParameterizedTest
    @MethodSource("parsers")
    void readsBackWhatItWrites(Parser parser) {
        for (String text : PepCases.load(parser.table()).accepted()) {
            requireRoundTrip(parser, text);
        }
    }

    static void requireRoundTrip(Parser parser, String text) {
        Object value = parser.parse().apply(text);
        Object again = parser.parse().apply(value.toString());
        require(again.equals(value) && again.hashCode() == value.hashCode(), "read back", text);
        require(again.toString().equals(value.toString()), "written again", text);
    }

    @ParameterizedTest
    @MethodSource("parsers")
    void refusesOnlyWithAPlace(Parser parser) {
        Mutations mutations = new Mutations(508);
        int accepted = 0;
        for (String text : PepCases.load(parser.table()).accepted()) {
            for (int i = 0; i < MUTANTS_OF_A_TEXT; i++) {
                String mutant = mutations.of(text);
                if (Mutations.read(mutant, parser.parse()).isPresent()) {
                    accepted++;
                    requireRoundTrip(parser, mutant);
                }
            }
        }
        assertThat(accepted).isPositive();
    }

    @Test
    void readsAnyBytesAsMetadataOrRefusesThem() {
        Mutations mutations = new Mutations(566);
        for (String text : PepCases.load("metadata").accepted()) {
            String mutant = mutations.of(text);
            Mutations.read(mutant, any -> Metadata.parse(any.getBytes(UTF_8)));
            Mutations.read(mutant, any -> {
                Metadata lenient = Metadata.parseLeniently(any.getBytes(UTF_8));
                assertThat(Metadata.parse(lenient.toBytes())).isEqualTo(lenient);
                return lenient;
            });
        }
    }

    @Test
    void refusesTablesOnlyWithAPlace() {
        Mutations mutations = new Mutations(735);
        for (String text : PepCases.load("groups").accepted()) {
            Map<String, Object> table = PackagingDifferentialTest.table(mutations.of(text));
            if (table.get("dependency-groups") instanceof Map<?, ?> groups) {
                Mutations.read(text, any -> resolveAll(groups));
            }
        }
        for (String text : PepCases.load("directurls").accepted()) {
            Map<String, Object> table = PackagingDifferentialTest.table(mutations.of(text));
            Mutations.read(text, any -> DirectUrl.of(table).toMap());
        }
    }

    private static List<Requirement> resolveAll(Map<?, ?> table) {
        Map<String, Object> named = new LinkedHashMap<>();
        table.forEach((name, items) -> named.put(String.valueOf(name), items));
        DependencyGroups groups = DependencyGroups.of(named);
        return groups.names().stream()
                .flatMap(name -> groups.resolve(name).stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("parsers")
    void answersHostileTextsAtOnce(Parser parser) {
        List<String> hostile = List.of(
                "(".repeat(20_000),
                "(".repeat(20_000) + "os_name=='a'" + ")".repeat(20_000),
                "a;" + "(".repeat(20_000),
                "a;" + "os_name=='a' and (".repeat(20_000),
                "9".repeat(1_000_000),
                "1." + "0".repeat(1_000_000),
                "a==" + "1.".repeat(500_000) + "x",
                "==" + "1a1.".repeat(250_000),
                ">=1,".repeat(100_000),
                "a[" + "b,".repeat(300_000),
                "a".repeat(1_000_000) + "-1-py3-none-any.whl",
                "a-1-" + "1".repeat(1_000_000) + "-py3-none-any.whl",
                "a-1-" + "py3.".repeat(100_000) + "py3-none-any.whl",
                "-".repeat(1_000_000),
                "a-.".repeat(300_000),
                "MIT OR ".repeat(100_000),
                "'".repeat(1_000_000),
                "os_name=='" + "\\".repeat(1_000_000),
                "python_version=='" + "1".repeat(1_000_000) + "'",
                "os_name=='a' or ".repeat(50_000) + "os_name=='a'",
                "Metadata-Version: 2.1\n" + "Name: a\n ".repeat(100_000),
                "Metadata-Version: 2.1\nName: a\nVersion: 1\n" + "Project-URL: a\n".repeat(50_000),
                "a: b\n".repeat(200_000),
                " ".repeat(1_000_000));
        for (String text : hostile) {
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(1), () -> Mutations.read(text, parser.parse()), () -> text.substring(0, 60));
        }
    }

    @Test
    void orderOfVersionsIsTotal() {
        List<Version> versions = PepCases.load("versions").accepted().stream()
                .map(Version::parse)
                .toList();
        Random random = new Random(440);
        for (int i = 0; i < 100_000; i++) {
            Version a = versions.get(random.nextInt(versions.size()));
            Version b = versions.get(random.nextInt(versions.size()));
            Version c = versions.get(random.nextInt(versions.size()));
            assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
            assertThat(a.compareTo(b) == 0).isEqualTo(a.equals(b));
            if (a.compareTo(b) <= 0 && b.compareTo(c) <= 0) {
                assertThat(a.compareTo(c)).isLessThanOrEqualTo(0);
            }
        }
    }

    @Test
    void markersKeepTheirValueHoweverTheyAreRewritten() {
        List<MarkerEnvironment> environments = PackagingDifferentialTest.environments();
        List<Marker> markers =
                PepCases.load("markers").accepted().stream().map(Marker::parse).toList();
        Marker previous = markers.get(0);
        int negated = 0;
        for (Marker marker : markers) {
            Optional<Marker> opposite = marker.negated();
            negated += opposite.isPresent() ? 1 : 0;
            require(Marker.parse(marker.and(previous).toString()).equals(marker.and(previous)), "joined", marker);
            for (MarkerEnvironment environment : environments) {
                requireSameValue(marker, previous, opposite, environment);
            }
            previous = marker;
        }
        assertThat(negated).isGreaterThan(1_000);
    }

    private static void requireSameValue(
            Marker marker, Marker other, Optional<Marker> opposite, MarkerEnvironment environment) {
        Optional<Boolean> value = value(marker, environment);
        if (value.isEmpty()) {
            return;
        }
        boolean holds = value.get();
        require(value(marker.simplified(), environment).equals(value), "simplified", marker);
        opposite.ifPresent(
                negation -> require(value(negation, environment).equals(Optional.of(!holds)), "negated", marker));
        MarkerExplanation why = marker.explain(environment);
        require(why.holds() == holds && !why.reasons().isEmpty(), "explained", marker);
        require(why.reasons().stream().allMatch(reason -> reason.holds() == holds), "explained", marker);
        value(other, environment).ifPresent(second -> {
            require(marker.and(other).evaluate(environment) == (holds && second), "and " + other, marker);
            require(marker.or(other).evaluate(environment) == (holds || second), "or " + other, marker);
        });
        require(partialValue(marker, environment) == holds, "in part", marker);
    }

    private static boolean partialValue(Marker marker, MarkerEnvironment environment) {
        PartialMarker part = marker.evaluatePartly(environment, Set.of("extra", "sys_platform"));
        return part instanceof PartialMarker.Open open
                ? open.remainder().evaluate(environment)
                : part.equals(new PartialMarker.Decided(true));
    }

    /** AssertJ's descriptions would take most of the time of these tests. */
    private static void require(boolean expectation, String what, Object subject) {
        if (!expectation) {
            throw new AssertionError(what + ": " + subject);
        }
    }

    private static Optional<Boolean> value(Marker marker, MarkerEnvironment environment) {
        try {
            return Optional.of(marker.evaluate(environment));
        } catch (UndefinedMarkerVariable undefined) {
            return Optional.empty();
        }
    }

    @Test
    void evaluatesAnyMarkerOrSaysThatItCannot() {
        MarkerEnvironment nothing = MarkerEnvironment.of(Map.of());
        for (String text : PepCases.load("markers").accepted()) {
            value(Marker.parse(text), nothing);
        }
    }

    @Test
    void readsTagsBackFromTheirCompressedForm() {
        for (String text : PepCases.load("wheelnames").accepted()) {
            WheelName name = WheelName.parse(text);
            assertThat(Tag.parseSet(CompressedTags.compressed(name.tags()))).isEqualTo(name.tags());
        }
    }
}
