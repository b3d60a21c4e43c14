package dev.kuber.platform.backtests;

import dev.kuber.platform.budgets.PaidSteps;
import dev.kuber.platform.engine.StepRun;
import dev.kuber.platform.models.Models;
import dev.kuber.platform.models.Recording;
import dev.kuber.port.LanguageModel;
import dev.kuber.trade.Money;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Where a backtest's agents hear language models: from what was recorded, or bought where its user has allowed that. */
@Component
class BacktestAnswers {

    private final Models models;
    private final PaidSteps money;
    private final BacktestRows rows;

    BacktestAnswers(Models models, PaidSteps money, BacktestRows rows) {
        this.models = models;
        this.money = money;
        this.rows = rows;
    }

    /** What one run of a backtest hears. */
    interface Session extends Function<StepRun, LanguageModel> {

        /** Whether it makes no sense to go on. */
        boolean over();

        /** How the backtest ends for want of answers; empty if it wants none. */
        Optional<BacktestRows.Ending> refusal();

        /** What was bought, as a sentence that follows another one; empty if nothing was. */
        String bought();
    }

    /** @param wanted whether anybody still waits for the result */
    Session of(Backtest backtest, BooleanSupplier wanted) {
        Money most = backtest.request().recordUpTo();
        return most == null ? new Heard(backtest) : new Bought(backtest, most, wanted);
    }

    private final class Heard implements Session {
        private final MissingAnswers missing = new MissingAnswers();
        private final LanguageModel recorded;

        Heard(Backtest backtest) {
            this.recorded = models.recorded(UUID.fromString(backtest.owner()), missing::add);
        }

        @Override
        public LanguageModel apply(StepRun run) {
            return recorded;
        }

        /** It goes on, to find what else is missing. */
        @Override
        public boolean over() {
            return false;
        }

        @Override
        public Optional<BacktestRows.Ending> refusal() {
            return missing.any()
                    ? Optional.of(new BacktestRows.Ending(
                            Backtest.Status.FAILED, null, missing.sentence(), missing.summary()))
                    : Optional.empty();
        }

        @Override
        public String bought() {
            return "";
        }
    }

    private final class Bought implements Session {
        private final Backtest backtest;
        private final CappedPurse.Cap cap;
        private final Recording recording;

        Bought(Backtest backtest, Money most, BooleanSupplier wanted) {
            this.backtest = backtest;
            this.cap = new CappedPurse.Cap(most, () -> rows.spent(backtest.id()));
            this.recording = new Recording(wanted);
        }

        @Override
        public LanguageModel apply(StepRun run) {
            return models.recording(new CappedPurse(money.purseOfBacktest(run), cap), recording);
        }

        @Override
        public boolean over() {
            return recording.stopped().isPresent();
        }

        @Override
        public Optional<BacktestRows.Ending> refusal() {
            return recording
                    .stopped()
                    .map(why -> new BacktestRows.Ending(
                            Backtest.Status.FAILED,
                            null,
                            why + bought() + " Start it again to go on from there.",
                            new Backtest.Missing(1, backtest.request().recordUpTo())));
        }

        @Override
        public String bought() {
            int many = recording.bought();
            if (many == 0) {
                return "";
            }
            return " " + many + (many == 1 ? " answer was" : " answers were") + " recorded for "
                    + CappedPurse.dollars(rows.spent(backtest.id())) + " and " + (many == 1 ? "is" : "are") + " kept.";
        }
    }
}
