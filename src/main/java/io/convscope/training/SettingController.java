package io.convscope.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.convscope.catalog.NetworkCatalog;
import io.convscope.model.TrainingSettings;
import io.convscope.request.Option;
import io.convscope.training.cluster.Cluster;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The fields of a request for a run, described over HTTP.
 */
@RestController
class SettingController {

	private final NetworkCatalog networks;

	private final Cluster cluster;

	SettingController(NetworkCatalog networks, Cluster cluster) {
		this.networks = networks;
		this.cluster = cluster;
	}

	@GetMapping("/settings")
	SettingList list() {
		return new SettingList(RequestCheck.FIELDS.stream().filter(this::isOffered).map(this::view).toList());
	}

	private boolean isOffered(Option<?> option) {
		return this.cluster.exists() || !option.equals(TrainingSettings.WORKERS);
	}

	// ranges under the keywords of JSON Schema
	private Map<String, @Nullable Object> view(Option<?> option) {
		Map<String, @Nullable Object> view = new LinkedHashMap<>();
		view.put("name", option.name());
		view.putAll(option.type().schema());
		if (option.equals(RequestCheck.NETWORK)) {
			view.put("enum", this.networks.names());
		}
		view.put("default", option.usual());
		view.put("label", option.label());
		view.put("hint", option.hint());
		view.put("unset", option.unset());
		return view;
	}

	/**
	 * The response body of the list.
	 *
	 * @param settings the settings in the order of the form
	 */
	record SettingList(List<Map<String, @Nullable Object>> settings) {
	}

}
