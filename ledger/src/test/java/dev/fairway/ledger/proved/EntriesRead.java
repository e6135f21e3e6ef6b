package dev.fairway.ledger.proved;

import dev.fairway.ledger.store.Contents;
import dev.fairway.ledger.store.LedgerStore;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Counts the entries that are read of a store to answer a question.
final class EntriesRead {

    private EntriesRead() {}

    static int by(LedgerStore store, Consumer<Contents> question) {
        var read = new AtomicInteger();
        store.read(contents -> {
            question.accept((Contents) Proxy.newProxyInstance(
                    EntriesRead.class.getClassLoader(), new Class<?>[] {Contents.class}, (_, called, arguments) -> {
                        var answer = called.invoke(contents, arguments);
                        if (called.getName().equals("entry")) {
                            read.incrementAndGet();
                        } else if (called.getName().equals("entries")) {
                            read.addAndGet(((List<?>) answer).size());
                        }
                        return answer;
                    }));
            return contents.size();
        });
        return read.get();
    }
}
