package io.convscope.dataset;

import io.convscope.image.Picture;

/**
 * One labelled picture of a data set.
 *
 * @param dataset the data set's name
 * @param part the part
 * @param index its index in the part, counted from 0
 * @param label its class, counted from 0
 * @param labelName the name of its class
 * @param picture the picture
 */
public record Sample(String dataset, Part part, int index, int label, String labelName, Picture picture) {

	/**
	 * Returns the address of this sample.
	 * @return its address, including the data set
	 */
	public SampleAddress address() {
		return new SampleAddress(this.dataset, this.part, this.index);
	}

}
