package dev.fairway.engine.journey;

import dev.fairway.core.tree.ItemNames.Renamed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which items of lists were which before they got other names: each was one, namely the one for which most of what it
/// holds was agreed on. A new item is none, however alike.
final class ItemClaims {

    private final Map<Claim, Integer> votes = new LinkedHashMap<>();
    private Set<Claim> granted = new HashSet<>();

    /// That an item was the one of another name.
    private record Claim(String resource, Renamed item) {}

    /// Something that the item holds is what was agreed on for the other one.
    void vote(String resource, Renamed item) {
        votes.merge(new Claim(resource, item), 1, Integer::sum);
    }

    /// No more votes are taken.
    void decide() {
        var before = new HashMap<String, Set<String>>();
        var after = new HashMap<String, Set<String>>();
        var decided = new HashSet<Claim>();
        List<Map.Entry<Claim, Integer>> strongest = new ArrayList<>(votes.entrySet());
        strongest.sort(Map.Entry.<Claim, Integer>comparingByValue().reversed());
        for (var vote : strongest) {
            var claim = vote.getKey();
            var was = before.computeIfAbsent(claim.resource(), _ -> new HashSet<>());
            var is = after.computeIfAbsent(claim.resource(), _ -> new HashSet<>());
            if (!was.contains(claim.item().before())
                    && !is.contains(claim.item().after())) {
                was.add(claim.item().before());
                is.add(claim.item().after());
                decided.add(claim);
            }
        }
        granted = decided;
    }

    boolean granted(String resource, Renamed item) {
        return granted.contains(new Claim(resource, item));
    }
}
