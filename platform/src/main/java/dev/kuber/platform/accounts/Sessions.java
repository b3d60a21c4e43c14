package dev.kuber.platform.accounts;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Browsers that are logged in; kept in the database, so that any API process knows them. */
@Service
public final class Sessions {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random;
    private final Duration lifetime;

    Sessions(JdbcClient jdbc, Clock clock, SecureRandom random, AccountSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.random = random;
        this.lifetime = settings.session();
    }

    /** How long a session lasts. */
    public Duration lifetime() {
        return lifetime;
    }

    /** Begins a session; the secret is what the browser keeps. Sessions that have expired are removed. */
    public Secret begin(Account account) {
        Instant now = clock.instant();
        Secret secret = Secret.random(random);
        jdbc.sql("delete from account_session where expires_at < :now")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                insert into account_session (secret_hash, account, created_at, expires_at)
                values (:hash, :account, :now, :expires)
                """)
                .param("hash", secret.hash())
                .param("account", account.id())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("expires", now.plus(lifetime).atOffset(ZoneOffset.UTC))
                .update();
        return secret;
    }

    /** Whose session this is; empty when it is unknown, ended or expired. */
    public Optional<Account> find(Secret secret) {
        return jdbc.sql("""
                select account.id, account.email, account.name, account.admin, account.created_at
                from account_session join account on account.id = account_session.account
                where secret_hash = :hash and expires_at > :now
                """)
                .param("hash", secret.hash())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((rows, number) -> AccountRows.read(rows))
                .optional();
    }

    /** Ends a session; nothing happens if there is none. */
    public void end(Secret secret) {
        jdbc.sql("delete from account_session where secret_hash = :hash")
                .param("hash", secret.hash())
                .update();
    }
}
