package dev.kuber.platform.secrets;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The file that holds the keys of an installation on one machine: one key a line, the newest first; lines that begin with
 * {@code #} are skipped. Only its owner may read it.
 */
final class KeyFile {

    private static final Set<PosixFilePermission> ALLOWED =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Path path;

    KeyFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    /**
     * The keys in it. A file that does not exist is made with a new key; of two processes that do so at once, both use the
     * key of the same one.
     *
     * @throws SecretKeyFailure if it cannot be used
     */
    List<SealingKey> keys(SecureRandom random) {
        try {
            if (!Files.exists(path)) {
                create(random);
            }
            checkPermissions();
            List<SealingKey> keys = Files.readAllLines(path).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> SealingKey.parse(line, path.toString()))
                    .toList();
            if (keys.isEmpty()) {
                throw new SecretKeyFailure("There is no key in " + path
                        + ". Put it back from your backup; without it, the keys of connected brokers cannot be read. If no"
                        + " broker was connected, delete the file.");
            }
            return keys;
        } catch (IOException e) {
            throw new SecretKeyFailure("The key for secrets cannot be read from or written to " + path + ".", e);
        }
    }

    /** Written under another name first: whoever sees the file sees all of it. */
    private void create(SecureRandom random) throws IOException {
        Files.createDirectories(path.getParent());
        byte[] key = new byte[SealingKey.BYTES];
        random.nextBytes(key);
        Path whole = path.resolveSibling(path.getFileName() + "." + Long.toHexString(random.nextLong()));
        try {
            Files.createFile(whole, PosixFilePermissions.asFileAttribute(ALLOWED));
            try (var channel = FileChannel.open(whole, StandardOpenOption.WRITE)) {
                String line = Base64.getEncoder().encodeToString(key) + "\n";
                var bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.createLink(path, whole);
        } catch (FileAlreadyExistsException _) {
            // another process was faster; its key counts
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    private void checkPermissions() throws IOException {
        Set<PosixFilePermission> given = Files.getPosixFilePermissions(path);
        if (!ALLOWED.containsAll(given)) {
            throw new SecretKeyFailure("Others may read " + path + " (" + PosixFilePermissions.toString(given)
                    + "): run 'chmod 600 " + path + "', and replace the keys of your brokers if somebody may have.");
        }
    }
}
