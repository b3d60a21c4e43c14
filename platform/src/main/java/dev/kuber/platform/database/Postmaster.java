package dev.kuber.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a running server says about itself in {@code postmaster.pid}.
 *
 * @param port 0 until the server has written it
 */
record Postmaster(long pid, int port) {

    static Optional<Postmaster> of(Path data) {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            if (lines.isEmpty()) {
                return Optional.empty();
            }
            long pid = Math.abs(Long.parseLong(lines.get(0).strip()));
            int port = lines.size() < 4 ? 0 : Integer.parseInt(lines.get(3).strip());
            return Optional.of(new Postmaster(pid, port));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (NumberFormatException e) {
            throw new DatabaseFailure("The file postmaster.pid in " + data + " is damaged.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a process of this id runs that is, or may be, a PostgreSQL server; ids are used again after a crash. */
    boolean alive() {
        return ProcessHandle.of(pid)
                .filter(process -> process.isAlive() && !isZombie())
                .map(process -> process.info()
                        .command()
                        .map(command -> Path.of(command).endsWith("postgres"))
                        .orElse(true))
                .orElse(false);
    }

    /** A process that has ended and whose parent, in a container often nobody, has not looked yet. */
    private boolean isZombie() {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return stat.startsWith(") Z", stat.lastIndexOf(')'));
        } catch (IOException e) {
            return false; // not Linux, or gone meanwhile
        }
    }
}
