package io.convscope;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A service that others than this machine reach, and that has no keys in its settings.
 */
@ExtendWith(OutputCaptureExtension.class)
class KeptKeyIT {

	private static final byte[] NOTHING = new byte[0];

	@TempDir
	private Path home;

	@Test
	void itPrintsALinkWithTheKeyThatItKeeps(CapturedOutput log) throws IOException {
		String key;
		try (ConfigurableApplicationContext service = start("--server.address=0.0.0.0", "--management.server.port=0",
				"--management.server.address=127.0.0.1")) {
			Path file = this.home.resolve("api-key");
			key = Files.readString(file).strip();
			assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
			assertThat(log).contains("http://localhost:" + port(service, "server") + "/#key=" + key);
			ServiceClient client = client(service, "server");
			assertThat(status(client, "/runs")).isEqualTo(401);
			assertThat(status(client.asHolderOf(key), "/runs")).isEqualTo(200);
			assertThat(status(client, "/actuator/health/readiness")).isEqualTo(404); // it
																						// has
																						// its
																						// own
																						// port
			ServiceClient management = client(service, "management");
			assertThat(status(management, "/actuator/health/readiness")).isEqualTo(200);
			assertThat(status(management, "/actuator/info")).as("only this machine reaches that port").isEqualTo(200);
		}
		try (ConfigurableApplicationContext service = start("--server.address=0.0.0.0")) {
			assertThat(status(client(service, "server").asHolderOf(key), "/runs")).as("after a restart").isEqualTo(200);
		}
	}

	@Test
	void aServiceThatIsOpenedSaysSo(CapturedOutput log) {
		try (ConfigurableApplicationContext service = start("--server.address=0.0.0.0",
				"--convscope.api-keys.open=true")) {
			assertThat(status(client(service, "server"), "/runs")).isEqualTo(200);
			assertThat(log).contains("Everybody who reaches this service can do everything").doesNotContain("#key=");
			assertThat(this.home.resolve("api-key")).doesNotExist();
		}
	}

	@Test
	void aServiceForThisMachineHasNoKey(CapturedOutput log) {
		try (ConfigurableApplicationContext service = start()) {
			assertThat(status(client(service, "server"), "/runs")).isEqualTo(200);
			assertThat(log).doesNotContain("#key=");
			assertThat(this.home.resolve("api-key")).doesNotExist();
		}
	}

	private ConfigurableApplicationContext start(String... arguments) {
		List<String> all = Stream
			.concat(Stream.of(arguments),
					Stream.of("--convscope.home=" + this.home, "--server.port=0",
							"--logging.level.io.convscope.web=info"))
			.toList();
		return SpringApplication.run(ConvscopeApplication.class, all.toArray(String[]::new));
	}

	private static ServiceClient client(ConfigurableApplicationContext service, String of) {
		return new ServiceClient(Integer.parseInt(port(service, of)));
	}

	private static String port(ConfigurableApplicationContext service, String of) {
		return service.getEnvironment().getRequiredProperty("local." + of + ".port");
	}

	private static int status(ServiceClient client, String path) {
		return client.send("GET", path, NOTHING).status();
	}

}
