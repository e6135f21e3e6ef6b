package dev.fairway.core.classify;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.environment.Route;
import dev.fairway.core.meaning.Quantity;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How large and how many: a closed list of names. Every other number is worth a look.
final class Sizes {

    private static final Set<String> SIZE =
            Set.of("cpu", "cpus", "vcpu", "vcpus", "memory", "mem", "ram", "storage", "disk", "heap", "capacity");
    private static final Set<String> SCALE =
            Set.of("replicas", "replica", "instances", "workers", "pool", "nodes", "minreplicas", "maxreplicas");
    private static final Set<String> COUNTED =
            Set.of("count", "counts", "min", "max", "size", "number", "desired", "minimum", "maximum", "num");
    /// One of these is counted only where the name says so.
    private static final Set<String> COUNTABLE = Set.of("instance", "worker", "node");
    /// What may stand behind that of which there is so much: `memory_limit_mb`, never `memory_error_limit`.
    private static final Set<String> AMOUNT = Set.of(
            "limit",
            "limits",
            "request",
            "requests",
            "quota",
            "reservation",
            "reserved",
            "allocated",
            "allocation",
            "initial",
            "total",
            "units",
            "cores",
            "in",
            "gb",
            "gib",
            "gi",
            "gigabytes",
            "mb",
            "mib",
            "mi",
            "megabytes",
            "kb",
            "bytes");
    /// `hard_quota` is of a disk, `tenant_quota` of anything.
    private static final Set<String> LIMITS_OF_DISKS = Set.of("hard", "soft");
    /// A share of it, not so much of it: `target_cpu`.
    private static final Set<String> SHARE = Set.of("target", "average", "percent", "percentage");
    private static final Set<String> MACHINE =
            Set.of("instance", "machine", "vm", "node", "tier", "sku", "class", "flavor", "plan");
    private static final Set<String> SIZED = Set.of("type", "size", "class", "sku", "tier", "flavor");
    /// `t3.medium`, `db.r6g.2xlarge`, `n2-standard-8`: written like nothing else.
    private static final Pattern MODEL = Pattern.compile("(?:db\\.|cache\\.)?[a-z]{1,4}[0-9][a-z0-9-]{0,8}"
            + "\\.(?:nano|micro|small|medium|large|[0-9]{0,2}xlarge|metal(?:-[0-9]{1,2}xl)?)(?![A-Za-z0-9])"
            + "|[a-z][0-9]{1,2}[a-z]?-(?:micro|small|medium|(?:standard|highmem|highcpu)-[0-9]{1,3})(?![A-Za-z0-9])");
    private static final Pattern INSTANCE_TYPE = Pattern.compile(
            "[a-z][a-z0-9-]*\\.(?:nano|micro|small|medium|large|x?large|[0-9]+xlarge|metal)"
                    + "|(?:Standard|Basic|Premium|GP|MO|B|P|S|E|D|F|n|e|c|m|db)[-_][A-Za-z0-9_-]+",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern QUANTITY = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*(m|[kKMGTPE]i?[bB]?|[bB])?");

    private static final Pattern RING = Pattern.compile("(?i)(?<of>(?:.*[-_.])?)ring[-_]?(?<number>[0-9]{1,4})");

    private Sizes() {}

    /// Whether the name is one of the closed list and every value is an amount, or every value is a machine's type.
    static boolean matches(Subject subject) {
        if (measured(subject)) {
            return subject.everyText(text -> amount(text).isPresent());
        }
        return subject.everyText(text -> model(text).equals(text))
                || (machine(subject.name()) && (subject.everyText(Sizes::isMachine) || variants(subject)));
    }

    private static boolean isMachine(String text) {
        return INSTANCE_TYPE.matcher(text).matches() || MachineSize.of(text).isPresent();
    }

    /// `t3.medium.web` and `m6i.large.web`: only the machine's type differs.
    private static boolean variants(Subject subject) {
        var ends = subject.texts().values().stream()
                .flatMap(List::stream)
                .map(text -> text.substring(model(text).length()))
                .distinct()
                .toList();
        return ends.size() == 1 && subject.everyText(text -> !model(text).isEmpty());
    }

    /// The machine's type with which a text begins; empty for none.
    private static String model(String text) {
        var matcher = MODEL.matcher(text);
        return matcher.lookingAt() ? matcher.group() : "";
    }

    /// `replicas.max`: the thing counted stands one name up.
    private static boolean measured(Subject subject) {
        var name = subject.name();
        if (name.isEmpty() || !name.stream().allMatch(COUNTED::contains)) {
            return measured(name);
        }
        var above = Words.of(subject.row().path().parent().leafName());
        return measured(Stream.concat(above.stream(), name.stream()).toList());
    }

    /// Behind the last word for a size or something counted may only stand what says how it is counted.
    private static boolean measured(List<String> name) {
        for (var at = name.size() - 1; at >= 0; at--) {
            var word = name.get(at);
            if (SIZE.contains(word) || SCALE.contains(word)) {
                return !Words.any(name.subList(0, at), SHARE);
            }
            if (COUNTABLE.contains(word)) {
                return Words.any(name, COUNTED);
            }
            if (LIMITS_OF_DISKS.contains(word)) {
                return name.contains("quota");
            }
            if (!COUNTED.contains(word) && !AMOUNT.contains(word)) {
                return false;
            }
        }
        return false;
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
    /// hold. Rings of production follow one another.
    static Optional<String> outOfOrder(Subject subject) {
        var amounts = amounts(subject.texts());
        for (var environment : amounts.keySet()) {
            var more = largestBefore(environment, amounts, subject.route());
            if (more.isPresent()) {
                return Optional.of("%s has less than %s before it on the route".formatted(environment, more.get()));
            }
        }
        var smaller = ringWithLess(amounts);
        var rings = amounts.keySet().stream()
                .filter(subject::production)
                .map(Sizes::ringOf)
                .distinct()
                .toList();
        if (smaller.isPresent() || (rings.size() <= 1 && rings.stream().allMatch(Optional::isPresent))) {
            return smaller.map("%s has less than the ring before it"::formatted);
        }
        var production = amounts.keySet().stream()
                .filter(subject::production)
                .map(amounts::get)
                .toList();
        return production.size() > 1 && production.stream().distinct().count() == 2
                ? Optional.of("one production region is unlike its siblings")
                : Optional.empty();
    }

    /// What stands before the ring's number, as in `prod-ring0`; empty for what is no ring.
    private static Optional<String> ringOf(String environment) {
        var ring = RING.matcher(environment);
        return ring.matches() ? Optional.of(ring.group("of")) : Optional.empty();
    }

    /// Rings are reached one after the other, so that their sizes may grow as along the route.
    private static Optional<String> ringWithLess(Map<String, BigDecimal> amounts) {
        var rings = new TreeMap<String, TreeMap<Integer, String>>();
        for (var environment : amounts.keySet()) {
            var ring = RING.matcher(environment);
            if (ring.matches()) {
                rings.computeIfAbsent(ring.group("of"), _ -> new TreeMap<>())
                        .put(Integer.parseInt(ring.group("number")), environment);
            }
        }
        for (var following : rings.values()) {
            var before = BigDecimal.ZERO;
            for (var ring : following.values()) {
                var own = requireNonNull(amounts.get(ring));
                if (own.compareTo(before) < 0) {
                    return Optional.of(ring);
                }
                before = own;
            }
        }
        return Optional.empty();
    }

    /// How much each environment has; nothing where that cannot be told of all of them, or not in one measure.
    private static Map<String, BigDecimal> amounts(Map<String, List<String>> texts) {
        var amounts = new LinkedHashMap<String, BigDecimal>();
        var machines = new LinkedHashMap<String, MachineSize>();
        texts.forEach((environment, all) -> {
            if (all.size() == 1) {
                var text = all.getFirst();
                amount(text).ifPresent(amount -> amounts.put(environment, amount));
                MachineSize.of(model(text).isEmpty() ? text : model(text))
                        .ifPresent(machine -> machines.put(environment, machine));
            }
        });
        if (amounts.size() == texts.size()) {
            return amounts;
        }
        amounts.clear();
        var clouds =
                machines.values().stream().map(MachineSize::cloud).distinct().count();
        if (machines.size() == texts.size() && clouds == 1) {
            machines.forEach((environment, machine) -> amounts.put(environment, new BigDecimal(machine.rank())));
        }
        return amounts;
    }

    /// Who, of all that come earlier on the route, holds the most, if that is more than this one holds.
    private static Optional<String> largestBefore(String environment, Map<String, BigDecimal> amounts, Route route) {
        var own = requireNonNull(amounts.get(environment));
        return amounts.entrySet().stream()
                .filter(other -> route.position(other.getKey()) < route.position(environment))
                .filter(other -> other.getValue().compareTo(own) > 0)
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
    }
}
