package dev.fairway.core.discovery;

import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/// A family before its environments have the repository's names.
record Draft(Folder parent, SiblingGroup group, boolean folders, List<DraftUnit> units) {

    Draft {
        units = List.copyOf(units);
    }

    String template() {
        return parent.path() + group.template() + (folders ? "/" : "");
    }

    Draft withUnits(List<DraftUnit> others) {
        return new Draft(parent, group, folders, others);
    }

    /// Whether some unit is there for two environments, so that there is something to compare.
    boolean sharesSomething() {
        return units.stream().anyMatch(unit -> unit.files().size() > 1);
    }

    /// A unit before its environments have the repository's names.
    record DraftUnit(String template, Layout layout, NavigableMap<EnvKey, String> files, String section) {
        DraftUnit {
            files = Collections.unmodifiableNavigableMap(new TreeMap<>(files));
        }

        DraftUnit withFiles(NavigableMap<EnvKey, String> others) {
            return new DraftUnit(template, layout, others, section);
        }
    }
}
