package io.convscope;

import java.io.IOException;
import java.util.List;

import io.convscope.dataset.DatasetCatalog;
import io.convscope.settings.OnReplicas;
import io.convscope.settings.Role;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.filter.TypeFilter;

/**
 * What a serving replica consists of: all but what trains, keeps pictures or changes
 * models.
 */
@OnReplicas
@Configuration(proxyBeanMethods = false)
class ReplicaParts {

	@Bean
	DatasetCatalog datasets() {
		return new DatasetCatalog(List.of());
	}

	/**
	 * Matches, on a replica, the classes that are no parts of it.
	 */
	static final class Absent implements TypeFilter {

		/** Packages, by their dots at the end, and classes. */
		static final List<String> NAMES = List.of("backup.", "catalog.web.", "dataset.", "evaluation.",
				"inspection.epoch.", "inspection.statistics.", "model.folder.", "model.project.",
				"model.publication.Publisher", "model.web.ImportController", "sweep.", "training.");

		private static final String ROOT = "io.convscope.";

		private final boolean replica;

		Absent(Environment environment) {
			this.replica = Binder.get(environment).bind("convscope.role", Role.class).orElse(Role.ALL) == Role.SERVE;
		}

		@Override
		public boolean match(MetadataReader type, MetadataReaderFactory types) throws IOException {
			String name = type.getClassMetadata().getClassName();
			return this.replica && NAMES.stream().anyMatch((each) -> name.startsWith(ROOT + each));
		}

	}

}
