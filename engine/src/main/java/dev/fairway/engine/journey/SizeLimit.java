package dev.fairway.engine.journey;

import dev.fairway.core.contract.Allowed;
import dev.fairway.core.contract.ValueType;
import dev.fairway.core.finding.Held;
import dev.fairway.core.meaning.Measure;
import dev.fairway.core.meaning.Quantity;
import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Node.Scalar;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// How far a size may grow before somebody looks: the power of ten that leaves room for five times of what is
/// there, so that many sizes share one limit, and a slip of the unit or of some zeros does not pass.
///
/// @param type needed where amounts are written with units
record SizeLimit(Allowed range, Optional<ValueType> type) {

    private static final BigDecimal ROOM = BigDecimal.valueOf(5);

    /// Nothing where the values have no scale in common.
    static Optional<SizeLimit> of(Collection<Held> values) {
        var texts = new ArrayList<String>();
        for (var held : values) {
            if (held instanceof Held.Present(Scalar(var kind, var text, var _)) && kind != Kind.NULL) {
                texts.add(text);
            } else if (!(held instanceof Held.Absent)) {
                return Optional.empty();
            }
        }
        if (texts.isEmpty() || !texts.stream().allMatch(Measure.QUANTITY::reads)) {
            return Optional.empty();
        }
        var plain = texts.stream().allMatch(Measure.NUMBER::reads);
        var measure = plain ? Measure.NUMBER : Measure.QUANTITY;
        var most = Optional.of(limit(texts));
        return Optional.of(new SizeLimit(
                new Allowed.Range(Optional.empty(), most, measure),
                plain ? Optional.empty() : Optional.of(ValueType.QUANTITY)));
    }

    private static String limit(List<String> texts) {
        var largest = texts.stream()
                .max((one, other) -> Measure.QUANTITY.compare(one, other).orElse(0))
                .orElseThrow();
        var unit = unit(largest);
        var wanted = amount(largest)
                .divide(amount("1" + unit), MathContext.DECIMAL64)
                .multiply(ROOM);
        var limit = BigDecimal.TEN;
        while (limit.compareTo(wanted) < 0) {
            limit = limit.multiply(BigDecimal.TEN);
        }
        return limit.toPlainString() + unit;
    }

    /// `Mi` of `512Mi`; parts of one are told in whole ones.
    private static String unit(String text) {
        var unit = text.replaceFirst("^.*[0-9.]", "");
        return unit.matches("[munU]?") ? "" : unit;
    }

    private static BigDecimal amount(String text) {
        return Quantity.parse(text).map(Quantity::amount).orElse(BigDecimal.ZERO);
    }
}
