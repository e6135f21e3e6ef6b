package dev.fairway.core.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.environment.Environment;
import dev.fairway.core.environment.Route;
import dev.fairway.core.environment.Tier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Values of dev, stage and the production regions eu and us, before a change and after it.
final class EffectsTest {

    private static final List<String> NAMES = List.of("dev", "stage", "eu", "us");

    private static final Route ROUTE = new Route(List.of(
            List.of(new Environment("dev", List.of(), Tier.DEV)),
            List.of(new Environment("stage", List.of(), Tier.STAGE)),
            List.of(new Environment("eu", List.of(), Tier.PROD), new Environment("us", List.of(), Tier.PROD))));

    @ParameterizedTest(name = "{0}: {1} -> {2} is {3}")
    @CsvSource(delimiter = '|', textBlock = """
        nothing changed                              | 3 2 1 1 | 3 2 1 1 | NONE
        production takes what stage has              | 3 2 1 1 | 3 2 2 2 | NARROWED
        one region takes it, its sibling not yet     | 3 2 1 1 | 3 2 2 1 | FOLLOWED
        the second region takes it, too              | 3 2 2 1 | 3 2 2 2 | NARROWED
        stage takes what dev has                     | 2 1 1 1 | 2 2 1 1 | FOLLOWED
        the train: each takes what was before it     | 4 3 2 2 | 5 4 3 3 | AHEAD
        production takes what stage just left        | 3 2 1 1 | 3 3 2 2 | FOLLOWED
        dev goes on by itself                        | 2 1 1 1 | 3 1 1 1 | AHEAD
        dev leaves those that follow it              | 1 1 2 2 | 3 1 2 2 | AHEAD
        stage goes on by itself                      | 9 2 1 1 | 9 3 1 1 | AHEAD
        stage leaves dev                             | 1 1 2 2 | 1 3 2 2 | WORSENED
        stage leaves dev for what production has     | 1 1 2 2 | 1 2 2 2 | WORSENED
        production goes elsewhere by itself          | 2 2 1 1 | 2 2 3 3 | WORSENED
        one region goes elsewhere                    | 2 2 1 1 | 2 2 1 3 | WORSENED
        both sides change, and stay apart            | 2 2 1 1 | 5 5 4 4 | WORSENED
        a key that production lacked arrives         | 1 2 - - | 1 2 2 2 | NARROWED
        a key arrives with a value of its own        | 1 1 - - | 1 1 2 2 | WORSENED
        a key that only dev has is removed from it   | 1 - - - | - - - - | NARROWED
        a new environment is like one that was there | 2 2 1 . | 2 2 1 1 | NONE
        a new environment is like none               | 2 2 1 . | 2 2 1 3 | WORSENED
        what can no longer be read is not worse      | 3 2 1 1 | 3 2 1 ? | NONE
        """)
    void aChangeIsAsBadAsTheWorstThatItDidAnywhere(String what, String before, String now, Effect effect) {
        assertThat(Effects.of(standing(before, List.of()), standing(now, List.of()), ROUTE))
                .as(what)
                .isEqualTo(effect);
    }

    @Test
    void whatIsWrongInItselfIsWorseWhereMoreHoldItOrAnotherWrongValueComes() {
        assertThat(wrong("2 2 1 1", "eu us", "2 2 1 1", "eu us")).isEqualTo(Effect.NONE);
        assertThat(wrong("2 2 1 1", "eu us", "2 2 5 1", "us")).isEqualTo(Effect.NARROWED);
        assertThat(wrong("2 2 1 1", "us", "2 2 2 1", "eu us")).isEqualTo(Effect.WORSENED);
        assertThat(wrong("2 2 1 1", "eu us", "2 2 2 1", "eu us")).isEqualTo(Effect.WORSENED);
        assertThat(wrong("2 2 1 1", "eu us", "3 2 1 1", "eu us")).isEqualTo(Effect.NONE);
    }

    private static Effect wrong(String before, String wrongBefore, String now, String wrongNow) {
        return Effects.of(standing(before, words(wrongBefore)), standing(now, words(wrongNow)), ROUTE);
    }

    private static List<String> words(String text) {
        return List.of(text.split(" "));
    }

    /// `-` is absent, `?` unseen, `.` no such environment.
    private static Standing standing(String values, List<String> wrong) {
        var held = new LinkedHashMap<String, String>();
        SequencedMap<String, List<String>> groups = new LinkedHashMap<>();
        for (var i = 0; i < NAMES.size(); i++) {
            var value = words(values).get(i);
            if (!value.equals(".")) {
                held.put(NAMES.get(i), value);
            }
            if (!value.equals(".") && !value.equals("?")) {
                groups.computeIfAbsent(value, _ -> new ArrayList<>()).add(NAMES.get(i));
            }
        }
        return new Standing(List.copyOf(groups.values()), held, wrong);
    }
}
