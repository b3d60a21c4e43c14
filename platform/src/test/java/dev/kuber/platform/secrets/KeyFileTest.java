package dev.kuber.platform.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {

    private final SecureRandom random = new SecureRandom();

    @TempDir
    private Path folder;

    private Path path() {
        return folder.resolve("home/secret.key");
    }

    private List<SealingKey> keys() {
        return new KeyFile(path()).keys(random);
    }

    @Test
    void theFirstStartMakesAKeyThatOnlyItsOwnerMayRead() throws IOException {
        byte[] id = keys().getFirst().id();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
                .isEqualTo("rw-------");
        assertThat(Base64.getDecoder().decode(Files.readString(path()).strip())).hasSize(32);
        assertThat(keys()).singleElement().satisfies(key -> assertThat(key.id()).isEqualTo(id));
    }

    @Test
    void manyProcessesThatStartAtOnceUseTheSameKey() throws Exception {
        try (var threads = Executors.newFixedThreadPool(16)) {
            Callable<String> start =
                    () -> Base64.getEncoder().encodeToString(keys().getFirst().id());
            List<String> ids = threads.invokeAll(Collections.nCopies(32, start)).stream()
                    .map(started -> started.resultNow())
                    .toList();
            assertThat(ids).hasSize(32).containsOnly(ids.getFirst());
        }
        try (Stream<Path> files = Files.list(path().getParent())) {
            assertThat(files).containsExactly(path());
        }
    }

    @Test
    void aFileThatOthersMayReadIsRefused() throws IOException {
        keys();
        for (String permissions : List.of("rw-r-----", "rw----r--", "rw--w----", "rwxrwxrwx")) {
            Files.setPosixFilePermissions(path(), PosixFilePermissions.fromString(permissions));
            assertThatThrownBy(this::keys)
                    .as(permissions)
                    .isInstanceOf(SecretKeyFailure.class)
                    .hasMessageContaining("chmod 600 " + path());
        }
        Files.setPosixFilePermissions(path(), PosixFilePermissions.fromString("r--------"));
        assertThat(keys()).hasSize(1);
    }

    @Test
    void severalKeysStandOneALineTheNewestFirst() throws IOException {
        keys();
        String old = Files.readString(path());
        byte[] oldId = keys().getFirst().id();
        Files.writeString(path(), "# since June\n" + Base64.getEncoder().encodeToString(new byte[32]) + "\n\n" + old);
        assertThat(keys()).hasSize(2);
        assertThat(keys().getLast().id()).isEqualTo(oldId);
    }

    @Test
    void anEmptyOrBrokenFileIsNotReplaced() throws IOException {
        keys();
        Files.writeString(path(), "\n");
        assertThatThrownBy(this::keys).isInstanceOf(SecretKeyFailure.class).hasMessageContaining("There is no key in");
        Files.writeString(path(), "c2hvcnQ=\n");
        assertThatThrownBy(this::keys).isInstanceOf(SecretKeyFailure.class).hasMessageContaining("has 5 bytes");
        assertThat(Files.readString(path())).isEqualTo("c2hvcnQ=\n");
    }
}
