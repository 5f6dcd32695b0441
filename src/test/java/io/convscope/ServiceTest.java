package io.convscope;

import java.nio.file.Path;

import io.convscope.docs.AnswerCheck;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A test of the service in the test's own process, on a free port and with an empty home
 * folder for the class. All its answers are held against {@code openapi.json}. Properties
 * of its own are given by {@code @TestPropertySource}, or by a method annotated with
 * {@code @DynamicPropertySource}.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(AnswerCheck.class)
@DirtiesContext
public abstract class ServiceTest {

	@TempDir
	protected static Path home;

	@LocalServerPort
	protected int port;

	protected ServiceClient client = new ServiceClient(0);

	@DynamicPropertySource
	static void useOwnHome(DynamicPropertyRegistry registry) {
		registry.add("convscope.home", () -> home.toString());
	}

	@BeforeEach
	void connect() {
		this.client = new ServiceClient(this.port);
	}

	@AfterEach
	void answersAreDescribed() {
		assertThat(AnswerCheck.takeFaults()).as("answers that openapi.json does not describe").isEmpty();
	}

}
