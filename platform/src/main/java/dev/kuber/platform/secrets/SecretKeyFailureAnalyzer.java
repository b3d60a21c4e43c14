package dev.kuber.platform.secrets;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints a {@link SecretKeyFailure} at start as its sentence, without a stack trace. */
final class SecretKeyFailureAnalyzer extends AbstractFailureAnalyzer<SecretKeyFailure> {

    @Override
    protected FailureAnalysis analyze(Throwable root, SecretKeyFailure failure) {
        return new FailureAnalysis(failure.getMessage(), null, failure);
    }
}
