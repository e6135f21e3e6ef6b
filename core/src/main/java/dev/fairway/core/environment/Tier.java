package dev.fairway.core.environment;

import java.util.Locale;

/// Where on the way to production an environment stands. Several production regions share a tier. The order is that of the route.
public enum Tier {
    /// the name does not say
    UNKNOWN(""),
    DEV("dev"),
    TEST("test"),
    STAGE("stage"),
    PROD("prod");

    private final String word;

    Tier(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /// The tier that a word names by itself (`staging`, `prd`, `uat`); UNKNOWN for every other word.
    ///
    /// Words and ranks: the survey of 76 public repositories in docs/discovery.md.
    public static Tier ofWord(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "dev", "develop", "development", "sandbox", "sbox", "sbx", "local", "review", "preview" -> DEV;
            case "test", "tst", "testing", "qa", "int", "integration", "sit", "ci", "ithc", "aat", "perf", "perftest" ->
                TEST;
            case "stage", "staging", "stg", "uat", "preprod", "pre-prod", "preproduction", "pre", "nonprod", "demo",
                    "acc", "acceptance", "canary" ->
                STAGE;
            case "prod", "production", "prd", "live" -> PROD;
            default -> UNKNOWN;
        };
    }
}
