package dev.fairway.core.meaning;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/// Plain decimal numbers, with limits that keep `1e999999999` from costing anything.
final class DecimalText {

    private static final int LONGEST = 64;
    private static final int LARGEST_EXPONENT = 400;
    private static final Pattern NUMBER =
            Pattern.compile("([+-]?)(\\d[\\d_]*\\.?\\d*|\\.\\d+)(?:[eE]([+-]?\\d{1,4}))?");

    private DecimalText() {}

    static Optional<BigDecimal> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        var matcher = NUMBER.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var exponent = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
        if (Math.abs(exponent) > LARGEST_EXPONENT) {
            return Optional.empty();
        }
        var digits = new BigDecimal(matcher.group(1) + matcher.group(2).replace("_", ""));
        return Optional.of(normal(digits.scaleByPowerOfTen(exponent)));
    }

    /// Without trailing zeros, so that equal numbers are equal records.
    static BigDecimal normal(BigDecimal number) {
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }
}
