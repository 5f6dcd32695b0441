package io.convscope;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import javax.imageio.ImageIO;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.Part;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a client knows of a data set of its own pictures.
 *
 * @param state READY, FAILED or ABSENT
 * @param labels the labels in their order
 * @param pictures the label and the part of each picture, by its id
 */
record KnownDataset(String state, List<String> labels, Map<String, Place> pictures) {

	static final KnownDataset ABSENT = new KnownDataset("ABSENT", List.of(), Map.of());

	static final KnownDataset FAILED = new KnownDataset("FAILED", List.of(), Map.of());

	private static final double TEST_SHARE = 0.2;

	// of the first eight digits of an id
	private static final double IDS = 1L << 32;

	private static final int LOADED = 5;

	/**
	 * Asks a service for a data set, and makes sure that all it says is of the same
	 * pictures: the list, their pixels, the counts, the fingerprint and the samples.
	 * @param service the service
	 * @param name the data set's name
	 * @return what it says
	 */
	static KnownDataset read(ServiceClient service, String name) {
		JsonNode status = service.get("/datasets/" + name);
		List<String> labels = status.get("labels").valueStream().map(JsonNode::stringValue).toList();
		JsonNode list = service.get("/datasets/" + name + "/pictures?limit=1000");
		Map<String, Place> pictures = new TreeMap<>();
		list.get("pictures").forEach((each) -> {
			String id = each.get("id").stringValue();
			assertThat(idOf(service.bytes(each.get("href").stringValue()))).isEqualTo(id);
			pictures.put(id, new Place(each.get("label").stringValue(), each.get("part").stringValue()));
		});
		assertThat(list.get("total").intValue()).isEqualTo(pictures.size());
		KnownDataset known = new KnownDataset(status.get("state").stringValue(), labels, pictures);
		if (known.equals(FAILED)) {
			assertThat(status.get("reason").stringValue()).isEqualTo("The service ended before the import did.");
			return known;
		}
		for (Part part : Part.values()) {
			List<String> ids = known.ids(part);
			assertThat(status.get(part.toString()).intValue()).isEqualTo(ids.size());
			for (int i = 0; i < Math.min(LOADED, ids.size()); i++) {
				assertThat(idOf(service.bytes("/datasets/" + name + "/samples/" + part + "/" + i)))
					.isEqualTo(ids.get(i));
			}
		}
		assertThat(status.get("fingerprint").stringValue())
			.isEqualTo(Dataset.fingerprint(labels, known.digest(Part.TRAIN), known.digest(Part.TEST)));
		return known;
	}

	private static String idOf(byte[] png) {
		try {
			BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
			ByteBuffer planes = ByteBuffer.allocate(3 * image.getWidth() * image.getHeight());
			for (int shift = 16; shift >= 0; shift -= 8) {
				for (int i = 0; i < image.getWidth() * image.getHeight(); i++) {
					planes.put((byte) (image.getRGB(i % image.getWidth(), i / image.getWidth()) >> shift));
				}
			}
			return HexFormat.of().formatHex(sha256().digest(planes.array()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private byte[] digest(Part part) {
		MessageDigest digest = sha256();
		for (String id : ids(part)) {
			digest.update(HexFormat.of().parseHex(id));
			short label = (short) this.labels.indexOf(this.pictures.get(id).label());
			digest.update(ByteBuffer.allocate(Short.BYTES).putShort(0, label).array());
		}
		return digest.digest();
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new AssertionError(ex);
		}
	}

	private List<String> ids(Part part) {
		return this.pictures.entrySet()
			.stream()
			.filter((each) -> each.getValue().part().equals(part.toString()))
			.map(Map.Entry::getKey)
			.toList();
	}

	/**
	 * Adds a picture, in the part that its pixels choose.
	 */
	KnownDataset with(byte[] png, String label) {
		String id = idOf(png);
		String part = (Long.parseLong(id.substring(0, 8), 16) / IDS < TEST_SHARE) ? "test" : "train";
		return with(id, new Place(label, part));
	}

	KnownDataset with(String id, Place place) {
		Map<String, Place> changed = new TreeMap<>(this.pictures);
		changed.put(id, place);
		return new KnownDataset(this.state, this.labels, changed);
	}

	KnownDataset without(String id) {
		Map<String, Place> changed = new TreeMap<>(this.pictures);
		changed.remove(id);
		return new KnownDataset(this.state, this.labels, changed);
	}

	KnownDataset renamed(UnaryOperator<String> name) {
		Map<String, Place> changed = new TreeMap<>();
		this.pictures.forEach((id, place) -> changed.put(id, new Place(name.apply(place.label()), place.part())));
		return new KnownDataset(this.state, this.labels.stream().map(name).toList(), changed);
	}

	/**
	 * Deletes a label with its pictures, and adds another.
	 */
	KnownDataset replaced(String label, String other) {
		List<String> names = new ArrayList<>(this.labels);
		names.remove(label);
		names.add(other);
		Map<String, Place> changed = new TreeMap<>(this.pictures);
		changed.values().removeIf((each) -> each.label().equals(label));
		return new KnownDataset(this.state, names, changed);
	}

	/**
	 * Where a picture is.
	 *
	 * @param label its label
	 * @param part its part
	 */
	record Place(String label, String part) {
	}

}
