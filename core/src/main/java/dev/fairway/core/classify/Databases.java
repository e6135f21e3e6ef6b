package dev.fairway.core.classify;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What databases are called. Frameworks call them `shop_production` wherever they run.
final class Databases {

    private static final Set<String> WORDS = Set.of("db", "database", "dbname");
    private static final Pattern NAME = Pattern.compile("(?i)[a-z0-9_]{1,60}_production");
    private static final Pattern IN_URL = Pattern.compile(
            "(?i)((?:jdbc:)?(?:postgres(?:ql)?|postgis|mysql2?|mariadb|sqlserver|trilogy|mongodb(?:\\+srv)?)"
                    + "://[^?#]{1,200}/)([a-z0-9_]{1,60}_production)(?=[?#]|$)");

    private Databases() {}

    /// Whether all call their database the same, after production.
    static boolean oneName(Subject subject) {
        var names = new HashSet<String>();
        var named = subject.everyText(text -> {
            var url = IN_URL.matcher(text);
            names.add(url.find() ? url.group(2) : text);
            return isName(subject.name(), text) || IN_URL.matcher(text).find();
        });
        return named && names.size() == 1;
    }

    /// What stands beside the name.
    static String withoutName(String text) {
        return NAME.matcher(text).matches() ? "" : IN_URL.matcher(text).replaceFirst("$1");
    }

    private static boolean isName(List<String> name, String text) {
        return Words.any(name, WORDS) && NAME.matcher(text).matches();
    }
}
