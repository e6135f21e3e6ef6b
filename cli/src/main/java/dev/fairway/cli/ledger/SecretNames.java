package dev.fairway.cli.ledger;

import dev.fairway.core.release.Component;
import dev.fairway.core.release.Release;
import dev.fairway.core.secret.SecretRule;
import dev.fairway.engine.release.Manifests;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import java.util.ArrayList;
import java.util.List;

/// Names of parts and files are kept for ever, so that none may be a token.
final class SecretNames {

    private SecretNames() {}

    /// A sentence of each kind of name in which a token stands, without the name.
    ///
    /// @param objects that parts of the release are the digests of
    static List<String> mistakes(Release release, List<Bytes> objects) {
        var kinds = new ArrayList<String>();
        if (SecretRule.holdsToken(release.version())) {
            kinds.add("--version");
        }
        for (var part : release.components()) {
            if (SecretRule.holdsToken(part.name())) {
                kinds.add(
                        switch (part.kind()) {
                            case CONFIG -> "--config: the path of a file";
                            case FLAGS -> "--flags: the path of a file";
                            case ARTIFACT, DATA, MIGRATIONS, MODULE ->
                                "the name of a part (%s)".formatted(part.kind().word());
                        });
            } else if (objects.stream().anyMatch(object -> isOf(part, object) && hasToken(object))) {
                kinds.add("the name of a file in %s %s".formatted(part.kind().word(), part.name()));
            }
        }
        if (kinds.isEmpty() && hasToken(Manifests.bytes(release))) {
            kinds.add("a name in this release");
        }
        return kinds.stream()
                .distinct()
                .map("%s looks like a secret, and would be kept for ever"::formatted)
                .toList();
    }

    private static boolean isOf(Component part, Bytes object) {
        return Digest.of(object).text().equals(part.digest());
    }

    private static boolean hasToken(Bytes document) {
        return document.text().stream()
                .flatMap(text -> List.of(text.split("\"", -1)).stream())
                .anyMatch(SecretRule::holdsToken);
    }
}
