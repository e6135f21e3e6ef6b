package dev.fairway.core.evidence;

import dev.fairway.core.secret.SecretRule;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Names of tools and builders that may be repeated: short, in plain letters, and without a secret.
final class Makers {

    private static final int MOST = 10;

    private static final Pattern NAME = Pattern.compile("[!-~](?:[ -~]{0,198}[!-~])?");

    private Makers() {}

    static List<String> shown(Collection<String> names) {
        return new TreeSet<>(names).stream().filter(Makers::isShown).limit(MOST).toList();
    }

    private static boolean isShown(String name) {
        return NAME.matcher(name).matches() && !SecretRule.isSecretOutput(name);
    }
}
