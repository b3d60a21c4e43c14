package dev.kuber.platform.backtests;

import dev.kuber.platform.engine.postgres.ExecutionArchive;
import dev.kuber.platform.positions.Positions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what a backtest brought where everybody looks for trades and executions, and takes it away again. */
@Component
class BacktestRecords {

    private final BacktestRows rows;
    private final Positions positions;
    private final ExecutionArchive archive;
    private final Clock clock;

    BacktestRecords(BacktestRows rows, Positions positions, ExecutionArchive archive, Clock clock) {
        this.rows = rows;
        this.positions = positions;
        this.archive = archive;
        this.clock = clock;
    }

    /**
     * Keeps all of it or, if the claim is void, nothing.
     *
     * @return whether it was kept
     */
    @Transactional
    public boolean keep(BacktestRows.Claim claim, BacktestResult result) {
        BacktestSummary summary = BacktestSummary.of(result);
        if (!rows.finish(
                claim,
                new BacktestRows.Ending(Backtest.Status.COMPLETED, summary, summary.warning(), null),
                clock.instant().truncatedTo(ChronoUnit.MICROS))) {
            return false;
        }
        archive.keep(result.kept());
        positions.keep(result.trades());
        return true;
    }

    /** Removes the trades and executions of a backtest. */
    @Transactional
    public void forget(String backtestId) {
        positions.forget(backtestId);
        archive.forget(backtestId);
    }
}
