package dev.fairway.core.discovery;

import dev.fairway.core.discovery.Draft.DraftUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Which unit each path belongs to, where several could have it.
///
/// @param holders the unit by path; folders end in `/` and hold what is below them
record Claims(Map<String, DraftUnit> holders) {

    static Claims of(List<Draft> drafts) {
        var holders = new HashMap<String, DraftUnit>();
        for (var draft : drafts) {
            for (var unit : draft.units()) {
                for (var path : unit.files().values()) {
                    var holder = holders.get(path);
                    if (holder == null || holder.files().size() < unit.files().size()) {
                        holders.put(path, unit);
                    }
                }
            }
        }
        return new Claims(holders);
    }

    NavigableMap<EnvKey, String> heldBy(DraftUnit unit) {
        var held = new TreeMap<EnvKey, String>();
        unit.files().forEach((key, path) -> {
            if (unit.equals(holders.get(path)) && !lostToFolder(unit, path)) {
                held.put(key, path);
            }
        });
        return held;
    }

    private boolean lostToFolder(DraftUnit unit, String path) {
        for (var slash = path.lastIndexOf('/', path.length() - 2);
                slash > 0;
                slash = path.lastIndexOf('/', slash - 1)) {
            var holder = holders.get(path.substring(0, slash + 1));
            if (holder != null
                    && !holder.equals(unit)
                    && holder.files().size() >= unit.files().size()) {
                return true;
            }
        }
        return false;
    }
}
