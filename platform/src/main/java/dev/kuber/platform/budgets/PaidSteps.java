package dev.kuber.platform.budgets;

import dev.kuber.agent.AgentInfo;
import dev.kuber.agent.Outcome;
import dev.kuber.fact.TradeExecution;
import dev.kuber.platform.engine.Meter;
import dev.kuber.platform.engine.StepRun;
import dev.kuber.platform.ledger.Charge;
import dev.kuber.platform.ledger.Payer;
import dev.kuber.platform.ledger.Purse;
import dev.kuber.platform.markets.Calendars;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.pipelines.Plan;
import dev.kuber.platform.schedules.TradingDays;
import dev.kuber.port.Budget;
import dev.kuber.port.LanguageModel;
import dev.kuber.trade.Money;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What steps cost, and what they may: the meter of the engine, the budget of a pipeline, the purse of a step. */
@Component
public class PaidSteps implements Meter {

    private static final String BACKTEST = "backtest";

    private final Reservations reservations;
    private final LimitRows limits;
    private final Commissions commissions;
    private final Clock wall;

    PaidSteps(Reservations reservations, LimitRows limits, Commissions commissions, Clock wall) {
        this.reservations = reservations;
        this.limits = limits;
        this.commissions = commissions;
        this.wall = wall;
    }

    /** The days by which this pipeline's money is counted. */
    static TradingDays days(Plan plan) {
        return days(plan.settings());
    }

    static TradingDays days(Definition.Settings settings) {
        return TradingDays.of(
                settings.schedule(), Calendars.named(settings.calendar().id()));
    }

    private LocalDate today(Plan plan) {
        return days(plan).of(wall.instant());
    }

    @Override
    public Instant now() {
        return wall.instant();
    }

    /** Whether anything in this plan may cost money. */
    public static boolean paid(Plan plan) {
        return plan.nodes().stream().anyMatch(node -> costs(node.agent().info()));
    }

    private static boolean costs(AgentInfo info) {
        return new BigDecimal(info.pricePerHour()).signum() > 0 || asks(info);
    }

    private static boolean asks(AgentInfo info) {
        return Arrays.asList(info.uses()).contains(LanguageModel.class);
    }

    @Override
    public Permit before(StepRun run) {
        if (!costs(run.info())) {
            return Permit.GRANTED;
        }
        Verdict verdict = reservations.reserveRun(
                Spender.of(run, today(run.plan())), run.node(), Rental.of(run).expected());
        return switch (verdict) {
            // A limit may be set while the step runs, and its calls be reserved then.
            case Verdict.Granted(boolean reserved) -> new Permit.Granted(reserved || asks(run.info()));
            case Verdict.Busy(String sentence) -> new Permit.Refused(sentence, true);
            case Verdict.Exhausted gone -> new Permit.Refused(gone.sentence(), false);
        };
    }

    @Override
    public List<Charge> after(StepRun run, Duration ran, Outcome outcome) {
        Rental rental = Rental.of(run);
        boolean trades = Arrays.asList(run.info().gives()).contains(TradeExecution.class);
        if (!rental.paid() && !trades) {
            return List.of();
        }
        Instant now = wall.instant();
        LocalDate day = today(run.plan());
        var charges = new ArrayList<Charge>(1);
        if (rental.paid()) {
            charges.add(rental.charge(run, ran, now, day));
        }
        if (trades) {
            charges.addAll(commissions.of(run, outcome, now, day));
        }
        return charges;
    }

    @Override
    public void release(List<String> keys) {
        reservations.release(keys);
    }

    /** What a pipeline may spend. To ask for nothing is to ask whether anything new may begin. */
    public Budget budget(Plan plan) {
        return amount -> {
            List<Limit> now = limits.of(plan.owner(), plan.pipelineId(), today(plan));
            return switch (Verdict.decide(now, Money.ZERO, amount)) {
                case Verdict.Granted _ -> new Budget.Allowance(true, Left.sentence(now));
                case Verdict.Busy(String sentence) -> new Budget.Allowance(false, sentence);
                case Verdict.Exhausted gone -> new Budget.Allowance(false, gone.sentence());
            };
        };
    }

    /** What one run of a step may spend on models and calls. */
    public Purse purse(StepRun run) {
        return new StepPurse(run, run.plan().mode());
    }

    /** What one run of a step of a backtest may spend: its user's money, counted apart from that of any trading mode. */
    public Purse purseOfBacktest(StepRun run) {
        return new StepPurse(run, BACKTEST);
    }

    static Payer payer(StepRun run) {
        return payer(run, run.plan().mode());
    }

    private static Payer payer(StepRun run, String mode) {
        Plan plan = run.plan();
        return new Payer(
                UUID.fromString(plan.owner()),
                plan.pipelineId(),
                run.execution().id(),
                run.node(),
                run.info().type(),
                mode);
    }

    private final class StepPurse implements Purse {
        private final StepRun run;
        private final String mode;

        StepPurse(StepRun run, String mode) {
            this.run = run;
            this.mode = mode;
        }

        @Override
        public Payer payer() {
            return PaidSteps.payer(run, mode);
        }

        @Override
        public String key() {
            return run.key();
        }

        @Override
        public String firstKey() {
            return run.firstKey();
        }

        @Override
        public LocalDate day() {
            return today(run.plan());
        }

        @Override
        public Budget.Allowance cover(String call, Money worstCase) {
            return switch (reservations.reserve(Spender.of(run, day()), call, worstCase)) {
                case Verdict.Granted _ -> new Budget.Allowance(true, Dollars.of(worstCase) + " is reserved.");
                case Verdict.Busy(String sentence) -> throw new LanguageModel.Unavailable(sentence, true);
                case Verdict.Exhausted gone -> new Budget.Allowance(false, gone.sentence());
            };
        }

        @Override
        public void uncover(String call) {
            reservations.takeBack(run.key(), call);
        }
    }
}
