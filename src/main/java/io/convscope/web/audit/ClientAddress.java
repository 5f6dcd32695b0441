package io.convscope.web.audit;

import java.util.regex.Pattern;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Where a request comes from.
 *
 * @param claimed the address that the headers of a proxy name, or {@code -} if what they
 * name is none; without such headers that of the connection
 * @param connected the address of the connection, which nobody can forge
 */
public record ClientAddress(String claimed, String connected) {

	// of IPv4 or IPv6, or a name that hides one (RFC 7239)
	private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9._:\\[\\]-]{1,64}");

	/**
	 * Finds the address of a request.
	 * @param request the request
	 * @return its address
	 */
	public static ClientAddress of(HttpServletRequest request) {
		String claimed = request.getRemoteAddr();
		return new ClientAddress(ADDRESS.matcher(claimed).matches() ? claimed : "-",
				connection(request).getRemoteAddr());
	}

	private static ServletRequest connection(ServletRequest request) {
		return (request instanceof ServletRequestWrapper wrapper) ? connection(wrapper.getRequest()) : request;
	}

	/**
	 * Returns the address as the log has it.
	 * @return both addresses, the certain one last; one if they are the same
	 */
	@Override
	public String toString() {
		return this.claimed.equals(this.connected) ? this.connected : this.claimed + "," + this.connected;
	}

}
