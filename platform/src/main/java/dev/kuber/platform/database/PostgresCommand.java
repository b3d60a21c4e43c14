package dev.kuber.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs one of PostgreSQL's programs to its end. */
final class PostgresCommand {

    private PostgresCommand() {}

    /**
     * Runs it.
     *
     * @param program the program and its arguments
     * @param log the file that gets its output
     * @return its exit code
     */
    static int run(List<String> program, Path log) {
        var command = new ArrayList<String>();
        if (isRoot()) {
            // PostgreSQL refuses to run as root; in a user namespace of its own it is nobody.
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(program);
        try {
            // Not piped: the server inherits the streams and would hold a pipe open.
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new DatabaseFailure(
                    isRoot()
                            ? "PostgreSQL does not run as root, and the program unshare to change that is missing. Start"
                                    + " Kuber as an ordinary user, or set KUBER_DATABASE_URL."
                            : "PostgreSQL could not be run: " + e.getMessage(),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseFailure("Interrupted while waiting for PostgreSQL.", e);
        }
    }

    private static boolean isRoot() {
        try {
            Path self = Path.of("/proc/self");
            return Files.exists(self) && Integer.valueOf(0).equals(Files.getAttribute(self, "unix:uid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
