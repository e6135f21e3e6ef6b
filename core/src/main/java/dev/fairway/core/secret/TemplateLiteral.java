package dev.fairway.core.secret;

import java.util.regex.Pattern;

/// Texts that a template gives where nothing else does: `{{ .Values.password | default "hunter2" }}`.
final class TemplateLiteral {

    private static final String QUOTED = "[\"']([^\"']{1,256})[\"']";

    private static final Pattern LITERAL = Pattern.compile(String.join(
            "|",
            "\\bdefault\\s{0,4}\\(?\\s{0,4}" + QUOTED,
            "(?:fetch|getenv|env|get)\\s{0,4}\\(\\s{0,4}[\"'][^\"']{1,256}[\"']\\s{0,4},\\s{0,4}" + QUOTED,
            "(?:\\|\\||\\bor|\\?\\?)\\s{0,4}" + QUOTED,
            "^(?:\\{\\{|<%=|\\$\\{)-?\\s{0,4}" + QUOTED));

    private TemplateLiteral() {}

    static boolean isSecret(String template) {
        if (template.length() > 4096 || (template.indexOf('"') < 0 && template.indexOf('\'') < 0)) {
            return false;
        }
        var matcher = LITERAL.matcher(template);
        while (matcher.find()) {
            for (var group = 1; group <= matcher.groupCount(); group++) {
                var literal = matcher.group(group);
                if (literal != null && !NotSecret.isReference(literal) && !NotSecret.isPlaceholder(literal)) {
                    return true;
                }
            }
        }
        return false;
    }
}
