package dev.fairway.formats.evidence;

import dev.fairway.formats.evidence.SarifRules.Reference;
import java.util.Optional;

/// One result of SARIF: how grave it is, and whether anybody has to look at it.
final class SarifResult {

    private Optional<String> level = Optional.empty();
    private Optional<String> kind = Optional.empty();
    private Optional<String> baseline = Optional.empty();
    private Optional<String> id = Optional.empty();
    private Optional<Integer> index = Optional.empty();
    private Optional<Reference> rule = Optional.empty();
    private int suppressions;
    private int suppressionsInForce;

    static SarifResult read(JsonCursor cursor) {
        var result = new SarifResult();
        cursor.members(name -> result.member(cursor, name));
        return result;
    }

    /// @param place of the result, for a refusal
    SarifLevel level(SarifRules rules, String place) {
        if (level.isPresent()) {
            return SarifLevel.parse(level.get())
                    .orElseThrow(() -> new Refusal(place + " has a level that SARIF does not know"));
        }
        if (kind.isPresent() && !kind.get().equals("fail")) {
            return SarifLevel.NONE;
        }
        var own = new Reference(id, index, SarifRules.DRIVER);
        return rules.levelOf(rule.map(
                        it -> new Reference(it.id().or(() -> id), it.index().or(() -> index), it.component()))
                .orElse(own));
    }

    /// One suppression that is under review or was rejected is enough for none to count.
    boolean suppressed() {
        return suppressions > 0 && suppressions == suppressionsInForce;
    }

    /// Was there before, as a baseline says, or is there no more.
    boolean known() {
        return baseline.filter(it -> it.equals("unchanged") || it.equals("absent"))
                .isPresent();
    }

    private void member(JsonCursor cursor, String name) {
        switch (name) {
            case "level" -> level = Optional.of(cursor.text().orElse(""));
            case "kind" -> kind = cursor.text();
            case "baselineState" -> baseline = cursor.text();
            case "ruleId" -> id = cursor.text();
            case "ruleIndex" -> index = cursor.index();
            case "rule" -> rule = Optional.of(reference(cursor));
            case "suppressions" -> cursor.items(() -> suppression(cursor));
            default -> {}
        }
    }

    private void suppression(JsonCursor cursor) {
        var status = new Holder<String>();
        var isObject = cursor.isObject();
        cursor.members(name -> {
            if (name.equals("status")) {
                status.set(Optional.of(cursor.text().orElse("")));
            }
        });
        suppressions++;
        suppressionsInForce += isObject && status.get().orElse("accepted").equals("accepted") ? 1 : 0;
    }

    /// A rule by its number within the tool or an extension, by its id, or both.
    static Reference reference(JsonCursor cursor) {
        var id = new Holder<String>();
        var index = new Holder<Integer>();
        var component = new Holder<Integer>();
        cursor.members(name -> {
            switch (name) {
                case "id" -> id.set(cursor.text());
                case "index" -> index.set(cursor.index());
                case "toolComponent" ->
                    cursor.members(it -> {
                        if (it.equals("index")) {
                            component.set(cursor.index());
                        }
                    });
                default -> {}
            }
        });
        return new Reference(id.get(), index.get(), component.get().orElse(SarifRules.DRIVER));
    }
}
