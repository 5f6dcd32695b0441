package io.convscope.request.web;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Converts a path within the service to the path for clients, which starts with the
 * context path or the prefix reported by a proxy. As a serializer, it is for response
 * fields that contain a path. Thread-safe.
 */
public final class PublicPath extends ValueSerializer<String> {

	/**
	 * Returns the path for clients, based on the current request of this thread.
	 * @param path the path within the service, for example {@code /runs/1}
	 * @return the path for clients; unchanged if there is no current request
	 */
	public static String of(String path) {
		return (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request)
				? request.getRequest().getContextPath() + path : path;
	}

	@Override
	public void serialize(String path, JsonGenerator generator, SerializationContext context) {
		generator.writeString(of(path));
	}

}
