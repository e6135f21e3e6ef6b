package dev.fairway.core.classify;

import dev.fairway.core.meaning.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// How large and how many: a closed list of names. Every other number is worth a look.
final class Sizes {

    private static final Set<String> SIZE = Set.of(
            "cpu", "cpus", "vcpu", "vcpus", "memory", "mem", "ram", "storage", "disk", "quota", "heap", "capacity");
    private static final Set<String> SCALE =
            Set.of("replicas", "replica", "instances", "workers", "pool", "nodes", "minreplicas", "maxreplicas");
    private static final Set<String> COUNTED =
            Set.of("count", "counts", "min", "max", "size", "number", "desired", "minimum", "maximum", "num");
    private static final Set<String> COUNTABLE =
            Set.of("replica", "instance", "worker", "node", "pool", "replicas", "instances", "workers", "nodes");
    private static final Set<String> MACHINE =
            Set.of("instance", "machine", "vm", "node", "tier", "sku", "class", "flavor", "plan");
    private static final Set<String> SIZED = Set.of("type", "size", "class", "sku", "tier", "flavor");
    private static final Pattern INSTANCE_TYPE = Pattern.compile(
            "(?:db\\.|cache\\.)?[a-z][a-z0-9-]*\\.(?:nano|micro|small|medium|large|x?large|[0-9]+xlarge|metal)"
                    + "|(?:Standard|Basic|Premium|GP|MO|B|P|S|E|D|F|n|e|c|m|db)[-_][A-Za-z0-9_-]+",
            Pattern.CASE_INSENSITIVE);
    private static final List<String> STEPS = List.of("nano", "micro", "small", "medium", "large", "xlarge");
    private static final Pattern QUANTITY = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*(m|[kKMGTPE]i?[bB]?|[bB])?");

    private Sizes() {}

    /// Whether the name is one of the closed list and every value is an amount.
    static boolean matches(Subject subject) {
        if (named(subject.name()) || countsOf(subject)) {
            return subject.everyText(text -> amount(text).isPresent());
        }
        return machine(subject.name())
                && subject.everyText(text -> INSTANCE_TYPE.matcher(text).matches());
    }

    private static boolean named(List<String> name) {
        if (Words.any(name, SIZE) || Words.any(name, SCALE)) {
            return !Words.any(
                    name, Set.of("threshold", "utilization", "percentage", "percent", "timeout", "interval", "ratio"));
        }
        return Words.any(name, COUNTED) && Words.any(name, COUNTABLE);
    }

    /// `replicas.max`: the thing counted stands one name up.
    private static boolean countsOf(Subject subject) {
        var words = subject.words();
        var name = subject.name();
        if (name.size() != 1 || !COUNTED.contains(name.getFirst()) || words.size() < 2) {
            return false;
        }
        var above = words.get(words.size() - 2);
        return SCALE.contains(above) || SIZE.contains(above) || COUNTABLE.contains(above);
    }

    private static boolean machine(List<String> name) {
        return Words.any(name, MACHINE) && (Words.any(name, SIZED) || name.size() == 1);
    }

    static Optional<BigDecimal> amount(String text) {
        var matcher = QUANTITY.matcher(text);
        if (text.length() > 30 || !matcher.matches()) {
            return Optional.empty();
        }
        var unit = matcher.group(2) == null ? "" : matcher.group(2).replaceAll("(?i)b$", "");
        return Quantity.parse(matcher.group(1) + (unit.equals("K") ? "k" : unit))
                .map(Quantity::amount);
    }

    /// Why the sizes are not those that a route should have; empty where they grow or stay.
    ///
    /// Production regions are compared with each other: one unlike its siblings is odd, whatever the stages below
    /// hold.
    static Optional<String> outOfOrder(Subject subject) {
        var texts = subject.texts();
        BigDecimal largest = null;
        String largestAt = "";
        var position = -1;
        var production = new ArrayList<BigDecimal>();
        for (var entry : texts.entrySet()) {
            var amount = rank(entry.getValue());
            if (amount.isEmpty()) {
                return Optional.empty();
            }
            if (subject.production(entry.getKey())) {
                production.add(amount.get());
            }
            var here = subject.route().position(entry.getKey());
            if (largest != null && here > position && amount.get().compareTo(largest) < 0) {
                return Optional.of("%s has less than %s before it on the route".formatted(entry.getKey(), largestAt));
            }
            if (largest == null || amount.get().compareTo(largest) > 0) {
                largest = amount.get();
                largestAt = entry.getKey();
            }
            position = Math.max(position, here);
        }
        return production.size() > 2 && production.stream().distinct().count() == 2
                ? Optional.of("one production region is unlike its siblings")
                : Optional.empty();
    }

    private static Optional<BigDecimal> rank(List<String> texts) {
        if (texts.size() != 1) {
            return Optional.empty();
        }
        var amount = amount(texts.getFirst());
        return amount.isPresent() ? amount : step(texts.getFirst().toLowerCase(Locale.ROOT));
    }

    private static Optional<BigDecimal> step(String type) {
        var size = type.substring(type.lastIndexOf('.') + 1);
        var multiple = size.replaceAll("xlarge$", "");
        if (size.endsWith("xlarge") && multiple.matches("[0-9]{1,3}")) {
            return Optional.of(new BigDecimal(STEPS.size() + Integer.parseInt(multiple)));
        }
        var index = STEPS.indexOf(size);
        return index < 0 ? Optional.empty() : Optional.of(new BigDecimal(index));
    }
}
