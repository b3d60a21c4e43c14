package dev.kuber.platform.engine.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Writes what many threads want written in few transactions: while one commits, the next gathers. A writer goes on when
 * its write is durable. What cannot be written is tried again alone, so that one bad write harms no other.
 */
final class GroupCommit implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(GroupCommit.class.getName());

    private static final int LARGEST = 256;

    /** A worker that is paused in the middle of a transaction must not hold its locks: the server ends it. */
    private static final int LONGEST_SILENCE_MILLIS = 2_000;

    /** One transaction's work: returns those that took effect. */
    @FunctionalInterface
    interface Work {
        Set<Write> write(Connection connection, List<Write> writes) throws SQLException;
    }

    private record Waiting(Write write, CompletableFuture<Boolean> done) {}

    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final DataSource dataSource;
    private final Work work;
    private final Thread committer;
    private volatile boolean closed;
    private @Nullable Connection connection;

    GroupCommit(DataSource dataSource, Work work) {
        this.dataSource = dataSource;
        this.work = work;
        this.committer = Thread.ofPlatform().name("kuber-commit").daemon().start(this::commitAll);
    }

    /**
     * Returns when this is durable, or when it is certain that it takes no effect.
     *
     * @return whether it took effect
     * @throws IllegalStateException if the database did not take it
     */
    boolean write(Write write) {
        if (closed) {
            throw new IllegalStateException("This worker is stopping.");
        }
        var waiting = new Waiting(write, new CompletableFuture<>());
        queue.add(waiting);
        try {
            return waiting.done().join();
        } catch (CompletionException e) {
            throw new IllegalStateException("The database did not take a write.", e.getCause());
        }
    }

    private void commitAll() {
        var group = new ArrayList<Waiting>(LARGEST);
        while (!closed || !queue.isEmpty()) {
            try {
                group.clear();
                group.add(queue.take());
                queue.drainTo(group, LARGEST - 1);
                commit(group);
            } catch (InterruptedException _) {
                closed = true;
            }
        }
        if (connection != null) {
            abandon(connection);
        }
    }

    private void commit(List<Waiting> group) {
        try {
            transaction(group);
        } catch (SQLException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "A group of writes failed and is tried one by one.", e);
            group.forEach(this::commitAlone);
        } catch (Error e) {
            group.forEach(waiting -> waiting.done().completeExceptionally(e));
        }
    }

    /**
     * Also how a write is repeated when the connection was lost: had it been committed all the same, its guard says so and
     * it takes no effect, and its writer looks again.
     */
    private void commitAlone(Waiting waiting) {
        try {
            transaction(List.of(waiting));
        } catch (SQLException | RuntimeException e) {
            waiting.done().completeExceptionally(e);
        }
    }

    private void transaction(List<Waiting> group) throws SQLException {
        List<Write> writes = group.stream().map(Waiting::write).toList();
        Set<Write> effective;
        Connection open = opened();
        try {
            effective = work.write(open, writes);
            open.commit();
        } catch (SQLException | RuntimeException | Error e) {
            abandon(open);
            throw e;
        }
        for (Waiting waiting : group) {
            waiting.done().complete(effective.contains(waiting.write()));
        }
    }

    private Connection opened() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = dataSource.getConnection();
            try (Statement statement = open.createStatement()) {
                statement.execute("set idle_in_transaction_session_timeout = " + LONGEST_SILENCE_MILLIS);
            }
            open.setAutoCommit(false);
            connection = open;
        }
        return open;
    }

    private void abandon(Connection open) {
        connection = null;
        try (open;
                Statement statement = open.createStatement()) {
            open.rollback();
            open.setAutoCommit(true);
            statement.execute("reset idle_in_transaction_session_timeout");
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.DEBUG, "A connection was lost before it was rolled back.", e);
        }
    }

    /** Lets what is queued be written, then ends. */
    @Override
    public void close() {
        closed = true;
        committer.interrupt();
        try {
            committer.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var rest = new ArrayList<Waiting>();
        queue.drainTo(rest);
        rest.forEach(
                waiting -> waiting.done().completeExceptionally(new IllegalStateException("This worker is stopping.")));
    }
}
