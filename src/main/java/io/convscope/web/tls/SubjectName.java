package io.convscope.web.tls;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A name or an address in a certificate.
 */
final class SubjectName {

	private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

	private static final Pattern ADDRESS = Pattern.compile(BYTE + "(\\." + BYTE + "){3}|[0-9a-fA-F.]*:[0-9a-fA-F:.]*");

	private static final Pattern LABELS = Pattern
		.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*", Pattern.CASE_INSENSITIVE);

	private SubjectName() {
	}

	static boolean isAddress(String name) {
		return ADDRESS.matcher(name).matches();
	}

	/**
	 * Checks whether a certificate can be made out for a name.
	 * @param name a host name or an IP address
	 * @return whether it is an address, or a name of letters, digits and hyphens
	 */
	static boolean isPossible(String name) {
		return isAddress(name) ? parse(name) != null : LABELS.matcher(name).matches();
	}

	/**
	 * Returns the one form of a name by which it is compared.
	 * @param name a possible name
	 * @return the name in lower case; of an address, the form of {@link InetAddress}
	 */
	static String uniform(String name) {
		InetAddress address = isAddress(name) ? parse(name) : null;
		return (address != null) ? address.getHostAddress() : name.toLowerCase(Locale.ROOT);
	}

	// asks no name server: what is not an address is refused
	private static @Nullable InetAddress parse(String address) {
		try {
			return InetAddress.getByName(address);
		}
		catch (UnknownHostException ex) {
			return null;
		}
	}

}
