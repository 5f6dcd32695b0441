package io.convscope.home;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Makes the service refuse to start with one clear sentence instead of a stack trace.
 */
final class HomeFailureAnalyzer extends AbstractFailureAnalyzer<HomeUnusableException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, HomeUnusableException cause) {
		return new FailureAnalysis(cause.getMessage(), null, cause);
	}

}
