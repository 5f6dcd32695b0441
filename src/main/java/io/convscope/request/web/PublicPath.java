package io.convscope.request.web;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The path under which a client finds something of the service: behind the context path,
 * or what a proxy says that it puts before it. As a serializer it is for fields of
 * answers that hold a path. Thread safe.
 */
public final class PublicPath extends ValueSerializer<String> {

	/**
	 * Completes a path, for the request that this thread answers.
	 * @param path from the service's root on, for example {@code /runs/1}
	 * @return the path for the client; the same where no request is answered
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
