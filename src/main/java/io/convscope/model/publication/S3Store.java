package io.convscope.model.publication;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A bucket of S3, or of a service that speaks its protocol. Credentials and region are
 * found as by all programs of Amazon.
 */
final class S3Store implements ObjectStore {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final int NOT_MODIFIED = 304;

	private static final Set<Integer> CHANGED = Set.of(409, 412);

	private final S3Client client;

	private final String bucket;

	private final String prefix;

	private S3Store(S3Client client, String bucket, String prefix) {
		this.client = client;
		this.bucket = bucket;
		this.prefix = prefix;
	}

	/**
	 * Opens a bucket.
	 * @param address {@code s3://bucket/prefix}
	 * @param endpoint where it is; null for Amazon's S3
	 * @return the store, which is not asked yet
	 */
	static S3Store at(String address, @Nullable URI endpoint) {
		S3ClientBuilder client = S3Client.builder()
			.httpClientBuilder(UrlConnectionHttpClient.builder().connectionTimeout(PATIENCE).socketTimeout(PATIENCE))
			// other services know no newer ones; the index has a checksum and weights a
			// digest
			.requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
			.responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
		if (endpoint != null) {
			String region = System.getenv("AWS_REGION");
			client.endpointOverride(endpoint)
				.forcePathStyle(true)
				.region((region != null) ? Region.of(region) : Region.US_EAST_1);
		}
		String[] parts = address.substring(StoreProperties.S3.length()).split("/", 2);
		String prefix = (parts.length > 1) ? parts[1].replaceAll("/+$", "") : "";
		return new S3Store(client.build(), parts[0], prefix.isEmpty() ? "" : prefix + "/");
	}

	@Override
	public Optional<StoredIndex> index(@Nullable String since) throws IOException {
		return call(INDEX, () -> {
			try {
				ResponseBytes<GetObjectResponse> found = this.client.getObject(
						(get) -> get.bucket(this.bucket).key(key(INDEX)).ifNoneMatch(since),
						ResponseTransformer.toBytes());
				return Optional.of(new StoredIndex(found.asByteArray(), found.response().eTag()));
			}
			catch (S3Exception ex) {
				if (ex.statusCode() == NOT_MODIFIED) {
					return Optional.empty();
				}
				throw ex;
			}
		});
	}

	@Override
	public String replaceIndex(byte[] content, @Nullable String expected) throws IOException {
		try {
			return this.client.putObject((put) -> {
				put.bucket(this.bucket).key(key(INDEX)).contentType("application/json");
				if (expected != null) {
					put.ifMatch(expected);
				}
				else {
					put.ifNoneMatch("*");
				}
			}, RequestBody.fromBytes(content)).eTag();
		}
		catch (S3Exception ex) {
			throw CHANGED.contains(ex.statusCode()) ? new IndexChangedException(addressOf(INDEX)) : failure(INDEX, ex);
		}
		catch (SdkException ex) {
			throw failure(INDEX, ex);
		}
	}

	@Override
	public Set<String> list() throws IOException {
		return call(WEIGHTS, () -> {
			Set<String> names = new TreeSet<>();
			for (S3Object each : this.client
				.listObjectsV2Paginator((list) -> list.bucket(this.bucket).prefix(key(WEIGHTS)))
				.contents()) {
				names.add(each.key().substring(this.prefix.length()));
			}
			return names;
		});
	}

	@Override
	public void put(String name, InputStream content, long length) throws IOException {
		call(name, () -> this.client.putObject((put) -> put.bucket(this.bucket).key(key(name)),
				RequestBody.fromInputStream(content, length)));
	}

	@Override
	public void fetch(String name, OutputStream out) throws IOException {
		call(name, () -> this.client.getObject((get) -> get.bucket(this.bucket).key(key(name)),
				ResponseTransformer.toOutputStream(out)));
	}

	@Override
	public void delete(String name) throws IOException {
		call(name, () -> this.client.deleteObject((delete) -> delete.bucket(this.bucket).key(key(name))));
	}

	private String key(String name) {
		return this.prefix + name;
	}

	private <T> T call(String name, Supplier<T> call) throws IOException {
		try {
			return call.get();
		}
		catch (NoSuchKeyException ex) {
			throw new NoSuchFileException(addressOf(name));
		}
		catch (SdkException ex) {
			throw failure(name, ex);
		}
	}

	private IOException failure(String name, SdkException cause) {
		return new IOException(addressOf(name) + ": " + cause.getMessage(), cause);
	}

	@Override
	public String addressOf(String name) {
		return StoreProperties.S3 + this.bucket + "/" + key(name);
	}

	@Override
	public void close() {
		this.client.close();
	}

	@Override
	public String toString() {
		return StoreProperties.S3 + this.bucket + "/" + this.prefix;
	}

}
