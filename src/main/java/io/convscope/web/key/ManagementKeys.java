package io.convscope.web.key;

import io.convscope.access.ApiKeys;
import io.convscope.access.KeyGuesses;
import io.convscope.access.RequestRates;
import io.convscope.web.audit.RefusalLog;
import io.convscope.web.problem.ProblemAnswer;

import org.springframework.boot.actuate.autoconfigure.web.server.ConditionalOnManagementPort;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementServerProperties;
import org.springframework.context.annotation.Bean;

/**
 * Asks for keys at a separate management port too. It is no configuration of the service
 * itself, but named in {@code META-INF/spring}.
 */
@ConditionalOnManagementPort(ManagementPortType.DIFFERENT)
class ManagementKeys {

	@Bean
	KeyFilter managementKeyFilter(ApiKeys keys, CallRights rights, RequestRates rates, KeyGuesses guesses,
			ProblemAnswer answer, RefusalLog log, ManagementServerProperties management) {
		return new KeyFilter(keys, rights, rates, guesses, answer, log, keys.requireAt(management.getAddress()));
	}

}
