package dev.fairway.core.judge;

import dev.fairway.core.finding.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Whole files and objects that the same environments lack: those of one folder, or of one overlay, are one finding,
/// whenever each was added. A folder counts with the folders below it.
final class Wholes {

    private Wholes() {}

    private record Side(Pattern pattern, Verdict verdict) {}

    static Collection<List<Difference>> joined(Collection<List<Difference>> causes) {
        var joined = new ArrayList<List<Difference>>();
        var bySide = new LinkedHashMap<Side, Map<String, List<Difference>>>();
        for (var cause : causes) {
            var main = cause.getFirst();
            if (!main.row().path().isRoot() || main.rule().isPresent()) {
                joined.add(cause);
                continue;
            }
            bySide.computeIfAbsent(new Side(Pattern.of(main), main.verdict()), _ -> new TreeMap<>())
                    .computeIfAbsent(place(main), _ -> new ArrayList<>())
                    .addAll(cause);
        }
        bySide.values().forEach(places -> joined.addAll(outermost(places).values()));
        return joined;
    }

    /// The folder of a file; the overlay or file that states an object.
    private static String place(Difference difference) {
        var file = difference.address().resource();
        var object = !file.equals(difference.unit());
        var path = object ? difference.unit() : file;
        var end = path.lastIndexOf('/', path.length() - 2);
        return (object ? path : path.substring(0, end + 1)) + (object ? "#" : "");
    }

    /// Moves what lies below another place into it. The places come in order, so that the outer one is there before.
    private static Map<String, List<Difference>> outermost(Map<String, List<Difference>> places) {
        var kept = new TreeMap<String, List<Difference>>();
        places.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> entry.getKey().length()))
                .forEach(entry -> kept.entrySet().stream()
                        .filter(outer ->
                                outer.getKey().endsWith("/") && entry.getKey().startsWith(outer.getKey()))
                        .findFirst()
                        .ifPresentOrElse(
                                outer -> outer.getValue().addAll(entry.getValue()),
                                () -> kept.put(entry.getKey(), entry.getValue())));
        return kept;
    }
}
