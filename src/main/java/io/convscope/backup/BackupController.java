package io.convscope.backup;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import io.convscope.request.web.Audited;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Sends backups over HTTP; none is ever whole in memory.
 */
@RestController
class BackupController {

	private static final String TAR = "application/x-tar";

	private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'convscope-'yyyy-MM-dd-HHmmss'.tar'")
		.withZone(ZoneOffset.UTC);

	private final Backups backups;

	private final Clock clock;

	BackupController(Backups backups, Clock clock) {
		this.backups = backups;
		this.clock = clock;
	}

	@Audited("backup")
	@GetMapping(path = "/backup", produces = TAR)
	void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
		String name = NAME.format(this.clock.instant());
		if (HttpMethod.HEAD.matches(request.getMethod())) {
			begin(name, response);
			return;
		}
		this.backups.write(() -> {
			begin(name, response);
			response.flushBuffer();
			return response.getOutputStream();
		});
	}

	private static void begin(String name, HttpServletResponse response) {
		response.setContentType(TAR);
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment().filename(name).build().toString());
	}

}
