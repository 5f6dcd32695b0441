package io.convscope.network.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.stereotype.Component;

/**
 * Adds to the info endpoint what networks are computed by, and on.
 */
@Component
class EngineInfo implements InfoContributor {

	private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

	private final Networks networks;

	private final String processor = processor();

	EngineInfo(Networks networks) {
		this.networks = networks;
	}

	// what the system calls it, or its kind where the system has no name for it
	private static String processor() {
		try (Stream<String> lines = Files.lines(PROCESSORS)) {
			return lines.filter((line) -> line.startsWith("model name"))
				.map((line) -> line.substring(line.indexOf(':') + 1).strip())
				.findFirst()
				.orElse(System.getProperty("os.arch"));
		}
		catch (IOException ex) {
			return System.getProperty("os.arch");
		}
	}

	@Override
	public void contribute(Info.Builder builder) {
		builder.withDetail("engine", Map.of("name", this.networks.engine().id(), "threads", this.networks.threads()));
		builder.withDetail("processor", Map.of("name", this.processor, "architecture", System.getProperty("os.arch")));
	}

}
