package dev.kuber.platform.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL, unpacked from the class path into a folder. */
final class PostgresBinaries {

    /** Part of the folder's name, so that an update unpacks anew; the major version is that of the data. */
    static final String VERSION = "18.6.0";

    static final String MAJOR = "18";

    private PostgresBinaries() {}

    /** Unpacks the programs unless they are there, and returns their {@code bin} folder. */
    static Path unpack(Path parent) {
        Path home = parent.resolve("postgresql-" + VERSION);
        if (Files.isDirectory(home)) {
            return home.resolve("bin");
        }
        try (InputStream archive = archive()) {
            Files.createDirectories(parent);
            Path partial = Files.createTempDirectory(parent, "unpacking-");
            try {
                untar(archive, partial);
                Files.setPosixFilePermissions(partial, PosixFilePermissions.fromString("rwxr-xr-x"));
                Files.move(partial, home);
            } catch (FileSystemException e) {
                if (!Files.isDirectory(home)) {
                    throw e;
                }
                ServerFiles.delete(partial); // another process was faster
            }
            return home.resolve("bin");
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL could not be unpacked into " + parent + ".", e);
        }
    }

    private static InputStream archive() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        boolean arm = machine.equals("aarch64") || machine.equals("arm64");
        String name = "/postgres-" + (system.contains("mac") ? "darwin" : system.contains("linux") ? "linux" : system)
                + "-" + (arm ? "arm_64" : "x86_64") + ".txz";
        InputStream archive = PostgresBinaries.class.getResourceAsStream(name);
        if (archive == null) {
            throw new DatabaseFailure("There is no embedded PostgreSQL for " + system + " on " + machine
                    + ". Set KUBER_DATABASE_URL to a PostgreSQL " + MAJOR + " server of your own.");
        }
        return archive;
    }

    private static void untar(InputStream archive, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("The archive names a file outside itself: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(file.getParent());
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(tar, file);
                    Files.setPosixFilePermissions(
                            file,
                            PosixFilePermissions.fromString((entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        } catch (FileAlreadyExistsException e) {
            throw new IOException("The archive names a file twice.", e);
        }
    }
}
