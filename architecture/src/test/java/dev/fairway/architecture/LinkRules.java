package dev.fairway.architecture;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Every relative link in a document leads somewhere.
final class LinkRules {

    private static final Pattern LINK = Pattern.compile("!?\\[[^\\]]*\\]\\(<?([^)\\s>]+)>?[^)]*\\)");
    private static final Pattern CODE = Pattern.compile("(?sm)^ *```.*?^ *```|`[^`\\n]*`");

    private LinkRules() {}

    static List<String> complaints(String name, Path folder, String text) {
        var complaints = new ArrayList<String>();
        var links = LINK.matcher(CODE.matcher(text).replaceAll(""));
        while (links.find()) {
            var target = links.group(1).replaceFirst("#.*", "");
            var leavesTheRepository = target.isEmpty() || target.matches("[a-z]+:.*");
            if (!leavesTheRepository && !Files.exists(folder.resolve(target))) {
                complaints.add("%s links to %s, which is not there".formatted(name, target));
            }
        }
        return complaints;
    }
}
