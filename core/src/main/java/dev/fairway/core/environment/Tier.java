package dev.fairway.core.environment;

/// Where on the way to production an environment stands. Several production regions share a tier. The order is that of
/// the route.
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
    public static Tier ofWord(String word) {
        return EnvironmentWords.find(word).map(EnvironmentWord::tier).orElse(UNKNOWN);
    }
}
