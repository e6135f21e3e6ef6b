package dev.fairway.core.classify;

import dev.fairway.core.tree.Node;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/// What runs: images, tags, charts, module references, engines, libraries.
final class Versions {

    private static final Set<String> NAMES = Set.of(
            "version", "versions", "image", "tag", "revision", "ref", "digest", "sha", "newtag", "chart", "imagetag");
    private static final Pattern RANGE = Pattern.compile("[~^<>=v]{0,2}\\s*[0-9]+(?:\\.[0-9x*]+)*+.*");
    /// `POSTGRES_14`, `mysql8.0`, `aurora-postgresql15`
    private static final Pattern ENGINE = Pattern.compile(
            "(?i)(?:default\\.)?(?:aurora-?)?(?:postgres(?:ql)?|mysql|mariadb|sqlserver|oracle|redis|valkey|memcached"
                    + "|mongodb|docdb|elasticsearch|opensearch|kafka|neptune)[-_. ]?v?[0-9]+(?:[._][0-9x]+)*+");
    private static final Pattern IMAGE = Pattern.compile(
            "[a-z0-9][a-z0-9._-]*(?::[0-9]+)?(?:/[a-z0-9._-]+)*+(?::[A-Za-z0-9._-]+)?(?:@sha256:[0-9a-f]{64})?");

    /// `1.10.2`, `v2.0.0-rc.1`: three numbers, which neither addresses nor decimals have
    private static final Pattern TRIPLE =
            Pattern.compile("[vV]?[0-9]{1,9}(?:\\.[0-9]{1,9}){2}(?:[-+][0-9A-Za-z.+-]{1,60})?");
    private static final Pattern DATE = Pattern.compile("[0-9]{1,2}\\.[0-9]{1,2}\\.[0-9]{4}");
    /// Of these three numbers are the beginning of an address.
    private static final Set<String> NETWORKS =
            Set.of("ip", "cidr", "subnet", "network", "net", "prefix", "address", "vpc", "dns", "range");
    /// `org.postgresql:postgresql:42.7.3`, `psycopg2==2.9.9`
    private static final Pattern LIBRARY = Pattern.compile(
            "[A-Za-z0-9._-]{1,100}(?::[A-Za-z0-9._-]{1,100}:|==)[vV]?[0-9]{1,9}(?:\\.[0-9A-Za-z-]{1,40}){1,7}");

    private Versions() {}

    static boolean matches(Subject subject) {
        if (subject.name().stream().noneMatch(NAMES::contains)) {
            return subject.texts().size() > 1
                    && subject.everyText(text -> text.contains("@sha256:")
                            || text.contains("?ref=")
                            || image(text)
                            || ENGINE.matcher(text).matches()
                            || LIBRARY.matcher(text).matches()
                            || (triple(text) && !Words.any(subject.name(), NETWORKS)));
        }
        return subject.everyText(
                        text -> !text.contains(" ") || RANGE.matcher(text).matches())
                && !subject.everyText(text -> text.equals("true") || text.equals("false"));
    }

    private static boolean triple(String text) {
        return TRIPLE.matcher(text).matches() && !DATE.matcher(text).matches();
    }

    /// An image with a registry or repository and a tag: nothing else is written like it.
    static boolean image(String text) {
        return text.contains("/")
                && text.lastIndexOf(':') > text.lastIndexOf('/')
                && IMAGE.matcher(text).matches()
                && !text.contains("://");
    }

    /// Whether all run images of one repository.
    static boolean oneRepository(Subject subject) {
        var names = new HashSet<String>();
        var images = subject.everyText(text -> {
            names.add(text.substring(0, text.length() - tag(text).length()));
            return image(text);
        });
        return images && names.size() == 1;
    }

    /// Of an image what stands behind its name.
    static String tag(String image) {
        var digest = image.indexOf('@');
        var end = digest < 0 ? image.length() : digest;
        var colon = image.lastIndexOf(':', end - 1);
        return image.substring(colon > image.lastIndexOf('/') ? colon : end);
    }

    /// Whether a node looks like what runs, for presence rows.
    static boolean isImage(Node node) {
        return node instanceof Node.Scalar scalar && image(scalar.text());
    }
}
