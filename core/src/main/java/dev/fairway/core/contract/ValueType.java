package dev.fairway.core.contract;

import dev.fairway.core.meaning.Hint;
import dev.fairway.core.meaning.Measure;
import dev.fairway.core.meaning.SemanticVersion;
import dev.fairway.core.tree.Node;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The sorts of values that a rule can demand.
public enum ValueType {
    STRING,
    INTEGER,
    NUMBER,
    BOOLEAN,
    DURATION,
    QUANTITY,
    URL,
    SEMVER,
    CIDR,
    SECRET_REF,
    ENUM;

    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,40}");
    private static final Pattern TRUTH = Pattern.compile("(?i)true|false|yes|no|on|off");
    private static final Pattern LINK = Pattern.compile("[A-Za-z][A-Za-z0-9+.:-]{0,40}://[^\\s/?#]+(?:[/?#]\\S*)?");

    /// As contracts write it: `secret-ref`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<ValueType> parse(String word) {
        for (var type : values()) {
            if (type.word().equals(word)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /// Whether a value is of this sort. A sealed or encrypted value is of every sort but a reference, as far as anyone
    /// can see.
    public boolean accepts(Node value) {
        return switch (value) {
            case Node.Secret _ -> this != SECRET_REF;
            case Node.Encrypted _ -> true;
            case Node.Mapping _ -> this == SECRET_REF;
            case Node.Listing(var items, var _) -> items.stream().allMatch(this::accepts);
            case Node.Scalar(var _, var text, var _) -> accepts(text);
        };
    }

    private boolean accepts(String text) {
        return switch (this) {
            case STRING, ENUM -> true;
            case SECRET_REF -> !text.isBlank();
            case INTEGER -> WHOLE.matcher(text).matches();
            case NUMBER -> Measure.NUMBER.reads(text);
            case BOOLEAN -> TRUTH.matcher(text).matches();
            case DURATION -> Measure.DURATION.reads(text);
            case QUANTITY -> Measure.QUANTITY.reads(text);
            case URL -> text.length() <= 4_096 && LINK.matcher(text).matches();
            case SEMVER -> SemanticVersion.parse(text).isPresent();
            case CIDR -> AddressBlock.parse(text).isPresent();
        };
    }

    /// How values of this sort are compared; empty where their path decides.
    public Optional<Hint> hint() {
        return switch (this) {
            case INTEGER, NUMBER -> Optional.of(Hint.NUMBER);
            case BOOLEAN -> Optional.of(Hint.BOOLEAN);
            case DURATION -> Optional.of(Hint.DURATION);
            case QUANTITY -> Optional.of(Hint.QUANTITY);
            case SEMVER -> Optional.of(Hint.VERSION);
            case STRING, URL, CIDR, SECRET_REF, ENUM -> Optional.empty();
        };
    }

    /// The scale on which values of this sort are ordered, where there is one.
    public Optional<Measure> measure() {
        return switch (this) {
            case INTEGER, NUMBER -> Optional.of(Measure.NUMBER);
            case DURATION -> Optional.of(Measure.DURATION);
            case QUANTITY -> Optional.of(Measure.QUANTITY);
            case SEMVER -> Optional.of(Measure.VERSION);
            case STRING, BOOLEAN, URL, CIDR, SECRET_REF, ENUM -> Optional.empty();
        };
    }
}
