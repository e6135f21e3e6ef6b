package dev.fairway.cli.drift;

import dev.fairway.connectors.git.StoryRepository.Chapter;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/// The story of a timeout: raised in production in an incident, carried to stage, and lost again in a tidying.
public final class DemoStory {

    private static final String STAGE = """
        # Payments, stage
        service: payments
        replicas: 2

        LOG_LEVEL: debug
        PAYMENT_API_URL: https://payments.stage.example.com
        DATABASE_HOST: payments-db.stage.example.com
        RECEIPTS_BUCKET: payments-receipts-stage

        PAYMENT_RETRIES: 3
        PAYMENT_GATEWAY_TIMEOUT_MS: %d
        PAYMENT_CURRENCY: EUR
        """;

    private static final String PROD = """
        # Payments, production
        service: payments
        replicas: 6

        LOG_LEVEL: warn
        PAYMENT_API_URL: https://payments.prod.example.com
        DATABASE_HOST: payments-db.prod.example.com
        RECEIPTS_BUCKET: payments-receipts-prod

        PAYMENT_RETRIES: 3
        PAYMENT_GATEWAY_TIMEOUT_MS: %d
        PAYMENT_CURRENCY: EUR
        """;

    /// The same settings in another order; the one that matters is as it was before the incident.
    private static final String TIDIED = """
        # Payments, production

        # what runs
        service: payments
        replicas: 6
        LOG_LEVEL: warn

        # the gateway
        PAYMENT_API_URL: https://payments.prod.example.com
        PAYMENT_CURRENCY: EUR
        PAYMENT_GATEWAY_TIMEOUT_MS: 3000
        PAYMENT_RETRIES: 3

        # what it keeps
        DATABASE_HOST: payments-db.prod.example.com
        RECEIPTS_BUCKET: payments-receipts-prod
        """;

    private static final int CALM = 3_000;
    private static final int PATIENT = 10_000;

    private final Instant now;

    public DemoStory(Instant now) {
        this.now = now;
    }

    public List<Chapter> chapters() {
        return List.of(
                chapter(
                        "Ada Marsh",
                        Duration.ofDays(214),
                        "Configure payments for stage and production",
                        Map.entry("config/stage.yaml", STAGE.formatted(CALM)),
                        Map.entry("config/prod.yaml", PROD.formatted(CALM))),
                chapter(
                        "Priya Natarajan",
                        Duration.ofDays(63),
                        "Hotfix: give the payment gateway 10 s, it times out under load",
                        Map.entry("config/prod.yaml", PROD.formatted(PATIENT))),
                chapter(
                        "Tomas Lind",
                        Duration.ofDays(41),
                        "Carry the gateway timeout from production to stage",
                        Map.entry("config/stage.yaml", STAGE.formatted(PATIENT))),
                chapter(
                        "Ben Okafor",
                        Duration.ofDays(9),
                        "Tidy up prod.yaml: group the settings by what they are for",
                        Map.entry("config/prod.yaml", TIDIED)),
                chapter(
                        "Ada Marsh",
                        Duration.ofDays(2),
                        "Say in the README what payments does",
                        Map.entry("README.md", "# payments\n\nTakes card payments, and keeps the receipts.\n")));
    }

    @SafeVarargs
    private Chapter chapter(String author, Duration ago, String message, Map.Entry<String, String>... files) {
        SequencedMap<String, String> contents = new LinkedHashMap<>();
        for (var file : files) {
            contents.put(file.getKey(), file.getValue());
        }
        var email = author.substring(0, author.indexOf(' ')).toLowerCase(Locale.ROOT) + "@example.com";
        return new Chapter(author, email, now.minus(ago), message, contents);
    }
}
