package dev.fairway.store.sqlite;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.sqlite.SQLiteErrorCode;

/// Connections of which one operation fails, or all from one on: before they were carried out, or after, so that their
/// answer is lost.
final class FaultyConnections implements Connections {

    private static final Set<String> OPERATIONS = Set.of("execute", "executeUpdate", "executeQuery", "close");

    private final FileConnections real;
    private final long failing;
    private final boolean carriedOut;
    private final boolean lasting;
    private long count;
    private boolean failed;

    /// @param failing number of the operation, from 0 on
    FaultyConnections(Path file, long failing, boolean carriedOut) {
        this(file, failing, carriedOut, false);
    }

    /// @param lasting whether all operations after it fail, too, and are not carried out
    FaultyConnections(Path file, long failing, boolean carriedOut, boolean lasting) {
        this.real = new FileConnections(file, false);
        this.failing = failing;
        this.carriedOut = carriedOut;
        this.lasting = lasting;
    }

    /// Whether it came to the operation that fails.
    boolean failed() {
        return failed;
    }

    @Override
    public Sql reader() throws SQLException {
        return new Sql(faulty(Connection.class, real.connectReader()));
    }

    @Override
    public Sql writer() throws SQLException {
        return new Sql(faulty(Connection.class, real.connectWriter()));
    }

    private <T> T faulty(Class<T> type, T target) {
        InvocationHandler handler = (_, method, arguments) -> {
            try {
                if (!OPERATIONS.contains(method.getName())
                        || (target instanceof Statement && method.getName().equals("close"))) {
                    return wrapped(method.invoke(target, arguments));
                }
                var now = count == failing;
                count++;
                // What is left open would be locked for as long as this process lives.
                if (!method.getName().equals("close") && (now ? !carriedOut : lasting && count > failing)) {
                    throw failure();
                }
                var result = method.invoke(target, arguments);
                if (now || (lasting && count > failing)) {
                    throw failure();
                }
                return result;
            } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private Object wrapped(Object result) {
        return switch (result) {
            case PreparedStatement statement -> faulty(PreparedStatement.class, statement);
            case Statement statement -> faulty(Statement.class, statement);
            case null, default -> result;
        };
    }

    private SQLException failure() {
        failed = true;
        return new SQLException("disk I/O error", null, SQLiteErrorCode.SQLITE_IOERR.code);
    }
}
