/**
 * News: what providers publish, kept once each and never shown before their time; and those of the synthetic market, so
 * that agents that wait for news work without any key.
 */
@NamedInterface("news")
@NullMarked
package dev.kuber.platform.markets.news;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
