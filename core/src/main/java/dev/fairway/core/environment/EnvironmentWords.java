package dev.fairway.core.environment;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The words that name environments in public repositories: a survey of 76 of them, told in docs/discovery.md.
public final class EnvironmentWords {

    private static final Map<String, EnvironmentWord> WORDS = words();

    private EnvironmentWords() {}

    /// What a word means, in any case of its letters.
    public static Optional<EnvironmentWord> find(String word) {
        return Optional.ofNullable(WORDS.get(word.toLowerCase(Locale.ROOT)));
    }

    private static Map<String, EnvironmentWord> words() {
        var words = new HashMap<String, EnvironmentWord>();
        weak(words, Tier.DEV, 5, "local", "localhost");
        strong(words, Tier.DEV, 10, "sandbox", "sbox", "sbx");
        strong(words, Tier.DEV, 20, "dev", "development", "develop", "devel");
        weak(words, Tier.DEV, 30, "review");
        weak(words, Tier.DEV, 31, "preview");
        weak(words, Tier.TEST, 38, "ci");
        weak(words, Tier.TEST, 40, "int", "integration");
        weak(words, Tier.TEST, 42, "test", "tst", "testing");
        strong(words, Tier.TEST, 44, "qa", "qas");
        weak(words, Tier.TEST, 45, "sit");
        weak(words, Tier.TEST, 46, "perf", "perftest", "performance");
        weak(words, Tier.TEST, 46, "load", "loadtest");
        strong(words, Tier.TEST, 47, "ithc");
        strong(words, Tier.TEST, 47, "aat");
        weak(words, Tier.TEST, 48, "ptlsbox");
        weak(words, Tier.TEST, 49, "ptl");
        strong(words, Tier.STAGE, 50, "nonprod", "non-prod", "nonproduction", "non-production");
        strong(words, Tier.STAGE, 52, "uat");
        weak(words, Tier.STAGE, 53, "acc", "acceptance");
        weak(words, Tier.STAGE, 55, "training", "train");
        strong(words, Tier.STAGE, 60, "stage", "staging", "stg");
        strong(words, Tier.STAGE, 65, "preprod", "pre-prod", "preproduction", "pre-production", "pprod", "pre-prd");
        weak(words, Tier.STAGE, 65, "pre");
        weak(words, Tier.STAGE, 70, "demo");
        weak(words, Tier.STAGE, 75, "canary");
        weak(words, Tier.STAGE, 76, "edge");
        strong(words, Tier.PROD, 80, "prod", "production", "prd");
        weak(words, Tier.PROD, 80, "live");
        weak(words, Tier.PROD, 80, "ring");
        return words;
    }

    private static void strong(Map<String, EnvironmentWord> words, Tier tier, int rank, String... spellings) {
        add(words, new EnvironmentWord(spellings[0], tier, rank, true), spellings);
    }

    private static void weak(Map<String, EnvironmentWord> words, Tier tier, int rank, String... spellings) {
        add(words, new EnvironmentWord(spellings[0], tier, rank, false), spellings);
    }

    private static void add(Map<String, EnvironmentWord> words, EnvironmentWord word, String... spellings) {
        for (var spelling : spellings) {
            words.put(spelling, word);
        }
    }
}
