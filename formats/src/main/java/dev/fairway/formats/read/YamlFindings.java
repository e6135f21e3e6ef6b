package dev.fairway.formats.read;

import dev.fairway.core.tree.Place;
import java.util.HashMap;
import java.util.Map;

/// What is noticed while documents are composed, and the limits that hold meanwhile.
final class YamlFindings {

    private static final int LONGEST_POOLED = 64;
    private static final int MOST_POOLED = 20_000;
    private static final String UNMERGEABLE = "only mappings can be merged by <<";

    private final Gathering gathering;
    private final Map<String, String> pool = new HashMap<>();
    private boolean isTemplate;

    YamlFindings(Gathering gathering) {
        this.gathering = gathering;
    }

    /// In a template both branches of a condition may set the same key, and an action may become what is merged.
    void inTemplate(boolean inTemplate) {
        isTemplate = inTemplate;
    }

    void duplicate(String key, Place earlier, Place later) {
        if (!isTemplate) {
            gathering.doubt(later, Shown.duplicate(key, earlier));
        }
    }

    void unmergeable(Place place) {
        if (isTemplate) {
            gathering.note(place, UNMERGEABLE);
        } else {
            gathering.refuse(place, "no YAML: " + UNMERGEABLE);
        }
    }

    void checkNesting(int depth, Place place) {
        gathering.checkNesting(depth, place);
    }

    void checkScalar(int length, Place place) {
        gathering.checkScalar(length, place);
    }

    void countNode(Place place) {
        gathering.countNode(place);
    }

    void countAliased(long count, Place place) {
        gathering.countAliased(count, place);
    }

    long nodes() {
        return gathering.nodes();
    }

    /// One instance of each key: manifests repeat theirs thousands of times.
    String pooled(String key) {
        if (key.length() > LONGEST_POOLED || pool.size() > MOST_POOLED) {
            return key;
        }
        var known = pool.putIfAbsent(key, key);
        return known == null ? key : known;
    }
}
