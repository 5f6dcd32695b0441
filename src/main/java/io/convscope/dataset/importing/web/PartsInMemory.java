package io.convscope.dataset.importing.web;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Component;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Reads the parts of multipart bodies into memory, but for archives, whose handler reads
 * them as they arrive.
 */
@Component(DispatcherServlet.MULTIPART_RESOLVER_BEAN_NAME)
class PartsInMemory extends StandardServletMultipartResolver {

	@Override
	public boolean isMultipart(HttpServletRequest request) {
		return !request.getServletPath().equals("/datasets") && super.isMultipart(request);
	}

}
