package dev.fairway.core.discovery;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import dev.fairway.core.discovery.EnvKey.Sighting;
import dev.fairway.core.environment.Tier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Finds, among the children of one folder, the names that are alike but for the environment.
final class SiblingGroups {

    static final String PLACEHOLDER = "{env}";
    /// What stands between an environment's name and the rest.
    private static final Pattern SEPARATOR = Pattern.compile("[-._](?=\\{env})|(?<=\\{env})[-._]");

    private SiblingGroups() {}

    /// All groups of two or more, and of those with one name that nothing stands beside: near misses.
    static List<SiblingGroup> find(
            List<FileName> names, boolean folders, boolean holdEnvironments, Vocabulary vocabulary) {
        var plain = new Buckets(new TreeMap<>());
        var regional = new Buckets(new TreeMap<>());
        for (var name : names) {
            sight(name, vocabulary, plain, regional);
        }
        var plainGroups = plain.groups("names that differ in the environment only");
        var regionalGroups = regional.groups("several regions or rings of one environment").stream()
                .filter(group -> explainsMore(group, plainGroups))
                .toList();
        var kept = new ArrayList<SiblingGroup>(regionalGroups);
        plainGroups.stream()
                .filter(group -> regionalGroups.stream().noneMatch(regions -> covers(regions, group)))
                .forEach(kept::add);
        if (holdEnvironments) {
            return EveryChild.complete(kept, names, folders, vocabulary);
        }
        return kept.stream().map(group -> withBareName(group, names, folders)).toList();
    }

    private static void sight(FileName name, Vocabulary vocabulary, Buckets plain, Buckets regional) {
        var mentions = Mention.in(name.stem(), vocabulary);
        var kins = new TreeSet<String>();
        for (var mention : mentions) {
            var kin = mention.word().kin();
            if (!kins.add(kin)) {
                continue;
            }
            var same = mentions.stream()
                    .filter(other -> other.word().kin().equals(kin))
                    .toList();
            plain.add(templated(name.stem(), same, false), name, sighting(name, mention, false));
            regional.add(templated(name.stem(), List.of(mention), true), name, sighting(name, mention, true));
        }
    }

    private static Sighting sighting(FileName name, Mention mention, boolean wide) {
        var word = mention.word();
        var region = wide ? mention.region() : "";
        var token = wide
                ? name.stem().substring(mention.wideStart(), mention.wideEnd())
                : name.stem().substring(mention.start(), mention.end());
        return new Sighting(
                new EnvKey(word.kin(), region),
                token,
                name.stem() + name.extension(),
                name.extension(),
                word.tier(),
                word.rank(),
                word.strong());
    }

    private static String templated(String stem, List<Mention> mentions, boolean wide) {
        var text = new StringBuilder();
        var from = 0;
        for (var mention : mentions) {
            text.append(stem, from, wide ? mention.wideStart() : mention.start())
                    .append(PLACEHOLDER);
            from = wide ? mention.wideEnd() : mention.end();
        }
        return text.append(stem, from, stem.length()).toString();
    }

    /// Regions are only needed where the environments' words alone leave siblings apart.
    private static boolean explainsMore(SiblingGroup regions, List<SiblingGroup> plain) {
        var hasRegion = regions.members().keySet().stream()
                .anyMatch(key -> !key.region().isEmpty());
        var best = plain.stream()
                .filter(SiblingGroup::isCertain)
                .filter(group -> covers(regions, group))
                .mapToInt(group -> group.members().size())
                .max()
                .orElse(0);
        return hasRegion && regions.isCertain() && regions.members().size() > best;
    }

    private static boolean covers(SiblingGroup larger, SiblingGroup smaller) {
        return names(larger).containsAll(names(smaller));
    }

    static Set<String> names(SiblingGroup group) {
        return group.members().values().stream().map(Sighting::name).collect(toSet());
    }

    /// `app.yaml` beside `app-staging.yaml` is production's, unless files of that name are laid under the others.
    private static SiblingGroup withBareName(SiblingGroup group, List<FileName> names, boolean folders) {
        if (folders || group.hasProduction() || !group.leadsToProduction()) {
            return group;
        }
        var bare = Elision.withoutToken(Elision.stem(group.template()));
        for (var name : names) {
            if (bare.contains(name.stem()) && !Elision.isInherited(name.stem()) && sameFormat(name, group)) {
                var members = new TreeMap<>(group.members());
                var key = new EnvKey("prod", "");
                var whole = name.stem() + name.extension();
                members.put(key, new Sighting(key, "", whole, name.extension(), Tier.PROD, 80, true));
                return new SiblingGroup(
                        group.template(), members, "a name beside the same name with a suffix is production");
            }
        }
        return group;
    }

    private static boolean sameFormat(FileName name, SiblingGroup group) {
        var format = FileName.format(name.extension());
        return group.members().values().stream()
                .allMatch(sighting -> FileName.format(sighting.extension()).equals(format));
    }

    /// Sightings by template, then by extension.
    private record Buckets(NavigableMap<String, NavigableMap<String, NavigableMap<EnvKey, Sighting>>> byTemplate) {

        void add(String template, FileName name, Sighting sighting) {
            var members = byTemplate
                    .computeIfAbsent(template, _ -> new TreeMap<>())
                    .computeIfAbsent(name.extension(), _ -> new TreeMap<>());
            var present = members.putIfAbsent(sighting.key(), sighting);
            if (present != null && !present.token().equalsIgnoreCase(sighting.token())) {
                // `stage` and `staging` side by side are two environments
                var own = new EnvKey(sighting.token().toLowerCase(Locale.ROOT), "");
                members.putIfAbsent(
                        own,
                        new Sighting(
                                own,
                                sighting.token(),
                                sighting.name(),
                                sighting.extension(),
                                sighting.tier(),
                                sighting.rank(),
                                sighting.strong()));
            }
        }

        List<SiblingGroup> groups(String rule) {
            var groups = new ArrayList<SiblingGroup>();
            acrossSeparators().forEach((template, byExtension) -> {
                var formats =
                        byExtension.keySet().stream().map(FileName::format).collect(toCollection(TreeSet::new));
                for (var format : formats) {
                    groups.addAll(groups(template, format, byExtension, rule));
                }
            });
            return groups;
        }

        /// The same, `values-stage` and `values.prod` under one template, where no environment is spelled both ways.
        private NavigableMap<String, NavigableMap<String, NavigableMap<EnvKey, Sighting>>> acrossSeparators() {
            var spellings =
                    new TreeMap<String, NavigableMap<String, NavigableMap<String, NavigableMap<EnvKey, Sighting>>>>();
            byTemplate.forEach((template, byExtension) -> spellings
                    .computeIfAbsent(SEPARATOR.matcher(template).replaceAll("-"), _ -> new TreeMap<>())
                    .put(template, byExtension));
            var all = new TreeMap<String, NavigableMap<String, NavigableMap<EnvKey, Sighting>>>();
            for (var alike : spellings.values()) {
                if (alike.size() > 1 && isApart(alike.values())) {
                    all.put(mostUsed(alike), joined(alike.values()));
                } else {
                    all.putAll(alike);
                }
            }
            return all;
        }

        private static boolean isApart(Collection<NavigableMap<String, NavigableMap<EnvKey, Sighting>>> alike) {
            var seen = new TreeSet<EnvKey>();
            return alike.stream()
                    .flatMap(byExtension -> byExtension.values().stream())
                    .flatMap(members -> members.keySet().stream())
                    .allMatch(seen::add);
        }

        private static String mostUsed(
                NavigableMap<String, NavigableMap<String, NavigableMap<EnvKey, Sighting>>> alike) {
            return alike.entrySet().stream()
                    .max(comparingInt(spelling -> spelling.getValue().values().stream()
                            .mapToInt(NavigableMap::size)
                            .sum()))
                    .map(Map.Entry::getKey)
                    .orElseThrow();
        }

        private static NavigableMap<String, NavigableMap<EnvKey, Sighting>> joined(
                Collection<NavigableMap<String, NavigableMap<EnvKey, Sighting>>> alike) {
            var joined = new TreeMap<String, NavigableMap<EnvKey, Sighting>>();
            alike.forEach(byExtension -> byExtension.forEach((extension, members) ->
                    joined.computeIfAbsent(extension, _ -> new TreeMap<>()).putAll(members)));
            return joined;
        }

        /// One group where the environments merely use different formats, else one for each extension.
        private static List<SiblingGroup> groups(
                String template,
                String format,
                NavigableMap<String, NavigableMap<EnvKey, Sighting>> byExtension,
                String rule) {
            var together = new TreeMap<EnvKey, Sighting>();
            var apart = new ArrayList<SiblingGroup>();
            var disjoint = true;
            for (var bucket : byExtension.entrySet()) {
                if (!FileName.format(bucket.getKey()).equals(format)) {
                    continue;
                }
                disjoint &= bucket.getValue().keySet().stream().noneMatch(together::containsKey);
                together.putAll(bucket.getValue());
                apart.add(new SiblingGroup(template + bucket.getKey(), bucket.getValue(), rule));
            }
            if (!disjoint) {
                return apart;
            }
            var extension = apart.stream()
                    .max(comparingInt((SiblingGroup group) -> group.members().size()))
                    .map(group -> group.template().substring(template.length()))
                    .orElse("");
            return List.of(new SiblingGroup(template + extension, together, rule));
        }
    }
}
