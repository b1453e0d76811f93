package dev.pypack.pep;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One comparison of a marker, such as {@code python_version >= "3.9"}. */
final class Comparison implements MarkerNode {
    private static final Set<String> ALWAYS_VERSIONS = Set.of("python_version", "python_full_version");

    private final Operand left;
    private final MarkerOperator operator;
    private final Operand right;
    /** What a version variable on the left must satisfy; absent where the comparison is one of texts. */
    private final @Nullable Specifier specifier;

    /** One side of a comparison. */
    sealed interface Operand {
        /** The name of a variable, or the text that is quoted. */
        String text();
    }

    record Variable(String text) implements Operand {
        @Override
        public String toString() {
            return text;
        }
    }

    record Literal(String text) implements Operand {
        Literal canonical() {
            return new Literal(PackageName.canonical(text));
        }

        @Override
        public String toString() {
            return PythonString.write(text);
        }
    }

    private Comparison(Operand left, MarkerOperator operator, Operand right) {
        this.left = left;
        this.operator = operator;
        this.right = right;
        this.specifier = left instanceof Variable && MarkerVariable.VERSIONS.contains(left.text())
                ? operator.specifier(right.text())
                : null;
    }

    /** A comparison in which names of extras and groups are normalised, as PEP 685 and PEP 735 want. */
    static Comparison of(Operand left, MarkerOperator operator, Operand right) {
        if (left instanceof Variable variable
                && variable.text().equals(MarkerEnvironment.EXTRA)
                && right instanceof Literal extra) {
            return new Comparison(left, operator, extra.canonical());
        }
        if (right instanceof Variable variable
                && (variable.text().equals(MarkerEnvironment.EXTRA) || MarkerVariable.SETS.contains(variable.text()))
                && left instanceof Literal name) {
            return new Comparison(name.canonical(), operator, right);
        }
        return new Comparison(left, operator, right);
    }

    /**
     * The variable whose value decides. As in the reference it is the left side if that is a variable; else the text of
     * the right side names it, even if that is quoted.
     */
    String variable() {
        return left instanceof Variable ? left.text() : right.text();
    }

    @Override
    public boolean evaluate(MarkerEnvironment environment) {
        return left instanceof Variable ? evaluateLeft(environment) : evaluateRight(environment);
    }

    private boolean evaluateLeft(MarkerEnvironment environment) {
        if (environment.set(variable()) != null) {
            throw new UndefinedMarkerVariable(
                    "'" + variable() + "' is a set, which can only stand behind 'in': " + this);
        }
        String value = value(environment);
        return specifier == null
                ? compare(value, right.text())
                : specifier.contains(value, environment.version(variable()));
    }

    private boolean evaluateRight(MarkerEnvironment environment) {
        Set<String> set = environment.set(variable());
        if (set != null) {
            return compare(PackageName.canonical(left.text()), set);
        }
        String value = value(environment);
        Specifier required = MarkerVariable.VERSIONS.contains(variable()) ? operator.specifier(value) : null;
        return required == null
                ? compare(left.text(), value)
                : required.contains(left.text(), Version.tryParse(left.text()).orElse(null));
    }

    private String value(MarkerEnvironment environment) {
        String value = environment.text(variable());
        if (value == null) {
            throw new UndefinedMarkerVariable("the environment has no '" + variable() + "': " + this);
        }
        return value;
    }

    private boolean compare(String leftText, String rightText) {
        return switch (operator) {
            case IN -> rightText.contains(leftText);
            case NOT_IN -> !rightText.contains(leftText);
            // Texts have no order.
            case LESS, GREATER -> false;
            case EQUAL, AT_MOST, AT_LEAST -> leftText.equals(rightText);
            case NOT_EQUAL -> !leftText.equals(rightText);
            case COMPATIBLE, ARBITRARY -> throw notDefined();
        };
    }

    private boolean compare(String name, Set<String> names) {
        return switch (operator) {
            case IN -> names.contains(name);
            case NOT_IN -> !names.contains(name);
            case LESS, GREATER, EQUAL, AT_MOST, AT_LEAST -> false;
            case NOT_EQUAL -> true;
            case COMPATIBLE, ARBITRARY -> throw notDefined();
        };
    }

    private UndefinedMarkerVariable notDefined() {
        return new UndefinedMarkerVariable("'" + operator + "' compares versions, and these are none: " + this);
    }

    @Override
    public PartialNode evaluatePartly(MarkerEnvironment environment, Set<String> unknown) {
        return unknown.contains(variable())
                ? new PartialNode.Open(this)
                : new PartialNode.Decided(evaluate(environment));
    }

    @Override
    public Optional<MarkerNode> negated() {
        return hasOpposite()
                ? operator.opposite().map(opposite -> new Comparison(left, opposite, right))
                : Optional.empty();
    }

    /**
     * Orders have gaps: a pre-release is neither less than its release nor not less, texts never are. Only
     * {@code python_version} is sure to be a plain release. What is no version, as a platform's release may be, doesn't
     * satisfy {@code !=} either.
     */
    private boolean hasOpposite() {
        return switch (operator) {
            case IN, NOT_IN -> true;
            case EQUAL, NOT_EQUAL -> comparesTexts() || comparesVersions();
            case LESS, GREATER, AT_MOST, AT_LEAST -> variable().equals("python_version") && comparesReleases();
            case ARBITRARY, COMPATIBLE -> false;
        };
    }

    private boolean comparesTexts() {
        return !MarkerVariable.VERSIONS.contains(variable()) || (left instanceof Variable && specifier == null);
    }

    private boolean comparesVersions() {
        return left instanceof Variable
                ? hasOwnOperator() && ALWAYS_VERSIONS.contains(variable())
                : Version.tryParse(left.text()).isPresent();
    }

    private boolean comparesReleases() {
        return left instanceof Variable
                ? hasOwnOperator()
                : Version.tryParse(left.text()).filter(Version::isRelease).isPresent();
    }

    /** Operator and text are put together before they are read, so that {@code == "=1"} reads {@code ===1}. */
    private boolean hasOwnOperator() {
        return specifier != null && specifier.operator().equals(operator.toString());
    }

    @Override
    public void explain(MarkerEnvironment environment, Consumer<Comparison> reasons) {
        reasons.accept(this);
    }

    @Override
    public List<MarkerNode> terms() {
        return List.of(this);
    }

    @Override
    public List<AnyOf.AllOf> alternatives() {
        return List.of(new AnyOf.AllOf(terms()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Comparison comparison
                && areEqual(left, comparison.left)
                && operator == comparison.operator
                && areEqual(right, comparison.right);
    }

    /** Not by the {@code equals} of records, which is put together at run time. */
    private static boolean areEqual(Operand one, Operand other) {
        return one.getClass() == other.getClass() && one.text().equals(other.text());
    }

    @Override
    public int hashCode() {
        return (left.text().hashCode() * 31 + operator.toString().hashCode()) * 31
                + right.text().hashCode();
    }

    @Override
    public String asTerm() {
        return toString();
    }

    @Override
    public String toString() {
        return left + " " + operator + " " + right;
    }
}
