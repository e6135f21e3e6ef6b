package dev.fairway.core.discovery;

import dev.fairway.core.environment.EnvironmentWord;
import dev.fairway.core.environment.EnvironmentWords;
import dev.fairway.core.project.ProjectFile;
import dev.fairway.core.project.ProjectFile.DeclaredApplication;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The words that name environments here: those everyone uses, or exactly those that `fairway.yaml` declares.
///
/// @param declared by lower-case word; ignored unless `closed`
record Vocabulary(Map<String, EnvironmentWord> declared, boolean closed) {

    private static final int RANKS_APART = 10;

    static Vocabulary standard() {
        return new Vocabulary(Map.of(), false);
    }

    /// The declared names, their aliases, and every other spelling of them that is not declared as something else.
    static Vocabulary of(ProjectFile project) {
        var words = new HashMap<String, EnvironmentWord>();
        for (var application : project.applications()) {
            addNames(words, application);
        }
        return words.isEmpty() ? standard() : new Vocabulary(words, true);
    }

    Optional<EnvironmentWord> find(String word) {
        var lower = word.toLowerCase(Locale.ROOT);
        if (!closed) {
            return EnvironmentWords.find(lower);
        }
        var exact = declared.get(lower);
        if (exact != null) {
            return Optional.of(exact);
        }
        return EnvironmentWords.find(lower).flatMap(known -> Optional.ofNullable(declared.get(kinKey(known.kin()))));
    }

    private static void addNames(Map<String, EnvironmentWord> words, DeclaredApplication application) {
        for (var environment : application.environments()) {
            var name = environment.name();
            var usual = EnvironmentWords.find(name).map(EnvironmentWord::rank);
            var rank = application.route().isEmpty() ? usual : rank(application, name);
            var word = new EnvironmentWord(name, DeclaredRoute.tier(environment), rank.orElse(0), true);
            words.put(name.toLowerCase(Locale.ROOT), word);
            environment.aliases().forEach(alias -> words.put(alias.toLowerCase(Locale.ROOT), word));
            EnvironmentWords.find(name).ifPresent(spelled -> words.putIfAbsent(kinKey(spelled.kin()), word));
        }
    }

    private static Optional<Integer> rank(DeclaredApplication application, String name) {
        for (var i = 0; i < application.route().size(); i++) {
            if (application.route().get(i).contains(name)) {
                return Optional.of((i + 1) * RANKS_APART);
            }
        }
        return Optional.empty();
    }

    /// A key that no word of a file name can be.
    private static String kinKey(String kin) {
        return "kin:" + kin;
    }
}
