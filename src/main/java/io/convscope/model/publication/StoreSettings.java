package io.convscope.model.publication;

import java.nio.file.Path;

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

}
