package io.convscope;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.convscope.image.reading.PictureFiles;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs learn from the user's own pictures, and all that models answer works with them.
 */
@Tag("ci")
class OwnDatasetsIT extends ServiceTest {

	@Test
	void aModelLearnsOnesOwnPicturesAndAnswers() {
		create("desk");
		JsonNode plan = post("/train/plan", "{'dataset':'desk'}").json();
		assertThat(plan.get("recipe").stringValue()).isEqualTo("transfer");
		assertThat(plan.get("choice").stringValue()).contains("pretrained-deep");
		int run = this.client.train("{'dataset':'desk'}");
		JsonNode ended = this.client.awaitCompleted(run);
		assertThat(ended.get("settings")).isEqualTo(plan.get("settings"));
		assertThat(ended.get("choice")).isEqualTo(plan.get("choice"));
		JsonNode status = this.client.get("/datasets/desk");
		assertThat(home.resolve("runs/" + run + "/run.json")).content()
			.contains(status.get("fingerprint").stringValue());
		String model = ended.get("modelId").stringValue();
		assertThat(this.client.get("/models/" + model).get("labels")).hasToString("[\"red\",\"blue, or so\"]");
		JsonNode evaluation = this.client.get("/models/" + model + "/evaluation");
		assertThat(evaluation.get("pictures").intValue()).isEqualTo(status.get("test").intValue());
		assertThat(evaluation.get("accuracy").doubleValue()).isEqualTo(1);
		JsonNode sample = this.client.send("POST", "/predict?model=" + model + "&sample=desk/test/0", new byte[0])
			.json();
		assertThat(sample.get("predictions").get(0).get("label")).isEqualTo(sample.get("sample").get("label"));
		JsonNode sent = this.client
			.send("POST", "/predict?model=" + model, picture(240, 999), "Content-Type", "image/png")
			.json();
		assertThat(sent.get("predictions").get(0).get("label").stringValue()).isEqualTo("blue, or so");
		assertThat(this.client.bytes("/featuremaps/conv1?model=" + model)).isNotEmpty();
		assertThat(this.client.bytes("/explain?model=" + model + "&sample=desk/test/0")).isNotEmpty();
		assertThat(this.client.get("/runs/" + run + "/evaluation").get("pictures"))
			.isEqualTo(evaluation.get("pictures"));
		assertThat(this.client.get("/runs/" + run + "/diagnosis").get("findings")).isNotNull();
		assertThat(this.client.send("DELETE", "/datasets/desk", new byte[0]).status()).isEqualTo(204);
		assertThat(this.client.get("/models/" + model).get("dataset").stringValue()).isEqualTo("desk");
		for (String path : List.of("/models/" + model + "/evaluation", "/runs/" + run + "/evaluation",
				"/runs/" + run + "/diagnosis", "/datasets/desk/samples/test/0")) {
			ServiceClient.Answer gone = this.client.send("GET", path, new byte[0]);
			assertThat(gone.status()).as(path).isEqualTo(404);
			assertThat(gone.json().get("detail").stringValue()).as(path).contains("There is no data set \"desk\"");
		}
	}

	@Test
	void aDataSetForWhichARunWaitsIsNotDeleted() {
		create("wanted");
		int first = this.client.train("{'dataset':'shapes','epochs':500}");
		this.client.awaitRun(first, (each) -> each.get("state").stringValue().equals("RUNNING"));
		int waiting = this.client.train("{'dataset':'wanted','epochs':1}");
		ServiceClient.Answer refused = this.client.send("DELETE", "/datasets/wanted", new byte[0]);
		assertThat(refused.status()).isEqualTo(409);
		assertThat(refused.json().get("detail").stringValue()).contains("wanted", String.valueOf(waiting));
		assertThat(this.client.run(waiting).get("state").stringValue()).isEqualTo("QUEUED");
		this.client.cancel(waiting);
		this.client.awaitRun(waiting, (each) -> !each.get("endedAt").isNull());
		assertThat(this.client.send("DELETE", "/datasets/wanted", new byte[0]).status()).isEqualTo(204);
		this.client.cancel(first);
	}

	@Test
	void whatCantBeTrainedOnIsSaid() {
		post("/datasets", "{'name':'empty','labels':['a','b']}");
		ServiceClient.Answer answer = post("/train", "{'dataset':'empty'}");
		assertThat(answer.status()).isEqualTo(409);
		assertThat(answer.json().get("detail").stringValue()).contains("no training pictures yet");
	}

	@Test
	void whatWentInComesOut() {
		create("first");
		this.client.send("PATCH", "/datasets/first", "{\"renameLabels\":{\"red\":\"red/green\"}}".getBytes(),
				"Content-Type", "application/json");
		ServiceClient.Answer archive = this.client.send("GET", "/datasets/first/archive", new byte[0]);
		assertThat(archive.status()).isEqualTo(200);
		assertThat(archive.type()).isEqualTo("application/zip");
		ServiceClient.Answer raw = this.client.send("POST", "/datasets?name=second", archive.body(), "Content-Type",
				"application/zip");
		assertThat(raw.status()).as(new String(raw.body())).isEqualTo(202);
		assertThat(raw.header("Location")).isEqualTo("/datasets/second");
		ServiceClient.Answer parts = upload("third", archive.body());
		assertThat(parts.status()).as(new String(parts.body())).isEqualTo(202);
		JsonNode first = this.client.get("/datasets/first");
		for (String name : List.of("second", "third")) {
			JsonNode copy = Awaitility.await()
				.until(() -> this.client.get("/datasets/" + name),
						(each) -> !each.get("state").stringValue().equals("IMPORTING"));
			assertThat(copy.get("fingerprint")).as(copy.toString()).isEqualTo(first.get("fingerprint"));
			assertThat(copy.get("pictureSize").intValue()).isEqualTo(24);
		}
	}

	@Test
	void uploadsThatCantBeImportedAreRefused() throws IOException {
		assertThat(
				upload("pickle", "\u0080\4x".getBytes(StandardCharsets.ISO_8859_1)).json().get("detail").stringValue())
			.contains("Python pickle");
		ServiceClient.Answer nameless = this.client.send("POST", "/datasets", "PK\3\4".getBytes(), "Content-Type",
				"application/zip");
		assertThat(nameless.status()).isEqualTo(400);
		assertThat(nameless.json().get("detail").stringValue()).startsWith("name must be");
		ServiceClient.Answer fileless = this.client.send("POST", "/datasets",
				"--b\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nx\r\n--b--\r\n".getBytes(), "Content-Type",
				"multipart/form-data; boundary=b");
		assertThat(fileless.json().get("detail").stringValue()).contains("curl -F file=@pictures.zip -F name=desk");
		ServiceClient.Answer cut = this.client.send("POST", "/datasets",
				"--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.zip\"\r\n\r\nPK".getBytes(),
				"Content-Type", "multipart/form-data; boundary=b");
		assertThat(cut.status()).isEqualTo(400);
		assertThat(
				this.client.send("POST", "/datasets?name=x", "text".getBytes(), "Content-Type", "text/plain").status())
			.isEqualTo(415);
		try (Stream<Path> files = Files.list(home.resolve("datasets"))) {
			assertThat(files.filter((each) -> each.toString().endsWith(".tmp"))).isEmpty();
		}
	}

	@Test
	void tooManyPicturesAtOnceAreRefused() {
		create("many");
		JsonNode before = this.client.get("/datasets/many");
		ServiceClient.Answer answer = this.client.send("POST", "/datasets/many/pictures?label=red",
				parts("image", 50_000, false), "Content-Type", "multipart/form-data; boundary=b");
		assertThat(answer.status()).isEqualTo(413);
		assertThat(answer.json().get("detail").stringValue()).contains("up to 50 pictures; send the rest in another");
		assertThat(this.client.get("/datasets/many")).isEqualTo(before);
	}

	@Test
	void manyFilesAreToBePackedIntoOneArchive() {
		JsonNode before = this.client.get("/datasets");
		assertRefused(parts("file", 1000, false), "file must be one archive; there are several");
		assertRefused(parts("photo", 1000, true), "is one part too many; a form has file, name, pictureSize and test");
		assertThat(this.client.get("/datasets")).isEqualTo(before);
		assertThat(home.resolve("datasets").toFile().list()).noneMatch((each) -> each.endsWith(".tmp"));
	}

	private void assertRefused(byte[] form, String saying) {
		ServiceClient.Answer answer = this.client.send("POST", "/datasets?name=photos", form, "Content-Type",
				"multipart/form-data; boundary=b");
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.json().get("detail").stringValue()).contains(saying);
	}

	private static byte[] parts(String name, int count, boolean numbered) {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		for (int i = 0; i < count; i++) {
			body.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"" + name + (numbered ? i : "")
					+ "\"; filename=\"" + i + ".png\"\r\n\r\nx\r\n")
				.getBytes());
		}
		body.writeBytes("--b--\r\n".getBytes());
		return body.toByteArray();
	}

	// the name after the file, as forms may send it
	private ServiceClient.Answer upload(String name, byte[] archive) {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		body.writeBytes(
				"--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"../x.zip\"\r\n\r\n".getBytes());
		body.writeBytes(archive);
		body.writeBytes(("\r\n--b\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\n" + name + "\r\n--b--\r\n")
			.getBytes());
		return this.client.send("POST", "/datasets", body.toByteArray(), "Content-Type",
				"multipart/form-data; boundary=b");
	}

	private void create(String name) {
		assertThat(
				post("/datasets", "{'name':'" + name + "','labels':['red','blue, or so'],'pictureSize':24}").status())
			.isEqualTo(201);
		for (int i = 0; i < 30; i++) {
			add(name, "red", picture(0, i));
			add(name, "blue,%20or%20so", picture(240, i));
		}
	}

	private void add(String name, String label, byte[] picture) {
		ServiceClient.Answer answer = this.client.send("POST", "/datasets/" + name + "/pictures?label=" + label,
				picture, "Content-Type", "image/png");
		assertThat(answer.status()).as("the answer %s", new String(answer.body())).isEqualTo(200);
	}

	private ServiceClient.Answer post(String path, String json) {
		return this.client.send("POST", path, json.replace('\'', '"').getBytes(), "Content-Type", "application/json");
	}

	private static byte[] picture(int hue, int number) {
		BufferedImage image = PictureFiles.plain(48, 40, Color.HSBtoRGB(hue / 360f, 0.9f, 0.9f) & 0xFFFFFF);
		PictureFiles.fill(image, number % 30, number / 4 % 30, 9, 9, 0xFF000000 | number * 997);
		return PictureFiles.encode(image, "png");
	}

}
