package dev.fairway.formats.report;

import dev.fairway.core.blame.Blame;
import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.Held;
import dev.fairway.core.report.Finding;
import dev.fairway.core.report.Member;
import dev.fairway.core.tree.Node;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.BiFunction;

/// Says in words what a mapping stands for where a file or an object as a whole is there or missing: it is there.
final class Wholes {

    private static final String FILE = "whole file";
    private static final String OBJECT = "whole object";

    private Wholes() {}

    static Finding named(Finding finding) {
        return named(finding, Wholes::named);
    }

    /// For a page that has room to show what an object holds.
    static Finding filesNamed(Finding finding) {
        return named(finding, (address, node) -> isObject(node) ? node : named(address, node));
    }

    static SequencedMap<String, Held> named(Address address, SequencedMap<String, Held> values) {
        return named(address, values, Wholes::named);
    }

    static Blame named(Address address, Blame blame) {
        return blame.saying(node -> named(address, node));
    }

    static Node named(Address address, Node node) {
        return address.path().isEmpty() && node instanceof Node.Mapping(var _, var place)
                ? new Node.Scalar(Node.Kind.TEXT, isObject(node) ? OBJECT : FILE, place)
                : node;
    }

    private static boolean isObject(Node node) {
        return node instanceof Node.Mapping mapping && mapping.get("kind").isPresent();
    }

    private static Finding named(Finding finding, BiFunction<Address, Node, Node> naming) {
        return finding.holding(
                named(finding.address(), finding.values(), naming),
                finding.blame().map(blame -> named(finding.address(), blame)),
                finding.members().stream()
                        .map(member -> new Member(
                                member.address(),
                                member.fingerprint(),
                                named(member.address(), member.values(), naming)))
                        .toList());
    }

    private static SequencedMap<String, Held> named(
            Address address, SequencedMap<String, Held> values, BiFunction<Address, Node, Node> naming) {
        var shown = new LinkedHashMap<>(values);
        shown.replaceAll((_, held) ->
                held instanceof Held.Present(var node) ? new Held.Present(naming.apply(address, node)) : held);
        return shown;
    }
}
