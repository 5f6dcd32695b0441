package io.convscope.web.tls;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The names and addresses by which other devices may reach this machine.
 */
public final class MachineNames {

	private MachineNames() {
	}

	/**
	 * Finds them.
	 * @return IP addresses, those of version 4 first, without loopback addresses and
	 * those that need a zone; then the host name and, if it is a single word, the one
	 * under which the network's own name service (mDNS) knows it
	 */
	public static Collection<String> find() {
		Set<String> names = new LinkedHashSet<>();
		List<InetAddress> addresses = addresses();
		addresses.stream().filter(Inet4Address.class::isInstance).forEach((each) -> names.add(each.getHostAddress()));
		addresses.stream()
			.filter((each) -> !(each instanceof Inet4Address))
			.forEach((each) -> names.add(each.getHostAddress().replaceFirst("%.*", "")));
		String host = hostName();
		if (SubjectName.isPossible(host) && !SubjectName.isAddress(host) && !host.startsWith("localhost")) {
			names.add(host);
			if (!host.contains(".")) {
				names.add(host + ".local");
			}
		}
		return names;
	}

	private static List<InetAddress> addresses() {
		try (Stream<NetworkInterface> interfaces = NetworkInterface.networkInterfaces()) {
			return interfaces.flatMap(NetworkInterface::inetAddresses)
				.filter((each) -> !each.isLoopbackAddress() && !each.isLinkLocalAddress())
				.toList();
		}
		catch (SocketException ex) {
			return List.of(); // a machine without a network
		}
	}

	private static String hostName() {
		try {
			return InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
		}
		catch (UnknownHostException ex) {
			return ""; // its own name has no address
		}
	}

}
