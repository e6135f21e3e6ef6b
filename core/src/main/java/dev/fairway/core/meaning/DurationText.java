package dev.fairway.core.meaning;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/// A span of time as Go, Spring, Prometheus and ISO 8601 write it: `60s` is `1m`, `1h0m0s` is `PT1H`.
///
/// A number without a unit is no duration, because nothing says which unit it has; only `0` needs none.
public record DurationText(BigDecimal seconds) implements Comparable<DurationText> {

    private static final int LONGEST = 64;
    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ns|us|µs|μs|ms|s|m|h|d|w)");
    private static final Pattern ISO = Pattern.compile(
            "P(?:(\\d+)D)?(?:T(?:(\\d+)H)?(?:(\\d+)M)?(?:(\\d+(?:\\.\\d+)?)S)?)?", Pattern.CASE_INSENSITIVE);

    public DurationText {
        seconds = DecimalText.normal(seconds);
    }

    public static Optional<DurationText> parse(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        if (text.equals("0")) {
            return Optional.of(new DurationText(BigDecimal.ZERO));
        }
        if (Character.toUpperCase(text.charAt(0)) == 'P') {
            return iso(text);
        }
        return text.startsWith("-") ? parts(text.substring(1)).map(DurationText::negated) : parts(text);
    }

    private static Optional<DurationText> parts(String text) {
        var matcher = PART.matcher(text);
        var seconds = BigDecimal.ZERO;
        var from = 0;
        while (matcher.find() && matcher.start() == from) {
            seconds = seconds.add(new BigDecimal(matcher.group(1)).multiply(unit(matcher.group(2))));
            from = matcher.end();
        }
        return from > 0 && from == text.length() ? Optional.of(new DurationText(seconds)) : Optional.empty();
    }

    private static Optional<DurationText> iso(String text) {
        var matcher = ISO.matcher(text);
        if (!matcher.matches() || !Character.isLetterOrDigit(text.charAt(text.length() - 1)) || text.length() < 3) {
            return Optional.empty();
        }
        var units = new String[] {"d", "h", "m", "s"};
        var seconds = BigDecimal.ZERO;
        for (var i = 0; i < units.length; i++) {
            var digits = matcher.group(i + 1);
            if (digits != null) {
                seconds = seconds.add(new BigDecimal(digits).multiply(unit(units[i])));
            }
        }
        return text.toUpperCase(java.util.Locale.ROOT).endsWith("T")
                ? Optional.empty()
                : Optional.of(new DurationText(seconds));
    }

    private static BigDecimal unit(String unit) {
        return switch (unit) {
            case "ns" -> BigDecimal.ONE.movePointLeft(9);
            case "us", "µs", "μs" -> BigDecimal.ONE.movePointLeft(6);
            case "ms" -> BigDecimal.ONE.movePointLeft(3);
            case "s" -> BigDecimal.ONE;
            case "m" -> BigDecimal.valueOf(60);
            case "h" -> BigDecimal.valueOf(3_600);
            case "d" -> BigDecimal.valueOf(86_400);
            case "w" -> BigDecimal.valueOf(604_800);
            default -> throw new IllegalArgumentException("no unit of time: " + unit);
        };
    }

    private DurationText negated() {
        return new DurationText(seconds.negate());
    }

    @Override
    public int compareTo(DurationText other) {
        return seconds.compareTo(other.seconds);
    }
}
