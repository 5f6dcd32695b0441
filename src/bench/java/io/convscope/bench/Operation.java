package io.convscope.bench;

/**
 * One thing that is measured.
 */
enum Operation {

	TRAINING("training step, batch 32", "train", 32),

	FORWARD_32("forward, batch 32", "forward 32", 32),

	FORWARD_256("forward, batch 256", "forward 256", 256),

	FORWARD_1("forward, one picture", "forward 1", 1);

	private final String title;

	private final String order;

	private final int pictures;

	Operation(String title, String order, int pictures) {
		this.title = title;
		this.order = order;
		this.pictures = pictures;
	}

	String title() {
		return this.title;
	}

	int pictures() {
		return this.pictures;
	}

	String order(int unmeasured, int measured, long milliseconds) {
		return this.order + " " + unmeasured + " " + measured + " " + milliseconds;
	}

}
