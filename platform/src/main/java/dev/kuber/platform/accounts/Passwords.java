package dev.kuber.platform.accounts;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Hashes of passwords by Argon2id with 19 MiB, two passes and one lane (the first of the settings that OWASP's password
 * storage cheat sheet recommends). At most two are computed at once, so that a flood of logins costs time, not memory.
 */
final class Passwords {

    private static final int SALT = 16;
    private static final int HASH = 32;
    private static final int LANES = 1;
    private static final int KIBIBYTES = 19 * 1024;
    private static final int PASSES = 2;

    /** Has the same parameters, so that an unknown email takes as long as a wrong password; no password matches it. */
    private static final String NOBODY = "$argon2id$v=19$m=" + KIBIBYTES + ",t=" + PASSES + ",p=" + LANES
            + "$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(SALT, HASH, LANES, KIBIBYTES, PASSES);
    private final Semaphore cores = new Semaphore(2);

    String hash(String password) {
        cores.acquireUninterruptibly();
        try {
            return java.util.Objects.requireNonNull(encoder.encode(password));
        } finally {
            cores.release();
        }
    }

    /** Whether it is the password behind the hash; takes as long when there is no hash. */
    boolean matches(String password, Optional<String> hash) {
        String shortened = password.length() > Registration.LONGEST_PASSWORD ? "" : password;
        cores.acquireUninterruptibly();
        try {
            return encoder.matches(shortened, hash.orElse(NOBODY)) && hash.isPresent();
        } finally {
            cores.release();
        }
    }
}
