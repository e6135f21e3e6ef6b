package dev.fairway.engine.journey;

import dev.fairway.core.compare.Row;
import dev.fairway.core.contract.Borrowed;
import dev.fairway.core.contract.ContractChecks;
import dev.fairway.core.contract.Judge;
import dev.fairway.core.contract.Judged;
import dev.fairway.core.contract.Judgement;
import dev.fairway.core.contract.Lone;
import dev.fairway.core.contract.RuleBook;
import dev.fairway.core.contract.Unstated;
import dev.fairway.core.finding.Address;
import dev.fairway.engine.compare.Found;
import dev.fairway.engine.journey.Contracts.Agreed;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// One contract with what it was asked.
record Book(Agreed agreed, RuleBook rules, List<Judged> judged, List<Lone> alone, ItemClaims claims) {

    /// What the contract calls the address: files are named from the folder that the contract speaks of.
    Address named(Found found) {
        var address = found.address();
        return agreed.scope().isEmpty()
                        || !address.resource().equals(found.unit().template())
                ? address
                : new Address(address.application(), agreed.scope() + address.resource(), address.path());
    }

    /// Whether all that the contract speaks of is looked at; of a part of it nobody can tell what is needed no
    /// more.
    boolean whole(LocalDate today) {
        return agreed.scope().isEmpty()
                && ContractChecks.missing(agreed.contract(), rules.route()).isEmpty()
                && unstated(today).isEmpty();
    }

    /// What the contract says of production, and nothing of it was looked at.
    SequencedMap<List<String>, List<String>> unstated(LocalDate today) {
        return agreed.scope().isEmpty()
                ? Unstated.of(agreed.contract(), judged, alone, rules.route(), today)
                : new LinkedHashMap<>();
    }

    /// What was judged last of all at an address is excepted after all.
    void amend(Address address, Judgement.Excepted excepted) {
        for (var at = judged.size() - 1; at >= 0; at--) {
            var one = judged.get(at);
            if (one.address().equals(address)) {
                judged.set(at, new Judged(address, one.named(), excepted, one.differs(), one.environments()));
                return;
            }
        }
    }

    /// That exceptions are needed no more is no reason to take them away, where this is what was made of them.
    void reopen(Borrowed borrowed, List<String> environments) {
        var address = borrowed.address();
        judged.removeIf(one -> one.address().equals(address));
        judged.add(new Judged(address, rules.named(address), new Judgement.NotNamed(List.of()), true, environments));
    }

    /// Whether nothing was wrong with it in a file of another name.
    boolean accepts(String file, Found found, LocalDate today) {
        var address =
                new Address(found.address().application(), file, found.address().path());
        return RuleBooks.accepts(Judge.judge(rules, rules.named(address), address, found.row(), today));
    }

    boolean names(String resource, Row row) {
        var path = row.path().toString();
        return rules.names(new Address("", resource, path), row.values())
                || (!agreed.scope().isEmpty()
                        && rules.names(new Address("", agreed.scope() + resource, path), row.values()));
    }
}
