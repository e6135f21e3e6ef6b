package dev.fairway.formats.evidence;

import dev.fairway.formats.evidence.SarifRules.Reference;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The levels that the rules of one run give to results without a level of their own.
final class SarifRules {

    /// The tool itself, beside the numbers of its extensions.
    static final int DRIVER = -1;

    private final Map<Reference.Indexed, SarifLevel> byIndex = new HashMap<>();
    private final Map<String, SarifLevel> byId = new HashMap<>();

    /// How a result or an override names its rule.
    ///
    /// @param id may have further parts after a slash, which name a case of the rule
    record Reference(Optional<String> id, Optional<Integer> index, int component) {

        record Indexed(int component, int index) {}

        Optional<Indexed> indexed() {
            return index.map(it -> new Indexed(component, it));
        }
    }

    /// Where two say something of one rule, the graver level counts.
    void put(Reference rule, SarifLevel level) {
        rule.indexed().ifPresent(it -> byIndex.merge(it, level, SarifLevel::graver));
        rule.id().ifPresent(it -> byId.merge(it, level, SarifLevel::graver));
    }

    SarifLevel levelOf(Reference rule) {
        var ofIndex = rule.indexed().map(byIndex::get);
        var ofId = rule.id().flatMap(this::ofId);
        if (ofIndex.isPresent() && ofId.isPresent()) {
            return SarifLevel.graver(ofIndex.get(), ofId.get());
        }
        return ofIndex.or(() -> ofId).orElse(SarifLevel.WARNING);
    }

    private Optional<SarifLevel> ofId(String id) {
        for (var end = id.length(); end > 0; end = id.lastIndexOf('/', end - 1)) {
            var level = byId.get(id.substring(0, end));
            if (level != null) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }
}
