package dev.fairway.core.discovery;

import java.util.ArrayList;
import java.util.List;

/// Says in sentences what was recognised as what, and why.
final class Explanation {

    private static final int UNITS_NAMED = 12;

    private Explanation() {}

    static List<Recognised> of(Family family, String rule) {
        var sentences = new ArrayList<Recognised>();
        var names = new ArrayList<String>();
        family.tokens()
                .forEach((name, token) -> names.add(
                        token.isEmpty()
                                ? name + " (without a suffix)"
                                : token.equals(name) ? name : name + " (here " + token + ")"));
        var application = family.application().isEmpty() ? "" : ", application " + family.application();
        sentences.add(new Recognised(family.template(), rule + ": " + String.join(", ", names) + application));
        family.units().stream()
                .filter(unit -> !unit.bases().isEmpty()
                        || unit.files().size() < family.environments().size())
                .limit(UNITS_NAMED)
                .forEach(unit -> sentences.add(of(family, unit)));
        return sentences;
    }

    private static Recognised of(Family family, Unit unit) {
        var missing = family.environments().stream()
                .filter(name -> !unit.files().containsKey(name))
                .toList();
        var parts = new ArrayList<String>();
        if (!unit.bases().isEmpty()) {
            parts.add("inherits from " + String.join(", then ", unit.bases()));
        }
        if (!missing.isEmpty()) {
            parts.add("missing in " + String.join(", ", missing));
        }
        return new Recognised(unit.template(), String.join("; ", parts));
    }

    static Recognised of(Uncompared left) {
        return new Recognised(
                left.template(),
                "not compared: " + left.reason().sentence() + " (" + String.join(", ", left.names()) + ")");
    }
}
