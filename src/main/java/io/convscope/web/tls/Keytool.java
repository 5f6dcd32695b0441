package io.convscope.web.tls;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The program of the Java runtime that makes certificates, for which Java has no API.
 */
final class Keytool {

	// the most that Apple's systems take is 825
	private static final int VALID_DAYS = 397;

	private Keytool() {
	}

	/**
	 * Makes a certificate that is valid from yesterday on, as clocks may be late.
	 * @param file where to make it, in a folder that others cannot read; deleted again
	 * @param names names and addresses that it is valid for
	 * @return the bytes of a PKCS12 key store with the alias and the password of
	 * {@link SelfSignedCertificate}
	 * @throws IOException if the program is absent or fails
	 */
	static byte[] makeKeyStore(Path file, Collection<String> names) throws IOException {
		Files.deleteIfExists(file); // of a process that was killed
		try {
			run(command(file, names));
			return Files.readAllBytes(file);
		}
		finally {
			Files.deleteIfExists(file);
		}
	}

	private static List<String> command(Path file, Collection<String> names) {
		String subjects = names.stream()
			.map((each) -> (SubjectName.isAddress(each) ? "ip:" : "dns:") + each)
			.collect(Collectors.joining(",", "SAN=", ""));
		return List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-J-Xmx32m",
				"-J-XX:+UseSerialGC", "-genkeypair", "-alias", SelfSignedCertificate.ALIAS, "-storetype", "PKCS12",
				"-keystore", file.toString(), "-storepass", SelfSignedCertificate.PASSWORD, "-keyalg", "EC",
				"-groupname", "secp256r1", "-sigalg", "SHA256withECDSA", "-dname", "CN=Convscope", "-startdate", "-1d",
				"-validity", Integer.toString(VALID_DAYS), "-ext", subjects, "-ext", "EKU=serverAuth", "-ext",
				"KU=digitalSignature", "-ext", "BC:critical=ca:false");
	}

	private static void run(List<String> command) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		// options for the service's own JVM, such as a port for a debugger
		builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
		Process process = builder.start();
		process.getOutputStream().close();
		String output = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
		try {
			if (process.waitFor() != 0) {
				throw new IOException("keytool failed: " + output.strip());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException("keytool was interrupted");
		}
	}

}
