package dev.fairway.core.classify;

import dev.fairway.core.classify.Classification.Equal;
import dev.fairway.core.classify.Classification.Expected;
import dev.fairway.core.classify.Classification.Operational;
import dev.fairway.core.classify.Classification.Suspicious;
import dev.fairway.core.classify.Classification.Unknown;
import dev.fairway.core.compare.Naming;
import dev.fairway.core.compare.Row;
import dev.fairway.core.environment.Route;
import dev.fairway.core.finding.FindingKind;
import dev.fairway.core.finding.Held;
import dev.fairway.core.meaning.Switch;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Encrypted;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Node.Secret;
import dev.fairway.core.tree.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Says of every row what kind of difference it is.
public final class Classifier {

    private static final Set<String> PASSING = Set.of("review", "preview", "ephemeral", "pr", "branch");

    private final Route route;
    private final Naming naming;
    private final OtherEnvironments others;
    private final SharedDomains domains;
    private final OwnMachines machines;

    /// @param route with the environments of one group of sibling files
    public Classifier(Route route, Naming naming, SharedDomains domains, OwnMachines machines) {
        this.route = route;
        this.naming = naming;
        this.others = OtherEnvironments.among(route.environments());
        this.domains = domains;
        this.machines = machines;
    }

    /// The same for environments that hold the same files, as branches do: where they agree, a name of one of them is
    /// no mistake of another, for it travels with the file.
    public Classification classifyCarried(String resource, Row row) {
        var classification = classify(resource, row);
        var named =
                classification instanceof Suspicious suspicious && suspicious.kind() == FindingKind.OTHER_ENVIRONMENT;
        return named && row.sameness() == Row.Sameness.EQUAL ? new Equal() : classification;
    }

    public Classification classify(String resource, Row row) {
        var classification = byClass(resource, row);
        return classification instanceof Suspicious suspicious && machines.apart(row, route, suspicious.at())
                ? suspicious.onOwnMachine()
                : classification;
    }

    private Classification byClass(String resource, Row row) {
        if (row.sameness() == Row.Sameness.UNKNOWN) {
            return new Unknown(unknown(row));
        }
        var subject = Subject.of(resource, row, route);
        var wrong = wrongValue(subject);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        return switch (row.sameness()) {
            case EQUAL, UNKNOWN -> new Equal();
            case OWN_NAME -> new Expected(ExpectedClass.OWN_NAME);
            case DIFFERENT -> row.presenceDiffers() ? presence(subject) : difference(subject);
        };
    }

    private static String unknown(Row row) {
        for (var held : row.values().values()) {
            if (held instanceof Held.Unseen(var reason)) {
                return reason;
            }
        }
        return "encrypted values can be compared by presence only";
    }

    /// Values that are wrong by themselves, whatever the others hold.
    private Optional<Classification> wrongValue(Subject subject) {
        // What an item or object is called names it, and nothing else.
        var identity = Impartial.isName(subject.row().path().toString());
        var repository = Versions.oneRepository(subject);
        var database = Databases.oneName(subject);
        var placeholders = new ArrayList<String>();
        var strangers = new ArrayList<String>();
        var names = new ArrayList<String>();
        subject.row().values().forEach((environment, held) -> {
            if (!(held instanceof Held.Present(Scalar scalar)) || scalar.kind() != Node.Kind.TEXT) {
                return;
            }
            if (Shapes.placeholder(scalar.text())) {
                placeholders.add(environment);
            }
            // What all call their image or database says nothing of where it runs.
            var text = repository
                    ? Versions.tag(scalar.text())
                    : database ? Databases.withoutName(scalar.text()) : scalar.text();
            var named = identity ? List.<String>of() : others.named(environment, text, subject.name());
            if (!named.isEmpty()) {
                strangers.add(environment);
                names.addAll(named);
            }
        });
        if (!placeholders.isEmpty() && !fromOneBase(subject.row())) {
            return Optional.of(new Suspicious(FindingKind.PLACEHOLDER, "still holds a placeholder", placeholders));
        }
        if (strangers.isEmpty()
                || fromOneBase(subject.row())
                || strangers.size() == route.environments().size()) {
            return Optional.empty();
        }
        var others = names.stream().distinct().sorted().toList();
        var why = (others.size() == 1 ? "names another environment: " : "names other environments: ")
                + String.join(", ", others);
        return Optional.of(new Suspicious(FindingKind.OTHER_ENVIRONMENT, why, strangers));
    }

    /// What all inherit from one line says nothing of any of them.
    private static boolean fromOneBase(Row row) {
        return Impartial.fromOneBase(row.values().values().stream()
                .map(held ->
                        held instanceof Held.Present(var node) ? Optional.of(node.place()) : Optional.<Place>empty())
                .toList());
    }

    /// A key that only some have is a finding whatever its class, but for secrets, schedules and log levels.
    private Classification presence(Subject subject) {
        if (subject.anyNode(Classifier::sealed)
                || subject.present().values().stream().allMatch(Classifier::onlySecrets)) {
            return new Expected(ExpectedClass.SECRET);
        }
        if (Shapes.stamp(subject)) {
            return new Operational("a stamp that a roll-out leaves behind");
        }
        if (Schedules.matches(subject)) {
            return new Expected(ExpectedClass.SCHEDULE);
        }
        if (LogLevels.matches(subject)) {
            return new Expected(ExpectedClass.LOG_LEVEL);
        }
        var otherwise = valueClass(subject);
        return otherwise.isPresent() && onlyPassingLack(subject)
                ? new Expected(otherwise.get())
                : new Suspicious(FindingKind.PRESENCE, "", List.of(), otherwise);
    }

    /// The class that the values have among those that hold one.
    private Optional<ExpectedClass> valueClass(Subject subject) {
        if (Sizes.matches(subject) && Sizes.outOfOrder(subject).isEmpty()) {
            return Optional.of(ExpectedClass.SIZE);
        }
        if (subject.everyText(text -> Hosts.parse(text).isPresent())
                && HostDifference.of(subject, naming).isEmpty()) {
            return Optional.of(ExpectedClass.HOST);
        }
        return Identifiers.matches(subject, naming) ? Optional.of(ExpectedClass.IDENTIFIER) : Optional.empty();
    }

    /// Environments that come and go with a branch are given their hosts and sizes when they are made.
    private boolean onlyPassingLack(Subject subject) {
        return subject.row().values().entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Held.Absent)
                .allMatch(entry -> PASSING.contains(entry.getKey().toLowerCase(Locale.ROOT)));
    }

    private static boolean sealed(Node node) {
        return node instanceof Secret || node instanceof Encrypted;
    }

    /// A secret that stands empty is given in another way: that is to lack one.
    private static boolean empty(Node node) {
        return node instanceof Scalar(var kind, var text, var _) && (kind == Node.Kind.NULL || text.isBlank());
    }

    private static boolean onlySecrets(Node node) {
        return switch (node) {
            case Secret _, Encrypted _ -> true;
            case Mapping(var entries, var _) ->
                !entries.isEmpty() && entries.stream().allMatch(entry -> onlySecrets(entry.value()));
            case Listing(var items, var _) -> !items.isEmpty() && items.stream().allMatch(Classifier::onlySecrets);
            case Scalar _ -> false;
        };
    }

    private Classification difference(Subject subject) {
        if (subject.anyNode(Classifier::sealed)
                && subject.present().values().stream().allMatch(node -> sealed(node) || empty(node))) {
            return new Expected(ExpectedClass.SECRET);
        }
        var literal = SecretLiterals.beside(subject);
        if (literal.isPresent()) {
            return new Suspicious(FindingKind.VALUE, literal.get(), List.of());
        }
        if (subject.everyText(Switch::is)) {
            return Suspicious.difference(FindingKind.VALUE);
        }
        if (Shapes.stamp(subject)) {
            return new Operational("a stamp that a roll-out leaves behind");
        }
        if (LogLevels.matches(subject)) {
            return new Expected(ExpectedClass.LOG_LEVEL);
        }
        if (Schedules.matches(subject)) {
            return new Expected(ExpectedClass.SCHEDULE);
        }
        if (Sizes.matches(subject)) {
            return Sizes.outOfOrder(subject)
                    .<Classification>map(why -> new Suspicious(FindingKind.VALUE, why, List.of()))
                    .orElse(new Expected(ExpectedClass.SIZE));
        }
        return textual(subject);
    }

    private Classification textual(Subject subject) {
        if (Versions.matches(subject)) {
            return new Suspicious(FindingKind.VERSION, VersionOrder.say(subject), List.of());
        }
        if (subject.everyText(text -> Hosts.parse(text).isPresent())) {
            var why = HostDifference.of(subject, naming).or(() -> domains.outsider(subject));
            return why.<Classification>map(reason -> new Suspicious(FindingKind.VALUE, reason, List.of()))
                    .orElse(new Expected(ExpectedClass.HOST));
        }
        if (Hosts.named(subject)
                && !Choices.in(subject)
                && subject.everyText(text -> text.matches("[A-Za-z0-9][A-Za-z0-9._:/-]*"))
                && !subject.everyText(text -> text.matches("[0-9.]+"))) {
            return new Expected(ExpectedClass.HOST);
        }
        if (Shapes.environmentNames(subject, naming)) {
            return new Expected(ExpectedClass.OWN_NAME);
        }
        return Identifiers.matches(subject, naming)
                ? new Expected(ExpectedClass.IDENTIFIER)
                : Suspicious.difference(FindingKind.VALUE);
    }
}
