package dev.fairway.cli.ledger;

import dev.fairway.core.release.Component;
import dev.fairway.engine.release.Recalls;
import dev.fairway.engine.release.Releases;
import dev.fairway.formats.report.LedgerJson;
import dev.fairway.formats.report.SafeText;
import java.util.List;
import java.util.Optional;

/// Releases, as people and programs read them.
final class ReleaseText {

    private ReleaseText() {}

    /// One release with all of its parts.
    static String shown(Releases.Recorded recorded, Optional<Recalls.Recall> newest) {
        var text = new StringBuilder();
        text.append("%s  entry %d, %s%n".formatted(recorded.name(), recorded.index(), recorded.time()));
        recalled(newest)
                .ifPresent(recall -> text.append("  recalled    since %s, entry %d: %s%n"
                        .formatted(
                                recall.time(),
                                recall.index(),
                                recall.reason().map(SafeText::visible).orElse("the reason was erased"))));
        text.append("  id          %s%n".formatted(recorded.id()));
        var release = recorded.release();
        release.commit().ifPresent(it -> text.append("  commit      %s%n".formatted(it)));
        release.supersedes().ifPresent(it -> text.append("  supersedes  %s%n".formatted(it)));
        var width = release.components().stream()
                .mapToInt(component -> component.name().length())
                .max()
                .orElse(0);
        for (Component component : release.components()) {
            text.append("  %-10s  %-"
                    .concat(width + "s  %s%n")
                    .formatted(component.kind().word(), SafeText.visible(component.name()), component.digest()));
        }
        return text.toString();
    }

    /// A recall that holds.
    static Optional<Recalls.Recall> recalled(Optional<Recalls.Recall> newest) {
        return newest.filter(it -> it.state() == Recalls.State.RECALLED);
    }

    static LedgerJson.Shown json(Releases.Recorded recorded, Optional<Recalls.Recall> newest) {
        var release = recorded.release();
        List<LedgerJson.Part> parts = release.components().stream()
                .map(it -> new LedgerJson.Part(it.kind().word(), it.name(), it.digest()))
                .toList();
        return new LedgerJson.Shown(
                recorded.id().text(),
                recorded.name(),
                release.commit(),
                release.supersedes(),
                parts,
                recalled(newest).map(it -> new LedgerJson.Recalled(it.index(), it.time(), it.actor(), it.reason())),
                recorded.index(),
                recorded.time());
    }
}
