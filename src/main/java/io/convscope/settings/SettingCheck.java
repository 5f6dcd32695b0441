package io.convscope.settings;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.stereotype.Component;

/**
 * Checks all settings of the service before other beans are created from them.
 */
@Component
final class SettingCheck implements BeanFactoryPostProcessor, EnvironmentAware {

	private static final String SETTINGS = "-io.convscope.";

	private ConfigurableEnvironment environment;

	@Override
	public void setEnvironment(Environment environment) {
		this.environment = (ConfigurableEnvironment) environment;
	}

	/**
	 * Checks the names, then the values, of all settings.
	 * @throws InvalidSettingException if a name is unknown or a value is invalid
	 */
	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
		List<String> records = Stream.of(beans.getBeanDefinitionNames())
			.filter((name) -> name.startsWith("convscope") && name.contains(SETTINGS))
			.toList();
		SettingNames names = SettingNames.of(records.stream().map(beans::getType));
		for (PropertySource<?> source : this.environment.getPropertySources()) {
			names.check(source);
		}
		records.forEach(beans::getBean);
	}

}
