package dev.kuber.platform.modes;

import dev.kuber.platform.markets.KeptBars;
import dev.kuber.platform.markets.news.NewsDesk;
import org.springframework.stereotype.Component;

/** What stays of real markets: the bars that agents saw, and the news. */
@Component
record MarketRecords(KeptBars bars, NewsDesk news) {}
