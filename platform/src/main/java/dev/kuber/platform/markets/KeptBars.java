package dev.kuber.platform.markets;

import dev.kuber.platform.markets.stored.PackedBars;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The exact bars that agents saw, in PostgreSQL under a hash of their content; equal bars are stored once. */
@Component
public class KeptBars {

    private static final int REMEMBERED = 4_096;

    private final JdbcClient jdbc;
    private final Clock clock;
    /** Keys known to be stored, so that keeping the same bars again costs a hash and no statement. */
    private final Map<String, Boolean> stored = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    KeptBars(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return the key under which the bars are found again */
    public String keep(Bars bars) {
        String key = PackedBars.hash(bars);
        synchronized (stored) {
            if (stored.containsKey(key)) {
                return key;
            }
        }
        jdbc.sql("""
                        insert into market_snapshot (key, symbol, timeframe, columns, kept_at)
                        values (:key, :symbol, :timeframe, :columns, :at)
                        on conflict (key) do nothing
                        """)
                .param("key", key)
                .param("symbol", bars.symbol().value())
                .param("timeframe", bars.timeframe().toString())
                .param("columns", PackedBars.pack(bars))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        synchronized (stored) {
            stored.put(key, true);
        }
        return key;
    }

    /** The bars kept under this key. */
    public Optional<Bars> find(String key) {
        return jdbc.sql("select symbol, timeframe, columns from market_snapshot where key = :key")
                .param("key", key)
                .query((row, _) -> PackedBars.unpack(
                        row.getBytes("columns"),
                        Symbol.of(row.getString("symbol")),
                        Timeframe.of(row.getString("timeframe"))))
                .optional();
    }
}
