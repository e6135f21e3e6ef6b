package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Arguments;
import dev.fairway.cli.command.Invocation;
import dev.fairway.core.release.ReleaseNames;
import dev.fairway.engine.release.History;
import dev.fairway.engine.release.History.Moment;
import dev.fairway.engine.release.Releases;
import dev.fairway.ledger.proved.Proved;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// What the options of `ledger show` ask for.
record ShowArguments(History.Question question, Optional<String> app, Optional<String> release, List<String> mistakes) {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration LEAST = Duration.ofMillis(1);
    private static final Pattern TO_THE_MINUTE = Pattern.compile("[^T]{1,20}T[0-9]{2}:[0-9]{2}(?:Z|[+-].{1,10})");

    ShowArguments {
        mistakes = List.copyOf(mistakes);
    }

    static void declare(CommandSpec spec) {
        spec.addOption(OptionSpec.builder("-n", "--last", "--limit")
                .paramLabel("N")
                .type(String.class)
                .description("Only the newest N entries of those asked for.")
                .build());
        spec.addOption(Arguments.value("TYPE", "Only entries of one type, as in release or key.", "--type"));
        spec.addOption(Arguments.value(
                "NAME", "Only what is about one application: its releases, their evidence, and the like.", "--app"));
        spec.addOption(Arguments.value(
                "RELEASE",
                "Only what is about one release or its artifacts: an id, the beginning of one (8 hex digits or more),"
                        + " or app@version.",
                "--release"));
        spec.addOption(Arguments.value(
                "ID", "Only entries by one actor: an opaque id, or the beginning of one (8 hex digits).", "--actor"));
        spec.addOption(Arguments.value(
                "WHEN",
                "Only entries from then on: an entry's number, a date or a time in UTC (2026-11-28,"
                        + " 2026-11-28T09:00:00Z), or how long ago (24h).",
                "--since"));
        spec.addOption(
                Arguments.value("WHEN", "Only entries up to then, that entry, day or second included.", "--until"));
        spec.addOption(OptionSpec.builder("--newest-first")
                .description("Newest first, where it is oldest first without.")
                .build());
    }

    static ShowArguments of(Invocation invocation) {
        var mistakes = new ArrayList<String>();
        var last = given(invocation, "--last");
        if (last.filter(it -> !it.matches("[1-9][0-9]{0,8}")).isPresent()) {
            mistakes.add("--last takes a number of entries, as in 20");
        }
        var actor = given(invocation, "--actor");
        if (actor.filter(it -> !it.matches("[0-9a-f]{8,32}")).isPresent()) {
            mistakes.add("--actor takes an opaque id, or the beginning of one: 8 to 32 hex digits, as the ledger shows"
                    + " them");
        }
        var app = given(invocation, "--app");
        var release = given(invocation, "--release");
        if (app.filter(it -> !ReleaseNames.isName(it)).isPresent()) {
            mistakes.add("--app takes the name of an application: lower case letters, digits, '.', '_' and '-'%s"
                    .formatted(Typed.instead(app.get())));
        }
        if (app.isPresent() && release.isPresent()) {
            mistakes.add("--app and --release do not go together: a release is of one application");
        }
        var since = moment(invocation, "--since", false, mistakes);
        var until = moment(invocation, "--until", true, mistakes);
        var most = mistakes.isEmpty() ? last.map(Integer::parseInt).orElse(0) : 0;
        var question = new History.Question(given(invocation, "--type"), actor, Optional.empty(), since, until, most);
        return new ShowArguments(question, app, release, mistakes);
    }

    private static Optional<String> given(Invocation invocation, String option) {
        return Optional.ofNullable(invocation.arguments().<String>matchedOptionValue(option, null));
    }

    private static Optional<Moment> moment(
            Invocation invocation, String option, boolean toItsEnd, List<String> mistakes) {
        return given(invocation, option).flatMap(text -> {
            var moment = moment(invocation, text, toItsEnd);
            if (moment.isEmpty()) {
                mistakes.add("%s takes an entry's number, a date or a time as in 2026-11-28T09:00:00Z, or how long ago"
                                .formatted(option)
                        + " as in 24h");
            }
            return moment;
        });
    }

    /// @param toItsEnd whether a day, a minute or a second that is named is meant with all that is in it
    private static Optional<Moment> moment(Invocation invocation, String text, boolean toItsEnd) {
        if (text.matches("[0-9]{1,15}")) {
            return Optional.of(new Moment.At(Long.parseLong(text)));
        }
        var ago = Arguments.span(text);
        try {
            if (ago.isPresent()) {
                var now = invocation.surroundings().clock().instant();
                return Optional.of(new Moment.Time(now.minus(ago.get())));
            }
            var begins = text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
            return Optional.of(
                    new Moment.Time(toItsEnd ? begins.plus(length(text)).minus(LEAST) : begins));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /// How long lasts what a text names.
    private static Duration length(String text) {
        if (!text.contains("T")) {
            return DAY;
        }
        if (text.contains(".")) {
            return LEAST;
        }
        return TO_THE_MINUTE.matcher(text).matches() ? Duration.ofMinutes(1) : Duration.ofSeconds(1);
    }

    /// Why there can be no entry of the type that is asked for: neither this version nor the ledger knows it.
    Optional<String> unknownType(Proved log) {
        return question.type()
                .filter(it -> !History.TYPES.contains(it) && !History.hasType(log, it))
                .map(it -> "--type takes one of %s%s".formatted(String.join(", ", History.TYPES), Typed.instead(it)));
    }

    /// What is asked for, as far as it takes the ledger to say it; nothing where there is no such release.
    Optional<History.Question> in(Proved log) {
        if (app.isPresent()) {
            var releases = Releases.all(log).stream()
                    .filter(it -> it.release().app().equals(app.get()))
                    .map(Releases.Recorded::id)
                    .collect(Collectors.toSet());
            return Optional.of(about(new History.Concern(releases, app)));
        }
        if (release.isEmpty()) {
            return Optional.of(question);
        }
        var meant = Releases.meant(log, release.get());
        return meant.size() == 1
                ? Optional.of(about(new History.Concern(Set.of(meant.getFirst().id()), Optional.empty())))
                : Optional.empty();
    }

    private History.Question about(History.Concern concern) {
        return new History.Question(
                question.type(),
                question.actor(),
                Optional.of(concern),
                question.since(),
                question.until(),
                question.most());
    }
}
