package io.convscope.model.publication;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

import io.convscope.settings.InvalidSettingException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the store of models.
 *
 * @param store a folder, or {@code s3://bucket/prefix}; null for none
 * @param publish ids or aliases of the models that are published; empty for all
 * @param endpoint where S3 is; null for Amazon's
 * @param name a further name of the current model on a replica; null for none
 */
@ConfigurationProperties("convscope.models")
record StoreProperties(@Nullable String store, @DefaultValue List<String> publish, @Nullable URI endpoint,
		@Nullable String name) {

	static final String S3 = "s3://";

	private static final Pattern BUCKET = Pattern.compile(S3 + "[^/].*");

	// a letter alone is a disk of Windows
	private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/.*");

	/**
	 * Checks the values.
	 * @throws InvalidSettingException if the store is empty, a bucket without a name, or
	 * another kind of URL
	 */
	StoreProperties {
		if (store != null && (store.isBlank() || (URL.matcher(store).matches() && !BUCKET.matcher(store).matches()))) {
			throw new InvalidSettingException(
					"convscope.models.store must be a folder or s3://bucket/prefix, not \"" + store + "\"");
		}
	}

}
