package io.convscope.model.publication;

import java.util.List;

import io.convscope.settings.InvalidSettingException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StorePropertiesTests {

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "s3://", "s3:///", "s3:///prefix", "S3://bucket", "gs://bucket", "file:///x",
			"file:/x", "s3:/bucket" })
	void whatIsNeitherAFolderNorABucketIsRefused(String store) {
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> properties(store))
			.withMessageContaining("convscope.models.store")
			.withMessageContaining("\"" + store + "\"");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "models", "/shared/models", "C:/models", "a:b", "s3://bucket", "s3://bucket/", "s3://b/c/d" })
	void foldersAndBucketsAreTaken(String store) {
		assertThat(properties(store).store()).isEqualTo(store);
	}

	private static StoreProperties properties(String store) {
		return new StoreProperties(store, List.of(), null, null);
	}

}
