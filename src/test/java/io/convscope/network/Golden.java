package io.convscope.network;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

import io.convscope.network.description.TensorShape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What PyTorch computes in double precision for weights and pictures that an integer hash
 * gives, and how closely to agree with it.
 */
final class Golden {

	private static final double FLOAT_ULP = 0x1p-23;

	private static final long PIXEL_STREAM = 100;

	final JsonNode root;

	final int[] labels;

	private final long salt;

	Golden() {
		this("/pytorch-golden.json");
	}

	Golden(String resource) {
		try (InputStream in = Golden.class.getResourceAsStream(resource)) {
			this.root = JsonMapper.shared().readTree(in);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		this.salt = this.root.get("salt").asLong();
		this.labels = new int[this.root.get("labels").size()];
		for (int i = 0; i < this.labels.length; i++) {
			this.labels[i] = this.root.get("labels").get(i).asInt();
		}
	}

	Weights weights(Architecture architecture) {
		List<Tensor> tensors = new ArrayList<>();
		for (TensorShape shape : architecture.tensors()) {
			long start = start(this.salt, tensors.size());
			float[] values = new float[shape.size()];
			for (int i = 0; i < values.length; i++) {
				values[i] = (float) ((2 * unit(start, i) - 1) / Math.sqrt(shape.fanIn()));
			}
			tensors.add(new Tensor(shape.name(), shape.shape(), values));
		}
		return new Weights(tensors);
	}

	byte[] pixels() {
		long start = start(this.salt, PIXEL_STREAM);
		byte[] pixels = new byte[this.labels.length * 3072];
		for (int i = 0; i < pixels.length; i++) {
			pixels[i] = (byte) (int) (unit(start, i) * 256);
		}
		return pixels;
	}

	/**
	 * Describes how an array differs from what PyTorch says of it.
	 * @return one line for each difference
	 */
	static List<String> differences(String name, JsonNode digest, float[] actual) {
		return differences(name, digest, actual, 1e-5, 0);
	}

	/**
	 * Describes how an array differs from what PyTorch says of it.
	 * @param sums how closely norm and sum are to agree, relative
	 * @param magnitude of the numbers that these are differences of; 0 if they are none
	 * @return one line for each difference
	 */
	static List<String> differences(String name, JsonNode digest, float[] actual, double sums, double magnitude) {
		List<String> differences = new ArrayList<>();
		double sum = 0;
		double squares = 0;
		for (float value : actual) {
			sum += value;
			squares += (double) value * value;
		}
		double norm = digest.get("norm").asDouble();
		double rootOfSize = Math.sqrt(actual.length);
		double rounding = 2 * magnitude * FLOAT_ULP;
		compare(differences, name + " norm", norm, Math.sqrt(squares), sums * norm + rounding * rootOfSize);
		compare(differences, name + " sum", digest.get("sum").asDouble(), sum,
				sums * rootOfSize * norm + rounding * actual.length);
		for (int i = 0; i < digest.get("at").size(); i++) {
			int at = digest.get("at").get(i).asInt();
			double expected = digest.get("values").get(i).asDouble();
			compare(differences, name + "[" + at + "]", expected, actual[at],
					1e-4 * Math.max(Math.abs(expected), norm / rootOfSize) + rounding);
		}
		return differences;
	}

	private static void compare(List<String> differences, String what, double expected, double actual, double within) {
		if (!(Math.abs(expected - actual) <= within)) {
			differences.add(what + ": PyTorch " + expected + ", here " + actual + ", allowed " + within);
		}
	}

	static long start(long salt, long stream) {
		return mix(stream * 65537 + salt);
	}

	static double unit(long start, long i) {
		return mix((start + i) & 0xFFFFFFFFL) / 0x1p32;
	}

	private static long mix(long value) {
		long mask = 0xFFFFFFFFL;
		long x = (value + 0x9E3779B9L) & mask;
		x ^= x >>> 16;
		x = (x * 0x85EBCA6BL) & mask;
		x ^= x >>> 13;
		x = (x * 0xC2B2AE35L) & mask;
		x ^= x >>> 16;
		return x;
	}

}
