package io.convscope.web.key;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.convscope.access.Right;
import io.convscope.web.key.KeyedRequest.KeyPrincipal;

import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.health.actuate.endpoint.AdditionalHealthEndpointPath;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroup;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroupsPostProcessor;
import org.springframework.boot.health.actuate.endpoint.HttpCodeStatusMapper;
import org.springframework.boot.health.actuate.endpoint.StatusAggregator;
import org.springframework.stereotype.Component;

/**
 * Tells the components of health to those who may read, where a key is required. All
 * others are told the status.
 */
@Component
class HealthDetails implements HealthEndpointGroupsPostProcessor {

	private final KeyFilter filter;

	HealthDetails(KeyFilter filter) {
		this.filter = filter;
	}

	@Override
	public HealthEndpointGroups postProcessHealthEndpointGroups(HealthEndpointGroups groups) {
		Map<String, HealthEndpointGroup> kept = groups.getNames()
			.stream()
			.collect(Collectors.toMap(Function.identity(), (name) -> new ForReaders(groups.get(name))));
		return HealthEndpointGroups.of(groups.getPrimary(), kept);
	}

	private boolean mayRead(SecurityContext client) {
		return !this.filter.isRequired()
				|| (client.getPrincipal() instanceof KeyPrincipal holder && holder.key().allows(Right.READ));
	}

	/**
	 * A group that tells others than readers less.
	 */
	private final class ForReaders implements HealthEndpointGroup {

		private final HealthEndpointGroup group;

		private ForReaders(HealthEndpointGroup group) {
			this.group = group;
		}

		@Override
		public boolean isMember(String name) {
			return this.group.isMember(name);
		}

		@Override
		public boolean showComponents(SecurityContext client) {
			return mayRead(client) && this.group.showComponents(client);
		}

		@Override
		public boolean showDetails(SecurityContext client) {
			return mayRead(client) && this.group.showDetails(client);
		}

		@Override
		public StatusAggregator getStatusAggregator() {
			return this.group.getStatusAggregator();
		}

		@Override
		public HttpCodeStatusMapper getHttpCodeStatusMapper() {
			return this.group.getHttpCodeStatusMapper();
		}

		@Override
		public AdditionalHealthEndpointPath getAdditionalPath() {
			return this.group.getAdditionalPath();
		}

	}

}
