package dev.fairway.core.judge;

import dev.fairway.core.classify.Grants;
import dev.fairway.core.classify.Words;
import dev.fairway.core.finding.Category;
import dev.fairway.core.finding.FindingKind;
import dev.fairway.core.finding.Held;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Segment;
import dev.fairway.core.tree.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Which part of an environment an address belongs to.
final class Categories {

    private static final Set<String> FLAG_WORDS = Set.of(
            "flag",
            "flags",
            "feature",
            "features",
            "toggle",
            "toggles",
            "experiment",
            "experiments",
            "rollout",
            "rollouts");
    /// Where a program asks for its flags: how it does so is a setting like any other.
    private static final Set<String> FLAG_SERVICES = Set.of("unleash", "launchdarkly", "flagd");
    /// Databases call their options flags.
    private static final Set<String> PLAIN_FLAG = Set.of("flag", "flags");
    /// Of these lists each item is a variable: what it is called says what it is.
    private static final Set<String> VARIABLES = Set.of(
            "env",
            "envs",
            "environment",
            "variable",
            "variables",
            "var",
            "vars",
            "parameter",
            "parameters",
            "setting",
            "settings",
            "config",
            "configs");
    /// Options of programs are called flags, too.
    private static final Set<String> OPTION_WORDS = Set.of(
            "jvm", "java", "javac", "gc", "compiler", "cflags", "ldflags", "linker", "cli", "build", "node", "ruby");
    private static final Pattern FLAG_FILE = Pattern.compile(
            "(?i)(?:.*[/._-])?(?:feature|flag|toggle|experiment)s?(?:[._-].*)?|(?:.*[/._-])?(?:flag|toggle)s?/.*"
                    + "|(?:.*/)?features?[-_]?(?:flag|toggle|switche)s?[/._-].*");
    private static final Set<String> ACCESS_WORDS = Set.of(
            "role",
            "roles",
            "rolebinding",
            "permission",
            "permissions",
            "rbac",
            "iam",
            "acl",
            "allowlist",
            "whitelist",
            "denylist",
            "admin",
            "admins",
            "scopes",
            "claims",
            "authorization",
            "impersonate",
            "sudo",
            "privileged");
    private static final Pattern ACCESS_KINDS =
            Pattern.compile("(?:.*/)?(?:Role|ClusterRole|RoleBinding|ClusterRoleBinding"
                    + "|NetworkPolicy|AuthorizationPolicy|PodSecurityPolicy)/.*");
    private static final Pattern ALLOWED_WHO =
            Pattern.compile("(?i).*allowed[-_](?:users|groups|organi[sz]ations|teams|members|principals|ips|cidrs).*"
                    + "|.*admin[-_]?users.*|.*access[-_]?polic(?:y|ies).*|.*public(?:ly)?[-_]?access.*");
    /// A statement of a policy: who may do what, with what.
    private static final Pattern STATEMENT = Pattern.compile("(?:.*\\.)?[Ss]tatements?(?:\\[[^]]*])?\\.(?:[Nn]ot_?)?"
            + "(?:[Ee]ffect|[Aa]ctions?|[Rr]esources?|[Pp]rincipals?|[Cc]onditions?)\\b.*");
    private static final Set<String> DATABASE_WORDS = Set.of(
            "datasource",
            "database",
            "databases",
            "jdbc",
            "postgres",
            "postgresql",
            "mysql",
            "mariadb",
            "mongodb",
            "redis",
            "hikari",
            "db",
            "sql");
    private static final Pattern MANIFEST = Pattern.compile("(?:[a-z0-9.-]+/)?[A-Z][A-Za-z]+/.*");

    private Categories() {}

    static Category of(Difference difference) {
        var resource = difference.address().resource();
        var words = words(difference.row().path());
        if (difference.suspicion().kind() == FindingKind.VERSION) {
            return Category.ARTIFACT;
        }
        if (ACCESS_KINDS.matcher(resource).matches()
                || any(words, ACCESS_WORDS)
                || ALLOWED_WHO.matcher(difference.address().path()).matches()
                || STATEMENT.matcher(difference.address().path()).matches()
                || grants(difference)) {
            return Category.ACCESS;
        }
        if (isFlag(difference, words)) {
            return Category.FLAG;
        }
        if (any(words, DATABASE_WORDS)) {
            return Category.DATABASE;
        }
        if (resource.endsWith(".tfvars") || resource.endsWith(".tfvars.json") || resource.endsWith(".tf")) {
            return Category.INFRASTRUCTURE;
        }
        return MANIFEST.matcher(resource).matches() ? workload(words) : Category.CONFIGURATION;
    }

    /// What lists call their items says whose the value is, not what it is: `apps[name=admin].logo` is no permission.
    private static List<String> words(TreePath path) {
        var words = new ArrayList<String>();
        var list = List.<String>of();
        for (var segment : path.segments()) {
            switch (segment) {
                case Segment.Key(var name) -> {
                    list = Words.of(name);
                    words.addAll(list);
                }
                case Segment.Item(var _, var value) -> {
                    if (any(list, VARIABLES) || any(list, FLAG_WORDS)) {
                        words.addAll(Words.of(value));
                    }
                }
                case Segment.Member _, Segment.Index _ -> {}
            }
        }
        return words;
    }

    private static boolean isFlag(Difference difference, List<String> words) {
        if (difference.row().path().isRoot()) {
            return false;
        }
        var flags = words.stream().filter(FLAG_WORDS::contains).toList();
        if (flags.isEmpty()) {
            return FLAG_FILE.matcher(difference.unit()).matches()
                    || (any(words, FLAG_SERVICES) && ValueSort.of(difference.row()) == ValueSort.BOOLEAN);
        }
        return !any(words, OPTION_WORDS)
                && !options(difference)
                && !(PLAIN_FLAG.containsAll(flags) && any(words, DATABASE_WORDS));
    }

    /// `arn:aws:iam::aws:policy/ReadOnlyAccess`, `roles/viewer`.
    private static boolean grants(Difference difference) {
        return difference.row().values().values().stream()
                .anyMatch(held -> held instanceof Held.Present(Node.Scalar scalar) && Grants.named(scalar.text()));
    }

    /// `-Xmx512m`, `--verbose`.
    private static boolean options(Difference difference) {
        return difference.row().values().values().stream()
                .anyMatch(held -> held instanceof Held.Present(Node.Scalar scalar)
                        && scalar.kind() == Node.Kind.TEXT
                        && scalar.text().startsWith("-"));
    }

    /// Environment variables and configuration inside an object are configuration all the same.
    private static Category workload(List<String> words) {
        return words.contains("env") || words.contains("data") ? Category.CONFIGURATION : Category.WORKLOAD;
    }

    private static boolean any(List<String> words, Set<String> wanted) {
        return words.stream().anyMatch(wanted::contains);
    }
}
