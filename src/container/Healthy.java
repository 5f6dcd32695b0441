import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;

import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * The container's health check, since the image has neither curl nor a need for a shell: ends with 0 when the service
 * says that it is ready, and with 1 otherwise. The service writes where to ask into a file; where it could not, the
 * environment's port and paths are followed.
 */
class Healthy {

	private static final int TIMEOUT_MILLIS = 5_000;

	public static void main(String[] args) {
		System.exit(isReady() ? 0 : 1);
	}

	private static boolean isReady() {
		try {
			URI readiness = URI.create(address());
			HttpURLConnection connection = (HttpURLConnection) readiness.toURL().openConnection();
			if (connection instanceof HttpsURLConnection secure) {
				acceptOwnCertificate(secure);
			}
			connection.setConnectTimeout(TIMEOUT_MILLIS);
			connection.setReadTimeout(TIMEOUT_MILLIS);
			int status = connection.getResponseCode();
			System.out.println(readiness + " answered " + status);
			return status == HttpURLConnection.HTTP_OK;
		}
		catch (Exception ex) {
			System.out.println(ex);
			return false;
		}
	}

	private static String address() throws IOException {
		Path written = Path.of(setting("CONVSCOPE_WEB_PROBE_FILE", "/tmp/convscope-readiness"));
		return Files.exists(written) ? Files.readString(written) : ofEnvironment();
	}

	private static String ofEnvironment() {
		String port = setting("SERVER_PORT", "8080");
		String management = setting("MANAGEMENT_SERVER_PORT", port);
		boolean own = !management.equals(port);
		String path = own ? setting("MANAGEMENT_SERVER_BASE_PATH", "") : setting("SERVER_SERVLET_CONTEXT_PATH", "");
		return scheme(own) + "://localhost:" + management + path
				+ setting("MANAGEMENT_ENDPOINTS_WEB_BASE_PATH", "/actuator") + "/health/readiness";
	}

	// a port of its own speaks TLS as the service does, unless it is told otherwise
	private static String scheme(boolean own) {
		String prefix = (own && isSet("MANAGEMENT_SERVER_SSL_")) ? "MANAGEMENT_SERVER_SSL_" : "SERVER_SSL_";
		if ("SERVER_SSL_".equals(prefix) && "self-signed".equalsIgnoreCase(setting("CONVSCOPE_WEB_TLS", ""))) {
			return "https";
		}
		return (isSet(prefix) && !"false".equalsIgnoreCase(System.getenv(prefix + "ENABLED"))) ? "https" : "http";
	}

	private static boolean isSet(String prefix) {
		return System.getenv().keySet().stream().anyMatch((name) -> name.startsWith(prefix));
	}

	// Spring reads a name's dashes as underscores, and as nothing
	private static String setting(String name, String otherwise) {
		String value = System.getenv(name);
		if (value != null) {
			return value;
		}
		return System.getenv()
			.entrySet()
			.stream()
			.filter((each) -> each.getKey().replace("_", "").equals(name.replace("_", "")))
			.map((each) -> each.getValue())
			.findFirst()
			.orElse(otherwise);
	}

	// it is made out for the name that users know, and perhaps signed by the service itself; who answers on this
	// machine's own port is known without it
	private static void acceptOwnCertificate(HttpsURLConnection connection) throws GeneralSecurityException {
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(null, new TrustManager[] { new AnyCertificate() }, null);
		connection.setSSLSocketFactory(context.getSocketFactory());
		connection.setHostnameVerifier((host, session) -> true);
	}

	private static class AnyCertificate implements X509TrustManager {

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String authType) {
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String authType) {
		}

		@Override
		public X509Certificate[] getAcceptedIssuers() {
			return new X509Certificate[0];
		}

	}

}
