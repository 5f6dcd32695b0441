package io.convscope.model.publication;

import java.nio.file.Path;

import io.convscope.settings.InvalidSettingException;
import io.convscope.settings.OnReplicas;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Opens the store of the settings.
 */
@Configuration(proxyBeanMethods = false)
class StoreSettings {

	@Bean
	@ConditionalOnProperty("convscope.models.store")
	ObjectStore objectStore(StoreProperties properties) {
		String store = String.valueOf(properties.store());
		return store.startsWith(StoreProperties.S3) ? S3Store.at(store, properties.endpoint())
				: new FolderStore(Path.of(store));
	}

	@Bean
	@OnReplicas
	@ConditionalOnMissingBean
	ObjectStore missingStore() {
		throw new InvalidSettingException("convscope.role=serve needs convscope.models.store, the folder or"
				+ " s3://bucket/prefix that another service publishes its models to");
	}

}
