package dev.fairway.cli.ledger;

import dev.fairway.core.release.Component;
import dev.fairway.engine.release.Releases;
import dev.fairway.formats.report.LedgerJson;
import dev.fairway.formats.report.SafeText;
import java.util.List;

/// Releases, as people and programs read them.
final class ReleaseText {

    private ReleaseText() {}

    /// One release with all of its parts.
    static String shown(Releases.Recorded recorded) {
        var text = new StringBuilder();
        text.append("%s  entry %d, %s%n".formatted(recorded.name(), recorded.index(), recorded.time()));
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

    static LedgerJson.Shown json(Releases.Recorded recorded) {
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
                recorded.index(),
                recorded.time());
    }
}
