package dev.kuber.platform.engine.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import javax.sql.DataSource;

/**
 * Writes what many threads want written in few transactions: while one commits, the next gathers. A writer goes on when
 * its write is durable. What cannot be written is tried again alone, so that one bad write harms no other.
 */
final class GroupCommit implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(GroupCommit.class.getName());

    private static final int LARGEST = 256;

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
    }

    private void commit(List<Waiting> group) {
        try {
            transaction(group);
        } catch (SQLException | RuntimeException e) {
            if (group.size() == 1) {
                group.getFirst().done().completeExceptionally(e);
                return;
            }
            LOG.log(System.Logger.Level.WARNING, "A group of writes failed and is tried one by one.", e);
            group.forEach(waiting -> commit(List.of(waiting)));
        } catch (Error e) {
            group.forEach(waiting -> waiting.done().completeExceptionally(e));
        }
    }

    private void transaction(List<Waiting> group) throws SQLException {
        List<Write> writes = group.stream().map(Waiting::write).toList();
        Set<Write> effective;
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                effective = work.write(connection, writes);
                connection.commit();
            } catch (SQLException | RuntimeException | Error e) {
                connection.rollback();
                throw e;
            }
        }
        for (Waiting waiting : group) {
            waiting.done().complete(effective.contains(waiting.write()));
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
