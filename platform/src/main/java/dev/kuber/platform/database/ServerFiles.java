package dev.kuber.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The files of an embedded server: its programs, data, password and log, readable by their owner only. */
record ServerFiles(Path folder, Path programs) {

    static ServerFiles in(Path folder, Path binaries) {
        return new ServerFiles(folder.toAbsolutePath(), PostgresBinaries.unpack(binaries.toAbsolutePath()));
    }

    Path data() {
        return folder.resolve("data");
    }

    Path log() {
        return folder.resolve("server.log");
    }

    String program(String name) {
        return programs.resolve(name).toString();
    }

    String password() {
        try {
            return Files.readString(passwordFile());
        } catch (IOException e) {
            throw new DatabaseFailure(
                    "The password of the embedded database cannot be read from " + passwordFile() + ".", e);
        }
    }

    /** Creates the cluster unless it exists; a half-made one of a killed process is made anew. */
    void initialise() {
        try {
            Path version = data().resolve("PG_VERSION");
            if (Files.exists(version)) {
                String major = Files.readString(version).strip();
                if (!major.equals(PostgresBinaries.MAJOR)) {
                    throw new DatabaseFailure("The data in " + data() + " is of PostgreSQL " + major + ", this is "
                            + PostgresBinaries.MAJOR + ". Dump it with the old version, or set another KUBER_HOME.");
                }
                shortenLog();
                return;
            }
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            Path partial = folder.resolve("data.new");
            delete(partial);
            writePassword();
            int code = PostgresCommand.run(
                    List.of(
                            program("initdb"),
                            "-D",
                            partial.toString(),
                            "-U",
                            "kuber",
                            "--pwfile=" + passwordFile(),
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8",
                            "--locale=C",
                            "--no-instructions"),
                    log());
            if (code != 0) {
                throw new DatabaseFailure(
                        "The embedded database could not be created in " + folder + ":\n" + logTail());
            }
            Files.move(partial, data(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded database could not be created in " + folder + ".", e);
        }
    }

    /** Only while holding the lock for starting, and when no server of that id runs. */
    void removeStalePid() {
        try {
            Files.deleteIfExists(data().resolve("postmaster.pid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String logTail() {
        try {
            List<String> lines = Files.exists(log()) ? Files.readAllLines(log()) : List.of();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
        } catch (IOException e) {
            return "(unreadable: " + e.getMessage() + ")";
        }
    }

    private Path passwordFile() {
        return folder.resolve("password");
    }

    private void writePassword() throws IOException {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        Files.deleteIfExists(passwordFile());
        Files.createFile(
                passwordFile(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                passwordFile(), Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    private void shortenLog() throws IOException {
        if (Files.exists(log()) && Files.size(log()) > 5_000_000) {
            Files.move(log(), folder.resolve("server.log.old"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
