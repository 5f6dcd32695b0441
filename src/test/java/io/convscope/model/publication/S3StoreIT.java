package io.convscope.model.publication;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * A store in a bucket, by a server that speaks the protocol of S3.
 */
@Tag("ci")
class S3StoreIT extends StoreTests {

	@TempDir
	private static Path folder;

	private static S3Server server;

	private final AtomicInteger stores = new AtomicInteger();

	@BeforeAll
	static void start() throws IOException, InterruptedException {
		// the client looks for credentials as all programs of Amazon do
		System.setProperty("aws.accessKeyId", "any");
		System.setProperty("aws.secretAccessKey", "any");
		server = new S3Server(folder);
	}

	@AfterAll
	static void end() {
		System.clearProperty("aws.accessKeyId");
		System.clearProperty("aws.secretAccessKey");
		if (server != null) {
			server.close();
		}
	}

	@Override
	ObjectStore open() {
		return S3Store.at("s3://models/" + hashCode() + "/" + this.stores.incrementAndGet() + "/", server.endpoint());
	}

	@Test
	void replicasGoOnWhileTheServerIsAway(@TempDir Path homes) throws IOException {
		try (ObjectStore store = open()) {
			new AbsentStore(homes, store).isNoLossForReplicas(server::close, server::start);
		}
	}

	@Test
	void aBucketThatIsNotThereIsNamed() throws IOException {
		try (ObjectStore store = S3Store.at("s3://nothing/here", server.endpoint())) {
			assertThatIOException().isThrownBy(() -> store.index(null))
				.withMessageContaining("s3://nothing/here/index.json");
			assertThat(store).hasToString("s3://nothing/here/");
		}
	}

}
