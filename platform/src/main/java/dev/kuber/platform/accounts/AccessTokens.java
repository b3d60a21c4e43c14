package dev.kuber.platform.accounts;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Tokens with which programs act for an account. */
@Service
public final class AccessTokens {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final SecureRandom random;
    private final Duration lifetime;

    AccessTokens(JdbcClient jdbc, Clock clock, Supplier<UUID> ids, SecureRandom random, AccountSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
        this.random = random;
        this.lifetime = settings.token();
    }

    /**
     * A token that has just been made; its secret cannot be had again.
     *
     * @param name what its owner calls it
     */
    public record Issued(Secret secret, String name, Instant expiresAt) {}

    /** Makes a token; those of the account that have expired are removed. */
    public Issued issue(Account account, String name) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var token = new Issued(Secret.random(random), name, now.plus(lifetime));
        jdbc.sql("delete from access_token where account = :account and expires_at < :now")
                .param("account", account.id())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                insert into access_token (id, secret_hash, account, name, created_at, expires_at)
                values (:id, :hash, :account, :name, :now, :expires)
                """)
                .param("id", ids.get())
                .param("hash", token.secret().hash())
                .param("account", account.id())
                .param("name", name)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("expires", token.expiresAt().atOffset(ZoneOffset.UTC))
                .update();
        return token;
    }

    /** Whose token this is; empty when it is unknown or expired. */
    public Optional<Account> find(Secret secret) {
        return jdbc.sql("""
                select account.id, account.email, account.name, account.admin, account.created_at
                from access_token join account on account.id = access_token.account
                where secret_hash = :hash and expires_at > :now
                """)
                .param("hash", secret.hash())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((rows, number) -> AccountRows.read(rows))
                .optional();
    }
}
