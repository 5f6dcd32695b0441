package io.convscope.web.problem;

import java.util.Locale;

import io.convscope.memory.MemoryBusyException;
import org.apache.tomcat.util.http.fileupload.impl.FileCountLimitExceededException;
import org.apache.tomcat.util.http.fileupload.impl.FileSizeLimitExceededException;
import org.apache.tomcat.util.http.fileupload.impl.SizeLimitExceededException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.boot.tomcat.autoconfigure.TomcatServerProperties;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.multipart.MultipartException;

/**
 * Describes in one sentence which limit a multipart body exceeds.
 */
@Component
public class MultipartProblem {

	private final MultipartProperties limits;

	private final TomcatServerProperties server;

	public MultipartProblem(MultipartProperties limits, TomcatServerProperties server) {
		this.limits = limits;
		this.server = server;
	}

	/**
	 * Returns the exception that refused the body while its parts were read.
	 * @param exception the failure to read the parts
	 * @return the refusal among its causes; null if there is none
	 */
	static @Nullable RuntimeException refusal(MultipartException exception) {
		RuntimeException refused = find(RefusedBodyException.class, exception);
		return (refused != null) ? refused : find(MemoryBusyException.class, exception);
	}

	/**
	 * Describes the limit that a multipart body exceeds.
	 * @param exception the failure to read the parts
	 * @return a sentence on the limit; null if the body failed for another reason
	 */
	@Nullable String limit(MultipartException exception) {
		if (find(FileSizeLimitExceededException.class, exception) != null) {
			return "A picture may have up to " + bytes(this.limits.getMaxFileSize()) + "; send a smaller one.";
		}
		if (find(FileCountLimitExceededException.class, exception) != null) {
			return "One request may carry up to " + this.server.getMaxPartCount()
					+ " pictures; send the rest in another.";
		}
		SizeLimitExceededException size = find(SizeLimitExceededException.class, exception);
		if (size != null && size.getPermittedSize() == this.server.getMaxPartHeaderSize().toBytes()) {
			return "The header of a part, including its name and its file name, may have up to "
					+ bytes(this.server.getMaxPartHeaderSize()) + "; give the file a shorter name.";
		}
		return (size != null || find(IllegalStateException.class, exception) != null)
				? "The parts of one request may have up to " + bytes(this.limits.getMaxRequestSize())
						+ " together; send some of them in another."
				: null;
	}

	private static <T extends Throwable> @Nullable T find(Class<T> type, Throwable exception) {
		for (Throwable each = exception; each != null; each = each.getCause()) {
			if (type.isInstance(each)) {
				return type.cast(each);
			}
		}
		return null;
	}

	private static String bytes(DataSize size) {
		return String.format(Locale.ROOT, "%,d bytes", size.toBytes());
	}

}
