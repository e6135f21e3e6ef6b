package dev.fairway.cli.drift;

import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Invocation;
import dev.fairway.cli.command.ReportOutput;
import dev.fairway.cli.project.Opened;
import dev.fairway.core.blame.Travel;
import dev.fairway.core.discovery.Discovered;
import dev.fairway.core.discovery.Uncompared;
import dev.fairway.core.report.Report.Gap;
import dev.fairway.engine.journey.Audit;
import dev.fairway.engine.journey.RouteHistory;
import dev.fairway.formats.report.DiscoveryJson;
import dev.fairway.formats.report.SafeText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// Says what was recognised as what, and why; and what to do when nothing was.
final class ExplainedDiscovery {

    /// How long history may be read for the order of the route: whoever asks what was recognised waits for it.
    static final Duration BUDGET = Duration.ofSeconds(20);

    private static final int NEAR_MISSES = 12;

    private ExplainedDiscovery() {}

    /// `audit --explain-discovery`.
    static Exit tell(Invocation invocation, Opened opened, Audit.Request look) {
        var told = RouteHistory.of(opened.workspace(), look);
        var discovered = told.discovered();
        var out = invocation.report();
        if (invocation.options().format().equals("json")) {
            out.println(ReportOutput.text(sink -> DiscoveryJson.write(discovered, told.travels(), told.gaps(), sink)));
            return Exit.CLEAN;
        }
        if (discovered.families().isEmpty()) {
            nothing(discovered, List.of(), opened, invocation);
            return Exit.CLEAN;
        }
        out.println("Route");
        var stages = discovered.route().stages().stream()
                .map(stage -> stage.stream()
                        .map(environment -> environment.name()
                                + (environment.aliases().isEmpty()
                                        ? ""
                                        : " (also " + String.join(", ", environment.aliases()) + ")"))
                        .collect(Collectors.joining(", ")))
                .collect(Collectors.joining(" → "));
        out.println("  " + SafeText.visible(stages));
        discovered.routeReasons().forEach(reason -> out.println("  " + SafeText.visible(reason)));
        told.travels().forEach(travel -> out.println("  " + SafeText.visible(sentence(travel))));
        told.gaps().forEach(gap -> out.println("  " + SafeText.visible(sentence(gap))));
        out.println();
        out.println("Recognised");
        discovered.explanation().stream()
                .filter(recognised -> !recognised.why().startsWith("not compared"))
                .forEach(recognised -> item(out, recognised.what(), recognised.why()));
        uncompared(discovered.uncompared(), out, Integer.MAX_VALUE);
        return Exit.CLEAN;
    }

    private static String sentence(Travel travel) {
        var earlier = String.join(", ", travel.earlier());
        var order = "%s before %s".formatted(earlier, String.join(", ", travel.later()));
        var counted = "of %s that came to both, one after the other, %d came to %s first"
                .formatted(changes(travel.changes()), travel.along(), earlier);
        return switch (travel.order()) {
            case CONFIRMED -> "history confirms %s: %s".formatted(order, counted);
            case CONTRADICTED ->
                "history contradicts %s: %s; fairway.yaml can say another route".formatted(order, counted);
            case UNSETTLED -> "history does not settle %s: %s".formatted(order, counted);
            case UNKNOWN -> "history says nothing of %s: no change came to both, one after the other".formatted(order);
        };
    }

    private static String changes(int number) {
        return number == 1 ? "1 change" : number + " changes";
    }

    private static String sentence(Gap gap) {
        return gap.remedy().isEmpty()
                ? "%s: %s".formatted(gap.what(), gap.reason())
                : "%s: %s; %s".formatted(gap.what(), gap.reason(), gap.remedy());
    }

    /// No environments: what was looked for, what came near, and how to declare them.
    ///
    /// @param gaps what was there and could not be read may be what is missed
    static void nothing(Discovered discovered, List<Gap> gaps, Opened opened, Invocation invocation) {
        var out = invocation.report();
        out.println("No environments were found, so there is nothing to compare.");
        around(opened, invocation, out);
        out.print("""

            Looked for, by name (dev, test, qa, uat, stage, staging, preprod, prod, production, regions of these):
              config/{env}.yaml, values-{env}.yaml, .env.{env}, {env}.tfvars, application-{env}.yml,
              appsettings.{Env}.json, docker-compose.{env}.yml, overlays/{env}/, environments/{env}/,
              Argo CD and Flux objects, sections of one file, a branch per environment.
            """);
        // what is a gap is told as one
        uncompared(
                discovered.uncompared().stream()
                        .filter(left -> !left.reason().isGap())
                        .toList(),
                out,
                NEAR_MISSES);
        unseen(gaps, out);
        out.print("""

            If yours are named otherwise, say so in fairway.yaml at the repository's root:

              version: 1
              route: [blue, green]
              environments:
                blue: {overlay: settings/blue.yaml}
                green: {overlay: settings/green.yaml}

            --run-modes compares development, test and local, too; --branches compares branches.
            """);
    }

    /// Where only a part of a repository was looked at: that the rest was not, and how it would be.
    private static void around(Opened opened, Invocation invocation, PrintWriter out) {
        var scope = opened.workspace().scope();
        if (scope.isEmpty()) {
            return;
        }
        out.println("""

            Only the folder %s of its repository was looked at. To look at all of it:
              fairway audit %s\
            """.formatted(
                SafeText.visible(scope),
                SafeText.visible(top(opened.workspace().root(), invocation).toString())));
    }

    /// As short as it can be typed: `..` from a folder in the repository, else the whole path.
    private static Path top(Path root, Invocation invocation) {
        try {
            var here = invocation.surroundings().directory().toRealPath();
            var way = here.relativize(root);
            return !here.startsWith(root) ? root : way.toString().isEmpty() ? Path.of(".") : way;
        } catch (IOException _) {
            return root;
        }
    }

    private static void uncompared(List<Uncompared> all, PrintWriter out, int most) {
        if (all.isEmpty()) {
            return;
        }
        out.println();
        out.println("Not compared");
        all.stream()
                .limit(most)
                .forEach(left -> item(
                        out,
                        left.template(),
                        left.reason().sentence()
                                + (left.names().isEmpty() ? "" : " (" + String.join(", ", left.names()) + ")")));
        if (all.size() > most) {
            out.println("  and %d more".formatted(all.size() - most));
        }
    }

    private static void unseen(List<Gap> all, PrintWriter out) {
        var gaps =
                all.stream().filter(gap -> !gap.what().equals("environments")).toList();
        if (!gaps.isEmpty()) {
            out.println();
            out.println("Not seen");
            gaps.stream().limit(NEAR_MISSES).forEach(gap -> item(out, gap.what(), gap.reason()));
            if (gaps.size() > NEAR_MISSES) {
                out.println("  and %d more".formatted(gaps.size() - NEAR_MISSES));
            }
        }
    }

    private static void item(PrintWriter out, String what, String why) {
        List.of("  " + what, "      " + why).forEach(line -> out.println(SafeText.visible(line)));
    }
}
