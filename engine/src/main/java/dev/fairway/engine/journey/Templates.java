package dev.fairway.engine.journey;

import dev.fairway.core.contract.Allowed;
import dev.fairway.core.contract.Rule;
import dev.fairway.engine.compare.Found;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/// Makes one template of many that say the same: `https://*.{env}.example.com` for fifty hosts.
final class Templates {

    /// So many templates are still few.
    private static final int FEW = 4;

    private Templates() {}

    /// A proposed rule with what it explains.
    record Named(String match, RuleBody body, List<Found> covered) {
        Named {
            covered = List.copyOf(covered);
        }
    }

    /// @param kept whether a rule that names an address says what it holds
    static List<Named> few(List<Named> all, BiPredicate<Rule, Found> kept) {
        var spread = new LinkedHashMap<String, Integer>();
        all.forEach(one -> template(one).forEach(text -> spread.merge(text, 1, Integer::sum)));
        if (spread.size() <= FEW) {
            return all;
        }
        var wide = new HashMap<String, Integer>();
        spread.sequencedKeySet().forEach(text -> wide.merge(widened(text), 1, Integer::sum));
        var few = new ArrayList<Named>();
        for (var one : all) {
            few.add(template(one).stream()
                    .findFirst()
                    .map(text -> replaced(one, text, wide, kept))
                    .orElse(one));
        }
        return few;
    }

    private static List<String> template(Named one) {
        return one.body().everywhere().stream()
                .filter(Allowed.Template.class::isInstance)
                .map(Allowed::text)
                .toList();
    }

    private static Named replaced(Named one, String text, Map<String, Integer> wide, BiPredicate<Rule, Found> kept) {
        var widened = widened(text);
        if (wide.getOrDefault(widened, 0) < 2) {
            return one;
        }
        var body = RuleBody.everywhere(new Allowed.Template(widened), one.body().reason());
        var holds = one.covered().stream()
                .allMatch(found -> kept.test(body.rule(found.address().toString()), found));
        return holds ? new Named(one.match(), body, one.covered()) : one;
    }

    /// No more than what it stands for: a host's star does not reach into the path.
    private static String star(String text) {
        return text.indexOf('/') < 0 ? "*" : "**";
    }

    /// What stands before the name and what follows its domain may be anything: `https://api.{env}.example.com/v1` is
    /// `https://*.{env}.example.com/**`.
    static String widened(String template) {
        var at = template.indexOf("{env}");
        var scheme = template.indexOf("://");
        var start = scheme >= 0 && scheme < at ? scheme + 3 : 0;
        var before = at <= start ? "" : star(template.substring(start, at));
        var behind = at + "{env}".length();
        if (scheme < 0) {
            return before + "{env}" + (behind < template.length() ? star(template.substring(behind)) : "");
        }
        var separator =
                at > start && !Character.isLetterOrDigit(template.charAt(at - 1)) ? template.charAt(at - 1) + "" : "";
        var end = template.indexOf('/', behind);
        var domain = template.substring(behind, end < 0 ? template.length() : end);
        return template.substring(0, start) + before + separator + "{env}" + domain + (end < 0 ? "" : "/**");
    }
}
