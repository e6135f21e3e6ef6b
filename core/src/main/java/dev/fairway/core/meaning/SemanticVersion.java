package dev.fairway.core.meaning;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/// A version as people write it: `1.4`, `v2.0.0-rc.1`, `15.3.1.2`, `1.0-alpine`.
///
/// Two versions of different flavours (`1.0-alpine`, `1.0`) are neither older nor newer than one another.
///
/// @param numbers without trailing zeros, so that `1.4` is `1.4.0`
/// @param pre parts of the pre-release, empty for a release
/// @param flavour what the artifact is built on (`alpine`, `jre`, `slim-bookworm`), empty for none
public record SemanticVersion(List<BigInteger> numbers, List<String> pre, String flavour) {

    private static final int LONGEST = 128;
    private static final Pattern FORM = Pattern.compile("[vV]?(\\d{1,30}(?:\\.\\d{1,30}){0,7})"
            + "(?:[-.]?([A-Za-z][0-9A-Za-z._-]*)|-([0-9][0-9A-Za-z._-]*))?(?:\\+[0-9A-Za-z._-]+)?");
    private static final Pattern PRE =
            Pattern.compile("(?i)(alpha|beta|rc|cr|m|milestone|pre|preview|dev|snapshot|nightly|canary|next|ea|a|b)"
                    + "[-._]?\\d*(?:[-._].*)?");
    private static final Set<String> FINAL_WORDS = Set.of("final", "ga", "release");

    public SemanticVersion {
        requireNonNull(flavour, "flavour");
        var kept = new ArrayList<>(numbers);
        while (kept.size() > 1 && kept.getLast().signum() == 0) {
            kept.removeLast();
        }
        numbers = List.copyOf(kept);
        pre = List.copyOf(pre);
    }

    public static Optional<SemanticVersion> parse(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var numbers = new ArrayList<BigInteger>();
        for (var part : matcher.group(1).split("\\.")) {
            numbers.add(new BigInteger(part));
        }
        if (matcher.group(3) != null) {
            return Optional.of(
                    new SemanticVersion(numbers, List.of(matcher.group(3).split("[.-]")), ""));
        }
        return Optional.of(withSuffix(numbers, matcher.group(2) == null ? "" : matcher.group(2)));
    }

    private static SemanticVersion withSuffix(List<BigInteger> numbers, String suffix) {
        if (suffix.isEmpty() || FINAL_WORDS.contains(suffix.toLowerCase(java.util.Locale.ROOT))) {
            return new SemanticVersion(numbers, List.of(), "");
        }
        if (!PRE.matcher(suffix).matches()) {
            return new SemanticVersion(numbers, List.of(), suffix);
        }
        // `rc1` and `rc.1` are one thing, and rc.10 comes after rc.9
        var parts = suffix.replaceAll("(?<=[A-Za-z])(?=\\d)", ".").split("[.-]");
        return new SemanticVersion(numbers, List.of(parts), "");
    }

    /// Negative where this one is older; empty where neither is.
    public OptionalInt compare(SemanticVersion other) {
        if (!flavour.equals(other.flavour)) {
            return OptionalInt.empty();
        }
        for (var i = 0; i < Math.max(numbers.size(), other.numbers.size()); i++) {
            var order = number(i).compareTo(other.number(i));
            if (order != 0) {
                return OptionalInt.of(order);
            }
        }
        return OptionalInt.of(comparePre(other));
    }

    private BigInteger number(int position) {
        return position < numbers.size() ? numbers.get(position) : BigInteger.ZERO;
    }

    private int comparePre(SemanticVersion other) {
        if (pre.isEmpty() || other.pre.isEmpty()) {
            return Boolean.compare(pre.isEmpty(), other.pre.isEmpty());
        }
        for (var i = 0; i < Math.min(pre.size(), other.pre.size()); i++) {
            var order = comparePart(pre.get(i), other.pre.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(pre.size(), other.pre.size());
    }

    private static int comparePart(String left, String right) {
        var leftIsNumber = isNumber(left);
        if (leftIsNumber != isNumber(right)) {
            return leftIsNumber ? -1 : 1;
        }
        return leftIsNumber ? new BigInteger(left).compareTo(new BigInteger(right)) : left.compareToIgnoreCase(right);
    }

    private static boolean isNumber(String part) {
        return !part.isEmpty() && part.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
