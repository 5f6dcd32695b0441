import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

/** Asks the model {model} what is in a picture: java Predict.java picture.png */
public class Predict {

	public static void main(String[] args) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create("{service}/predict?top=3&model={model}"))
			.header("Content-Type", "image/png") // the bytes tell what it really is: PNG, JPEG, GIF, BMP or WebP
			.header("Authorization", "Bearer " + System.getenv().getOrDefault("CONVSCOPE_KEY", "")) // if it asks for a key
			.POST(HttpRequest.BodyPublishers.ofFile(Path.of(args[0])))
			.build();
		HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
		// {"model":{...},"predictions":[{"label":"horse","index":7,"probability":0.83}, ...]}
		System.out.println(response.body());
	}

}
