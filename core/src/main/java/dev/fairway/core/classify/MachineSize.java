package dev.fairway.core.classify;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// How large a machine's type says that it is: by its step (`t3.medium`) or by its processors (`Standard_D8s_v5`).
///
/// @param cloud whose way of naming it is: types of two clouds are not compared
/// @param rank larger for what is larger, within one cloud
record MachineSize(Cloud cloud, int rank) {

    enum Cloud {
        AWS,
        AZURE,
        /// Plans, which have a tier and a step: every premium one is above every standard one.
        AZURE_PLAN,
        GOOGLE
    }

    private static final List<String> STEPS = List.of("nano", "micro", "small", "medium", "large", "xlarge");
    private static final List<String> GOOGLE_STEPS = List.of("micro", "small", "medium");
    private static final List<String> TIERS = List.of("f", "d", "b", "s", "p");

    /// One way of naming.
    private record Scheme(Cloud cloud, Pattern pattern, Function<MatchResult, Integer> rank) {}

    private static final List<Scheme> SCHEMES = List.of(
            new Scheme(
                    Cloud.AWS,
                    Pattern.compile("(?:db\\.|cache\\.)?[a-z][a-z0-9-]*\\.(nano|micro|small|medium|large|xlarge)"),
                    match -> STEPS.indexOf(match.group(1))),
            new Scheme(
                    Cloud.AWS,
                    Pattern.compile("(?:db\\.|cache\\.)?[a-z][a-z0-9-]*\\.([0-9]{1,3})xlarge"),
                    match -> STEPS.size() + number(match.group(1))),
            // virtual machines, and the databases that run on them: GP_Standard_D4ds_v5
            new Scheme(
                    Cloud.AZURE,
                    Pattern.compile(
                            "(?:(?:gp|mo|b)_)?standard_[a-z]{1,3}([0-9]{1,3})(?:-[0-9]{1,3})?[a-z]{0,5}(?:_v[0-9])?"),
                    match -> number(match.group(1))),
            new Scheme(
                    Cloud.AZURE,
                    Pattern.compile("(?:b|gp|mo|bc|hs)_(?:s_)?gen[0-9]_([0-9]{1,3})"),
                    match -> number(match.group(1))),
            new Scheme(
                    Cloud.AZURE_PLAN,
                    Pattern.compile("([fdbsp])([0-9])(?:m?v[0-9])?"),
                    match -> 10 * TIERS.indexOf(match.group(1)) + number(match.group(2))),
            new Scheme(
                    Cloud.GOOGLE,
                    Pattern.compile("(?:db-)?[a-z][0-9]{1,2}[a-z]?-(micro|small|medium)"),
                    match -> GOOGLE_STEPS.indexOf(match.group(1))),
            new Scheme(
                    Cloud.GOOGLE,
                    Pattern.compile("(?:db-)?[a-z][0-9]{1,2}[a-z]?-[a-z]+-([0-9]{1,3})"),
                    match -> GOOGLE_STEPS.size() + number(match.group(1))),
            new Scheme(
                    Cloud.GOOGLE,
                    Pattern.compile(
                            "(?:db-|[a-z][0-9]{1,2}[a-z]?-)?(?:custom|perf-optimized-n)-([0-9]{1,3})(?:-[0-9]{1,7})?"),
                    match -> GOOGLE_STEPS.size() + number(match.group(1))));

    /// Empty for what is no machine's type, or one whose name does not say how large it is.
    static Optional<MachineSize> of(String type) {
        var lower = type.toLowerCase(Locale.ROOT);
        for (var scheme : SCHEMES) {
            var matcher = scheme.pattern().matcher(lower);
            if (matcher.matches()) {
                return Optional.of(new MachineSize(scheme.cloud(), scheme.rank().apply(matcher)));
            }
        }
        return Optional.empty();
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
