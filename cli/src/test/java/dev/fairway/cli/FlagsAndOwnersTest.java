package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Feature flags with their age and end, and who answers for what is accepted.
@ExtendWith(StoryConsole.class)
final class FlagsAndOwnersTest {

    private final Console console;

    FlagsAndOwnersTest(Console console) {
        this.console = console;
        for (var environment : new String[] {"stage", "prod"}) {
            console.write("toggles/" + environment + ".json", """
                {"new-checkout": {"state": "ON", "removeBy": "2026-10-01"}, "search": {"state": "OFF"}}
                """);
        }
        console.commit("Flags");
    }

    @Test
    void aFlagIsToldWithItsAgeAndTheEndThatItsFileDeclares() {
        console.change("toggles/prod.json", "\"ON\"", "\"OFF\"");
        var later = console.on(Console.TODAY.plus(Duration.ofDays(90)));

        later.run("audit");
        assertThat(later.out())
                .contains("new-checkout.state", "flag, 2 months old (2026-11-21), was to end on 2026-10-01");
        later.run("audit", "--format", "json");
        assertThat(later.out().replaceAll("\\s+", " "))
                .contains("\"category\": \"flag\"")
                .contains("\"flag\": { \"since\": \"2026-11-21T12:00:00Z\", \"days\": 90, \"until\": \"2026-10-01\" }");
    }

    @Test
    void diffAndWhyTellItToo() {
        console.change("toggles/prod.json", "\"ON\"", "\"OFF\"");
        var later = console.on(Console.TODAY.plus(Duration.ofDays(90)));
        var life = "flag, 2 months old (2026-11-21), was to end on 2026-10-01";

        later.run("diff", "stage", "prod");
        assertThat(later.out()).contains(life);
        later.run("why", "new-checkout.state");
        assertThat(later.out()).contains(life);
        later.run("why", "new-checkout.state", "--format", "json");
        assertThat(later.out().replaceAll("\\s+", " ")).contains("\"days\": 90, \"until\": \"2026-10-01\"");
    }

    @Test
    void withoutADeclaredEndOnlyTheAgeIsTold() {
        console.change("toggles/prod.json", "\"search\": {\"state\": \"OFF\"}", "\"search\": {\"state\": \"ON\"}");

        console.run("audit", "--format", "json");

        assertThat(console.out().replaceAll("\\s+", " ")).contains("\"days\": 0, \"until\": null");
    }
}
