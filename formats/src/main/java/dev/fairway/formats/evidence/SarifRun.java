package dev.fairway.formats.evidence;

import dev.fairway.formats.evidence.SarifRules.Reference;
import java.time.Instant;
import java.util.Optional;

/// What a run of SARIF says beside its results. These may stand before it, so it is read first.
final class SarifRun {

    private final int number;
    private final SarifRules rules = new SarifRules();
    private String tool = "";
    private boolean hasResults;
    private boolean unsuccessful;
    private Optional<Instant> ended = Optional.empty();

    private SarifRun(int number) {
        this.number = number;
    }

    /// @param number of the run, from 1
    static SarifRun read(JsonCursor cursor, int number) {
        var run = new SarifRun(number);
        cursor.members(name -> run.member(cursor, name));
        if (run.tool.isBlank()) {
            throw new Refusal("run %d does not name its tool".formatted(number));
        }
        if (!run.hasResults) {
            throw new Refusal("run %d has no list of results, so that nothing says that it looked".formatted(number));
        }
        return run;
    }

    String tool() {
        return tool;
    }

    SarifRules rules() {
        return rules;
    }

    boolean unsuccessful() {
        return unsuccessful;
    }

    Optional<Instant> ended() {
        return ended;
    }

    private void member(JsonCursor cursor, String name) {
        switch (name) {
            case "tool" -> cursor.members(part -> tool(cursor, part));
            case "invocations" -> cursor.items(() -> cursor.members(it -> invocation(cursor, it)));
            case "results" -> hasResults = cursor.isList();
            case "externalPropertyFileReferences" ->
                cursor.members(it -> {
                    if (it.equals("results") && cursor.count() > 0) {
                        throw new Refusal("run %d keeps results in other files".formatted(number));
                    }
                });
            default -> {}
        }
    }

    private void tool(JsonCursor cursor, String part) {
        switch (part) {
            case "driver" -> {
                var index = new int[1];
                cursor.members(name -> {
                    if (name.equals("name")) {
                        tool = cursor.text().orElse("");
                    } else {
                        rulesOf(cursor, name, SarifRules.DRIVER, index);
                    }
                });
            }
            case "extensions" -> {
                var component = new int[1];
                cursor.items(() -> {
                    var index = new int[1];
                    cursor.members(name -> rulesOf(cursor, name, component[0], index));
                    component[0]++;
                });
            }
            default -> {}
        }
    }

    private void rulesOf(JsonCursor cursor, String member, int component, int[] index) {
        if (member.equals("rules")) {
            cursor.items(() -> rule(cursor, component, index[0]++));
        }
    }

    private void rule(JsonCursor cursor, int component, int index) {
        var id = new Holder<String>();
        var level = new Holder<SarifLevel>();
        cursor.members(name -> {
            switch (name) {
                case "id" -> id.set(cursor.text());
                case "defaultConfiguration" -> cursor.members(it -> level(cursor, it, level));
                default -> {}
            }
        });
        rules.put(
                new Reference(id.get(), Optional.of(index), component),
                level.get().orElse(SarifLevel.WARNING));
    }

    private void level(JsonCursor cursor, String name, Holder<SarifLevel> level) {
        if (name.equals("level")) {
            level.set(cursor.text()
                    .map(word -> SarifLevel.parse(word)
                            .orElseThrow(() -> new Refusal(
                                    "a rule of run %d has a level that SARIF does not know".formatted(number)))));
        }
    }

    private void invocation(JsonCursor cursor, String name) {
        switch (name) {
            case "executionSuccessful" -> unsuccessful |= cursor.isFalse();
            case "endTimeUtc" -> ended = Times.earlier(ended, cursor.text().flatMap(Times::zoned));
            case "ruleConfigurationOverrides" -> cursor.items(() -> override(cursor));
            default -> {}
        }
    }

    private void override(JsonCursor cursor) {
        var rule = new Holder<Reference>();
        var level = new Holder<SarifLevel>();
        cursor.members(name -> {
            switch (name) {
                case "descriptor" -> rule.set(Optional.of(SarifResult.reference(cursor)));
                case "configuration" -> cursor.members(it -> level(cursor, it, level));
                default -> {}
            }
        });
        rule.get().ifPresent(it -> level.get().ifPresent(graver -> rules.put(it, graver)));
    }
}
