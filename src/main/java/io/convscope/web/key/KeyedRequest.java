package io.convscope.web.key;

import java.security.Principal;

import io.convscope.access.ApiKey;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/**
 * A request with a key.
 */
class KeyedRequest extends HttpServletRequestWrapper {

	private final KeyPrincipal principal;

	KeyedRequest(HttpServletRequest request, ApiKey key) {
		super(request);
		this.principal = new KeyPrincipal(key);
	}

	@Override
	public Principal getUserPrincipal() {
		return this.principal;
	}

	@Override
	public String getRemoteUser() {
		return this.principal.getName();
	}

	@Override
	public String getAuthType() {
		return "Bearer";
	}

	/**
	 * Who sent a request, as far as the service knows: the holder of a key.
	 *
	 * @param key the key
	 */
	record KeyPrincipal(ApiKey key) implements Principal {

		@Override
		public String getName() {
			return this.key.name();
		}

	}

}
