package io.convscope.home;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Reports an unusable home folder at startup in one sentence, without a stack trace.
 */
final class HomeFailureAnalyzer extends AbstractFailureAnalyzer<HomeUnusableException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, HomeUnusableException cause) {
		return new FailureAnalysis(cause.getMessage(), null, cause);
	}

}
