/** The main job without a browser: one pipeline from sign-up to profit and loss, told in plain words. */
@ApplicationModule(
        allowedDependencies = {
            "accounts",
            "backtests",
            "pipelines",
            "catalog",
            "markets",
            "engine",
            "positions",
            "analytics",
            "json"
        })
@NullMarked
package dev.kuber.platform.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
