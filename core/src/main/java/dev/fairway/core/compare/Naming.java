package dev.fairway.core.compare;

/// How an environment's own name is recognised inside values, keys and names, so that `api.stage.example.com` and
/// `api.prod.example.com` are one and the same.
public sealed interface Naming permits OwnNames, NoNames {

    /// What stands in the place of an environment's own name.
    String MARK = "{env}";

    /// The text with the environment's own name replaced by [#MARK]; the same text where it does not occur.
    String template(String environment, String text);

    /// The text without the environment's own name and the separator beside it: what production calls the same thing.
    String elided(String environment, String text);

    /// Letters and digits only, in lower case, the environment's own name replaced wherever it stands, inside a word
    /// too: for names that nothing else matches (`tvsqaaks`, `tvsprod_aks`). A name without the environment's own
    /// stands for itself: `maxConn` and `max-conn` are two.
    String loose(String environment, String text);

    /// Whether this environment may go without a name in names (`api.example.com`): production may.
    boolean nameless(String environment);

    /// What is equal for all keys that mean the same key in the files that are compared.
    String key(String name);

    /// Whether whoever reads the files asks values for their truth, as Helm's templates do: there the text
    /// `"false"` is true, and the switch `false` is not.
    boolean asksForTruth();

    /// Recognises no names: every text stands for itself.
    Naming NONE = new NoNames(KeySpelling.EXACT);

    /// Recognises no names, in files of which these spellings of a key are one.
    static Naming none(KeySpelling keys) {
        return new NoNames(keys);
    }
}
