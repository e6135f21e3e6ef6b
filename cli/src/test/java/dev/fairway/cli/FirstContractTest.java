package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A contract that was proposed for what is there lets nothing else through.
final class FirstContractTest {

    private static final List<String> SERVICES = List.of("orders", "stock", "prices", "search", "mail", "login");

    @TempDir
    private Path folder;

    private Console console;

    @BeforeEach
    void propose() {
        for (var environment : List.of("dev", "preprod", "prod")) {
            var text = new StringBuilder();
            for (var service : SERVICES) {
                var name = environment.equals("prod") ? "" : "-" + environment;
                text.append("%s_URL: https://%s%s.example.com/v1\n"
                        .formatted(service.toUpperCase(java.util.Locale.ROOT), service, name));
            }
            text.append("ALLOW_DEBUG_ROUTE: \"%s\"\n".formatted(!environment.equals("prod")));
            text.append("LOGIN_ADDRESS: https://%s.example.net/realms/shop/protocol/openid-connect/authorize\n"
                    .formatted(environment.equals("prod") ? "auth" : "keycloak"));
            text.append("RULES: |\n  mode detect\n  owner %s\n  port 443\n".formatted(environment));
            on().write("config/%s.yaml".formatted(environment), text.toString());
        }
        on().commit("Begin");
        console = Console.in(folder);
        assertThat(console.run("contract", "init", "--baseline")).isEqualTo(Exit.CLEAN);
        assertThat(console.run("check")).isEqualTo(Exit.CLEAN);
    }

    private Console on() {
        return Console.in(folder).on("2026-11-20");
    }

    @ParameterizedTest
    @CsvSource({
        "https://orders.example.com/v1, https://orders-preprod.example.com/v1",
        "https://orders.example.com/v1, https://evil.example.org/orders.example.com/v1",
        "mode detect, mode off",
        "auth.example.net/realms/shop/protocol/openid-connect/authorize,"
                + " auth.example.net/realms/shop/protocol/openid-connect/token",
        "'ALLOW_DEBUG_ROUTE: \"false\"', 'ALLOW_DEBUG_ROUTE: \"maybe\"'"
    })
    void aWrongValueOfProductionFailsTheCheck(String agreed, String wrong) {
        on().change("config/prod.yaml", agreed, wrong);

        console.run("check");

        assertThat(console.out()).contains("config/prod.yaml:");
        assertThat(console.run("check")).isEqualTo(Exit.FINDINGS);
    }

    @Test
    void aValueOfAKnownKindThatNoRuleNamesIsToBeDeclaredNotMadeEqual() {
        for (var environment : List.of("dev", "preprod", "prod")) {
            on().change(
                            "config/%s.yaml".formatted(environment),
                            "RULES:",
                            "NEW_ADDRESS: https://new.%s.example.com\nRULES:".formatted(environment));
        }

        assertThat(console.run("check")).isEqualTo(Exit.FINDINGS);
        assertThat(console.out())
                .contains("no rule of the contract speaks of it")
                .doesNotContain("make them equal");
    }
}
