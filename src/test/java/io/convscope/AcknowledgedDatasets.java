package io.convscope;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.convscope.KnownDataset.Place;
import io.convscope.image.reading.PictureFiles;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Imports, creates, fills, changes and deletes data sets.
 */
final class AcknowledgedDatasets implements Acknowledged {

	private static final byte[] NOTHING = {};

	// used again after a data set is deleted
	private static final List<String> NAMES = List.of("one", "two", "three");

	private static final int SIDE = 16;

	private static final int IMPORTED = 100;

	private static final int MOST_PICTURES = 150;

	private static final int MOST_AT_ONCE = 6;

	private final Random random;

	private final Path folder;

	private final Map<String, KnownDataset> known = new TreeMap<>();

	// what each may be, where the answer is not known
	private final Map<String, List<KnownDataset>> maybe = new TreeMap<>();

	private final TreeSet<String> importing = new TreeSet<>();

	private int pictures;

	private int labels;

	private int count;

	/**
	 * Begins with no data sets.
	 * @param random chooses what is done
	 * @param folder the folder of the service's data sets
	 */
	AcknowledgedDatasets(Random random, Path folder) {
		this.random = random;
		this.folder = folder;
		NAMES.forEach((each) -> this.known.put(each, KnownDataset.ABSENT));
	}

	@Override
	public int count() {
		return this.count;
	}

	@Override
	public void move(ServiceClient service) {
		String name = any(NAMES);
		KnownDataset now = this.known.get(name);
		if (this.importing.contains(name)) {
			look(service, name);
		}
		else if (this.maybe.containsKey(name)) {
			return; // until the next start
		}
		else if (now.equals(KnownDataset.ABSENT) && this.random.nextBoolean()) {
			create(service, name);
		}
		else if (now.equals(KnownDataset.ABSENT)) {
			importOne(service, name);
		}
		else if (now.equals(KnownDataset.FAILED) || this.random.nextInt(25) == 0) {
			attempt(name, List.of(), KnownDataset.ABSENT, 204,
					() -> service.send("DELETE", "/datasets/" + name, NOTHING));
		}
		else if (now.pictures().isEmpty() || this.random.nextBoolean()) {
			add(service, name);
		}
		else {
			change(service, name, now);
		}
	}

	private <T> T any(Collection<T> choices) {
		return choices.stream().skip(this.random.nextInt(choices.size())).findFirst().get();
	}

	private void attempt(String name, List<KnownDataset> halfway, KnownDataset after, int status,
			Supplier<ServiceClient.Answer> request) {
		List<KnownDataset> all = new ArrayList<>(List.of(this.known.get(name), after));
		all.addAll(halfway);
		this.maybe.put(name, all);
		if (request.get().status() == status) {
			settle(name, after);
		}
	}

	private void settle(String name, KnownDataset now) {
		this.known.put(name, now);
		this.maybe.remove(name);
		this.count++;
	}

	private void create(ServiceClient service, String name) {
		KnownDataset empty = new KnownDataset("READY", List.of("a", "b"), Map.of());
		attempt(name, List.of(), empty, 201, () -> json(service, "POST", "/datasets",
				"{'name':'" + name + "','labels':['a','b'],'pictureSize':" + SIDE + "}"));
	}

	private void importOne(ServiceClient service, String name) {
		KnownDataset whole = new KnownDataset("READY", List.of("a", "b"), Map.of());
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (int i = 0; i < IMPORTED; i++) {
				String label = (i % 3 == 0) ? "a" : "b";
				byte[] png = picture();
				zip.putNextEntry(new ZipEntry(label + "/" + i + ".png"));
				zip.write(png);
				whole = whole.with(png, label);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.maybe.put(name, List.of(KnownDataset.ABSENT, KnownDataset.FAILED, whole));
		if (service
			.send("POST", "/datasets?name=" + name + "&pictureSize=" + SIDE, bytes.toByteArray(), "Content-Type",
					"application/zip")
			.status() == 202) {
			this.maybe.put(name, List.of(KnownDataset.FAILED, whole));
			this.importing.add(name);
			this.count++;
		}
	}

	private void look(ServiceClient service, String name) {
		if (service.get("/datasets/" + name).get("state").stringValue().equals("READY")) {
			this.importing.remove(name);
			settle(name, this.maybe.get(name).get(1));
		}
	}

	private void add(ServiceClient service, String name) {
		KnownDataset now = this.known.get(name);
		String label = any(now.labels());
		List<KnownDataset> steps = new ArrayList<>();
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		for (int i = this.random.nextInt(MOST_AT_ONCE); i >= 0 && now.pictures().size() < MOST_PICTURES; i--) {
			byte[] png = picture();
			body.writeBytes("--b\r\nContent-Disposition: form-data; name=\"image\"; filename=\"x\"\r\n\r\n".getBytes());
			body.writeBytes(png);
			body.writeBytes("\r\n".getBytes());
			now = now.with(png, label);
			steps.add(now);
		}
		body.writeBytes("--b--\r\n".getBytes());
		if (!steps.isEmpty()) {
			attempt(name, steps, now, 200, () -> service.send("POST", "/datasets/" + name + "/pictures?label=" + label,
					body.toByteArray(), "Content-Type", "multipart/form-data; boundary=b"));
		}
	}

	private void change(ServiceClient service, String name, KnownDataset now) {
		String path = "/datasets/" + name;
		String id = any(now.pictures().keySet());
		Place place = now.pictures().get(id);
		String label = any(now.labels());
		String other = "label-" + ++this.labels;
		switch (this.random.nextInt(6)) {
			case 0 -> attempt(name, List.of(), now.without(id), 204,
					() -> service.send("DELETE", path + "/pictures/" + id, NOTHING));
			case 1 -> attempt(name, List.of(), now.with(id, new Place(label, place.part())), 200,
					() -> json(service, "PATCH", path + "/pictures/" + id, "{'label':'" + label + "'}"));
			case 2 -> attempt(name, List.of(), now.with(id, new Place(label, "test")), 200,
					() -> json(service, "PATCH", path + "/pictures/" + id, "{'label':'" + label + "','part':'test'}"));
			case 3 -> attempt(name, List.of(), now.renamed((each) -> each.equals(label) ? other : each), 200,
					() -> json(service, "PATCH", path, "{'renameLabels':{'" + label + "':'" + other + "'}}"));
			case 4 -> attempt(name, List.of(), now.replaced(label, other), 200, () -> json(service, "PATCH", path,
					"{'deleteLabels':['" + label + "'],'addLabels':['" + other + "']}"));
			// which decodes what is new
			default -> service.send("GET", path + "/samples/train/0", NOTHING);
		}
	}

	private static ServiceClient.Answer json(ServiceClient service, String method, String path, String body) {
		return service.send(method, path, body.replace('\'', '"').getBytes(), "Content-Type", "application/json");
	}

	// each is another one
	private byte[] picture() {
		BufferedImage image = PictureFiles.noise(SIDE, SIDE, ++this.pictures);
		return PictureFiles.encode(image, "png");
	}

	@Override
	public void check(ServiceClient service) {
		List<String> found = service.get("/datasets")
			.get("datasets")
			.valueStream()
			.filter((each) -> each.path("own").asBoolean(false))
			.map((each) -> each.get("name").stringValue())
			.toList();
		assertThat(NAMES).containsAll(found);
		for (String name : NAMES) {
			KnownDataset now = found.contains(name) ? KnownDataset.read(service, name) : KnownDataset.ABSENT;
			assertThat(this.maybe.getOrDefault(name, List.of(this.known.get(name)))).as("the data set %s", name)
				.contains(now);
			this.known.put(name, now);
			assertThat(files(this.folder.resolve(name))).isEqualTo(expectedFiles(now));
		}
		assertThat(this.folder.toFile().list()).containsExactlyInAnyOrderElementsOf(found);
		this.maybe.clear();
		this.importing.clear();
	}

	private static TreeSet<String> expectedFiles(KnownDataset known) {
		TreeSet<String> names = new TreeSet<>();
		if (!known.equals(KnownDataset.ABSENT)) {
			names.add("dataset.json");
		}
		known.pictures().forEach((id, place) -> names.add(id + "." + place.part() + ".png"));
		return names;
	}

	private static TreeSet<String> files(Path folder) {
		TreeSet<String> names = new TreeSet<>();
		if (Files.isDirectory(folder)) {
			try (Stream<Path> files = Files.walk(folder)) {
				files.filter(Files::isRegularFile)
					.map((file) -> file.getFileName().toString())
					.filter((name) -> !name.endsWith(".cache"))
					.forEach(names::add);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return names;
	}

}
