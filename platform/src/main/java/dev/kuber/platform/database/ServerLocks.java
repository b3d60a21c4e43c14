package dev.kuber.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Who may start and stop the server, and whether somebody uses it. Locks of the operating system, because those of a
 * killed process vanish with it.
 */
final class ServerLocks implements AutoCloseable {

    private final FileChannel channel;
    private @Nullable FileLock use;

    private ServerLocks(FileChannel channel) {
        this.channel = channel;
    }

    static ServerLocks in(Path folder) {
        try {
            Files.createDirectories(folder);
            return new ServerLocks(FileChannel.open(
                    folder.resolve("lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until nobody else starts or stops the server. */
    FileLock starting() throws IOException {
        try {
            return channel.lock(0, 1, false);
        } catch (OverlappingFileLockException e) {
            throw inUse(e);
        }
    }

    /** Says that this process uses the server. */
    void use() throws IOException {
        try {
            use = channel.lock(1, 1, true);
        } catch (OverlappingFileLockException e) {
            throw inUse(e);
        }
    }

    /** Says that it no longer does, and answers whether it was the last. */
    boolean leave() throws IOException {
        if (use == null) {
            return false;
        }
        use.release();
        use = null;
        try (FileLock all = channel.tryLock(1, 1, false)) {
            return all != null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DatabaseFailure inUse(Exception e) {
        return new DatabaseFailure("This process has opened this embedded database already.", e);
    }
}
