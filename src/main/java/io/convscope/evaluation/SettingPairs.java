package io.convscope.evaluation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.convscope.model.Model;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Lays the settings of two models side by side, as JSON names them. Thread safe.
 */
@Component
class SettingPairs {

	private final JsonMapper json;

	SettingPairs(JsonMapper json) {
		this.json = json;
	}

	/**
	 * Pairs the settings.
	 * @param first a model
	 * @param second another
	 * @return one for each setting; empty when neither model has any
	 */
	List<SettingPair> of(Model first, Model second) {
		Map<String, Object> a = settings(first);
		Map<String, Object> b = settings(second);
		Set<String> names = new LinkedHashSet<>(a.keySet());
		names.addAll(b.keySet());
		return names.stream()
			.map((name) -> new SettingPair(name, a.get(name), b.get(name), !Objects.equals(a.get(name), b.get(name))))
			.toList();
	}

	private Map<String, Object> settings(Model model) {
		return (model.settings() != null) ? this.json.convertValue(model.settings(), new TypeReference<>() {
		}) : Map.of();
	}

}
