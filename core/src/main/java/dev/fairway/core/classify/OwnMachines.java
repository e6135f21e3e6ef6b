package dev.fairway.core.classify;

import dev.fairway.core.compare.Row;
import dev.fairway.core.environment.Environment;
import dev.fairway.core.environment.Route;
import dev.fairway.core.environment.Tier;
import dev.fairway.core.finding.Held;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Segment;
import dev.fairway.core.tree.TreePath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which environments run on the machine of whoever works on the program, gathered from all of their addresses before
/// any is judged: a development environment most of whose hosts are that machine, or whose images are built from the
/// files beside it, while another environment's are not.
public final class OwnMachines {

    /// A framework's three modes. Where there is no other environment, two of them are no place at all.
    private static final Set<String> MODES = Set.of("development", "test", "production");

    private static final Pattern LOOPBACK = Pattern.compile(
            "(?:.*[/@])?(?:localhost|127\\.0\\.0\\.1|0\\.0\\.0\\.0|\\[::1]|host\\.docker\\.internal)(?:[:/,].*)?",
            Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 200;
    /// Of so many hosts on, most say where an environment runs.
    private static final int ENOUGH = 2;

    private final Map<String, Integer> here = new HashMap<>();
    private final Map<String, Integer> elsewhere = new HashMap<>();
    private final Set<String> built = new HashSet<>();

    /// Takes note of what one row says of where its environments run.
    public void note(Row row) {
        if (row.sameness() == Row.Sameness.EQUAL) {
            return;
        }
        row.values().forEach((environment, held) -> {
            if (held instanceof Held.Present(var node)) {
                note(environment, node);
                if (row.presenceDiffers() && buildOfAService(row.path())) {
                    built.add(environment);
                }
            }
        });
    }

    /// `services.web.build`, which an environment has on top of a service that all have.
    private static boolean buildOfAService(TreePath path) {
        var segments = path.segments();
        return segments.size() == 3
                && segments.getFirst().equals(new Segment.Key("services"))
                && segments.getLast().equals(new Segment.Key("build"));
    }

    private void note(String environment, Node node) {
        switch (node) {
            case Scalar scalar -> host(environment, scalar.text());
            case Mapping mapping -> {
                if (service(mapping) || mapping.entries().stream().anyMatch(entry -> service(entry.value()))) {
                    built.add(environment);
                }
            }
            case Node.Listing _, Node.Secret _, Node.Encrypted _ -> {}
        }
    }

    private void host(String environment, String text) {
        if (text.length() > LONGEST) {
            return;
        }
        if (LOOPBACK.matcher(text).matches()) {
            here.merge(environment, 1, Integer::sum);
        } else if (text.indexOf('.') > 0 && Hosts.parse(text.strip()).isPresent()) {
            elsewhere.merge(environment, 1, Integer::sum);
        }
    }

    /// A service of a Compose file that is built where it is started.
    private static boolean service(Node node) {
        return node instanceof Mapping mapping
                && mapping.get("build").isPresent()
                && (mapping.get("image").isPresent()
                        || mapping.get("volumes").isPresent()
                        || mapping.get("command").isPresent());
    }

    /// Adds what was noted elsewhere.
    public void add(OwnMachines other) {
        other.here.forEach((environment, count) -> here.merge(environment, count, Integer::sum));
        other.elsewhere.forEach((environment, count) -> elsewhere.merge(environment, count, Integer::sum));
        built.addAll(other.built);
    }

    /// Whether environments that run on somebody's own machine are all that stands apart from the last on the
    /// route, or all that hold what is wrong. Where several of them agree, it is the last one that stands
    /// apart.
    ///
    /// @param wrong environments that hold what is wrong by itself
    boolean apart(Row row, Route route, List<String> wrong) {
        var own = among(route);
        if (!wrong.isEmpty() && own.containsAll(wrong)) {
            return true;
        }
        var last = row.values().sequencedKeySet().getLast();
        if (own.isEmpty() || own.contains(last)) {
            return false;
        }
        var others =
                row.groups().stream().filter(group -> !group.contains(last)).toList();
        return row.groups().size() > 1
                && others.stream().allMatch(group -> group.size() == 1 && own.contains(group.getFirst()));
    }

    Set<String> among(Route route) {
        if (MODES.equals(new HashSet<>(route.names()))) {
            return Set.of("development", "test");
        }
        var own = route.environments().stream()
                .filter(environment -> environment.tier() == Tier.DEV)
                .map(Environment::name)
                .filter(this::here)
                .collect(Collectors.toSet());
        return route.names().stream().allMatch(this::here) ? Set.of() : own;
    }

    private boolean here(String environment) {
        var hosts = here.getOrDefault(environment, 0);
        return built.contains(environment) || (hosts >= ENOUGH && hosts >= elsewhere.getOrDefault(environment, 0));
    }
}
