package dev.fairway.core.meaning;

import java.math.BigDecimal;
import java.util.Optional;

/// An amount as Kubernetes writes it: `500m` is `0.5`, `1024Mi` is `1Gi`, `2e3` is `2k`.
public record Quantity(BigDecimal amount) implements Comparable<Quantity> {

    private static final String DECIMAL_SUFFIXES = "kMGTPE";
    private static final BigDecimal KIBI = BigDecimal.valueOf(1024);

    public Quantity {
        amount = DecimalText.normal(amount);
    }

    public static Optional<Quantity> parse(String text) {
        var digits = text.length();
        while (digits > 0 && Character.isLetter(text.charAt(digits - 1))) {
            digits--;
        }
        var factor = factor(text.substring(digits));
        if (factor.isEmpty() || digits == 0) {
            return Optional.empty();
        }
        return DecimalText.parse(text.substring(0, digits)).map(number -> new Quantity(number.multiply(factor.get())));
    }

    private static Optional<BigDecimal> factor(String suffix) {
        return switch (suffix) {
            case "" -> Optional.of(BigDecimal.ONE);
            case "n" -> Optional.of(BigDecimal.ONE.movePointLeft(9));
            case "u" -> Optional.of(BigDecimal.ONE.movePointLeft(6));
            case "m" -> Optional.of(BigDecimal.ONE.movePointLeft(3));
            case "Ki" -> Optional.of(KIBI);
            default -> multiple(suffix);
        };
    }

    private static Optional<BigDecimal> multiple(String suffix) {
        var power = DECIMAL_SUFFIXES.indexOf(suffix.charAt(0)) + 1;
        if (power > 0 && suffix.length() == 1) {
            return Optional.of(BigDecimal.ONE.movePointRight(3 * power));
        }
        if (power > 1 && suffix.length() == 2 && suffix.charAt(1) == 'i') {
            return Optional.of(KIBI.pow(power));
        }
        return Optional.empty();
    }

    @Override
    public int compareTo(Quantity other) {
        return amount.compareTo(other.amount);
    }
}
