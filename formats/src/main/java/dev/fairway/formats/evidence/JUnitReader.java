package dev.fairway.formats.evidence;

import dev.fairway.core.evidence.EvidenceReading;
import dev.fairway.formats.evidence.XmlHandler.Element;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the XML that JUnit's runners, pytest and many others write. Its elements are counted; what it counts
/// itself only has to agree. Its times have no zone, and are not read.
final class JUnitReader implements XmlHandler {

    private static final Set<String> SUITES = Set.of("testsuites", "testsuite");
    private static final List<String> COUNTED = List.of("tests", "failures", "errors", "skipped");
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,15}");

    private final Deque<Suite> open = new ArrayDeque<>();
    private final JUnitTally all = new JUnitTally();
    private @Nullable JUnitCase test;

    /// A suite, while its elements go by.
    ///
    /// @param claimed what it counts itself
    /// @param own its own tests
    /// @param whole its own tests, and those of the suites within it
    private record Suite(int line, Map<String, Long> claimed, JUnitTally own, JUnitTally whole) {}

    static boolean isRoot(String name) {
        return SUITES.contains(name);
    }

    EvidenceReading judged() {
        return all.run().judged();
    }

    @Override
    public void start(List<String> path, Element element) {
        var name = path.getLast();
        var parent = path.size() < 2 ? "" : path.get(path.size() - 2);
        if (SUITES.contains(name) && (path.size() == 1 || isAmongSuites(path))) {
            open.push(new Suite(element.line(), claimed(element), new JUnitTally(), new JUnitTally()));
        } else if (name.equals("testcase") && isAmongSuites(path)) {
            test = new JUnitCase(element);
        } else if (name.equals("testcase") || SUITES.contains(name)) {
            throw new Refusal("a test or suite stands where none may stand, on line " + element.line());
        } else if (parent.equals("testcase") && test != null) {
            test.child(name);
        } else if (isAmongSuites(path)) {
            outside(name);
        }
    }

    private static boolean isAmongSuites(List<String> path) {
        return path.size() > 1 && SUITES.contains(path.get(path.size() - 2));
    }

    /// A suite may fail in none of its tests, as when it cannot be set up.
    private void outside(String name) {
        var own = open.getFirst().own();
        switch (name) {
            case "failure" -> own.failuresOutside++;
            case "error" -> own.errorsOutside++;
            default -> {}
        }
    }

    @Override
    public void text(List<String> path, String part) {}

    @Override
    public void end(List<String> path) {
        var name = path.getLast();
        if (name.equals("testcase") && test != null) {
            test.countIn(open.getFirst().own());
            test = null;
        } else if (SUITES.contains(name)) {
            close(open.pop(), name);
        }
    }

    private void close(Suite suite, String name) {
        suite.whole().add(suite.own());
        suite.claimed().forEach((attribute, count) -> {
            var agrees = suite.whole().agrees(attribute, count)
                    || (name.equals("testsuite") && suite.own().agrees(attribute, count));
            if (!agrees) {
                throw new Refusal("the attribute %s of the %s on line %d disagrees with the elements below it"
                        .formatted(attribute, name, suite.line()));
            }
        });
        (open.isEmpty() ? all : open.getFirst().whole()).add(suite.whole());
    }

    private static Map<String, Long> claimed(Element element) {
        var claimed = new LinkedHashMap<String, Long>();
        for (var attribute : COUNTED) {
            element.attribute(attribute).ifPresent(text -> {
                if (!COUNT.matcher(text).matches()) {
                    throw new Refusal("the attribute %s on line %d is no count".formatted(attribute, element.line()));
                }
                claimed.put(attribute, Long.parseLong(text));
            });
        }
        return claimed;
    }
}
