package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nobody had to follow while it was in order that environments differed: only what a later change made of it is on
/// its way, and that begins with the change.
final class LagOfTheAgreedTest {

    @TempDir
    private Path folder;

    private Console console;
    private String exceptions = "";

    @BeforeEach
    void begin() {
        console = Console.in(folder).wide(140);
        hold("10.0.0.0/16", "20");
        console.write("config/prod.yaml", settings("10.0.0.0/16", "20"));
        console.on("2026-01-05").commit("Begin");
        hold("10.4.0.0/16", "30");
        console.on("2026-02-05").commit("Give dev its own");
    }

    @Test
    void whatAnExceptionCoveredIsOnItsWayFromTheChangeOn() {
        except("cidr", "10.4.0.0/16", "2026-12-31");
        except("limit", "30", "2026-12-31");
        hold("10.8.0.0/16", "40");
        console.on("2026-11-18").commit("Widen dev");

        assertThat(console.run("check")).isEqualTo(Exit.CLEAN);

        assertThat(console.out())
                .contains("lagging", "prod is 1 release and 3 days behind dev", "This passes")
                .doesNotContain("not followed");
    }

    @Test
    void theGraceEnds() {
        except("cidr", "10.4.0.0/16", "2026-12-31");
        except("limit", "30", "2026-12-31");
        hold("10.8.0.0/16", "40");
        console.on("2026-11-01").commit("Widen dev");

        assertThat(console.run("check")).isEqualTo(Exit.FINDINGS);

        assertThat(console.out()).contains("prod is 1 release and 20 days behind dev", "This fails");
    }

    @Test
    void whatNobodyAgreedOnIsLateAllTheSame() {
        except("cidr", "10.4.0.0/16", "2026-12-31");
        hold("10.8.0.0/16", "40");
        console.on("2026-11-18").commit("Widen dev");

        assertThat(console.run("check")).isEqualTo(Exit.FINDINGS);

        assertThat(console.out())
                .contains("prod is 1 release and 3 days behind dev", "prod has not followed dev in 289 days");
    }

    @Test
    void anExceptionThatEndedCoversNothing() {
        except("cidr", "10.4.0.0/16", "2026-11-20");
        except("limit", "30", "2026-11-20");
        hold("10.8.0.0/16", "40");
        console.on("2026-11-18").commit("Widen dev");

        assertThat(console.run("check")).isEqualTo(Exit.FINDINGS);

        assertThat(console.out()).contains("prod has not followed dev in 289 days");
    }

    @Test
    void withoutAContractTheExpectedClassesDecide() {
        console.write("config/dev.yaml", "memory: 1Gi\n");
        console.write("config/prod.yaml", "memory: 1Gi\n");
        console.on("2026-02-10").commit("Give it memory");
        console.write("config/dev.yaml", "memory: 512Mi\n");
        console.on("2026-02-20").commit("Less is enough for dev");
        console.write("config/dev.yaml", "memory: 2Gi\n");
        console.on("2026-11-18").commit("More for dev");

        assertThat(console.run("check")).isEqualTo(Exit.CLEAN);

        assertThat(console.out())
                .contains("config/{env}.yaml#memory", "prod is 1 release and 3 days behind dev")
                .doesNotContain("not followed");
    }

    private void hold(String cidr, String limit) {
        console.write("config/dev.yaml", settings(cidr, limit));
    }

    private static String settings(String cidr, String limit) {
        return "name: shop\ncidr: %s\nlimit: %s\n".formatted(cidr, limit);
    }

    private void except(String key, String value, String until) {
        exceptions += """
              - match: %s
                environments: [dev]
                value: %s
                owner: net
                reason: a network of its own
                until: %s
            """.formatted(key, value, until);
        console.write("config/expected-env-diff.yaml", "version: 1\nexceptions:\n" + exceptions);
    }
}
