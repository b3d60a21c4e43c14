package dev.kuber.platform.markets.news;

import dev.kuber.port.News;
import dev.kuber.trade.Money;
import java.net.URI;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where the news of a market come from. */
@Component
public class NewsDesk {

    private final KeptNews kept;
    private final Clock wall;
    /** One for all, so that its limits are kept. */
    private final List<NewsProvider> operators;

    private final Money pricePerCall;

    NewsDesk(KeptNews kept, NewsSettings settings, Clock wall) {
        this.kept = kept;
        this.wall = wall;
        this.pricePerCall = new Money(settings.pricePerCall());
        this.operators = settings.finnhubKey().isBlank()
                ? List.of()
                : List.of(new FinnhubNews(
                        Optional.<URI>ofNullable(settings.finnhubUrl()).orElse(FinnhubNews.ORIGIN),
                        settings.finnhubKey().strip(),
                        wall));
    }

    /** News in real time, of the operator's providers and of this one. */
    public News live(NewsProvider own) {
        var all = new ArrayList<NewsProvider>(operators);
        all.add(own);
        return new LiveNews(all, kept, wall);
    }

    /** What a question to these costs: nothing unless the operator has a provider and a price for it. */
    public Money pricePerCall(News news) {
        return news instanceof LiveNews && !operators.isEmpty() ? pricePerCall : Money.ZERO;
    }

    /** What was known of the real world at the clock's time, as far as it was fetched then or later. */
    public News recorded(InstantSource clock) {
        return kept.asOf(clock);
    }

    /** News of the synthetic market with this seed. */
    public News synthetic(long seed, InstantSource clock) {
        return new SyntheticNews(seed, clock);
    }
}
