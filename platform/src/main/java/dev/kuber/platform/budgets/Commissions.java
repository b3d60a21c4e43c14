package dev.kuber.platform.budgets;

import dev.kuber.agent.Fact;
import dev.kuber.agent.Outcome;
import dev.kuber.fact.TradeExecution;
import dev.kuber.platform.engine.StepRun;
import dev.kuber.platform.ledger.Charge;
import dev.kuber.trade.Money;
import dev.kuber.trade.Position;
import dev.kuber.trade.Symbol;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What brokers take for fills: a row for whatever has become known of it with a step, written with that step. */
@Repository
class Commissions {

    private final JdbcClient jdbc;

    Commissions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Charge> of(StepRun run, Outcome outcome, Instant at, LocalDate day) {
        var charges = new ArrayList<Charge>(0);
        paid(outcome).forEach((symbol, paid) -> {
            String prefix = "commission/" + run.execution().id() + "/" + symbol + "/";
            Money more = paid.minus(charged(run.execution().id(), prefix));
            if (more.value().signum() > 0) {
                charges.add(new Charge(
                        prefix + paid.value().stripTrailingZeros().toPlainString(),
                        PaidSteps.payer(run),
                        Charge.Kind.COMMISSION,
                        more,
                        at,
                        day,
                        null,
                        false,
                        "The broker took " + Dollars.of(more) + " for trading " + symbol + "."));
            }
        });
        return charges;
    }

    /** The commission of each position altogether, as far as this outcome tells of any. */
    private static Map<Symbol, Money> paid(Outcome outcome) {
        List<Fact> facts = switch (outcome) {
            case Outcome.Done done -> done.facts();
            case Outcome.Wait wait -> wait.facts();
            case Outcome.Stop _, Outcome.Failed _ -> List.of();
        };
        var paid = new LinkedHashMap<Symbol, Money>(0);
        for (Fact fact : facts) {
            if (fact instanceof TradeExecution trade) {
                Money commission = commission(trade.position());
                if (!commission.isZero()) {
                    paid.put(trade.symbol(), commission);
                }
            }
        }
        return paid;
    }

    private static Money commission(Position position) {
        return switch (position) {
            case Position.Open open -> open.commission();
            case Position.Closing closing -> closing.open().commission();
            case Position.Closed closed -> closed.commission();
            case Position.Opening _, Position.Refused _ -> Money.ZERO;
        };
    }

    private Money charged(String executionId, String prefix) {
        return jdbc.sql("""
                        select coalesce(sum(amount), 0) from ledger
                        where execution_id = :execution and kind = 'commission' and starts_with(id, :prefix)
                        """)
                .param("execution", executionId)
                .param("prefix", prefix)
                .query((row, _) -> new Money(row.getBigDecimal(1)))
                .single();
    }
}
