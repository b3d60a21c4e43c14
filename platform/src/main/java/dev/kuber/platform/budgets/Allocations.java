package dev.kuber.platform.budgets;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** To whom a user has given parts of his budget. */
@Repository
public class Allocations {

    private final JdbcClient jdbc;

    Allocations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The pipelines that have a limit of their own, those with the most first. */
    public List<String> pipelines(UUID owner) {
        return jdbc.sql("""
                        select b.id from budget b join pipeline p on p.id = b.id and p.deleted_at is null
                        where b.scope = 'pipeline' and b.owner = :owner
                            and coalesce(b.day_limit, b.month_limit) is not null
                        order by b.month_limit desc nulls last, b.day_limit desc nulls last, p.name, b.id
                        """).param("owner", owner).query(String.class).list();
    }
}
