package io.convscope.web.key;

import io.convscope.access.ApiKeys;
import io.convscope.access.KeyGuesses;
import io.convscope.access.RequestRates;
import io.convscope.web.audit.RefusalLog;
import io.convscope.web.problem.ProblemAnswer;

import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Asks for keys at the port of the service.
 */
@Configuration(proxyBeanMethods = false)
class KeySettings {

	@Bean
	KeyFilter keyFilter(ApiKeys keys, CallRights rights, RequestRates rates, KeyGuesses guesses, ProblemAnswer answer,
			RefusalLog log, ServerProperties server) {
		return new KeyFilter(keys, rights, rates, guesses, answer, log, keys.requireAt(server.getAddress()));
	}

}
