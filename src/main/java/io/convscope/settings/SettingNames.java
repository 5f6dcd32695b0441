package io.convscope.settings;

import java.lang.reflect.RecordComponent;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * The names of all settings.
 *
 * @param known the full names, for example {@code convscope.image.max-bytes}
 */
record SettingNames(Set<String> known) {

	private static final String OWN = "convscope.";

	static SettingNames of(Stream<Class<?>> records) {
		Set<String> names = new TreeSet<>();
		records.forEach((each) -> add(names, each.getAnnotation(ConfigurationProperties.class).value(), each));
		return new SettingNames(names);
	}

	private static void add(Set<String> names, String prefix, Class<?> type) {
		for (RecordComponent component : type.getRecordComponents()) {
			String name = prefix + "." + DataObjectPropertyName.toDashedForm(component.getName());
			names.add(name);
			Class<?> value = valueType(component);
			if (value.isRecord()) {
				add(names, name, value);
			}
		}
	}

	// that of the elements of a list
	private static Class<?> valueType(RecordComponent component) {
		return ResolvableType.forType(component.getGenericType())
			.as(List.class)
			.getGeneric()
			.resolve(component.getType());
	}

	/**
	 * Checks that each name with the prefix of the service is a known setting.
	 * <p>
	 * An environment variable is rejected only if its name is close to that of a setting:
	 * other software sets variables with this prefix, as Kubernetes does with
	 * CONVSCOPE_PORT.
	 * @param source the property source to check
	 * @throws InvalidSettingException if a name is unknown
	 */
	void check(PropertySource<?> source) {
		if (!(source instanceof EnumerablePropertySource<?> names)) {
			return;
		}
		boolean environment = source.getName().endsWith(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
		Set<String> forms = new HashSet<>();
		this.known.forEach((each) -> forms.add(uniform(each)));
		for (String name : names.getPropertyNames()) {
			String form = uniform(name);
			if (form.startsWith("convscope") && isOwn(name, environment) && forms.stream().noneMatch(form::equals)) {
				String nearest = nearest(form);
				if (!environment || NearName.distance(form, uniform(nearest)) <= NearName.NEAR) {
					throw new InvalidSettingException("There is no setting " + name + "; the nearest is " + (environment
							? nearest.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT) : nearest));
				}
			}
		}
	}

	private static boolean isOwn(String name, boolean environment) {
		return environment ? name.regionMatches(true, 0, "CONVSCOPE_", 0, OWN.length())
				: name.regionMatches(true, 0, OWN, 0, OWN.length());
	}

	private String nearest(String form) {
		return this.known.stream()
			.min(Comparator.comparingInt((each) -> NearName.distance(form, uniform(each))))
			.orElseThrow();
	}

	// as Spring compares names: without dashes, dots and list indexes
	private static String uniform(String name) {
		return name.toLowerCase(Locale.ROOT).replaceAll("\\[[0-9]+]|_[0-9]+(?=_|$)|[^a-z0-9]", "");
	}

}
