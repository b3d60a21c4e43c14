/** Tests of news. */
@NullMarked
package dev.kuber.platform.markets.news;

import org.jspecify.annotations.NullMarked;
