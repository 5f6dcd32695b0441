import java.net.HttpURLConnection;
import java.net.URI;

/**
 * The container's health check, since the image has neither curl nor a need for a shell: ends with 0 when the service
 * says that it is ready, and with 1 otherwise.
 */
class Healthy {

	private static final int TIMEOUT_MILLIS = 5_000;

	public static void main(String[] args) {
		System.exit(isReady() ? 0 : 1);
	}

	private static boolean isReady() {
		try {
			String port = System.getenv().getOrDefault("SERVER_PORT", "8080");
			URI readiness = URI.create("http://localhost:" + port + "/actuator/health/readiness");
			HttpURLConnection connection = (HttpURLConnection) readiness.toURL().openConnection();
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

}
