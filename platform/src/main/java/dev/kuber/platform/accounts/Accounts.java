package dev.kuber.platform.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Opens accounts and lets their owners in. */
@Service
public final class Accounts {

    private static final String COLUMNS = "account.id, account.email, account.name, account.admin, account.created_at";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final AccountSettings settings;
    private final Passwords passwords = new Passwords();
    private final Attempts perEmail;
    private final Attempts perAddress;

    Accounts(JdbcClient jdbc, Clock clock, Supplier<UUID> ids, AccountSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
        this.settings = settings;
        this.perEmail = new Attempts(settings.attemptsPerEmail(), Duration.ofSeconds(30), clock);
        this.perAddress = new Attempts(settings.attemptsPerAddress(), Duration.ofSeconds(1), clock);
    }

    /**
     * Opens an account.
     *
     * @param address the network address that asks
     */
    public Entry register(Registration form, String address) {
        List<Entry.Problem> problems = form.problems();
        if (!problems.isEmpty()) {
            return new Entry.Invalid(problems);
        }
        String email = Registration.normalised(form.email());
        Duration wait = attempt(email, address);
        if (wait.isPositive()) {
            return new Entry.TooMany(wait);
        }
        boolean admin = settings.admins().stream().map(Registration::normalised).anyMatch(email::equals);
        // Microseconds are what the database keeps.
        Instant now = clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS);
        var account = new Account(ids.get(), email, form.name().strip(), admin, now);
        try {
            jdbc.sql("""
                    insert into account (id, email, name, password_hash, admin, created_at)
                    values (:id, :email, :name, :hash, :admin, :created_at)
                    """)
                    .param("id", account.id())
                    .param("email", account.email())
                    .param("name", account.name())
                    .param("hash", passwords.hash(form.password()))
                    .param("admin", account.admin())
                    .param("created_at", account.createdAt().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException e) {
            return new Entry.Taken("There is an account with this email already. Log in instead.");
        }
        return new Entry.Welcome(account);
    }

    /**
     * Checks a password.
     *
     * @param address the network address that asks
     */
    public Entry login(String email, String password, String address) {
        String known = Registration.normalised(email);
        Duration wait = attempt(known, address);
        if (wait.isPositive()) {
            return new Entry.TooMany(wait);
        }
        Optional<Credentials> found = jdbc.sql(
                        "select " + COLUMNS + ", account.password_hash from account where lower(email) = :email")
                .param("email", known)
                .query((rows, number) -> new Credentials(AccountRows.read(rows), rows.getString("password_hash")))
                .optional();
        boolean right = passwords.matches(password, found.map(Credentials::hash));
        return found.filter(credentials -> right)
                .<Entry>map(credentials -> new Entry.Welcome(credentials.account()))
                .orElseGet(() -> new Entry.Refused("Email or password is wrong."));
    }

    public Optional<Account> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from account where id = :id")
                .param("id", id)
                .query((rows, number) -> AccountRows.read(rows))
                .optional();
    }

    private Duration attempt(String email, String address) {
        Duration wait = perAddress.take(address);
        return wait.isPositive() ? wait : perEmail.take(email + " " + address);
    }

    private record Credentials(Account account, String hash) {}
}
