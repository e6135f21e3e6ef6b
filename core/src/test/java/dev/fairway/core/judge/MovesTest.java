package dev.fairway.core.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.compare.Row;
import dev.fairway.core.finding.Held;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Place;
import dev.fairway.core.tree.Source;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is said of a change that is judged.
final class MovesTest {

    private static final Place PLACE = new Place(Source.of("prod.yaml"), 1, 1);

    @Test
    void onlyWhoHoldsSomethingElseMoved() {
        var now = holding("90");

        assertThat(Move.of("main", holding("60").row(), now))
                .extracting(Move::environment)
                .containsExactly("prod");
        assertThat(Move.of("main", now.row(), now)).isEmpty();
    }

    @Test
    void theLastCommitOfThatEnvironmentIsNamed() {
        var now = Example.setting("timeout", "30", "30", "90")
                .moved("prod", "a".repeat(40), "30", "60")
                .moved("prod", "b".repeat(40), "60", "90")
                .told();
        var moved = now.withMoves(Move.of("main", holding("30").row(), now));

        assertThat(Moves.told(moved)).hasValue("Since main, prod went from 30 to 90 (Ada, \"Change it\" bbbbbbbb)");
        assertThat(Sentences.actions(moved).getFirst()).isEqualTo("prod.yaml:1: take it back, 90 -> 30");
    }

    @Test
    void aSecretIsNeverSaid() {
        var now = holding(new Node.Secret("abc", PLACE));
        var then = holding(new Node.Secret("def", PLACE));
        var moved = now.withMoves(Move.of("main", then.row(), now));

        assertThat(Moves.told(moved)).hasValue("Since main, prod went from (secret) to (secret)");
    }

    @Test
    void whatCameOrWentIsTakenBackInWords() {
        var now = holding("90");
        var moved = now.withMoves(Move.of("main", holding("-").row(), now));

        assertThat(Moves.told(moved)).hasValue("Since main, prod went from absent to 90");
        assertThat(Sentences.actions(moved).getFirst()).isEqualTo("take back in prod what the change did");
    }

    private static Difference holding(String prod) {
        return Example.setting("timeout", "30", "30", prod).told();
    }

    private static Difference holding(Node prod) {
        var plain = holding("90");
        var held = new LinkedHashMap<>(plain.row().values());
        held.put("prod", new Held.Present(prod));
        var row = new Row(
                plain.row().path(), held, plain.row().groups(), plain.row().sameness());
        return Difference.found(plain.unit(), plain.route(), plain.address(), row, plain.suspicion(), Optional.empty());
    }
}
