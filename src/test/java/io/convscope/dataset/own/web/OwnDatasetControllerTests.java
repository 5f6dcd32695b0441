package io.convscope.dataset.own.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.stream.Stream;

import io.convscope.dataset.DatasetUnavailableException;
import io.convscope.dataset.UnknownDatasetException;
import io.convscope.dataset.own.DatasetExistsException;
import io.convscope.dataset.own.DatasetFullException;
import io.convscope.dataset.own.DatasetInUseException;
import io.convscope.dataset.own.OwnDatasetsProperties;
import io.convscope.dataset.own.UnknownPictureException;
import io.convscope.image.UnreadablePictureException;
import io.convscope.request.InvalidRequestException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.mock.web.MockPart;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.util.unit.DataSize;

import static io.convscope.web.MvcAnswers.assertFails;
import static io.convscope.web.MvcAnswers.bytes;
import static io.convscope.web.MvcAnswers.image;
import static io.convscope.web.MvcAnswers.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Data sets of one's own are created, filled, changed and deleted over HTTP.
 */
class OwnDatasetControllerTests {

	@TempDir
	private Path folder;

	private OwnDatasetHome home;

	@BeforeEach
	void open() {
		this.home = new OwnDatasetHome(this.folder, OwnDatasetHome.LIMITS);
	}

	@AfterEach
	void close() throws IOException {
		this.home.close();
	}

	private void restart() throws IOException {
		close();
		open();
	}

	@Test
	void anEmptyOneIsThereAtOnce() {
		MvcTestResult created = this.home.post("{'name':'desk','labels':['cup',' plant '],'pictureSize':16}");
		assertThat(created).hasStatus(201).hasHeader("Location", "/datasets/desk");
		JsonNode status = this.home.get("/datasets/desk");
		assertThat(status).isEqualTo(OwnDatasetHome.parse(created));
		assertThat(status.get("own").booleanValue()).isTrue();
		assertThat(status.get("state").stringValue()).isEqualTo("READY");
		assertThat(status.get("labels")).hasToString("[\"cup\",\"plant\"]");
		assertThat(status.get("pictureSize").intValue()).isEqualTo(16);
		assertThat(status.get("testShare").doubleValue()).isEqualTo(0.2);
		assertThat(status.get("fingerprint").stringValue()).matches("sha256:[0-9a-f]{64}");
		assertThat(this.home.get("/datasets").get("datasets").get(1).get("name").stringValue()).isEqualTo("desk");
	}

	@Test
	void picturesAreAddedListedAndSurviveARestart() throws IOException {
		this.home.post("{'name':'desk','labels':['cup','plant']}");
		this.home.addPlain("desk", "cup", 0, 20);
		this.home.addPlain("desk", "plant", 100, 10);
		JsonNode before = this.home.get("/datasets/desk");
		assertThat(before.get("train").intValue() + before.get("test").intValue()).isEqualTo(30);
		assertThat(before.get("test").intValue()).isPositive();
		JsonNode list = this.home.get("/datasets/desk/pictures?label=plant&offset=1&limit=3");
		assertThat(list.get("total").intValue()).isEqualTo(10);
		assertThat(list.get("pictures")).hasSize(3)
			.allMatch((each) -> each.get("label").stringValue().equals("plant")
					&& each.get("labelIndex").intValue() == 1);
		assertThat(this.home.get("/datasets/desk/pictures?part=test").get("total").intValue())
			.isEqualTo(before.get("test").intValue());
		assertThat(image(this.home.mvc.get().uri(list.get("pictures").get(0).get("href").stringValue()).exchange())
			.getWidth()).isEqualTo(32);
		restart();
		assertThat(this.home.get("/datasets/desk")).isEqualTo(before);
		assertThat(this.home.get("/datasets/desk/pictures?label=1&offset=1&limit=3")).isEqualTo(list);
	}

	@Test
	void addingPicturesMovesNoOther() {
		this.home.post("{'name':'desk','labels':['cup','plant']}");
		this.home.addPlain("desk", "cup", 0, 20);
		JsonNode before = this.home.get("/datasets/desk/pictures?part=test").get("pictures");
		this.home.addPlain("desk", "plant", 100, 20);
		assertThat(this.home.get("/datasets/desk/pictures?part=test&label=cup").get("pictures")).isEqualTo(before);
	}

	@Test
	void theSamePictureTwiceIsOne() {
		this.home.post("{'name':'desk','labels':['cup','plant']}");
		JsonNode first = json(this.home.add("desk", "cup", OwnDatasetHome.plain(1))).get("results").get(0);
		JsonNode again = json(this.home.add("desk", "cup", OwnDatasetHome.plain(1))).get("results").get(0);
		JsonNode elsewhere = json(this.home.add("desk", "plant", OwnDatasetHome.plain(1))).get("results").get(0);
		assertThat(first.get("outcome").stringValue()).isEqualTo("ADDED");
		assertThat(again.get("outcome").stringValue()).isEqualTo("DUPLICATE");
		assertThat(elsewhere.get("outcome").stringValue()).isEqualTo("UNDER_OTHER_LABEL");
		assertThat(again.get("picture")).isEqualTo(elsewhere.get("picture")).isEqualTo(first.get("picture"));
		assertThat(this.home.get("/datasets/desk/pictures").get("total").intValue()).isEqualTo(1);
	}

	@Test
	void oneThatCantBeReadDoesNotStopTheOthers() {
		this.home.post("{'name':'desk','labels':['cup','plant']}");
		MvcTestResult sent = this.home.mvc.perform(org.springframework.test.web.servlet.request.MockMvcRequestBuilders
			.multipart("/datasets/desk/pictures?label=cup&part=test")
			.part(part("a.png", OwnDatasetHome.plain(1)), part("b.png", new byte[0]), part("c.png", "x".getBytes())));
		JsonNode answer = json(sent);
		assertThat(answer.get("dataset").get("test").intValue()).isEqualTo(1);
		assertThat(answer.get("results").get(0).get("picture").get("part").stringValue()).isEqualTo("test");
		assertThat(answer.get("results").get(1).get("problem").get("detail").stringValue()).contains("empty");
		assertThat(answer.get("results").get(2).get("outcome").stringValue()).isEqualTo("REFUSED");
		assertFails(this.home.add("desk", "cup", "x".getBytes()), UnreadablePictureException.class, "text");
	}

	@Test
	void picturesAreMovedAndDeleted() throws IOException {
		this.home.post("{'name':'desk','labels':['cup','plant']}");
		this.home.addPlain("desk", "cup", 0, 2);
		JsonNode pictures = this.home.get("/datasets/desk/pictures").get("pictures");
		String fingerprint = this.home.get("/datasets/desk").get("fingerprint").stringValue();
		String id = pictures.get(0).get("id").stringValue();
		JsonNode moved = json(this.home.patch("desk/pictures/" + id, "{'label':'plant','part':'test'}"));
		assertThat(moved.get("label").stringValue()).isEqualTo("plant");
		assertThat(moved.get("part").stringValue()).isEqualTo("test");
		assertThat(this.home.get("/datasets/desk").get("fingerprint").stringValue()).isNotEqualTo(fingerprint);
		assertThat(this.home.mvc.delete().uri("/datasets/desk/pictures/" + pictures.get(1).get("id").stringValue()))
			.hasStatus(204);
		restart();
		assertThat(this.home.get("/datasets/desk/pictures").get("pictures")).hasSize(1).first().isEqualTo(moved);
		assertFails(this.home.mvc.delete().uri("/datasets/desk/pictures/" + "0".repeat(64)).exchange(),
				UnknownPictureException.class, "GET /datasets/desk/pictures lists them");
		assertFails(this.home.patch("desk/pictures/" + id, "{'label':'mug','part':'x'}"), InvalidRequestException.class,
				"part must be one of train, test");
		assertFails(this.home.patch("desk/pictures/" + id, "{'label':'mug'}"), InvalidRequestException.class,
				"label must be one of cup, plant, not \"mug\"");
	}

	@Test
	void labelsAreRenamedAddedAndDeleted() throws IOException {
		this.home.post("{'name':'desk','labels':['cup','plant','pen']}");
		this.home.addPlain("desk", "cup", 0, 3);
		this.home.addPlain("desk", "pen", 100, 2);
		JsonNode changed = json(this.home.patch("desk",
				"{'renameLabels':{'cup':'plant','plant':'cup'},'deleteLabels':['pen'],'addLabels':['key']}"));
		assertThat(changed.get("labels")).hasToString("[\"plant\",\"cup\",\"key\"]");
		assertThat(changed.get("counts").get(0).get("train").intValue()
				+ changed.get("counts").get(0).get("test").intValue())
			.isEqualTo(3);
		assertThat(changed.get("counts").get(2).get("train").intValue()).isZero();
		assertThat(Files.exists(this.folder.resolve("datasets/desk/pictures/2"))).isFalse();
		restart();
		assertThat(this.home.get("/datasets/desk")).isEqualTo(changed);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{'renameLabels':{'mug':'x'}}", "{'renameLabels':{'cup':'plant'}}",
			"{'renameLabels':{'cup':'PLANT'}}", "{'addLabels':['plant']}", "{'addLabels':['']}",
			"{'addLabels':['a\\u202eb']}", "{'deleteLabels':['mug']}", "{'labels':['x']}", "{'renameLabels':['cup']}" })
	void labelsThatCantBeChangedSoStay(String change) {
		this.home.post("{'name':'desk','labels':['cup','plant']}");
		assertFails(this.home.patch("desk", change), InvalidRequestException.class, "");
		assertThat(this.home.get("/datasets/desk").get("labels")).hasToString("[\"cup\",\"plant\"]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a, b", "a/b", "../x", "🙂", "שלום", "C:\\x", "con", "?label=x&y#z" })
	void labelsMayBeAnyText(String label) throws IOException {
		this.home.post("{'name':'desk','labels':['cup','" + label.replace("\\", "\\\\") + "']}");
		this.home.addPlain("desk", label, 0, 1);
		restart();
		assertThat(this.home.get("/datasets/desk/pictures?limit=1").get("pictures").get(0).get("label").stringValue())
			.isEqualTo(label);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{'name':'Desk'}", "{'name':'../desk'}", "{'name':'nul'}",
			"{'name':'x','labels':['a','a']}", "{'name':'x','labels':['a','A']}", "{'name':'x','pictureSize':15}",
			"{'name':'x','pictureSize':97}", "{'name':'x','test':0.9}", "{'name':'x','other':1}" })
	void whatCantBeCreatedIsSaid(String request) {
		assertFails(this.home.post(request), InvalidRequestException.class, "");
		assertThat(this.home.get("/datasets").get("datasets")).hasSize(1);
	}

	@Test
	void eachNameIsThereOnce() throws IOException {
		this.home.post("{'name':'desk'}");
		assertFails(this.home.post("{'name':'desk'}"), DatasetExistsException.class, "DELETE /datasets/desk first");
		assertFails(this.home.post("{'name':'shapes'}"), DatasetExistsException.class, "built in");
		Files.createDirectories(this.folder.resolve("datasets/mine/photos"));
		assertFails(this.home.post("{'name':'mine'}"), DatasetExistsException.class, "other files");
	}

	@Test
	void oneIsDeletedUnlessARunUsesIt() throws IOException {
		this.home.post("{'name':'desk','labels':['cup','plant']}");
		this.home.addPlain("desk", "cup", 0, 2);
		this.home.run = OptionalInt.of(3);
		assertFails(this.home.mvc.delete().uri("/datasets/desk").exchange(), DatasetInUseException.class,
				"Run 3 trains on");
		this.home.run = OptionalInt.empty();
		assertThat(this.home.mvc.delete().uri("/datasets/desk")).hasStatus(204);
		assertFails(this.home.mvc.get().uri("/datasets/desk").exchange(), UnknownDatasetException.class, "shapes");
		try (Stream<Path> left = Files.list(this.folder.resolve("datasets"))) {
			assertThat(left).isEmpty();
		}
		assertFails(this.home.mvc.delete().uri("/datasets/shapes").exchange(), DatasetInUseException.class, "built in");
		assertFails(this.home.patch("shapes", "{}"), DatasetInUseException.class, "built in");
		assertFails(this.home.add("nothing", "cup", OwnDatasetHome.plain(1)), UnknownDatasetException.class, "nothing");
	}

	@Test
	void aKillLeavesNothingHalfMade() throws IOException {
		this.home.post("{'name':'desk','labels':['cup','plant']}");
		this.home.addPlain("desk", "cup", 0, 2);
		JsonNode before = this.home.get("/datasets/desk");
		Path pictures = this.folder.resolve("datasets/desk/pictures");
		Files.writeString(pictures.resolve("0/" + "a".repeat(64) + ".train.png.tmp"), "half a picture");
		// a label that was deleted from the file, but not from the disk
		Files.createDirectories(pictures.resolve("7"));
		Files.writeString(pictures.resolve("7/" + "b".repeat(64) + ".train.png"), "old");
		Files.createDirectories(this.folder.resolve("datasets/.deleted-1/pictures"));
		Files.writeString(this.folder.resolve("datasets/desk/dataset.json.tmp"), "{");
		// one that was being created
		Files.createDirectories(this.folder.resolve("datasets/new"));
		Files.writeString(this.folder.resolve("datasets/new/dataset.json.tmp"), "{");
		restart();
		assertThat(this.home.get("/datasets/desk")).isEqualTo(before);
		assertThat(pictures.resolve("7")).doesNotExist();
		assertThat(this.folder.resolve("datasets").toFile().list()).containsExactly("desk");
		try (Stream<Path> files = Files.walk(this.folder.resolve("datasets"))) {
			assertThat(files).noneMatch((each) -> each.toString().endsWith(".tmp"));
		}
	}

	@Test
	void theNumberOfPicturesAndLabelsIsLimited() throws IOException {
		close();
		this.home = new OwnDatasetHome(this.folder, new OwnDatasetsProperties(2, 3, DataSize.ofMegabytes(1)));
		assertFails(this.home.post("{'name':'desk','labels':['a','b','c','d']}"), InvalidRequestException.class,
				"labels can be 3 at most, not 4");
		this.home.post("{'name':'desk','labels':['a','b','c']}");
		assertFails(this.home.patch("desk", "{'addLabels':['d']}"), InvalidRequestException.class,
				"would make 4 labels");
		this.home.addPlain("desk", "a", 0, 2);
		assertFails(this.home.add("desk", "a", OwnDatasetHome.plain(9)), DatasetFullException.class,
				"has 2 pictures, which is the most");
	}

	@Test
	void trainingSeesWhatIsThere() throws Exception {
		this.home.post("{'name':'desk','labels':['cup','plant']}");
		assertThatExceptionOfType(DatasetUnavailableException.class)
			.isThrownBy(() -> this.home.catalog().load("desk").requireTrainable())
			.withMessageContaining("no training pictures yet");
		this.home.addPlain("desk", "cup", 0, 10);
		this.home.addPlain("desk", "plant", 100, 10);
		JsonNode status = this.home.get("/datasets/desk");
		var dataset = this.home.catalog().load("desk");
		dataset.requireTrainable();
		assertThat(this.home.catalog().load("desk")).isSameAs(dataset);
		assertThat(dataset.fingerprint()).isEqualTo(status.get("fingerprint").stringValue());
		assertThat(dataset.train().size()).isEqualTo(status.get("train").intValue());
		byte[] sample = bytes(this.home.mvc.get().uri("/datasets/desk/samples/train/0").exchange());
		String id = this.home.get("/datasets/desk/pictures?part=train").get("pictures").get(0).get("id").stringValue();
		assertThat(sample).isEqualTo(bytes(this.home.mvc.get().uri("/datasets/desk/pictures/" + id).exchange()));
		this.home.mvc.delete().uri("/datasets/desk/pictures/" + id).exchange();
		assertThat(this.home.catalog().load("desk").train().size()).isEqualTo(dataset.train().size() - 1);
		assertThat(this.home.catalog().load("desk").train().picture(0)).isEqualTo(dataset.train().picture(1));
		restart();
		assertThat(this.home.catalog().load("desk").train().picture(0)).isEqualTo(dataset.train().picture(1));
	}

	@Test
	void aDamagedPictureIsLeftOut() throws Exception {
		this.home.post("{'name':'desk','labels':['cup','plant']}");
		this.home.addPlain("desk", "cup", 0, 5);
		JsonNode first = this.home.get("/datasets/desk/pictures?part=train").get("pictures").get(0);
		Path file = this.folder.resolve("datasets/desk/pictures/0/" + first.get("id").stringValue() + ".train.png");
		Files.write(file, OwnDatasetHome.plain(400));
		assertThat(this.home.catalog().load("desk").train().size() + this.home.catalog().load("desk").test().size())
			.isEqualTo(4);
		assertThat(this.home.get("/datasets/desk/pictures").get("total").intValue()).isEqualTo(4);
		assertThat(file.resolveSibling(file.getFileName() + ".damaged")).exists();
	}

	@Test
	void poorLabelsAreNamed() {
		this.home.post("{'name':'desk','labels':['cup','plant','pen']}");
		assertThat(this.home.get("/datasets/desk").get("problems")).isEmpty();
		this.home.addPlain("desk", "cup", 0, 60);
		this.home.addPlain("desk", "plant", 100, 11);
		this.home.addPlain("desk", "pen", 200, 1);
		JsonNode problems = this.home.get("/datasets/desk").get("problems");
		assertThat(problems).extracting((each) -> each.get("kind").stringValue())
			.contains("FEW_PICTURES", "EMPTY_PART", "UNEVEN");
		assertThat(problems.get(0).get("message").stringValue()).contains("pen (");
	}

	private static MockPart part(String name, byte[] content) {
		return new MockPart("image", name, content);
	}

}
