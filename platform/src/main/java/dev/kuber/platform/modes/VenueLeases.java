package dev.kuber.platform.modes;

import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which process looks out for what happens at a venue. A lease that is not renewed ends, so that another process goes on
 * when one dies; time is the database's.
 */
@Component
class VenueLeases {

    static final Duration LENGTH = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final UUID process;

    VenueLeases(JdbcClient jdbc, Supplier<UUID> ids) {
        this.jdbc = jdbc;
        this.process = ids.get();
    }

    /** Takes or renews the lease; false while another process has it. */
    boolean take(String venue) {
        return jdbc.sql("""
                        insert into venue_lease (venue, process, until) values (:venue, :process, now() + :length::interval)
                        on conflict (venue) do update set process = excluded.process, until = excluded.until
                        where venue_lease.process = excluded.process or venue_lease.until < now()
                        """)
                        .param("venue", venue)
                        .param("process", process)
                        .param("length", LENGTH.toString())
                        .update()
                == 1;
    }

    /** Gives the lease back, so that another process goes on at once. */
    void release(String venue) {
        jdbc.sql("delete from venue_lease where venue = :venue and process = :process")
                .param("venue", venue)
                .param("process", process)
                .update();
    }
}
