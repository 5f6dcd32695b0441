package io.convscope.model.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.convscope.memory.MemoryBudget;
import io.convscope.memory.MemoryBusyException;
import io.convscope.model.store.ModelFixtures;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.unit.DataSize;
import org.springframework.web.context.request.ServletWebRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Exported files are made within the memory for requests.
 */
class WeightsControllerTests {

	@TempDir
	private Path folder;

	@Test
	void aFileIsMadeWithinTheMemoryForRequests() throws IOException {
		try (ModelFixtures fixtures = new ModelFixtures(this.folder)) {
			fixtures.save(1, "shapes", List.of("a", "b"), 1);
			MemoryBudget memory = new MemoryBudget(DataSize.ofMegabytes(64), Duration.ZERO);
			WeightsController controller = new WeightsController(fixtures.models(),
					ModelFixtures.weights(fixtures.home()), memory);
			MemoryBudget.Reservation others = memory.reserve(DataSize.ofMegabytes(32).toBytes());
			for (String format : List.of("pth", "onnx")) {
				assertThatExceptionOfType(MemoryBusyException.class).isThrownBy(() -> read(controller, format));
			}
			assertThat(read(controller, null)).isPositive();
			others.close();
			for (String format : List.of("pth", "onnx", "pth")) {
				assertThat(read(controller, format)).isGreaterThan(16_000_000);
			}
		}
	}

	private static int read(WeightsController controller, @Nullable String format) throws IOException {
		ResponseEntity<Resource> answer = controller.weights("run-1", format, null,
				new ServletWebRequest(new MockHttpServletRequest()));
		assertThat(answer).isNotNull();
		try (InputStream content = answer.getBody().getInputStream()) {
			int length = content.readAllBytes().length;
			assertThat(answer.getHeaders().getContentLength()).isEqualTo(length);
			return length;
		}
	}

}
