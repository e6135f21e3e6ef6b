package dev.fairway.engine.journey;

import dev.fairway.core.contract.Allowed;
import dev.fairway.core.contract.Rule;
import dev.fairway.engine.compare.Found;
import java.util.HashMap;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/// Makes one template of many that say the same: `https://*.{env}.example.com` for fifty hosts.
final class Templates {

    /// So many templates are better told one by one than by a wider one.
    static final int FEW = 8;

    private Templates() {}

    /// A proposed rule with what it explains.
    record Named(String match, RuleBody body, List<Found> covered) {
        Named {
            covered = List.copyOf(covered);
        }
    }

    /// Hosts are widened first, paths only where those of one domain are many.
    ///
    /// @param kept whether a rule that names an address says what it holds
    static List<Named> few(List<Named> all, BiPredicate<Rule, Found> kept) {
        return few(few(all, Templates::widened, kept), Templates::anyPath, kept);
    }

    private static List<Named> few(List<Named> all, UnaryOperator<String> wider, BiPredicate<Rule, Found> kept) {
        var wide = new HashMap<String, Integer>();
        all.stream()
                .flatMap(one -> template(one).stream())
                .distinct()
                .forEach(text -> wide.merge(wider.apply(text), 1, Integer::sum));
        return all.stream()
                .map(one -> template(one).stream()
                        .map(wider)
                        .filter(text -> wide.getOrDefault(text, 0) > FEW)
                        .findFirst()
                        .map(text -> replaced(one, text, kept))
                        .orElse(one))
                .toList();
    }

    private static List<String> template(Named one) {
        return one.body().everywhere().stream()
                .filter(Allowed.Template.class::isInstance)
                .map(Allowed::text)
                .toList();
    }

    private static Named replaced(Named one, String widened, BiPredicate<Rule, Found> kept) {
        var body = RuleBody.everywhere(new Allowed.Template(widened), one.body().reason());
        var holds = one.covered().stream()
                .allMatch(found -> kept.test(body.rule(found.address().toString()), found));
        return holds ? new Named(one.match(), body, one.covered()) : one;
    }

    /// What stands before the name may be any one name: `https://api.{env}.example.com/v1` is
    /// `https://*.{env}.example.com/v1`. A host is never widened for a name that stands in the path.
    static String widened(String template) {
        var at = template.indexOf("{env");
        var behind = template.indexOf('}', at) + 1;
        var scheme = template.indexOf("://");
        if (scheme < 0) {
            return star(template.substring(0, at), false)
                    + template.substring(at, behind)
                    + star(template.substring(behind), true);
        }
        var start = scheme + 3;
        return at <= start || template.substring(start, at).indexOf('/') >= 0
                ? template
                : template.substring(0, start) + star(template.substring(start, at), false) + template.substring(at);
    }

    /// As [#widened], with anything behind the host: `https://*.{env}.example.com/**`.
    static String anyPath(String template) {
        var widened = widened(template);
        var end = widened.indexOf('/', widened.indexOf("://") + 3);
        return widened.contains("://") && end > widened.indexOf("{env") ? widened.substring(0, end) + "/**" : widened;
    }

    /// A star for a text, but for what parts it from the name beside it.
    private static String star(String text, boolean behind) {
        if (text.length() < 2) {
            return text;
        }
        var star = text.indexOf('/') < 0 ? "*" : "**";
        var mark = behind ? text.charAt(0) : text.charAt(text.length() - 1);
        if (Character.isLetterOrDigit(mark)) {
            return star;
        }
        return behind ? mark + star : star + mark;
    }
}
