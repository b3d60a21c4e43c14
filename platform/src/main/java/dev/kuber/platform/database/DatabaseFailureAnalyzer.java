package dev.kuber.platform.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints a {@link DatabaseFailure} at start as its sentence, without a stack trace. */
final class DatabaseFailureAnalyzer extends AbstractFailureAnalyzer<DatabaseFailure> {

    @Override
    protected FailureAnalysis analyze(Throwable root, DatabaseFailure failure) {
        return new FailureAnalysis(failure.getMessage(), null, failure);
    }
}
