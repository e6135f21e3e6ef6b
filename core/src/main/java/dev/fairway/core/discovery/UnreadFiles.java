package dev.fairway.core.discovery;

import dev.fairway.core.discovery.EnvKey.Sighting;
import dev.fairway.core.discovery.Uncompared.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Files that are named for environments and that no reader knows: nobody may take them for compared.
final class UnreadFiles {

    private static final int MOST = 100;
    private static final int MOST_NAMED = 3;

    /// Forms of configuration.
    private static final Set<String> FORMS = Set.of("""
        .conf .hocon .xml .config .edn .cue .jsonnet .libsonnet .dhall .nix .pkl .groovy .bicepparam .plist .kdl
        .j2 .tpl .service .timer .vcl .rego .ron .crt .csv .bicep .lua\
        """.strip().split("\\s+"));

    /// Programs, of which some are configuration: only their names can say so.
    private static final Set<String> PROGRAMS = Set.of(".js", ".cjs", ".mjs", ".ts", ".rb", ".py", ".php", ".exs");

    /// What programs are called that hold nothing but configuration.
    private static final Set<String> PROGRAM_NAMES = Set.of("""
        config configuration settings environment env variables vars values constants options params parameters\
        """.strip().split("\\s+"));

    /// Forms that are known by the whole name, or by what stands before its first dot.
    private static final Set<String> NAMES = Set.of("""
        .htaccess crontab dockerfile containerfile caddyfile procfile\
        """.strip().split("\\s+"));

    private UnreadFiles() {}

    /// @param found folders of environments, which may hold such files, too
    static List<Uncompared> of(Folder root, List<Draft> found, Scope scope) {
        var unread = new ArrayList<Uncompared>();
        siblings(root, scope, unread);
        for (var draft : found) {
            if (draft.folders()) {
                unread.addAll(inFolders(draft, scope.probe()));
            }
        }
        return unread.stream().distinct().limit(MOST).toList();
    }

    private static void siblings(Folder folder, Scope scope, List<Uncompared> unread) {
        if (!folder.underTests() && unread.size() < MOST) {
            var names =
                    folder.files().stream().flatMap(name -> name(name).stream()).toList();
            SiblingGroups.find(names, false, folder.holdsEnvironments(), scope.vocabulary()).stream()
                    .filter(group -> group.leadsToProduction() && (group.isCertain() || isConfiguration(group)))
                    .forEach(group -> unread.add(new Uncompared(
                            folder.path() + group.template(),
                            Reason.NO_READER,
                            group.members().values().stream()
                                    .map(Sighting::token)
                                    .toList())));
            folder.folders().values().forEach(below -> siblings(below, scope, unread));
        }
    }

    /// One file alone has to be of a form that is nothing but configuration.
    private static boolean isConfiguration(SiblingGroup group) {
        return group.members().values().stream()
                .allMatch(sighting ->
                        sighting.strong() && FORMS.contains(sighting.extension().toLowerCase(Locale.ROOT)));
    }

    private static Optional<FileName> name(String file) {
        var lower = file.toLowerCase(Locale.ROOT);
        var dot = file.indexOf('.');
        if (dot > 0 && NAMES.contains(lower.substring(0, dot))) {
            return Optional.of(new FileName(file, ""));
        }
        var form = form(lower);
        return (FORMS.contains(form) && !isReadTemplate(file)) || PROGRAMS.contains(form)
                ? Optional.of(new FileName(file.substring(0, bare(lower)), file.substring(bare(lower))))
                : Optional.empty();
    }

    /// Whether it is a template of a form that is read: `prod.yml.j2`.
    private static boolean isReadTemplate(String file) {
        return FileName.parse(file)
                .filter(known -> known.extension().lastIndexOf('.') > 0)
                .isPresent();
    }

    /// The last extension, or that before it where the last only says that the file is a template.
    private static String form(String lower) {
        var at = bare(lower);
        var end = lower.indexOf('.', at + 1);
        return lower.substring(at, end < 0 ? lower.length() : end);
    }

    /// Where the extension begins: `nginx.conf.j2` has two.
    private static int bare(String lower) {
        var last = lower.lastIndexOf('.');
        if (last <= 0) {
            return lower.length();
        }
        var before = lower.lastIndexOf('.', last - 1);
        var isTemplate = lower.endsWith(".j2") || lower.endsWith(".tpl");
        return isTemplate && before > 0 && FORMS.contains(lower.substring(before, last)) ? before : last;
    }

    /// The same files in the folders of two environments: one entry for all that the same environments have.
    static List<Uncompared> inFolders(Draft draft, Probe probe) {
        var holders = new TreeMap<String, NavigableSet<String>>();
        for (var member : draft.group().members().values()) {
            var folder = draft.parent().folders().get(member.name());
            if (folder != null) {
                collect(folder, "", new Generated(probe).in(folder), member.token(), holders);
            }
        }
        var files = new LinkedHashMap<List<String>, List<String>>();
        holders.forEach((file, tokens) -> {
            if (tokens.size() > 1) {
                files.computeIfAbsent(List.copyOf(tokens), _ -> new ArrayList<>())
                        .add(file);
            }
        });
        return files.entrySet().stream()
                .map(entry ->
                        new Uncompared(draft.template() + counted(entry.getValue()), Reason.NO_READER, entry.getKey()))
                .toList();
    }

    private static String counted(List<String> files) {
        var more = files.size() - MOST_NAMED;
        var named = String.join(", ", files.subList(0, Math.min(files.size(), MOST_NAMED)));
        return more > 0 ? "%s and %d more".formatted(named, more) : named;
    }

    private static void collect(
            Folder folder,
            String path,
            Generated generated,
            String token,
            NavigableMap<String, NavigableSet<String>> holders) {
        for (var file : folder.files()) {
            if (isUnread(file.toLowerCase(Locale.ROOT)) && !generated.holds(folder.path() + file)) {
                holders.computeIfAbsent(path + file, _ -> new TreeSet<>()).add(token);
            }
        }
        folder.folders()
                .forEach((name, below) -> collect(below, path + name + "/", generated.in(below), token, holders));
    }

    /// In a folder of an environment: a form of configuration, or a program that is called so.
    private static boolean isUnread(String lower) {
        var form = form(lower);
        return NAMES.contains(lower)
                || (FORMS.contains(form) && FileName.parse(lower).isEmpty())
                || (PROGRAMS.contains(form) && PROGRAM_NAMES.contains(lower.substring(0, bare(lower))));
    }
}
