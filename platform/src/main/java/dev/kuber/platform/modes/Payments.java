package dev.kuber.platform.modes;

import dev.kuber.platform.budgets.PaidSteps;
import dev.kuber.platform.engine.Meter;
import dev.kuber.platform.engine.Ports;
import dev.kuber.platform.engine.StepRun;
import dev.kuber.platform.estimates.EstimateBook;
import dev.kuber.platform.ledger.Purse;
import dev.kuber.platform.markets.news.NewsDesk;
import dev.kuber.platform.models.Models;
import dev.kuber.platform.pipelines.Plan;
import dev.kuber.port.Budget;
import dev.kuber.port.LanguageModel;
import dev.kuber.port.News;
import dev.kuber.trade.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What steps pay for: their own running time, and the language models and news that they ask for. */
@Component
class Payments {

    private final PaidSteps steps;
    private final Models models;
    private final Meter meter;
    private final NewsDesk news;
    private final PaidNews.Counter calls;

    Payments(PaidSteps steps, Models models, EstimateBook estimates, NewsDesk news, PaidNews.Counter calls) {
        this.steps = steps;
        this.models = models;
        this.meter = estimates.with(steps);
        this.news = news;
        this.calls = calls;
    }

    Meter meter() {
        return meter;
    }

    Budget budget(Plan plan) {
        return steps.budget(plan);
    }

    /** These ports, in which the models that a run of a step asks are paid from its purse. */
    Ports charging(Ports ports) {
        return new Charging(ports);
    }

    private final class Charging implements Ports {
        private final Ports ports;

        Charging(Ports ports) {
            this.ports = ports;
        }

        @Override
        public <P> P get(Class<P> port) {
            return ports.get(port);
        }

        @Override
        public Ports within(StepRun run) {
            Purse purse = steps.purse(run);
            return new OfStep(ports.within(run), models.of(purse), purse);
        }
    }

    private final class OfStep implements Ports {
        private final Ports ports;
        private final LanguageModel models;
        private final Purse purse;
        private @Nullable News paid;

        OfStep(Ports ports, LanguageModel models, Purse purse) {
            this.ports = ports;
            this.models = models;
            this.purse = purse;
        }

        @Override
        public <P> P get(Class<P> port) {
            if (port == LanguageModel.class) {
                return port.cast(models);
            }
            return port == News.class ? port.cast(news()) : ports.get(port);
        }

        /** The same one each time: it numbers what is asked. */
        private synchronized News news() {
            News asked = paid;
            if (asked == null) {
                asked = ports.get(News.class);
                Money price = news.pricePerCall(asked);
                asked = price.isZero() ? asked : new PaidNews(asked, purse, price, calls);
                paid = asked;
            }
            return asked;
        }
    }
}
