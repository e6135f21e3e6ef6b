package dev.fairway.formats.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.Held;
import dev.fairway.core.release.Compatible;
import dev.fairway.core.release.ComponentKind;
import dev.fairway.core.release.Migration;
import dev.fairway.core.release.MigrationChange;
import dev.fairway.core.release.MigrationChange.What;
import dev.fairway.core.release.PartChange;
import dev.fairway.core.release.ReleaseComparison;
import dev.fairway.core.release.ReleaseComparison.FileChange;
import dev.fairway.core.release.ReleaseComparison.Inside;
import dev.fairway.core.release.ReleaseComparison.Part;
import dev.fairway.core.release.ReleaseComparison.SettingChange;
import dev.fairway.core.release.ReleaseComparison.Side;
import dev.fairway.core.report.Report.Gap;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Place;
import dev.fairway.core.tree.Source;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReleaseDiffTest {

    private static final Place PLACE = new Place(Source.of("config/base.yaml"), 4, 8);

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 200})
    void textIsAsTheGoldenFileHasIt(int width) {
        var text = ReleaseDiffText.render(sample(), new TextOptions(width, Style.PLAIN, false));

        Golden.check("release-diff-%d.txt".formatted(width), text);
    }

    @Test
    void jsonIsAsTheGoldenFileHasItAndHoldsToItsSchema() {
        var json = json(sample());

        Golden.check("release-diff.json", json);
        assertThat(SchemaCheck.faults("release-commands", json)).isEmpty();
        assertThat(SchemaCheck.faults("release-commands", json.replace("\"inserted\"", "\"sneaked in\"")))
                .isNotEmpty();
    }

    @Test
    void nothingThatDiffersIsSaidToBeOfTheSameParts() {
        var same = new ReleaseComparison(side("payments@1.4.1"), side("payments@1.4.2"), List.of(), List.of());

        assertThat(ReleaseDiffText.render(same, TextOptions.plain()))
                .isEqualTo("payments@1.4.1 and payments@1.4.2 are made of the same parts.\n");
    }

    @Test
    void nothingOfAReleaseSteersTheTerminal() {
        var name = "config/\u202eb.yaml";
        var part = new Part(
                new PartChange(ComponentKind.CONFIG, name, Optional.of(digest("a")), Optional.of(digest("b"))),
                new Inside.Unread());
        var text = ReleaseDiffText.render(
                new ReleaseComparison(
                        side("payments@1.4.1"),
                        side("payments@1.4.2"),
                        List.of(part),
                        List.of(new Gap("\u001b[2J", "gone", ""))),
                TextOptions.plain());

        assertThat(text).doesNotContain("\u202e", "\u001b").contains("how could not be read");
    }

    private static String json(ReleaseComparison comparison) {
        var out = new ByteArrayOutputStream();
        ReleaseDiffJson.write(comparison, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static ReleaseComparison sample() {
        return new ReleaseComparison(
                side("payments@1.4.1"),
                side("payments@1.4.2"),
                List.of(
                        part(ComponentKind.ARTIFACT, "api", "a", "b", new Inside.Closed()),
                        part(ComponentKind.ARTIFACT, "web", "", "b", new Inside.Closed()),
                        part(ComponentKind.CONFIG, "config/base.yaml", "a", "b", settings()),
                        part(ComponentKind.CONFIG, "config/old.yaml", "a", "", new Inside.Closed()),
                        part(ComponentKind.FLAGS, "flags.json", "a", "b", new Inside.Unread()),
                        part(ComponentKind.MIGRATIONS, "db", "a", "b", migrations()),
                        part(
                                ComponentKind.MODULE,
                                "network",
                                "a",
                                "b",
                                new Inside.Files(List.of(
                                        new FileChange("main.tf", FileChange.What.CHANGED),
                                        new FileChange("run.sh", FileChange.What.MADE_EXECUTABLE))))),
                List.of(new Gap(
                        "flags flags.json",
                        "its bytes in payments@1.4.1 are neither in the ledger nor in this repository",
                        "run this in a clone that has the commit 2f1d7c1")));
    }

    private static Inside settings() {
        return new Inside.Settings(
                List.of(
                        new SettingChange(address("db.pool.max"), number("10"), number("20")),
                        new SettingChange(
                                address("db.password"),
                                new Held.Present(new Node.Secret("fp:000000000001", PLACE)),
                                new Held.Present(new Node.Secret("fp:000000000002", PLACE))),
                        new SettingChange(address("tracing"), new Held.Absent(), number("1"))),
                14);
    }

    private static Inside migrations() {
        return new Inside.MigrationFiles(
                List.of("flyway"),
                List.of(
                        migration(What.CHANGED, "V1__payment.sql", "1"),
                        migration(What.INSERTED, "V2_1__fix.sql", "2_1"),
                        migration(What.ADDED, "V4__currency.sql", "4"),
                        new MigrationChange(
                                What.CHANGED,
                                Migration.Kind.REPEATABLE,
                                "R__views.sql",
                                Optional.empty(),
                                Optional.empty()),
                        migration(What.REMOVED, "V3__gone.sql", "3")),
                Optional.of(new Compatible("1", "3")),
                Optional.of(new Compatible("2", "4")));
    }

    private static MigrationChange migration(What what, String file, String version) {
        return new MigrationChange(what, Migration.Kind.VERSIONED, file, Optional.of(version), Optional.empty());
    }

    private static Address address(String path) {
        return new Address("", "config/base.yaml", path);
    }

    private static Held number(String text) {
        return new Held.Present(new Node.Scalar(Node.Kind.NUMBER, text, PLACE));
    }

    private static Part part(ComponentKind kind, String name, String from, String to, Inside inside) {
        return new Part(new PartChange(kind, name, optional(from), optional(to)), inside);
    }

    private static Optional<String> optional(String digit) {
        return digit.isEmpty() ? Optional.empty() : Optional.of(digest(digit));
    }

    private static String digest(String digit) {
        return "sha256:" + digit.repeat(64);
    }

    private static Side side(String name) {
        return new Side(
                digest(name.substring(name.length() - 1)), name, Optional.of("2f1d7c1c".repeat(5)), Optional.empty());
    }
}
