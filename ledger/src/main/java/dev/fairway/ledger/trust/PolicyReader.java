package dev.fairway.ledger.trust;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.trust.Policy.Member;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads a policy's file (C2SP tlog-policy), and finds all that is wrong with it at once.
public final class PolicyReader {

    /// Bytes that a file may have.
    public static final int LONGEST = 1 << 18;

    private static final String NONE = "none";
    private static final Pattern BLANKS = Pattern.compile("[ \\t]++");
    private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,5}");

    private final List<String> mistakes = new ArrayList<>();
    private final List<VerifierKey> logs = new ArrayList<>();
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final List<VerifierKey> witnesses = new ArrayList<>();
    /// Where each key stands, whatever it is called there.
    private final Map<Bytes, Integer> keysOfLogs = new HashMap<>();

    private final Map<Bytes, Integer> keysOfWitnesses = new HashMap<>();
    /// Names of members, by the group that has them.
    private final Map<String, String> grouped = new HashMap<>();

    private Optional<Member> quorum = Optional.empty();
    private int quorumAt;
    private int line;

    private PolicyReader() {}

    public static PolicyReading read(Bytes content) {
        return new PolicyReader().reading(content);
    }

    private PolicyReading reading(Bytes content) {
        // Names are bytes: whatever is not ASCII stands for itself.
        var text = new String(content.array(), StandardCharsets.ISO_8859_1);
        for (var each : text.split("\n", -1)) {
            line++;
            take(each);
        }
        if (quorumAt == 0) {
            mistakes.add("there is no quorum line; quorum none asks for no cosignature");
        }
        return mistakes.isEmpty()
                ? new PolicyReading.Read(new Policy(logs, witnesses, quorum))
                : new PolicyReading.Mistaken(mistakes);
    }

    private void take(String text) {
        if (text.chars().anyMatch(character -> character != '\t' && (character < ' ' || character == 0x7f))) {
            mistake("it has a control character");
            return;
        }
        var words =
                Stream.of(BLANKS.split(text)).filter(word -> !word.isEmpty()).toList();
        if (words.isEmpty() || words.getFirst().startsWith("#")) {
            return;
        }
        switch (words.getFirst()) {
            case "log" -> log(words);
            case "witness" -> witness(words);
            case "group" -> group(words);
            case "quorum" -> quorum(words);
            default -> mistake("it begins with none of log, witness, group and quorum");
        }
    }

    private void mistake(String what) {
        mistakes.add("line %d: %s".formatted(line, what));
    }

    private void log(List<String> words) {
        if (words.size() < 2 || words.size() > 3) {
            mistake("a log has a key, and perhaps an address: log VKEY [URL]");
            return;
        }
        key(words.get(1), VerifierKey.Type.NOTE, keysOfLogs).ifPresent(logs::add);
    }

    private void witness(List<String> words) {
        if (words.size() < 3 || words.size() > 4) {
            mistake("a witness has a name, a key, and perhaps an address: witness NAME VKEY [URL]");
            return;
        }
        var name = words.get(1);
        var key = key(words.get(2), VerifierKey.Type.COSIGNATURE, keysOfWitnesses);
        key.ifPresent(witnesses::add);
        if (isNew(name)) {
            key.ifPresent(it -> members.put(name, new Member.Witness(shown(name), it)));
        }
    }

    private Optional<VerifierKey> key(String word, VerifierKey.Type type, Map<Bytes, Integer> known) {
        var key = VerifierKey.parse(shown(word));
        if (key.isEmpty()) {
            mistake("its key is no vkey of a kind that is known here");
            return key;
        }
        if (key.get().type() != type) {
            mistake(
                    type == VerifierKey.Type.NOTE
                            ? "its key signs cosignatures, and not checkpoints"
                            : "its key signs checkpoints, and not cosignatures");
            return Optional.empty();
        }
        var before = known.putIfAbsent(key.get().publicKey(), line);
        if (before != null) {
            mistake("its key stands in line %d already".formatted(before));
            return Optional.empty();
        }
        return key;
    }

    private boolean isNew(String name) {
        if (name.equals(NONE)) {
            mistake("none is no name for a witness or a group");
            return false;
        }
        if (members.containsKey(name)) {
            mistake("the name %s is taken".formatted(shown(name)));
            return false;
        }
        return true;
    }

    private void group(List<String> words) {
        if (words.size() < 4) {
            mistake("a group has a name, how many suffice, and members: group NAME all|any|K NAME…");
            return;
        }
        var name = words.get(1);
        var names = words.subList(3, words.size());
        var found = new ArrayList<Member>();
        Set<String> here = new HashSet<>();
        for (var each : names) {
            var member = members.get(each);
            if (member == null) {
                mistake("no witness or group above is called %s".formatted(shown(each)));
            } else if (!here.add(each) || grouped.containsKey(each)) {
                mistake("%s is a member already".formatted(shown(each)));
            } else {
                grouped.put(each, name);
                found.add(member);
            }
        }
        var threshold = threshold(words.get(2), names.size());
        if (isNew(name) && threshold > 0 && found.size() == names.size()) {
            members.put(name, new Member.Group(shown(name), threshold, found));
        }
    }

    /// 0 for a mistake.
    private int threshold(String word, int members) {
        return switch (word) {
            case "all" -> members;
            case "any" -> 1;
            default -> {
                if (!COUNT.matcher(word).matches() || Integer.parseInt(word) > members) {
                    mistake("of a group suffice all, any, or a number from 1 to that of its members");
                    yield 0;
                }
                yield Integer.parseInt(word);
            }
        };
    }

    private void quorum(List<String> words) {
        if (quorumAt > 0) {
            mistake("the quorum stands in line %d already".formatted(quorumAt));
            return;
        }
        quorumAt = line;
        if (words.size() != 2) {
            mistake("a quorum is one witness, one group, or none: quorum NAME");
            return;
        }
        var name = words.get(1);
        quorum = Optional.ofNullable(members.get(name));
        if (quorum.isEmpty() && !name.equals(NONE)) {
            mistake("no witness or group above is called %s".formatted(shown(name)));
        }
    }

    /// As a person reads it.
    private static String shown(String word) {
        return new String(word.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
