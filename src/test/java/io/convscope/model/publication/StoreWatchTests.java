package io.convscope.model.publication;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import io.convscope.settings.Role;
import io.convscope.settings.RoleProperties;
import org.junit.jupiter.api.Test;

import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;

class StoreWatchTests {

	private Instant now = Instant.EPOCH;

	private final StoreWatch watch = new StoreWatch(new FolderStore(Path.of("store")), new RoleProperties(Role.SERVE),
			new Clock() {

				@Override
				public ZoneId getZone() {
					return ZoneOffset.UTC;
				}

				@Override
				public Clock withZone(ZoneId zone) {
					return this;
				}

				@Override
				public Instant instant() {
					return StoreWatchTests.this.now;
				}

			});

	@Test
	void aStoreThatNeverAnswersIsAProblemToo() {
		this.watch.uses(1);
		this.watch.seen();
		this.now = this.now.plusSeconds(60);
		assertThat(this.watch.health().getDetails()).doesNotContainKey("problem");
		this.now = this.now.plusSeconds(240);
		assertThat(this.watch.health().getDetails()).containsEntry("unreachableSeconds", 300L).containsKey("problem");
		assertThat(this.watch.health().getStatus()).isEqualTo(Status.UP);
		this.watch.seen();
		assertThat(this.watch.health().getDetails()).doesNotContainKey("problem");
	}

	@Test
	void aStoreThatFailsIsAProblemSinceTheFirstFailure() {
		this.watch.seen();
		this.watch.failed(new IOException("first"));
		this.now = this.now.plusSeconds(10);
		this.watch.failed(new IOException("second"));
		assertThat(this.watch.health().getDetails()).containsEntry("unreachableSeconds", 10L);
		assertThat(this.watch.health().getDetails().get("problem")).asString().contains("second");
	}

}
